import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnGap, gapFigures, listArticles, listEnquiryKinds, listGaps } from '../knowledge/index.ts'
import { makeZone } from '../organization/index.ts'
import { actOnCase } from './act.ts'
import { listCategories } from './categories.ts'
import { listContacts } from './contacts.ts'
import { createCase, createContact } from './take-case.ts'
import { caseTimeline } from './timeline.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
type Body = Parameters<typeof createCase>[1]['body']
type Contact = Parameters<typeof createContact>[1]['body']
const FACTS = { title: '', categoryId: null, placeKind: 'unit' as const, place: '', grade: null, demand: '', expectation: '', wish: null, occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [] }

function enquire(actor: Actor, more: Partial<Body> = {}, now?: Date): Promise<cases.Case> {
  const body: Body = { ...FACTS, siteId: company.siteId, channel: 'phone', kind: 'enquiry', statement: '地下室能不能装充电桩，要哪些手续？', unitId: home.unitId, personId: home.personId, ...more }
  return as(test, actor, (ctx) => createCase(ctx, { ...nothing, body }), now)
}
function contact(actor: Actor, outcome: Contact['outcome'], more: Partial<Contact> = {}, now?: Date) {
  const body: Contact = { siteId: company.siteId, channel: 'phone', personId: home.personId, unitId: home.unitId, phone: '13800130001', words: '充电桩怎么报装，物业要盖章吗？', outcome, ...more }
  return as(test, actor, (ctx) => createContact(ctx, { ...nothing, body }), now)
}
const act = (actor: Actor, id: string, body: cases.CaseActionBody) => as(test, actor, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body }))
const messagesOf = (actor: Actor, template: string) => as(test, actor, (ctx) => ctx.tx.selectFrom('message').selectAll().where('account_id', '=', actor.accountId!).where('template', '=', template).execute())
const kindOf = async (code: string) => (await as(test, company.actors.front_desk, (ctx) => listEnquiryKinds(ctx))).items.find((kind) => kind.code === code)!
const articleOf = async (q: string) => (await as(test, company.actors.front_desk, (ctx) => listArticles(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 5, filter: { q } } }))).items[0]!

describe('settling an enquiry at once', () => {
  it('keeps which article in which version answered, and the kind of enquiry [INQ-001] [INQ-006]', async () => {
    const [kind, article] = [await kindOf('cards'), await articleOf('门禁卡办理')]
    const { contact: taken } = await contact(company.actors.front_desk, { kind: 'settled', answer: '请带身份证到前台补办。', categoryId: null, enquiryKindId: kind.id, article: { id: article.id, version: 1 } }, { words: '门禁卡丢了怎么补' })
    expect(taken).toMatchObject({ outcome: 'settled', enquiryKind: { name: '证卡与门禁' }, article: { id: article.id, version: 1, title: '门禁卡办理与挂失' }, couldNotAnswer: false })
    const log = (filter: Parameters<typeof listContacts>[1]['query']['filter']) => as(test, company.actors.front_desk, (ctx) => listContacts(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, total: true, filter } }))
    expect((await log({ articleId: article.id, outcome: ['settled'], enquiryKindId: kind.id, q: '丢了' })).items.map(({ id }) => id)).toEqual([taken.id])
    expect((await log({ q: '没有人说过' })).total).toEqual({ count: 0, exact: true })
    await expect(contact(company.actors.front_desk, { kind: 'settled', answer: '好', categoryId: null, article: { id: article.id, version: 9 } })).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/outcome/article' }] })
  })
})

