import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluations, quality, scores, standards } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aHousehold } from '../../testing/households.ts'
import { aColleague, aCompany, aResident, as, goesAway, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { getStandard, listStandards } from '../standards/index.ts'
import { briefsOf, clocksOf } from '../sla/index.ts'
import { actOnQualityAction, raiseQualityAction } from './actions/actions.ts'
import { getQualityAction, listQualityActions } from './actions/list.ts'
import { listSixSAreas, saveSixSArea } from './actions/six-s.ts'
import { createCheck, getCheck } from './checks.ts'
import { closeEvaluation, getEvaluation, listEvaluations, openEvaluation } from './evaluations/evaluations.ts'
import { actOnIdea, listIdeas, proposeIdea } from './evaluations/ideas.ts'
import { feedBack, giveOpinion, listOpinions, ownEvaluations, raiseFinding } from './evaluations/opinions.ts'
import { departmentRatings, rateDepartment } from './meetings/department-ratings.ts'
import { listQualityIndicators, setQualityGoal } from './meetings/indicators.ts'
import { actOnQualityMeeting, listQualityMeetings } from './meetings/meetings.ts'
import { packOf } from './meetings/pack.ts'
import { closeScores } from './scores/close.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let guard: Actor
let manager: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '门岗石' }))
  manager = await signIn(test, company.logins.site_manager, company.password)
})
afterAll(() => test.close())

const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const sheetOf = (code: string) =>
  as(test, company.actors.supervisor, async (ctx) => {
    const { items } = await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })
    return getStandard(ctx, { params: { id: items.find((one) => one.code === code)!.id }, query: {}, body: {} })
  })

async function checked(code: string, whom: { employeeId: string } | { areaId: string }, missed: number, now: Date, occasion: standards.ServiceCheck['occasion'] = 'internal_audit', actor = company.actors.supervisor): Promise<standards.CheckDetails> {
  const sheet = await sheetOf(code)
  const answers = sheet.current!.items.map((item, at) => ({ itemId: item.id, value: item.method === 'measure' ? item.min! : item.isRedLine ? 0 : at < missed ? 0 : 1 }))
  return as(test, actor, (ctx) => createCheck(ctx, { params: {}, query: {}, body: standards.createCheck.body.parse({ siteId: company.siteId, standardId: sheet.id, occasion, ...whom, answers }) }), now)
}
const raise = (facts: object, now: Date, actor = company.actors.supervisor) => as(test, actor, (ctx) => raiseQualityAction(ctx, { params: {}, query: {}, body: quality.raiseQualityAction.body.parse({ siteId: company.siteId, title: '整改', ownerId: company.actors.steward.employeeId, dueOn: '2026-06-20', ...facts }) }), now)
type Act = Parameters<typeof actOnQualityAction>[1]['body']
const act = (actor: Actor, id: string, body: object, now: Date) => as(test, actor, (ctx) => actOnQualityAction(ctx, { params: { id }, query: {}, body: quality.actOnQualityAction.body.parse(body) as Act }), now)
/** How the promise of a record ended, cycle by cycle. */
const outcomes = (id: string) => as(test, company.actors.supervisor, async (ctx) => ((await clocksOf(ctx, [id])).get(id) ?? []).map(({ outcome }) => outcome))
const photo = (actor: Actor) => stories.photo(actor)

