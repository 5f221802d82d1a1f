import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCase } from '../modules/cases/timeline.ts'
import { runDueTimers } from '../modules/sla/index.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../testing/test-app.ts'
import { WorkStories } from '../testing/work-stories.ts'
import { getWorkOrder } from '../modules/workorders/timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
})
afterAll(() => test.close())

const HOUR = 3_600_000

describe('who has accepted', () => {
  it('completes within the limit counted from the acceptance, or hears of it with the supervisor [RPR-021]', async () => {
    const { front_desk, technician, supervisor } = company.actors
    const raised = new Date('2026-03-02T01:00:00Z')
    const accepted = new Date(raised.getTime() + 3 * HOUR)
    const order = await stories.raise(front_desk, { workerId: technician.employeeId }, raised)
    expect(order.clocks.map(({ metric }) => metric)).not.toContain('complete')
    const taken = await stories.onOrder(technician, order.id, { action: 'accept' }, accepted)
    expect(taken.clocks.find(({ metric }) => metric === 'complete')).toMatchObject({
      state: 'running', startedAt: accepted.toISOString(), dueAt: new Date(accepted.getTime() + 24 * HOUR).toISOString(), holder: { id: technician.employeeId },
    })
    await runDueTimers(test.app, { now: new Date(accepted.getTime() + 24 * HOUR + 60_000), asTheyCame: true })
    const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['account_id', 'params']).where('record_id', '=', order.id).where('template', '=', 'sla.breach').execute())
    const ofCompletion = told.filter(({ params }) => (params as { metric: string }).metric === '@metric:complete').map(({ account_id }) => account_id)
    expect(ofCompletion).toHaveLength(2)
    expect(new Set(ofCompletion)).toEqual(new Set([technician.accountId, supervisor.accountId]))
    const late = await as(test, supervisor, (ctx) => getWorkOrder(ctx, { params: { id: order.id }, query: {}, body: {} }))
    expect(late.clocks.find(({ metric }) => metric === 'complete')).toMatchObject({ outcome: 'breached' })
  })

  it('has the shorter limit of an emergency, and has kept it once the work is done [RPR-021]', async () => {
    const { front_desk, technician } = company.actors
    const at = new Date(Date.now() - 2 * HOUR)
    const order = await stories.raise(front_desk, { workerId: technician.employeeId, urgency: 'emergency', title: '水管爆裂' }, at)
    const taken = await stories.onOrder(technician, order.id, { action: 'accept' }, at)
    expect(taken.clocks.find(({ metric }) => metric === 'complete')).toMatchObject({ dueAt: new Date(at.getTime() + 4 * HOUR).toISOString() })
    const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
    await stories.onOrder(technician, order.id, { action: 'arrive', photoIds: [before] })
    const done = await stories.onOrder(technician, order.id, { action: 'done', result: '已止水', photoAfterIds: [after] })
    expect(done.clocks.find(({ metric }) => metric === 'complete')).toMatchObject({ state: 'stopped', outcome: 'met' })
  })
})

it('makes a work order of what a patrol found with nothing but the title, and links both ways [RPR-024]', async () => {
  const { steward } = company.actors
  const picture = await stories.photo(steward)
  const finding = await stories.takeCase(steward, {
    channel: 'patrol', kind: 'report', title: '消防泵压力表损坏', statement: '地下一层消防泵房压力表指针不动', placeKind: 'facility', place: '地下一层消防泵房', urgency: 'urgent', fileIds: [picture],
  })
  const order = await stories.raise(steward, { caseId: finding.id, title: finding.title, placeKind: undefined, place: undefined })
  expect(order).toMatchObject({
    case: { id: finding.id, number: finding.number }, symptom: '地下一层消防泵房压力表指针不动', place: '地下一层消防泵房', placeKind: 'facility', urgency: 'urgent', files: [{ id: picture }],
  })
  const after = await as(test, steward, (ctx) => getCase(ctx, { params: { id: finding.id }, query: {}, body: {} }))
  expect(after).toMatchObject({ status: 'in_progress', workOrderList: [{ id: order.id, number: order.number }] })
})