describe('a question that nobody can answer 答不上来 [INQ-006]', () => {
  it('is kept in its words, goes on as an enquiry, is answered by an article and counted', async () => {
    const { front_desk, supervisor } = company.actors
    const kind = await kindOf('parking')
    const { contact: taken, case: opened } = await contact(front_desk, { kind: 'opened_case', case: { ...FACTS, kind: 'enquiry', enquiryKindId: kind.id } }, { couldNotAnswer: true })
    expect(taken).toMatchObject({ couldNotAnswer: true, outcome: 'opened_case', enquiryKind: { name: '停车与车辆' } })
    expect(opened).toMatchObject({ kind: 'enquiry', statement: '充电桩怎么报装，物业要盖章吗？' })
    expect(await messagesOf(supervisor, 'knowledge.gap')).toHaveLength(1)
    const gaps = () => as(test, supervisor, (ctx) => listGaps(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { state: ['open'] } } }))
    const [gap] = (await gaps()).items
    expect(gap).toMatchObject({ words: '充电桩怎么报装，物业要盖章吗？', takenBy: { name: '前台许' }, enquiryKind: { name: '停车与车辆' }, state: 'open' })
    const article = await articleOf('月卡车位')
    const answered = await as(test, supervisor, (ctx) => actOnGap(ctx, { params: { id: gap!.id }, query: {}, body: { action: 'answer', articleId: article.id } }))
    expect(answered).toMatchObject({ state: 'answered', article: { name: '月卡车位办理' } })
    expect(await messagesOf(front_desk, 'knowledge.gap_answered')).toHaveLength(1)
    expect((await gaps()).items).toEqual([])
    expect(await as(test, supervisor, (ctx) => gapFigures(ctx, { params: {}, body: {}, query: { siteId: company.siteId } }))).toMatchObject({ open: 0, answered: 1, byTaker: [{ takenBy: { name: '前台许' }, count: 1 }], byKind: [{ kind: { name: '停车与车辆' }, count: 1 }] })
    await expect(as(test, supervisor, (ctx) => actOnGap(ctx, { params: { id: gap!.id }, query: {}, body: { action: 'dismiss', reason: '重复' } }))).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('is never told to be settled', async () => {
    await expect(contact(company.actors.front_desk, { kind: 'settled', answer: '不知道', categoryId: null }, { couldNotAnswer: true })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/couldNotAnswer' }] })
  })
})

describe('an enquiry that becomes a case', () => {
  it('goes to the responsible post and is promised for its response time, in opening hours [INQ-001]', async () => {
    const kind = await kindOf('decoration')
    // 17:50 with 240 minutes: ten of them today, the rest on the next morning from 8:30.
    const taken = await enquire(company.actors.front_desk, { enquiryKindId: kind.id }, new Date('2026-03-05T09:50:00Z'))
    expect(taken).toMatchObject({ department: { name: '工程运行部' }, promisedFeedbackAt: '2026-03-06T05:50:00.000Z', enquiry: { kind: { name: '装修办理' }, post: '装修管理员', materials: ['装修方案', '施工单位资料'], standardAnswer: { name: '装修申请与施工许可' } } })
    expect(taken.clocks.find(({ metric }) => metric === 'promised')).toMatchObject({ state: 'running', dueAt: '2026-03-06T05:50:00.000Z' })
  })

  it('keeps its words as a repair, and the resident is told by when they hear [INQ-003]', async () => {
    const { front_desk } = company.actors
    const words = '厨房水龙头一直滴水，是你们管还是自己找人？'
    const taken = await enquire(front_desk, { statement: words }, new Date('2026-03-05T02:00:00Z'))
    const category = (await as(test, front_desk, (ctx) => listCategories(ctx))).items.find(({ code }) => code === 'water.tap')!
    const repair = await as(test, front_desk, (ctx) => actOnCase(ctx, { params: { id: taken.id }, query: {}, body: { action: 'classify', categoryId: category.id, kind: 'repair' } }), new Date('2026-03-05T02:05:00Z'))
    expect(repair).toMatchObject({ kind: 'repair', statement: words, enquiry: null, promisedFeedbackAt: '2026-03-06T02:00:00.000Z' })
    const resolve = repair.clocks.find(({ metric }) => metric === 'resolve')!
    expect(repair.promisedFeedbackAt).toBe(resolve.dueAt)
    const [told] = await messagesOf(resident, 'case.resident.promise')
    expect(told!.params).toMatchObject({ until: '2026-03-06 10:00' })
    const seen = await as(test, resident, (ctx) => caseTimeline(ctx, { params: { id: taken.id }, query: {}, body: {} }))
    expect(seen.items.find(({ action }) => action === 'promise_told')).toMatchObject({ note: '2026-03-06 10:00' })
  })
})

describe('handing an enquiry on [INQ-007]', () => {
  it('leaves it with the giver until somebody accepts, who then answers for it; the first contact stays', async () => {
    const { front_desk, steward } = company.actors
    const taken = await enquire(front_desk)
    const offered = await act(front_desk, taken.id, { action: 'transfer', toEmployeeId: steward.employeeId, toDepartmentId: null, reason: '片区事务，请管家答复' })
    expect(offered).toMatchObject({ owner: { name: '前台许' }, enquiry: { transfer: { to: { name: '管家何' }, by: { name: '前台许' }, reason: '片区事务，请管家答复' } } })
    expect(offered.allowedActions).toContain('take_back')
    expect(offered.allowedActions).not.toContain('accept_transfer')
    expect(await messagesOf(steward, 'case.transfer_offered')).toHaveLength(1)
    const accepted = await act(steward, taken.id, { action: 'accept_transfer' })
    expect(accepted).toMatchObject({ owner: { name: '管家何' }, firstContactBy: { name: '前台许' }, enquiry: { transfer: null, bouncedCount: 0 } })
    expect(await messagesOf(front_desk, 'case.transfer_accepted')).toHaveLength(1)
  })

  it('alerts the supervisor when it comes back a second time, not the first', async () => {
    const { front_desk, steward, supervisor } = company.actors
    const taken = await enquire(front_desk)
    const offer = () => act(front_desk, taken.id, { action: 'transfer', toEmployeeId: steward.employeeId, toDepartmentId: null, reason: '请答复' })
    const decline = () => act(steward, taken.id, { action: 'decline_transfer', reason: '不是我的片区' })
    await offer()
    expect(await decline()).toMatchObject({ owner: { name: '前台许' }, enquiry: { transfer: null, bouncedCount: 1 } })
    expect(await messagesOf(supervisor, 'case.bounced')).toHaveLength(0)
    await offer()
    expect(await decline()).toMatchObject({ enquiry: { bouncedCount: 2 } })
    expect(await messagesOf(supervisor, 'case.bounced')).toHaveLength(1)
  })

  it('is not pushed over to somebody who has not accepted, nor dropped without an answer or a reason', async () => {
    const { front_desk, steward, supervisor } = company.actors
    const taken = await enquire(front_desk)
    await expect(act(front_desk, taken.id, { action: 'hand_over', toEmployeeId: steward.employeeId!, reason: '你来' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(steward, taken.id, { action: 'transfer', toEmployeeId: supervisor.employeeId, toDepartmentId: null, reason: '试试' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(front_desk, taken.id, { action: 'cancel', reason: '' })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/reason' }] })
    const browser = await signIn(test, company.logins.front_desk, company.password)
    expect(await browser.send('POST', `/cases/${taken.id}/actions`, { action: 'resolve', result: '  ' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/result' }] } })
    await expect(as(test, front_desk, (ctx) => ctx.tx.updateTable('service_case').set({ status: 'resolved', resolved_at: new Date() }).where('id', '=', taken.id).execute())).rejects.toMatchObject({ code: '23514' })
    const article = await articleOf('月卡车位')
    await act(front_desk, taken.id, { action: 'transfer', toEmployeeId: steward.employeeId, toDepartmentId: null, reason: '请答复' })
    const answered = await act(front_desk, taken.id, { action: 'resolve', result: '可以装，请先到供电公司申请用电。', cause: '', articleId: article.id })
    expect(answered).toMatchObject({ status: 'resolved', enquiry: { transfer: null, answeredBy: { title: '月卡车位办理', version: 1 } } })
  })

  it('goes to a department whose people may accept it, and takes the department with it', async () => {
    const { front_desk, steward } = company.actors
    const taken = await enquire(front_desk)
    const department = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('department').select(['id', 'name']).where('site_id', '=', company.siteId).where('code', '=', 'FINANCE').executeTakeFirstOrThrow())
    await act(front_desk, taken.id, { action: 'transfer', toEmployeeId: null, toDepartmentId: department.id, reason: '发票问题' })
    await expect(act(front_desk, taken.id, { action: 'accept_transfer' })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await act(steward, taken.id, { action: 'accept_transfer' })).toMatchObject({ owner: { name: '管家何' }, department: { name: '财务部' } })
  })

  it('is accepted or taken back, never both: the second of two at the same moment waits, then is refused', async () => {
    const { front_desk, steward } = company.actors
    const taken = await enquire(front_desk)
    await act(front_desk, taken.id, { action: 'transfer', toEmployeeId: steward.employeeId, toDepartmentId: null, reason: '请答复' })
    const both = as(test, steward, async (ctx) => {
      await actOnCase(ctx, { params: { id: taken.id }, query: {}, body: { action: 'accept_transfer' } })
      const second = act(front_desk, taken.id, { action: 'take_back' }).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await (await both).second).toMatchObject({ code: 'action_not_allowed' })
    const history = await as(test, front_desk, (ctx) => caseTimeline(ctx, { params: { id: taken.id }, query: {}, body: {} }))
    expect(history.items.map(({ action }) => action).filter((action) => action !== 'registered')).toEqual(['transfer', 'accept_transfer'])
  })
})

describe('finding the own steward 找管家 [INQ-008]', () => {
  it('makes the steward of the zone the first contact, in the app and when the desk writes it down', async () => {
    const { steward, front_desk, administrator } = company.actors
    const second = await as(test, administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家白' }))
    await as(test, administrator, async (ctx) => {
      const zone = await makeZone(ctx, { siteId: company.siteId, name: '东区', stewardId: second.employeeId })
      await ctx.tx.updateTable('building').set({ zone_id: zone }).where('id', '=', home.buildingId).execute()
    })
    const report = await enquire(resident, { kind: 'complaint', statement: '楼道堆杂物一直没人清', withSteward: true })
    expect(report).toMatchObject({ channel: 'resident_app', kind: 'complaint', firstContactBy: { name: '管家白' }, owner: { name: '管家白' } })
    const call = await contact(front_desk, { kind: 'opened_case', case: { ...FACTS, kind: 'enquiry', withSteward: true } })
    expect(call.case).toMatchObject({ channel: 'phone', firstContactBy: { name: '管家白' } })
    expect(call.contact.takenBy.name).toBe('前台许')
    expect(call.case!.clocks.find(({ metric }) => metric === 'acknowledge')).toMatchObject({ state: 'running' })
    expect(await messagesOf(second, 'case.for_steward')).toHaveLength(2)
    expect(await messagesOf(steward, 'case.for_steward')).toHaveLength(0)
  })

  it('says so when a unit has no steward, instead of taking somebody else', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { building: '9', room: '101', owner: '简宁', phone: '13800130055' }))
    await expect(enquire(company.actors.front_desk, { unitId: other.unitId, personId: other.personId, withSteward: true })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/withSteward' }] })
    await expect(enquire(company.actors.front_desk, { unitId: null, withSteward: true })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/unitId' }] })
  })
})