describe('an internal audit', () => {
  it('leads from the sheet over a finding and its action to a look by somebody else, and back when it did not do [SCR-007]', async () => {
    const { steward, supervisor, site_manager } = company.actors
    const audit = await checked('DRESS', { employeeId: steward.employeeId! }, 1, on('2026-06-10'))
    expect(audit).toMatchObject({ occasion: 'internal_audit', checkedBy: { id: supervisor.employeeId } })
    const { answers } = await as(test, supervisor, (ctx) => getCheck(ctx, { params: { id: audit.id }, query: {}, body: {} }))
    const [missed, met] = [answers.find(({ isMet }) => isMet === false)!, answers.find(({ isMet }) => isMet === true)!]
    await expect(raise({ checkId: audit.id, itemId: met.id }, on('2026-06-10'))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/itemId' })] })
    const twice = await Promise.allSettled([1, 2].map(() => raise({ checkId: audit.id, itemId: missed.id }, on('2026-06-10'))))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const action = (twice.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<quality.QualityAction>).value
    expect(action).toMatchObject({ source: 'check', sourceNumber: audit.number, itemId: missed.id, problem: missed.text, state: 'open', owner: { id: steward.employeeId } })
    const clock = await as(test, supervisor, (ctx) => briefsOf(ctx, [action.id]), on('2026-06-10'))
    expect(clock.get(action.id)).toMatchObject({ metric: 'task', state: 'running', dueAt: '2026-06-20T16:00:00.000Z' })
    // Who owns or did it never looks at it; a finished one has to be looked at.
    await expect(act(company.actors.technician, action.id, { action: 'report', result: '好了' }, on('2026-06-11'))).rejects.toMatchObject({ code: 'not_found' })
    expect(await act(steward, action.id, { action: 'report', result: '已换制服' }, on('2026-06-12'))).toMatchObject({ state: 'done', allowedActions: [] })
    await expect(act(steward, action.id, { action: 'pass' }, on('2026-06-12'))).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await act(supervisor, action.id, { action: 'send_back', verdict: '领口仍有污渍', dueOn: '2026-06-25' }, on('2026-06-13'))).toMatchObject({ state: 'open', round: 2, dueOn: '2026-06-25', doneAt: null })
    await act(supervisor, action.id, { action: 'report', result: '代为确认已洗' }, on('2026-06-14'))
    await expect(act(supervisor, action.id, { action: 'pass' }, on('2026-06-14'))).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await act(site_manager, action.id, { action: 'pass', verdict: '合格' }, on('2026-06-15'))).toMatchObject({ state: 'closed', verifiedBy: { id: site_manager.employeeId }, clock: null })
    expect(await outcomes(action.id)).toEqual(['met', 'met'])
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('quality_action').set({ verified_by: supervisor.employeeId }).where('id', '=', action.id).execute())).rejects.toThrow('nobody_checks_the_own_work')
  })

  it('goes round the 6S areas: due ones first, with a photo before and a photo after', async () => {
    const { supervisor, technician, site_manager } = company.actors
    const area = (name: string, id = newId(), version = 0, actor = supervisor) => as(test, actor, (ctx) => saveSixSArea(ctx, { params: { id }, query: {}, body: { siteId: company.siteId, name, ownerId: technician.employeeId!, everyDays: 7, isActive: true, version } }), on('2026-06-01'))
    const workshop = await area('工程维修间')
    const desk = await area('前台接待区')
    await expect(area('前台接待区')).rejects.toMatchObject({ code: 'already_exists', errors: [expect.objectContaining({ pointer: '/name' })] })
    await expect(area('改名', desk.id, 9)).rejects.toMatchObject({ code: 'stale_version' })
    await expect(checked('6S', { employeeId: guard.employeeId! }, 0, on('2026-06-08'), 'six_s')).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/areaId' })] })
    const round = await checked('6S', { areaId: workshop.id }, 2, on('2026-06-08'), 'six_s')
    expect(round).toMatchObject({ place: '工程维修间', areaId: workshop.id, employee: null })
    const missed = round.answers.find(({ isMet }) => isMet === false)!
    const before = await photo(supervisor)
    const action = await raise({ checkId: round.id, itemId: missed.id, ownerId: technician.employeeId, fileIds: [before] }, on('2026-06-08'))
    expect(action).toMatchObject({ needsPhoto: true, before: [expect.objectContaining({ id: before })], after: [] })
    const list = (now: Date) => as(test, supervisor, (ctx) => listSixSAreas(ctx, { query: { siteId: company.siteId } }), now)
    expect((await list(on('2026-06-09'))).items.map(({ name, isDue, openActions }) => [name, isDue, openActions])).toEqual([['前台接待区', true, 0], ['工程维修间', false, 1]])
    await expect(act(technician, action.id, { action: 'report', result: '已整理' }, on('2026-06-09'))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/fileIds' })] })
    const after = await photo(technician)
    expect(await act(technician, action.id, { action: 'report', result: '已整理', fileIds: [after] }, on('2026-06-09'))).toMatchObject({ state: 'done', after: [expect.objectContaining({ id: after })] })
    await act(site_manager, action.id, { action: 'pass' }, on('2026-06-09'))
    await checked('6S', { areaId: workshop.id }, 0, on('2026-06-16'), 'six_s')
    expect((await list(on('2026-06-16'))).items.find(({ id }) => id === workshop.id)).toMatchObject({ last: { score: 100 }, previous: round.score, isDue: false, openActions: 0 })
  })
})

