import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scores, standards, type Role } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { aColleague, aCompany, as, goesAway, letJobsRun, testApp, type Company, type TestApp } from '../../../testing/test-app.ts'
import { clocksOf } from '../../sla/index.ts'
import { getStandard, listStandards } from '../../standards/index.ts'
import { listTrainingNeeds } from '../../training/index.ts'
import { listQualityActions } from '../actions/list.ts'
import { createCheck } from '../checks.ts'
import { scoreBoard, scoreDetails } from '../scores/board.ts'
import { closeScores, winnersOf } from '../scores/close.ts'
import { scoresForFile } from '../scores/for-file.ts'
import { actOnAppeal, appealScore, listAppeals } from './appeals.ts'

let test: TestApp
let company: Company
let other: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'site_manager', siteId: company.siteId, name: '副经理' }))
})
afterAll(() => test.close())

const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const input = <T,>(body: T) => ({ params: {}, query: {}, body })
const details = (actor: Actor, month: string, now: Date, employeeId: string) => as(test, actor, (ctx) => scoreDetails(ctx, { params: {}, query: { siteId: company.siteId, month, employeeId }, body: {} }), now)
const board = (actor: Actor, month: string, now: Date) => as(test, actor, (ctx) => scoreBoard(ctx, { params: {}, query: { siteId: company.siteId, month }, body: {} }), now)
const close = (month: string, now: Date, actor = company.actors.site_manager) => as(test, actor, (ctx) => closeScores(ctx, input({ siteId: company.siteId, month })), now)
const appeal = (actor: Actor, month: string, key: string, now: Date) => as(test, actor, (ctx) => appealScore(ctx, input({ siteId: company.siteId, month, key, reason: '当天在处理漏水，制服淋湿', fileIds: [] })), now)
type Decision = Parameters<typeof actOnAppeal>[1]['body']
const decide = (actor: Actor, id: string, body: Decision, now: Date) => as(test, actor, (ctx) => actOnAppeal(ctx, { params: { id }, query: {}, body }), now)
const lost = (one: scores.ScoreDetails): number => one.facts.reduce((sum, fact) => sum + fact.lost, 0)

async function checked(employee: Actor, missed: number, now: Date, by = company.actors.supervisor, crossed = false): Promise<string> {
  return as(test, by, async (ctx) => {
    const list = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items
    const standard = await getStandard(ctx, { params: { id: list.find(({ code }) => code === (crossed ? 'DRESS' : 'GROOMING'))!.id }, query: {}, body: {} })
    const answers = standard.current!.items.map((item, at) => ({ itemId: item.id, value: item.isRedLine ? (crossed ? 1 : 0) : item.method === 'measure' ? item.min! : at < missed ? 0 : 1 }))
    return (await createCheck(ctx, input(standards.createCheck.body.parse({ siteId: company.siteId, standardId: standard.id, employeeId: employee.employeeId, answers })))).id
  }, now)
}

