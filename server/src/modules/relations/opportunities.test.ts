import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, relations, type Sent } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { reachable } from '../../platform/records/index.ts'
import { doing } from '../../testing/care-stories.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { actOnOpportunity } from './act.ts'
import { typeOf } from './kinds.ts'
import { afterGate, LIFECYCLE } from './lifecycle.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let act: ReturnType<typeof doing>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  act = doing(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

type Notice = Sent<typeof relations.noticeOpportunity>['body']
const notice = (actor: Actor, facts: Partial<Notice> = {}) => act(actor, relations.noticeOpportunity, { body: { siteId: company.siteId, type: 'special_situation', what: '老人淋了雨，递一条毛巾和热水', unitId: home.unitId, ...facts } })
const move = (actor: Actor, id: string, body: Sent<typeof relations.actOnOpportunity>['body']) => act(actor, relations.actOnOpportunity, { params: { id }, body })

describe('the three opportunities', () => {
  it('are special requests, situations and persons; each state can be reached [PRS-005]', async () => {
    expect([...reachable(LIFECYCLE, 'noticed')].toSorted()).toEqual(['done', 'let_go', 'noticed', 'planned', 'thanked'])
    expect(afterGate({ type: 'special_request', status: 'planned', principle_kept: true, conditions_allow: true })).toBe('approved')
    expect([typeOf('special_request'), typeOf('outage'), typeOf('birthday'), typeOf('elderly_alone')]).toEqual(['special_request', 'special_situation', 'special_situation', 'special_person'])
    for (const type of relations.OPPORTUNITY_TYPES) expect(await notice(company.actors.steward, { type })).toMatchObject({ type, status: 'noticed', number: expect.stringMatching(/^PS-\d{8}-\d{4}$/) })
  })

  it('are noticed by anybody on the staff, also who repairs taps, and by nobody else [PRS-009]', async () => {
    const { technician } = company.actors
    const noticed = await notice(technician, { what: '上门时听见孩子咳嗽，家里没有大人', empathy: '家长在上班，担心孩子' })
    expect(noticed).toMatchObject({ noticedBy: { name: '技工吕' }, source: 'noticed', allowedActions: [] })
    await expect(move(technician, noticed.id, { action: 'plan', plan: '联系家长' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are kept with action, effect and praise, and ask what the household wants and worries about [PRS-001] [PRS-028]', async () => {
    const { steward } = company.actors
    const { id } = await notice(steward, { empathy: '怕麻烦别人，担心饭点没水' })
    await move(steward, id, { action: 'plan', plan: '送两桶水上门' })
    const done = await move(steward, id, { action: 'done', done: '十一点半送到，倒进水缸', effect: '老人说想不到', gotPraise: true })
    expect(done).toMatchObject({ empathy: '怕麻烦别人，担心饭点没水', action: '十一点半送到，倒进水缸', effect: '老人说想不到', gotPraise: true, doneBy: { name: '管家何' }, unit: { name: '3-2-1201' }, status: 'done' })
  })

  it('give points once for what was delivered and once for the thanks [PRS-014]', async () => {
    const { steward } = company.actors
    const points = async () => (await act(steward, relations.listPoints, { query: { siteId: company.siteId } })).items.find((one) => one.employee.id === steward.employeeId)
    const before = await points()
    const { id } = await notice(steward)
    await move(steward, id, { action: 'plan', plan: '递毛巾' })
    await move(steward, id, { action: 'done', done: '递了毛巾和热水' })
    await expect(move(steward, id, { action: 'done', done: '又递了一次' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await move(steward, id, { action: 'thank', words: '谢谢小何，真贴心' })
    expect(await points()).toMatchObject({ points: (before?.points ?? 0) + 3, delivered: (before?.delivered ?? 0) + 1, thanks: (before?.thanks ?? 0) + 1 })
    const { items } = await act(steward, relations.listThanks, { query: { siteId: company.siteId } })
    expect(items[0]).toMatchObject({ employee: { name: '管家何' }, thankedBy: 'resident', words: '谢谢小何，真贴心', opportunity: { id } })
    await expect(as(test, steward, (ctx) => ctx.tx.insertInto('recognition_point').values({ organization_id: company.organizationId, id: crypto.randomUUID(), site_id: company.siteId, employee_id: steward.employeeId!, reason: 'delivered', source_id: id, points: 2, at: new Date() }).execute())).rejects.toThrow(/recognition_point/)
  })
})

describe('a special request', () => {
  it('is taken in from any case, with its household, and the case keeps a line of it [PRS-006]', async () => {
    const { front_desk } = company.actors
    const taken = await stories.takeCase(front_desk, { kind: 'enquiry', unitId: home.unitId, personId: home.personId, statement: '出差一周，能不能帮忙浇花？' })
    const asked = await notice(front_desk, { type: 'special_request', what: '出差一周，帮忙浇花', unitId: null, caseId: taken.id })
    expect(asked).toMatchObject({ source: 'case', case: { number: taken.number }, unit: { id: home.unitId }, person: { id: home.personId }, needsGates: true })
    const { opportunities } = await act(front_desk, relations.careOfCase, { params: { id: taken.id } })
    expect(opportunities.map((one) => one.id)).toEqual([asked.id])
    const lines = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('timeline_entry').select('note').where('record_id', '=', taken.id).where('action', '=', 'care_noticed').execute())
    expect(lines).toEqual([{ note: `${asked.number} 出差一周，帮忙浇花` }])
  })

  it('passes two gates, each recorded with who said so, before it is done [PRS-008]', async () => {
    const { steward, supervisor } = company.actors
    const { id } = await notice(steward, { type: 'special_request', what: '每天傍晚帮忙浇花' })
    await move(steward, id, { action: 'plan', plan: '周一三五巡楼时浇' })
    await expect(move(steward, id, { action: 'done', done: '浇了' })).rejects.toMatchObject({ code: 'care.gates_needed' })
    // Whether it is within the principles is not the steward's own word.
    await expect(move(steward, id, { action: 'judge_principle', passes: true })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await move(supervisor, id, { action: 'judge_principle', passes: true, note: '不涉及入户' })).toMatchObject({ status: 'planned', principle: { passes: true, by: { name: '主管周' } } })
    expect(await move(steward, id, { action: 'judge_conditions', passes: true, note: '顺路' })).toMatchObject({ status: 'approved', conditions: { passes: true, by: { name: '管家何' } } })
    await expect(move(supervisor, id, { action: 'judge_principle', passes: true })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await move(steward, id, { action: 'done', done: '浇了三次' })).toMatchObject({ status: 'done' })
    const other = await notice(steward, { type: 'special_request', what: '帮忙看管现金' })
    await expect(move(supervisor, other.id, { action: 'judge_principle', passes: false })).rejects.toMatchObject({ errors: [{ pointer: '/note' }] })
    expect(await move(supervisor, other.id, { action: 'judge_principle', passes: false, note: '不代管现金' })).toMatchObject({ status: 'let_go', letGoReason: '不代管现金', principle: { passes: false } })
    await expect(as(test, steward, (ctx) => ctx.tx.updateTable('opportunity').set({ status: 'approved', plan: 'x', planned_by: steward.employeeId! }).where('id', '=', other.id).execute())).rejects.toThrow(/both_gates/)
  })

  it('to mind a child is not accepted before it is known by whom, how long and with whose consent [PRS-007]', async () => {
    const { steward, supervisor } = company.actors
    const { id } = await notice(steward, { type: 'special_request', what: '下午托管孩子两小时', hasCustody: true })
    await move(steward, id, { action: 'plan', plan: '在接待厅画画' })
    await move(supervisor, id, { action: 'judge_principle', passes: true })
    await expect(move(steward, id, { action: 'judge_conditions', passes: true })).rejects.toMatchObject({ code: 'care.custody_unchecked' })
    await expect(as(test, steward, (ctx) => ctx.tx.updateTable('opportunity').set({ status: 'approved', conditions_allow: true, conditions_by: steward.employeeId! }).where('id', '=', id).execute())).rejects.toThrow(/custody_is_checked/)
    const checked = await move(steward, id, { action: 'check_custody', who: '前台许', minutes: 120, consentBy: '母亲 苏婉清', consentHow: 'paper' })
    expect(checked.custody).toMatchObject({ who: '前台许', minutes: 120, consentBy: '母亲 苏婉清', consentHow: 'paper', checkedBy: { name: '管家何' } })
    expect(await move(steward, id, { action: 'judge_conditions', passes: true })).toMatchObject({ status: 'approved' })
  })
})

describe('beside the standard service', () => {
  it('a personal one neither replaces nor delays it: the case and its clocks stay, both are logged [PRS-022]', async () => {
    const { front_desk, steward } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId })
    const seen = () => act(steward, cases.getCase, { params: { id: taken.id } })
    const before = await seen()
    const { id } = await notice(steward, { caseId: taken.id, what: '家里有小孩，先带一块防滑垫' })
    await move(steward, id, { action: 'plan', plan: '维修前送到' })
    const done = await move(steward, id, { action: 'done', done: '垫好了防滑垫' })
    expect(done.standardStep).toBe('going_on')
    const after = await seen()
    expect({ status: after.status, clocks: after.clocks.map(({ metric, state, dueAt }) => ({ metric, state, dueAt })), version: after.version }).toEqual({ status: before.status, clocks: before.clocks.map(({ metric, state, dueAt }) => ({ metric, state, dueAt })), version: before.version })
    const lines = await as(test, steward, (ctx) => ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', taken.id).orderBy('at').orderBy('id').execute())
    expect(lines.map((line) => line.action)).toEqual(['registered', 'care_noticed', 'care_done'])
  })
})

describe('two stewards at once', () => {
  it('plan the same opportunity: the first has it, the second hears whose it is', async () => {
    const { steward } = company.actors
    const other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'steward', siteId: company.siteId, name: '管家丁' }))
    const { id } = await notice(steward)
    const input = (plan: string) => ({ params: { id }, query: {}, body: relations.OpportunityActionBody.parse({ action: 'plan', plan }) })
    const first = as(test, steward, async (ctx) => {
      await actOnOpportunity(ctx, input('我去'))
      const second = as(test, other, (ctx2) => actOnOpportunity(ctx2, input('我也去')))
      second.catch(() => undefined)
      await someoneWaitsForALock(test)
      return { second }
    })
    await expect((await first).second).rejects.toMatchObject({ code: 'someone_was_faster', message: '管家何' })
    expect(await act(steward, relations.getOpportunity, { params: { id } })).toMatchObject({ plan: '我去', plannedBy: { name: '管家何' } })
  })
})