describe('the quality meeting', () => {
  it('plans itself when a month closes, its pack makes itself, and every problem gets an item with an owner and a clock [SCR-004]', async () => {
    const { supervisor, steward, site_manager } = company.actors
    await as(test, site_manager, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: company.siteId, month: '2026-06' } }), on('2026-07-02'))
    const list = await as(test, supervisor, (ctx) => listQualityMeetings(ctx, { query: { siteId: company.siteId, limit: 50, filter: {} } }), on('2026-07-02'))
    const [meeting] = list.items
    expect(list.items).toHaveLength(1)
    expect(meeting).toMatchObject({ month: '2026-06', plannedOn: '2026-07-05', state: 'planned', clock: { state: 'running' }, allowedActions: ['hold', 'postpone', 'cancel'] })
    const pack = await as(test, site_manager, (ctx) => packOf(ctx, meeting!.id), on('2026-07-03'))
    expect(pack.board.closedAt).not.toBeNull()
    expect(pack.trend.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
    expect(pack.trend.at(-1)!.total).toBe(pack.board.site.total)
    expect(pack.worst.length).toBeGreaterThan(0)
    expect(pack.worst.map(({ lost }) => lost)).toEqual(pack.worst.map(({ lost }) => lost).toSorted((a, b) => b - a))
    const hold = (plan: object[], now = on('2026-07-04')) =>
      as(test, site_manager, (ctx) => actOnQualityMeeting(ctx, { params: { id: meeting!.id }, query: {}, body: quality.actOnQualityMeeting.body.parse({ action: 'hold', version: 1, attendeeIds: [supervisor.employeeId, steward.employeeId], problems: [{ text: '制服不整', cause: '备用制服不足' }, { text: '6S 脏乱', cause: '无值日表' }], plan }) as never }), now)
    const item = (problem: number, facts: object = {}) => ({ problem, title: `措施${problem}`, ownerId: steward.employeeId, dueOn: '2026-07-20', ...facts })
    await expect(hold([item(0)])).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/problems/1' })] })
    await expect(hold([item(0), item(1, { dueOn: '2026-07-01' })])).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/plan/1/dueOn' })] })
    const held = await hold([item(0), item(1)])
    expect(held).toMatchObject({ state: 'held', chair: { id: site_manager.employeeId }, clock: null, allowedActions: [] })
    expect(await outcomes(held.id)).toEqual(['met'])
    expect(held.actions.map(({ problem, cause, owner, clock }) => [problem, cause, owner.id, clock?.dueAt])).toEqual([['制服不整', '备用制服不足', steward.employeeId, '2026-07-20T16:00:00.000Z'], ['6S 脏乱', '无值日表', steward.employeeId, '2026-07-20T16:00:00.000Z']])
    await expect(hold([item(0), item(1)])).rejects.toMatchObject({ code: 'stale_version' })
    const pdf = await manager.send('GET', `/quality-meetings/${meeting!.id}/pack`)
    expect([pdf.status, pdf.headers['content-type'], String(pdf.body).slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/quality-meetings/${meeting!.id}/pack`)).status).toBe(403)
  })
})

describe('the standard of service quality', () => {
  it('is a document that writes itself from rule, goals and sheets, and every indicator is measured against its goal [SCR-005]', async () => {
    const { administrator, site_manager, supervisor } = company.actors
    const look = (now = on('2026-07-06')) => as(test, supervisor, (ctx) => listQualityIndicators(ctx, { query: { siteId: company.siteId, month: '2026-06' } }), now)
    const before = (await look()).items
    const of = (items: quality.Indicator[], name: quality.Indicator['indicator']) => items.find(({ indicator }) => indicator === name)!
    expect(of(before, 'mystery')).toMatchObject({ value: null, isMet: null })
    expect(of(before, 'red_lines')).toMatchObject({ value: 0, goal: 0, isMost: true, isMet: true })
    expect(of(before, 'actions_on_time')).toMatchObject({ value: 100, isMet: true, path: '/quality/improve/actions?dueFrom=2026-06-01&dueTo=2026-06-30' })
    expect(of(before, 'six_s')).toMatchObject({ value: 83.34, goal: 90, isMet: false })
    const set = (actor: Actor, version: number) => as(test, actor, (ctx) => setQualityGoal(ctx, { params: {}, query: {}, body: { indicator: 'six_s', goal: 80, version } }), on('2026-07-06'))
    await expect(set(site_manager, 0)).rejects.toMatchObject({ code: 'not_permitted' })
    const both = await Promise.allSettled([set(administrator, 0), set(administrator, 0)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(of((await look()).items, 'six_s')).toMatchObject({ goal: 80, isMet: true, version: 1 })
    const pdf = await manager.send('GET', `/quality-indicators/print?siteId=${company.siteId}`)
    expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
  })
})

describe('an evaluation of the service', () => {
  it('hears owners and tenants every so many months, and tells those who spoke what became of it [SCR-009] [SCR-010]', async () => {
    const { administrator, supervisor, front_desk, steward, site_manager } = company.actors
    const home = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId))
    const other = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1302', owner: '钱业主', phone: '13800130088' }))
    const resident = await as(test, administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '业主' }))
    const now = on('2026-09-10')
    const opened = await as(test, supervisor, (ctx) => openEvaluation(ctx, { params: {}, query: {}, body: evaluations.openEvaluation.body.parse({ siteId: company.siteId, title: '三季度服务评估', fromOn: '2026-09-10', untilOn: '2026-09-20', everyMonths: 3, ownerId: supervisor.employeeId }) }), now)
    type Said = Parameters<typeof giveOpinion>[1]['body']
    const say = (actor: Actor, body: object, at = now) => as(test, actor, (ctx) => giveOpinion(ctx, { params: { id: opened.id }, query: {}, body: evaluations.giveOpinion.body.parse(body) as Said }), at)
    expect((await as(test, resident, (ctx) => ownEvaluations(ctx), now)).items).toMatchObject([{ id: opened.id, isOpen: true, own: null }])
    const own = await say(resident, { score: 2, words: '电梯厅灯太暗' })
    expect(own).toMatchObject({ role: 'owner', person: { id: home.personId }, recordedBy: null })
    await expect(say(resident, { score: 5 })).rejects.toMatchObject({ code: 'already_exists' })
    await expect(say(front_desk, { id: own.id, byName: '租客小王', role: 'tenant', score: 5 })).rejects.toMatchObject({ code: 'already_exists', errors: [expect.objectContaining({ pointer: '/id' })] })
    await expect(say(front_desk, { words: '无名' })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/byName' })] })
    const told = await say(front_desk, { personId: other.personId, score: 3, words: '灯暗' })
    await say(front_desk, { byName: '租客小王', role: 'tenant', score: 5, words: '很好' })
    expect(await as(test, supervisor, (ctx) => getEvaluation(ctx, { params: { id: opened.id }, query: {}, body: {} }), now)).toMatchObject({ opinions: 3, owners: 2, tenants: 1, score: 3.33, findings: 0 })
    const finding = (ids: string[]) => as(test, supervisor, (ctx) => raiseFinding(ctx, { params: { id: opened.id }, query: {}, body: { opinionIds: ids, title: '更换电梯厅灯', problem: '', ownerId: steward.employeeId!, dueOn: '2026-09-18' } }), now)
    const { actionId } = await finding([own.id, told.id])
    await expect(finding([told.id])).rejects.toMatchObject({ code: 'already_exists' })
    const close = (at: Date) => as(test, supervisor, (ctx) => closeEvaluation(ctx, { params: { id: opened.id }, query: {}, body: { conclusion: '灯光已改善' } }), at)
    await expect(close(now)).rejects.toMatchObject({ code: 'rule_broken' })
    const tell = (at: Date) => as(test, supervisor, (ctx) => feedBack(ctx, { params: { id: told.id }, query: {}, body: { words: '已换 LED 灯，请您看看' } }), at)
    await expect(tell(now)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await as(test, steward, (ctx) => getQualityAction(ctx, { params: { id: actionId }, query: {}, body: {} }), now)).toMatchObject({ source: 'evaluation', problem: expect.stringContaining('电梯厅灯太暗') as string })
    await act(steward, actionId, { action: 'report', result: '已换 LED 灯' }, on('2026-09-15'))
    await act(site_manager, actionId, { action: 'pass' }, on('2026-09-16'))
    // Who has the app heard at once, who has not is waited for.
    const messages = await as(test, resident, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', resident.accountId).where('template', '=', 'evaluation.feedback').execute())
    expect(messages).toHaveLength(1)
    expect((await as(test, resident, (ctx) => ownEvaluations(ctx), on('2026-09-16'))).items[0]!.own).toMatchObject({ feedback: '已换 LED 灯' })
    // Who said what leaves as a file only with a line in the log of who read personal data.
    const file = await (await signIn(test, company.logins.supervisor, company.password)).send('GET', `/evaluation-opinions/export?siteId=${company.siteId}&format=csv`)
    expect(String(file.body)).toContain('钱业主')
    const log = await as(test, administrator, (ctx) => ctx.tx.selectFrom('access_entry').select(['classes', 'list', 'rows']).where('act', '=', 'export').execute())
    expect(log).toEqual([{ classes: ['archive'], list: '服务评估意见', rows: 3 }])
    await expect(close(on('2026-09-21'))).rejects.toMatchObject({ code: 'rule_broken' })
    await tell(on('2026-09-21'))
    // Whoever speaks while it is being concluded is heard before, or hears that it does not ask any more: nothing is said to what is over.
    const { closed, late } = await as(test, supervisor, async (ctx) => {
      const closed = await closeEvaluation(ctx, { params: { id: opened.id }, query: {}, body: { conclusion: '灯光已改善' } })
      const late = say(front_desk, { byName: '租客老李', role: 'tenant', words: '还是暗' }, on('2026-09-21'))
      late.catch(() => {})
      await someoneWaitsForALock(test)
      return { closed, late }
    }, on('2026-09-21'))
    await expect(late).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(closed).toMatchObject({ state: 'closed', opinions: 3, waiting: 0, clock: null })
    expect(await outcomes(opened.id)).toEqual(['met'])
    const { items } = await as(test, supervisor, (ctx) => listEvaluations(ctx, { query: { siteId: company.siteId, limit: 50, filter: { state: ['open'] } } }), on('2026-09-21'))
    expect(items).toMatchObject([{ title: '三季度服务评估', fromOn: '2026-12-10', untilOn: '2026-12-20', everyMonths: 3 }])
    await expect(say(resident, { words: '晚了' }, on('2026-09-22'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    const foreign = await aCompany(test, '别家物业')
    await expect(as(test, foreign.actors.supervisor, (ctx) => listOpinions(ctx, { query: { siteId: company.siteId, limit: 50, filter: { evaluationId: opened.id } } }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('and ideas for new services stand in a register, from the need they answer to what became of them [SCR-011]', async () => {
    const { technician, supervisor, front_desk } = company.actors
    const idea = await as(test, technician, (ctx) => proposeIdea(ctx, { params: {}, query: {}, body: { siteId: company.siteId, title: '上门洗空调', source: 'owners', need: '夏天前业主常问', idea: '五月起按栋预约', benefit: '收入与好评' } }), on('2026-05-02'))
    expect(idea).toMatchObject({ state: 'proposed', number: expect.stringMatching(/^CX-20260502-0001$/) as string, allowedActions: [] })
    type Act = Parameters<typeof actOnIdea>[1]['body']
    const decide = (actor: Actor, body: object, now = on('2026-05-03')) => as(test, actor, (ctx) => actOnIdea(ctx, { params: { id: idea.id }, query: {}, body: evaluations.actOnIdea.body.parse(body) as Act }), now)
    await goesAway(test, technician, front_desk, '2026-05-03', '2026-05-10')
    await expect(decide(front_desk, { action: 'adopt', outcome: '好' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(supervisor, { action: 'try', trialUntil: '2026-05-01' })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/trialUntil' })] })
    expect(await decide(supervisor, { action: 'try', trialUntil: '2026-06-30' })).toMatchObject({ state: 'trial', allowedActions: ['adopt', 'decline'] })
    const both = await Promise.allSettled([decide(supervisor, { action: 'adopt', outcome: '满意度 96%', version: 2 }), decide(supervisor, { action: 'decline', outcome: '太贵', version: 2 })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const found = await as(test, technician, (ctx) => listIdeas(ctx, { query: { siteId: company.siteId, limit: 50, filter: { source: ['owners'], q: '空调' } } }))
    expect(found.items).toMatchObject([{ id: idea.id, need: '夏天前业主常问', decidedBy: { id: supervisor.employeeId } }])
    expect(found.items[0]!.outcome).not.toBe('')
    const told = await as(test, technician, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', technician.accountId).where('template', '=', 'idea.decided').execute())
    expect(told).toHaveLength(2)
  })
})

describe('departments', () => {
  it('rate one another for a quarter, never themselves, and the newest word of a quarter holds', async () => {
    const { administrator, supervisor, site_manager } = company.actors
    const ids = { desk: newId(), repair: newId(), guard: newId() }
    await as(test, administrator, async (ctx) => {
      for (const [code, name] of [['desk', '客服部'], ['repair', '工程部'], ['guard', '秩序部']] as const) await ctx.tx.insertInto('department').values({ organization_id: ctx.organizationId, id: ids[code], site_id: company.siteId, code, name }).execute()
      await ctx.tx.updateTable('employee').set({ department_id: ids.desk }).where('id', '=', supervisor.employeeId!).execute()
    })
    const rate = (toDepartmentId: string, mark: number, quarter = '2026-07-01', actor = supervisor) => as(test, actor, (ctx) => rateDepartment(ctx, { params: {}, query: {}, body: { siteId: company.siteId, quarter, toDepartmentId, promptness: mark, quality: mark, cooperation: 5, words: '' } }), on('2026-08-10'))
    await expect(rate(ids.repair, 3, '2026-07-01', site_manager)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(rate(ids.desk, 3)).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/toDepartmentId' })] })
    for (const quarter of ['2026-01-01', '2026-10-01']) await expect(rate(ids.repair, 3, quarter)).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/quarter' })] })
    await rate(ids.repair, 2, '2026-04-01')
    await rate(ids.repair, 3)
    await rate(ids.repair, 4)
    const look = await as(test, site_manager, (ctx) => departmentRatings(ctx, { query: { siteId: company.siteId } }), on('2026-08-11'))
    expect(look).toMatchObject({ quarter: '2026-07-01', ratings: [{ from: { name: '客服部' }, to: { name: '工程部' }, promptness: 4 }] })
    expect(look.departments.map(({ department, mean, before, ratings }) => [department.name, mean, before, ratings])).toEqual([['工程部', 4.33, 3, 1], ...look.departments.slice(1).map(({ department }) => [department.name, null, null, 0])])
  })
})

describe('the rest', () => {
  it('is read by who scores, and own actions by their owners; other sites and companies see nothing', async () => {
    const foreign = await aCompany(test, '外人物业')
    const list = (actor: Actor) => as(test, actor, (ctx) => listQualityActions(ctx, { query: { siteId: company.siteId, limit: 50, filter: {} } }))
    const all = (await list(company.actors.supervisor)).items
    expect(all.length).toBeGreaterThan(3)
    const own = (await list(company.actors.steward)).items
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ owner }) => owner.id === company.actors.steward.employeeId)).toBe(true)
    expect((await list(guard)).items).toEqual([])
    await expect(list(foreign.actors.supervisor)).rejects.toMatchObject({ code: 'not_found' })
    await letJobsRun(test)
    expect(scores.SCORE_SOURCES).toContain('correction')
  })
})
