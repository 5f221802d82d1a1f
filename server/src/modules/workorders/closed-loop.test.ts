import type { Case } from '@guanjia/contract/cases.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let desk: Browser
let tech: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  desk = await signIn(test, company.logins.front_desk, company.password)
  tech = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

const act = (who: Browser, path: string, body: object) => who.send('POST', `${path}/actions`, body)
const VISIT = { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 5 }

/** A repair at a home that the technician has done and the desk has told the resident of. */
async function aSolvedRepair(): Promise<{ onCase: string; onOrder: string }> {
  const { front_desk, technician } = company.actors
  const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId })
  const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId, placeKind: 'unit', place: '' })
  await stories.finish(technician, order.id)
  return { onCase: `/cases/${taken.id}`, onOrder: `/work-orders/${order.id}` }
}
const read = async <T>(path: string): Promise<T> => (await desk.send('GET', path)).body as T

describe('the closed loop', () => {
  it('is shut by the desk after the return visit, never by engineering and never before [RPR-014]', async () => {
    const { onCase, onOrder } = await aSolvedRepair()
    for (const path of [onOrder, onCase]) for (const body of [{ action: 'close' }, VISIT]) {
      const refused = await act(tech, path, body)
      expect([400, 403, 404], `${path} ${body.action}`).toContain(refused.status)
    }
    expect(await act(tech, onOrder, { action: 'close' })).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    expect(await act(tech, onOrder, { action: 'verify', isPassed: true })).toMatchObject({ status: 403 })
    expect(await act(desk, onCase, { action: 'resolve', result: '已修好' })).toMatchObject({ status: 200, body: { status: 'resolved' } })
    expect(await act(desk, onCase, { action: 'close' })).toMatchObject({ status: 422, body: { code: 'case.closing_needs_return_visit' } })
    expect(await act(desk, onOrder, { action: 'close' })).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } })
    await letJobsRun(test)
    expect([(await read<Case>(onCase)).status, (await read<WorkOrder>(onOrder)).status]).toEqual(['resolved', 'done'])
    expect(await act(desk, onCase, VISIT)).toMatchObject({ status: 200, body: { status: 'confirmed' } })
    expect(await act(desk, onCase, { action: 'close' })).toMatchObject({ status: 200, body: { status: 'closed', closeReason: 'return_visit' } })
    await letJobsRun(test)
    expect((await read<WorkOrder>(onOrder)).status).toBe('closed')
  })

  it('is open again when the resident is not content, and the order stays open with it [RPR-014]', async () => {
    const { onCase, onOrder } = await aSolvedRepair()
    await act(desk, onCase, { action: 'resolve', result: '已修好' })
    expect(await act(desk, onCase, { ...VISIT, isSettled: false, score: 1 })).toMatchObject({ body: { status: 'reopened', cycle: 2 } })
    await letJobsRun(test)
    expect((await read<WorkOrder>(onOrder)).status).toBe('done')
    expect((await act(desk, onCase, { action: 'close' })).status).toBe(409)
  })

  it('of whom nobody reached on three days is counted apart from what a resident confirmed [D-15]', async () => {
    const { front_desk } = company.actors
    const at = (time: string): Date => new Date(`2026-02-${time}+08:00`)
    const taken = await stories.takeCase(front_desk, { kind: 'suggestion', statement: '加装充电桩' }, at('02T09:00'))
    const path = `/cases/${taken.id}`
    await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已列入计划' }, at('02T10:00'))
    const unreached = { action: 'return_visit', channel: 'phone', isReached: false } as const
    for (const day of ['02T11:00', '03T11:00']) await stories.onCase(front_desk, taken.id, unreached, at(day))
    expect(await act(desk, path, { action: 'close' })).toMatchObject({ body: { code: 'case.closing_needs_return_visit' } })
    await stories.onCase(front_desk, taken.id, unreached, at('04T11:00'))
    expect(await act(desk, path, { action: 'close' })).toMatchObject({ body: { status: 'closed', closeReason: 'unreachable' } })
    const query = `siteId=${company.siteId}&from=2026-02-01T00:00:00Z&to=2026-02-28T00:00:00Z`
    const { figures } = await read<{ figures: { key: string; value: number }[] }>(`/insight/overview?${query}`)
    const of = (key: string) => figures.find((figure) => figure.key === key)!.value
    expect([of('closed'), of('closedUnreachable'), of('returnVisitRate')]).toEqual([1, 1, 0])
  })
})
