import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, type TimelineEntry } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
let home: Household
let desk: Browser
let supervisor: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  desk = await signIn(test, company.logins.front_desk, company.password)
  supervisor = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

async function done<T>(sent: Promise<{ status: number; body: never }>): Promise<T> {
  const answer = await sent
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const take = (facts: object): Promise<cases.Case> => done(desk.send('POST', '/cases', { siteId: company.siteId, unitId: home.unitId, personId: home.personId, kind: 'complaint', statement: '电梯太吵', ...facts }))
const act = (who: Browser, id: string, body: object): Promise<cases.Case> => done(who.send('POST', `/cases/${id}/actions`, body))
const historyOf = async (id: string): Promise<TimelineEntry[]> => (await done<{ items: TimelineEntry[] }>(desk.send('GET', `/cases/${id}/timeline`))).items

describe('the register of a new organisation', () => {
  it('has the departments of a service centre, found by the names that other houses use [ORG-001] [ORG-002] [ORG-011]', async () => {
    const { items } = await done<{ items: { code: string; name: string; alias: string[] }[] }>(desk.send('GET', `/departments?siteId=${company.siteId}`))
    expect(items.map((d) => d.code)).toEqual(expect.arrayContaining(['ENGINEERING', 'COMMERCIAL', 'CUSTOMER_CENTRE', 'LEASING', 'SECURITY', 'ENVIRONMENT']))
    expect(items.find((d) => d.name === '秩序维护部')?.alias).toContain('保安部')
    expect(items.find((d) => d.name === '工程运行部')?.alias).toContain('工程部')
  })

  it('has a category tree of two levels with service quality and facilities as roots; a third level is refused [CMP-021]', async () => {
    const { items } = await done<{ items: cases.Category[] }>(desk.send('GET', '/case-categories'))
    expect(items.filter((c) => c.parentId === null && c.kind === 'complaint').map((c) => c.code)).toEqual(expect.arrayContaining(['service', 'facility']))
    const leaf = items.find((c) => c.parentId !== null)!
    expect(await supervisor.send('POST', '/case-categories', { parentId: leaf.id, code: 'deep', name: '第三级' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parentId' }] } })
  })
})

describe('taking in', () => {
  it('takes what comes by phone, letter, visit and mail, and every kind of matter, at one desk [CMP-001] [CMP-002] [ORG-003] [RCP-003]', async () => {
    for (const channel of ['phone', 'letter', 'visit', 'email', 'message'] as const) expect((await take({ channel })).channel).toBe(channel)
    for (const kind of cases.CASE_KINDS) expect((await take({ kind, grade: null })).kind).toBe(kind)
    expect((await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'complaint', statement: 'x', channel: 'telepathy' })).status).toBe(400)
    const log = await done<{ items: cases.Contact[] }>(desk.send('GET', `/contacts?siteId=${company.siteId}&filter[unitId]=${home.unitId}&filter[channel]=letter`))
    expect(log.items).toHaveLength(1)
  })

  it('keeps what, when, where, who, demand and expectation of a complaint, and the wish behind it [CMP-009] [CMP-033]', async () => {
    const facts = { occurredAt: '2026-03-05T02:00:00.000Z', place: '2 单元客梯', personsInvolved: '同层邻居', demand: '修好', expectation: '三天内', wish: 'be_respected', statement: '电梯每晚异响' }
    const taken = await take(facts)
    expect(await done(desk.send('GET', `/cases/${taken.id}`))).toMatchObject(facts)
  })

  it("corrects facts, but never the resident's own words once a complaint is being handled", async () => {
    const taken = await take({})
    const started = await act(desk, taken.id, { action: 'start' })
    expect(await desk.send('PATCH', `/cases/${taken.id}`, { version: started.version, statement: '其实不吵' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/statement' }] } })
    expect(await done(desk.send('PATCH', `/cases/${taken.id}`, { version: started.version, demand: '夜间停用' }))).toMatchObject({ demand: '夜间停用' })
  })

  it('offers open cases of the same unit while a new one is typed', async () => {
    const taken = await take({ kind: 'repair' })
    const { items } = await done<{ items: cases.CaseSummary[] }>(desk.send('GET', `/cases/similar?siteId=${company.siteId}&unitId=${home.unitId}`))
    expect(items.map((item) => item.id)).toContain(taken.id)
  })

  it("shows the caller's unit, people, open matters and last contacts on one card [RCP-013]", async () => {
    const open = await take({ kind: 'repair' })
    const card = await done<{ unit: { code: string }; people: { name: string; phones: string[] }[]; openCases: { id: string }[]; lastContacts: { words: string }[] }>(desk.send('GET', `/desk/card?unitId=${home.unitId}`))
    expect(card.unit.code).toBe('3-2-1201')
    expect(card.people).toMatchObject([{ name: '苏婉清', phones: ['13800130001'] }])
    expect(card.openCases.map((c) => c.id)).toContain(open.id)
    expect(card.lastContacts.length).toBeGreaterThan(0)
  })
})

describe('handling', () => {
  it('passes a complaint to the department in charge and keeps the promise of 24 hours by it [CMP-027]', async () => {
    const taken = await take({ grade: 'complex' })
    expect(taken.clocks.find((c) => c.metric === 'forward')).toMatchObject({ state: 'running' })
    const { items } = await done<{ items: { id: string; code: string }[] }>(desk.send('GET', `/departments?siteId=${company.siteId}`))
    const engineering = items.find((d) => d.code === 'ENGINEERING')!
    const forwarded = await act(desk, taken.id, { action: 'forward', departmentId: engineering.id })
    expect(forwarded).toMatchObject({ department: { name: '工程运行部' } })
    expect(forwarded.clocks.find((c) => c.metric === 'forward')).toMatchObject({ state: 'stopped', outcome: 'met' })
  })

  it('keeps the 24-hour promise of feedback by what the resident is told, not by a note in the house [CMP-031] [CMP-014]', async () => {
    const taken = await take({ grade: 'complex' })
    const feedback = (record: cases.Case): string | undefined => record.clocks.find((c) => c.metric === 'feedback')?.state
    await done(desk.send('POST', `/cases/${taken.id}/timeline`, { note: '内部：等工程部回话' }))
    expect(feedback(await done(desk.send('GET', `/cases/${taken.id}`)))).toBe('running')
    expect(feedback(await act(desk, taken.id, { action: 'feedback', text: '已约维保单位明早检修', nextReplyAt: new Date(Date.now() + 86_400_000).toISOString() }))).toBe('stopped')
  })

  it('fixes the next reply when it tells that something cannot be solved yet; a date in the past is refused [CMP-049]', async () => {
    const taken = await take({})
    expect(await desk.send('POST', `/cases/${taken.id}/actions`, { action: 'feedback', text: '需更换主机，等待审批', nextReplyAt: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/nextReplyAt' }] } })
  })

  it('logs who was given a case by whom and why, and tells the new owner [ORG-017]', async () => {
    const taken = await take({})
    const steward = company.actors.steward
    await act(supervisor, taken.id, { action: 'hand_over', toEmployeeId: steward.employeeId, reason: '片区归管家负责' })
    expect((await historyOf(taken.id)).at(-1)).toMatchObject({ action: 'hand_over', actor: { name: '主管周' }, note: '片区归管家负责', changes: [{ field: 'owner_id', to: steward.employeeId }] })
    const told = await signIn(test, company.logins.steward, company.password)
    const { items } = await done<{ items: { title: string }[] }>(told.send('GET', '/messages'))
    expect(items.map((m) => m.title)).toContain(`${taken.number} 移交给您`)
    expect(await supervisor.send('POST', `/cases/${taken.id}/actions`, { action: 'hand_over', toEmployeeId: company.actors.technician.employeeId, reason: '试试' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/toEmployeeId' }] } })
  })

  it('merges a duplicate: the second ends, the first goes on and shows it', async () => {
    const first = await take({ kind: 'repair' })
    const second = await take({ kind: 'repair' })
    expect(await act(desk, second.id, { action: 'link', otherId: first.id, as: 'duplicate' })).toMatchObject({ status: 'cancelled', duplicateOf: { number: first.number } })
    expect(await done(desk.send('GET', `/cases/${first.id}`))).toMatchObject({ related: [{ number: second.number }] })
  })

  it("asks the resident's opinion when it reports the result, and keeps it with the score [CMP-016] [FUP-005]", async () => {
    const taken = await take({ kind: 'assistance', grade: null })
    await act(desk, taken.id, { action: 'resolve', result: '已协助搬运' })
    const visited = await act(desk, taken.id, { action: 'return_visit', isReached: true, isSettled: true, score: 4, attitude: 5, timeliness: 4, quality: 4, opinion: '希望备一辆推车' })
    expect(visited.returnVisits).toMatchObject([{ score: 4, attitude: 5, opinion: '希望备一辆推车', by: { name: '前台许' } }])
  })

  it('prints what the user said of it on the form that comes back to the file [CMP-052]', async () => {
    const taken = await take({})
    const pdf = await test.http.inject({ url: `/api/v1/cases/${taken.id}/print?form=opinion`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
  })
})
