import { workorders } from '@guanjia/contract'
import type { Case } from '@guanjia/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { refusalsNoted } from '../language/index.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let app: Browser
let desk: Browser
let tech: Browser
let boss: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  const login = `resident-${newId()}`
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login }))
  app = await signIn(test, login, 'correct horse')
  desk = await signIn(test, company.logins.front_desk, company.password)
  tech = await signIn(test, company.logins.technician, company.password)
  boss = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(async () => {
  await refusalsNoted()
  await test.close()
})

interface Answer {
  status: number
  body: { code: string; errors: { pointer: string; message: string }[]; id: string; version: number; status: string; result: string }
}
const aCase = (): Promise<Case> => stories.takeCase(company.actors.front_desk, { unitId: home.unitId, personId: home.personId }, new Date())
const onCase = (who: Browser, id: string, body: object): Promise<Answer> => who.send('POST', `/cases/${id}/actions`, body)
const onOrder = (who: Browser, id: string, body: object): Promise<Answer> => who.send('POST', `/work-orders/${id}/actions`, body)
const refused = ({ status, body }: Answer): unknown[] => [status, body.code, ...(body.errors ?? []).map(({ pointer }) => pointer)]
const NOT_SAID = (pointer: string): unknown[] => [422, 'language.not_allowed', pointer]

describe('what staff write to the resident of a case', () => {
  it('is refused with an impatient or insulting word, at the field, and nothing is changed [ETQ-006] [ETQ-007]', async () => {
    const { id, version } = await aCase()
    expect(refused(await onCase(desk, id, { action: 'feedback', text: '您快点来，别磨蹭' }))).toEqual([...NOT_SAID('/text'), '/text'])
    expect(refused(await onCase(desk, id, { action: 'resolve', result: '换好了，白 痴都会用' }))).toEqual(NOT_SAID('/result'))
    expect(refused(await onCase(boss, id, { action: 'invalidate', explanation: '無理取鬧' }))).toEqual(NOT_SAID('/explanation'))
    expect(refused(await onCase(desk, id, { action: 'cancel', reason: '烦死了' }))).toEqual(NOT_SAID('/reason'))
    expect(refused(await onCase(desk, id, { action: 'start', note: '又是你' }))).toEqual(NOT_SAID('/note'))
    expect(refused(await onCase(desk, id, { action: 'wait', reason: 'owner_decision', note: '等他交钱，穷鬼' }))).toEqual(NOT_SAID('/note'))
    expect(((await desk.send('GET', `/cases/${id}`)) as Answer).body).toMatchObject({ status: 'registered', version })
  })

  it('goes out with a vague word, and with the harmless word that contains a listed one [ETQ-008]', async () => {
    const { id } = await aCase()
    const { status } = await onCase(desk, id, { action: 'feedback', text: '给您添麻烦了，师傅改天过去；滚筒已换' })
    expect(status).toBe(200)
  })

  it('is checked in a message to the resident, not in a note inside the house', async () => {
    const { id } = await aCase()
    const write = (isVisibleToResident: boolean): Promise<Answer> => desk.send('POST', `/cases/${id}/timeline`, { note: '业主说物业不要脸', isVisibleToResident })
    expect(refused(await write(true))).toEqual(NOT_SAID('/note'))
    expect((await write(false)).status).toBe(200)
  })

  it("leaves the resident's own words alone, also when staff take them down", async () => {
    const { id } = await aCase()
    expect(((await app.send('POST', `/cases/${id}/timeline`, { note: '你们快点，烦死了' })) as Answer).status).toBe(200)
    expect((await onCase(app, id, { action: 'urge', reason: '都三天了，白痴吗' })).status).toBe(200)
    expect((await onCase(desk, id, { action: 'urge', reason: '业主来电：快点，烦死了' })).status).toBe(200)
    expect((await onCase(desk, id, { action: 'split', kind: 'complaint', statement: '保安说滚，态度恶劣' })).status).toBe(200)
    await onCase(desk, id, { action: 'resolve', result: '已修复，请您查看' })
    expect((await onCase(boss, id, { action: 'return_visit', isReached: true, isSettled: true, score: 5, opinion: '之前师傅说烦死了' })).status).toBe(200)
  })

  it('tells the supervisors of an insult once, and keeps no text [ETQ-009]', async () => {
    const { id } = await aCase()
    await onCase(desk, id, { action: 'feedback', text: '您这个神经病，配件周二到' })
    await refusalsNoted()
    await letJobsRun(test)
    const told = ((await boss.send('GET', '/messages')).body as { items: { title: string; body: string }[] }).items.filter(({ title }) => title.includes('服务忌语'))
    expect(told.filter(({ body }) => body.includes('神经病'))).toHaveLength(1)
    expect(JSON.stringify(told)).not.toContain('配件周二到')
  })
})

describe('what a technician writes', () => {
  it('is checked where it lands on the case of the resident: result, reason of the rest, message', async () => {
    const { front_desk, technician } = company.actors
    const taken = await aCase()
    const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId, placeKind: 'unit', place: '' }, new Date())
    await onOrder(tech, order.id, { action: 'accept' })
    expect(refused(await onOrder(tech, order.id, { action: 'suspend', reason: 'owner_decision', note: '业主有病吧，不给钱' }))).toEqual(NOT_SAID('/note'))
    const message = { note: '滚', isVisibleToResident: true }
    expect(refused((await tech.send('POST', `/work-orders/${order.id}/timeline`, message)) as Answer)).toEqual(NOT_SAID('/note'))
    expect(((await tech.send('POST', `/work-orders/${order.id}/timeline`, { ...message, isVisibleToResident: false })) as Answer).status).toBe(200)
    await stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [await stories.photo(technician)] })
    await onOrder(tech, order.id, { action: 'start' })
    const done = { action: 'done', photoAfterIds: [await stories.photo(technician)], labourMinutes: 10 }
    expect(refused(await onOrder(tech, order.id, { ...done, result: '修好了，别再打了' }))).toEqual(NOT_SAID('/result'))
    expect((await onOrder(tech, order.id, { ...done, result: '已修好，试用正常' })).body.status).toBe('done')
  })
})