describe('an appeal against a fact of the own score', () => {
  it('is answered by a clock, by nobody whom it is about or who scored, and strikes the evidence before the month closes [SCR-003]', async () => {
    const { steward, supervisor, front_desk, site_manager } = company.actors
    const bad = await checked(steward, 2, on('2026-06-10'), site_manager)
    await checked(steward, 1, on('2026-06-11'))
    const before = await details(steward, '2026-06', on('2026-06-12'), steward.employeeId!)
    const fact = before.facts.find(({ recordId }) => recordId === bad)!
    expect([fact.mayAppeal, fact.appeal, before.appealUntil]).toEqual([true, null, null])
    // Who scores sees the fact, and cannot appeal in somebody's place.
    expect((await details(supervisor, '2026-06', on('2026-06-12'), steward.employeeId!)).facts.some(({ mayAppeal }) => mayAppeal)).toBe(false)
    await expect(appeal(front_desk, '2026-06', fact.key, on('2026-06-12'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(appeal(steward, '2026-06', 'check:nothing', on('2026-06-12'))).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/key' })] })
    const twice = await Promise.allSettled([appeal(steward, '2026-06', fact.key, on('2026-06-12')), appeal(steward, '2026-06', fact.key, on('2026-06-12'))])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const made = (twice.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<scores.ScoreAppeal>).value
    expect(made).toMatchObject({ state: 'open', recordId: bad, answerDueAt: '2026-06-15T16:00:00.000Z', clock: { metric: 'task', state: 'running', dueAt: '2026-06-15T16:00:00.000Z' }, allowedActions: ['withdraw'] })
    await expect(decide(steward, made.id, { action: 'accept', decision: '我说了算' }, on('2026-06-13'))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(supervisor, made.id, { action: 'accept', decision: '同意' }, on('2026-06-13'))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(site_manager, made.id, { action: 'refuse', decision: '我查的没错' }, on('2026-06-13'))).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(decide(front_desk, made.id, { action: 'refuse', decision: '不行' }, on('2026-06-13'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(close('2026-06', on('2026-07-01'))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/month' })] })
    const races = await Promise.allSettled([decide(other, made.id, { action: 'accept', decision: '有工单为证' }, on('2026-06-14')), decide(other, made.id, { action: 'accept', decision: '再点一次' }, on('2026-06-14'))])
    expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const decided = (await as(test, steward, (ctx) => listAppeals(ctx, { query: { siteId: company.siteId, limit: 50, filter: {} } }))).items[0]!
    const after = await details(steward, '2026-06', on('2026-06-14'), steward.employeeId!)
    expect(after.facts.some(({ recordId }) => recordId === bad)).toBe(false)
    expect(after.total).toBeGreaterThan(before.total!)
    expect(decided).toMatchObject({ state: 'accepted', correction: null, clock: null })
    expect(await as(test, supervisor, async (ctx) => (await clocksOf(ctx, [made.id])).get(made.id)!.map(({ outcome }) => outcome))).toEqual(['met'])
    // What was struck counts in no later month either.
    await close('2026-06', on('2026-07-01'))
    expect((await board(supervisor, '2026-07', on('2026-07-02'))).site.internal).toBeNull()
  })

  it('that is accepted after the close leaves the frozen score as it was and shows a logged correction; the days to appeal end [SCR-003]', async () => {
    const { front_desk, supervisor, technician, administrator, steward } = company.actors
    // What is about a colleague is theirs to hear, whoever stands in for their work: the days to appeal run.
    await goesAway(test, front_desk, steward, '2026-08-01', '2026-10-01')
    const bad = await checked(front_desk, 2, on('2026-08-10'))
    await checked(front_desk, 0, on('2026-08-11'))
    const only = await checked(technician, 0, on('2026-08-12'), supervisor, true)
    await close('2026-08', on('2026-09-01'))
    const frozen = await details(front_desk, '2026-08', on('2026-09-02'), front_desk.employeeId!)
    expect(frozen.appealUntil).toBe('2026-09-04T02:00:00.000Z')
    const fact = frozen.facts.find(({ recordId }) => recordId === bad)!
    const late = on('2026-09-05')
    expect((await details(front_desk, '2026-08', late, front_desk.employeeId!)).facts.some(({ mayAppeal }) => mayAppeal)).toBe(false)
    await expect(appeal(front_desk, '2026-08', fact.key, late)).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/month' })] })
    const before = await board(supervisor, '2026-08', on('2026-09-02'))
    const made = await appeal(front_desk, '2026-08', fact.key, on('2026-09-02'))
    const done = await decide(other, made.id, { action: 'accept', decision: '检查表填错' }, on('2026-09-03'))
    expect(done).toMatchObject({ state: 'accepted', correction: { before: frozen.total, after: 100, by: '副经理' } })
    const after = await details(front_desk, '2026-08', on('2026-09-03'), front_desk.employeeId!)
    expect(after.total).toBe(100)
    expect(after.facts.filter(({ source }) => source === 'correction')).toEqual([expect.objectContaining({ number: made.number, text: '检查表填错', recordId: made.id })])
    expect(Math.abs(100 - lost(after) - after.total!)).toBeLessThan(0.01)
    const whole = await board(supervisor, '2026-08', on('2026-09-03'))
    expect(whole.site.internal).toBeGreaterThan(before.site.internal!)
    expect(whole.people.find(({ employee }) => employee.id === front_desk.employeeId)).toMatchObject({ rank: 1, total: 100 })
    const rows = await as(test, administrator, (ctx) => ctx.tx.selectFrom('score').select('total').where('employee_id', '=', front_desk.employeeId!).execute())
    expect(rows.map(({ total }) => Number(total))).toContain(frozen.total)
    // A red line goes with the sheet that crossed it; with nothing left there is no score.
    const crossed = (await details(technician, '2026-08', on('2026-09-03'), technician.employeeId!)).facts.find(({ recordId, source }) => recordId === only && source === 'check')!
    const second = await appeal(technician, '2026-08', crossed.key, on('2026-09-03'))
    expect(await decide(other, second.id, { action: 'accept', decision: '看错了人' }, on('2026-09-03'))).toMatchObject({ correction: { after: null } })
    expect(await details(technician, '2026-08', on('2026-09-03'), technician.employeeId!)).toMatchObject({ total: null, isCapped: false })
    const trail = await as(test, administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select(['action', 'note']).where('record_type', '=', 'score_month').where('action', '=', 'corrected').execute())
    expect(trail.map(({ note }) => note)).toEqual([made.number, second.number])
    // The file of a colleague, and what promotions go by, has the score as it was corrected.
    const inFile = (actor: Actor) => as(test, administrator, async (ctx) => (await scoresForFile(ctx, actor.employeeId!)).find(({ at }) => at === '2026-08')?.value)
    expect([await inFile(front_desk), await inFile(technician)]).toEqual([100, null])
    // It opens to what it rests on, whichever site the reader works at.
    const { path } = (await as(test, administrator, (ctx) => scoresForFile(ctx, front_desk.employeeId!))).find(({ at }) => at === '2026-08')!
    const asked = new URL(path!, 'https://guanjia.invalid')
    expect([asked.pathname, asked.searchParams.get('at')]).toEqual(['/quality/scores/details', company.siteId])
    expect((await details(administrator, asked.searchParams.get('month')!, on('2026-09-04'), asked.searchParams.get('employee')!)).total).toBe(100)
    const told = (actor: Actor) => as(test, actor, async (ctx) => (await ctx.tx.selectFrom('message').select('template').distinct().where('account_id', '=', actor.accountId).where('created_at', '>', on('2026-08-05')).where('template', 'not like', 'quality_action%').orderBy('template').execute()).map(({ template }) => template))
    expect([await told(front_desk), await told(steward)]).toEqual([['check.yours', 'score.closed', 'score_appeal.decided'], []])
  })

  it('and a close wait for one another: the evidence is struck before, or the frozen score is corrected', async () => {
    const { steward } = company.actors
    const bad = await checked(steward, 2, on('2026-10-10'))
    await checked(steward, 0, on('2026-10-11'))
    const { key } = (await details(steward, '2026-10', on('2026-10-12'), steward.employeeId!)).facts.find(({ recordId }) => recordId === bad)!
    const made = await appeal(steward, '2026-10', key, on('2026-10-12'))
    // Whichever comes first: the manual close refuses while it is open, or finds it struck.
    await Promise.allSettled([decide(other, made.id, { action: 'accept', decision: '属实' }, on('2026-11-02')), close('2026-10', on('2026-11-02'))])
    if ((await board(steward, '2026-10', on('2026-11-02'))).closedAt === null) await close('2026-10', on('2026-11-02'))
    expect((await details(steward, '2026-10', on('2026-11-03'), steward.employeeId!)).total).toBe(100)
  })
})

describe('a month that closes', () => {
  it('names its winners by the rule, and gives a duty to improve to who scored below the mark [SCR-002]', async () => {
    const { administrator, supervisor, site_manager } = company.actors
    const people = await as(test, administrator, async (ctx) => Promise.all(['甲', '乙', '丙', '丁'].map((name) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name }))))
    for (const [at, who] of people.entries()) await checked(who, at, on('2026-12-10'))
    await close('2026-12', on('2027-01-02'))
    const { id } = await as(test, administrator, (ctx) => ctx.tx.selectFrom('score_month').select('id').where('month', '=', '2026-12-01').executeTakeFirstOrThrow())
    const won = await as(test, site_manager, (ctx) => winnersOf(ctx, id))
    expect(won).toMatchObject({ month: '2026-12', awardFen: 20_000, winners: [{ employeeId: people[0]!.employeeId, rank: 1, total: 100 }] })
    const duties = (await as(test, supervisor, (ctx) => listQualityActions(ctx, { query: { siteId: company.siteId, limit: 50, filter: { source: ['score'], sourceId: id } } }), on('2027-01-03'))).items
    const low = (await board(supervisor, '2026-12', on('2027-01-03'))).people.filter(({ total }) => total! < 70).map(({ employee }) => employee.id)
    expect(low.length).toBeGreaterThan(0)
    expect(duties.map(({ owner }) => owner.id).sort()).toEqual(low.sort())
    expect(duties[0]).toMatchObject({ dueOn: '2027-01-16', state: 'open', clock: { state: 'running' } })
  })

  it('asks for training of who fell short, and says of whom only to who may see it [SCR-008]', async () => {
    const { administrator, front_desk, supervisor, site_manager } = company.actors
    const low = await as(test, administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '门岗雷' }))
    const sheet = await checked(low, 0, on('2026-02-10'), supervisor, true)
    for (const day of ['2026-02-11', '2026-02-12', '2026-02-13']) await checked(low, 20, on(day))
    await close('2026-02', on('2026-03-02'))
    await letJobsRun(test)
    const needs = async (actor: Actor) => (await as(test, actor, (ctx) => listTrainingNeeds(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 100, filter: {} } }))).items.filter(({ sourceId, reason }) => sourceId === sheet || reason.startsWith('2026-02')).toSorted((a, b) => a.sourceType.localeCompare(b.sourceType))
    const shown = (await needs(site_manager)).map(({ sourceType, sourceLabel }) => [sourceType, sourceLabel])
    expect(shown).toEqual([['score_month', '2026-02 门岗雷'], ['service_check', expect.stringMatching(/^Q-20260210-0001 门岗雷$/)]])
    const desk = await needs(front_desk)
    expect(desk.map(({ sourceLabel, post }) => [sourceLabel, post])).toEqual([['', ''], ['', '']])
    expect(JSON.stringify(desk)).not.toMatch(/门岗雷|得分|\d 分/)
    expect(desk.map(({ reason }) => reason)).toEqual(['2026-02 服务评分未达标', 'Q-20260210-0001'])
  })

  it('shows scores to every role as far as it goes: all, the first three and the own, or nothing [SCR-008]', async () => {
    const { administrator } = company.actors
    const seen: Record<string, string> = {}
    const roles: Exclude<Role, 'resident'>[] = ['administrator', 'general_manager', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'officer']
    const last = (await board(company.actors.supervisor, '2026-12', on('2027-01-03'))).people.at(-1)!
    const answer = (asked: Promise<unknown>) => asked.then(() => 'yes', (error: { code: string }) => error.code)
    for (const role of roles) {
      const actor = await as(test, administrator, (ctx) => aColleague(ctx, { role, siteId: ['administrator', 'general_manager'].includes(role) ? null : company.siteId, name: role }))
      const { people, isWhole } = await board(actor, '2026-12', on('2027-01-03'))
      const ofOthers = await answer(details(actor, '2026-12', on('2027-01-03'), last.employee.id))
      const ofSite = await answer(as(test, actor, (ctx) => scoreDetails(ctx, { params: {}, query: { siteId: company.siteId, month: '2026-12' }, body: {} }), on('2027-01-03')))
      seen[role] = `${isWhole ? 'all' : 'top'} ${people.length} ${ofOthers} ${ofSite}`
    }
    expect(seen).toEqual({ administrator: 'all 4 yes yes', general_manager: 'all 4 yes yes', site_manager: 'all 4 yes yes', supervisor: 'all 4 yes yes', front_desk: 'top 3 not_found not_found', steward: 'top 3 not_found not_found', technician: 'top 3 not_found not_found', guard: 'top 3 not_found not_found', officer: 'top 3 not_found not_found' })
  })
})
