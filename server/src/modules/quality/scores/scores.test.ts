import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scores, standards } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { monthAfter } from '../../../platform/time.ts'
import { aCompany, aColleague, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../../testing/test-app.ts'
import { WorkStories } from '../../../testing/work-stories.ts'
import { getStandard, listStandards } from '../../standards/index.ts'
import { actOnAppeal, appealScore } from '../appeals/appeals.ts'
import { createCheck } from '../checks.ts'
import { scoreBoard, scoreDetails } from './board.ts'
import { closeScores } from './close.ts'
import { changeScoreRule, listScoreRules } from './score-rules.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let guard: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '门岗石' }))
})
afterAll(() => test.close())

const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const board = (actor: Actor, month: string, now: Date) => as(test, actor, (ctx) => scoreBoard(ctx, { params: {}, query: { siteId: company.siteId, month }, body: {} }), now)
const details = (actor: Actor, month: string, now: Date, employeeId?: string) => as(test, actor, (ctx) => scoreDetails(ctx, { params: {}, query: { siteId: company.siteId, month, employeeId }, body: {} }), now)
const close = (actor: Actor, month: string, now: Date) => as(test, actor, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: company.siteId, month } }), now)
const lost = (one: scores.ScoreDetails): number => one.facts.reduce((sum, fact) => sum + fact.lost, 0)

/** A case of the steward that its customer rates in a return visit. */
async function rated(stars: number, now: Date): Promise<string> {
  const { steward, front_desk } = company.actors
  const { id } = await stories.takeCase(steward, { kind: 'enquiry', statement: '问一下装修要办什么手续。' }, now)
  await stories.onCase(steward, id, { action: 'resolve', result: '已答复', cause: '' }, now)
  await stories.onCase(front_desk, id, { action: 'return_visit', isReached: true, isSettled: true, score: stars }, now)
  return id
}

async function checked(employee: Actor, missed: number, now: Date, crossed = false, occasion: standards.ServiceCheck['occasion'] = 'routine', by = company.actors.supervisor, siteId = company.siteId): Promise<string> {
  return as(test, by, async (ctx) => {
    const list = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items
    const standard = await getStandard(ctx, { params: { id: list.find(({ code }) => code === 'GROOMING')!.id }, query: {}, body: {} })
    const answers = standard.current!.items.map((item, at) => {
      const bad = item.isRedLine ? crossed : at < missed
      return { itemId: item.id, value: item.method === 'score' ? (bad ? 1 : 5) : item.isRedLine ? (bad ? 1 : 0) : item.method === 'measure' ? (bad ? item.max! + 1 : item.min!) : bad ? 0 : 1 }
    })
    return (await createCheck(ctx, { params: {}, query: {}, body: standards.createCheck.body.parse({ siteId, standardId: standard.id, occasion, employeeId: employee.employeeId, answers }) })).id
  }, now)
}

describe('the score of a month', () => {
  it('is of each colleague and of the site, live, and opens to the very answers and items that took its points [SCR-003]', async () => {
    const { steward, supervisor, front_desk, technician } = company.actors
    const cases = [await rated(5, on('2026-06-03')), await rated(2, on('2026-06-09'))]
    const check = await checked(steward, 1, on('2026-06-10'))
    await checked(front_desk, 0, on('2026-06-11'))
    const now = on('2026-06-20')
    const whole = await board(supervisor, '2026-06', now)
    expect(whole).toMatchObject({ isWhole: true, scored: 2, closedAt: null, mayClose: false, closesOn: '2026-07-05', site: { mystery: null, voices: 2, weights: { customer: 57.14, mystery: null, internal: 42.86 } } })
    const own = await details(steward, '2026-06', now, steward.employeeId!)
    // (5 · 80 + 100 + 25) / 7
    expect(own.customer).toBe(75)
    expect(own.facts.filter(({ source }) => source === 'return_visit').map(({ recordId }) => recordId)).toEqual(cases)
    const items = own.facts.filter(({ source }) => source === 'check')
    expect(items).toEqual([expect.objectContaining({ recordId: check, part: 'internal', text: expect.stringMatching(/./) as string })])
    expect(Math.abs(100 - lost(own) - own.total!)).toBeLessThan(0.01)
    const ofSite = await details(supervisor, '2026-06', now)
    expect(Math.abs(100 - lost(ofSite) - ofSite.total!)).toBeLessThan(0.01)
    // Somebody else's score does not exist, nor the deductions of the site, for who does not score.
    for (const asked of [steward.employeeId!, undefined]) await expect(details(technician, '2026-06', now, asked)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stays as it was when the month closed; what becomes known later counts in the next month, as late [SCR-003]', async () => {
    const { steward, supervisor } = company.actors
    const before = (await board(supervisor, '2026-06', on('2026-07-04'))).site
    const { id } = await stories.takeCase(steward, { kind: 'enquiry', statement: '快递柜在哪里？' }, on('2026-06-28'))
    await stories.onCase(steward, id, { action: 'resolve', result: '已答复', cause: '' }, on('2026-06-28'))
    await close(company.actors.site_manager, '2026-06', on('2026-07-05'))
    const closed = await board(supervisor, '2026-06', on('2026-07-06'))
    expect(closed).toMatchObject({ closedBy: company.actors.site_manager.name, mayClose: false, site: before })
    // Brought by a phone that had no network: it was said in June.
    await as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('case_rating').values({ organization_id: ctx.organizationId, case_id: id, cycle: 1, at: on('2026-06-29'), person_id: null, is_settled: true, score: 1, attitude: null, timeliness: null, quality: null, opinion: '' }).execute())
    expect((await board(supervisor, '2026-06', on('2026-07-07'))).site).toEqual(before)
    const july = await details(supervisor, '2026-07', on('2026-07-07'))
    expect(july.facts.filter(({ source }) => source === 'rating')).toEqual([expect.objectContaining({ recordId: id, isLate: true, value: 0 })])
    expect(july.voices).toBe(1)
    // Counted in July, it is over: August knows nothing of it.
    await close(company.actors.site_manager, '2026-07', on('2026-08-01'))
    expect((await board(supervisor, '2026-08', on('2026-08-02'))).site.voices).toBe(0)
    // What a colleague filled in for a mystery visitor belongs to that part.
    await checked(steward, 1, on('2026-09-10'), false, 'mystery_visit')
    expect((await board(supervisor, '2026-09', on('2026-09-11'))).site).toMatchObject({ internal: null, weights: { mystery: 100 } })
  })

  it('is closed once, by one of two who close at once, and only after it has ended', async () => {
    const { site_manager, administrator, supervisor } = company.actors
    const red = await checked(guard, 0, on('2026-08-10'), true)
    await rated(5, on('2026-08-11'))
    await expect(close(site_manager, '2026-08', on('2026-08-31'))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/month' })] })
    await expect(close(supervisor, '2026-08', on('2026-09-01'))).rejects.toMatchObject({ code: 'not_found' })
    const outcomes = await Promise.allSettled([close(site_manager, '2026-08', on('2026-09-01')), close(administrator, '2026-08', on('2026-09-01'))])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'action_not_allowed' } })
    const rows = await as(test, administrator, (ctx) => ctx.tx.selectFrom('score_month').select('id').where('site_id', '=', company.siteId).where('month', '=', '2026-08-01').execute())
    expect(rows).toHaveLength(1)
    const own = await details(guard, '2026-08', on('2026-09-02'), guard.employeeId!)
    expect(own.closedAt).not.toBeNull()
    expect(own.facts.some(({ recordId }) => recordId === red)).toBe(true)
  })

  it('publishes the first three and the teams; the others see their own place only [SCR-008]', async () => {
    const { administrator, supervisor } = company.actors
    const people = await as(test, administrator, async (ctx) => Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: `保安${name}` }))))
    const department = '01a20000-0000-7000-8000-00000000dd01'
    await as(test, administrator, async (ctx) => {
      await ctx.tx.insertInto('department').values({ organization_id: ctx.organizationId, id: department, site_id: company.siteId, code: 'SEC', name: '秩序班' }).execute()
      await ctx.tx.updateTable('employee').set({ department_id: department }).where('id', 'in', people.map(({ employeeId }) => employeeId!)).execute()
    })
    for (const [at, who] of people.entries()) await checked(who, Math.min(at, 3), on('2026-10-12'))
    const now = on('2026-10-20')
    const whole = await board(supervisor, '2026-10', now)
    expect(whole.people.map(({ employee, rank }) => [employee.name, rank])).toEqual(['甲', '乙', '丙', '丁', '戊'].map((name, at) => [`保安${name}`, Math.min(at, 3) + 1]))
    expect(whole.teams).toEqual([expect.objectContaining({ name: '秩序班', people: 5, rank: 1 })])
    const last = await board(people[4]!, '2026-10', now)
    expect(last).toMatchObject({ isWhole: false, scored: 5, teams: whole.teams })
    expect(last.people.map(({ employee }) => employee.name)).toEqual(['保安甲', '保安乙', '保安丙', '保安戊'])
  })

  it('is weighed by versioned rules that add up to 100 and never reach back [SCR-001]', async () => {
    const { administrator, site_manager, supervisor } = company.actors
    const { at: _at, by: _by, ...current } = (await as(test, supervisor, (ctx) => listScoreRules(ctx))).items[0]!
    expect(current).toMatchObject({ version: 0, site: { customer: 40, mystery: 30, internal: 30 }, employee: { customer: 40, mystery: 30, internal: 30 } })
    const change = (facts: Partial<typeof current>, actor = administrator) => as(test, actor, (ctx) => changeScoreRule(ctx, { params: {}, query: {}, body: { ...current, fromMonth: '2026-11', ...facts } }), on('2026-10-20'))
    const weights = { customer: 50, mystery: 20, internal: 30 }
    await expect(change({ employee: { ...weights, internal: 20 } })).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/employee' })] })
    await expect(change({ fromMonth: '2026-09' })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/fromMonth' })] })
    await expect(change({}, site_manager)).rejects.toMatchObject({ code: 'not_permitted' })
    const two = await Promise.allSettled([change({ employee: weights }), change({ employee: weights })])
    expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await board(supervisor, '2026-10', on('2026-10-21'))).rule.version).toBe(0)
    const { rule } = await board(supervisor, '2026-11', on('2026-11-03'))
    expect(rule).toMatchObject({ version: 1, employee: weights, site: current.site, by: administrator.name })
  })

  it('weighs receptionists by a template of their own, by the post they hold, and a closed month keeps it whatever post follows [SCR-003]', async () => {
    const house = await aCompany(test, '两套模板物业')
    const { administrator, supervisor, site_manager, front_desk, steward } = house.actors
    const post = (code: string) => as(test, administrator, async (ctx) => (await ctx.tx.selectFrom('job_position').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id)
    const hold = (who: Actor, positionId: string | null) => as(test, administrator, (ctx) => ctx.tx.updateTable('employee').set({ position_id: positionId }).where('id', '=', who.employeeId).execute())
    await (await signIn(test, house.logins.administrator, house.password)).send('POST', '/positions/ready')
    const [desk, butler] = [await post('SALES_SITE_DESK'), await post('BUILDING_BUTLER')]
    await hold(front_desk, desk)
    await hold(steward, butler)
    const { at: _at, by: _by, ...rule } = (await as(test, supervisor, (ctx) => listScoreRules(ctx))).items[0]!
    expect(rule.receptionPosts).toContain('SALES_SITE_DESK')
    const publish = (facts: Partial<typeof rule>) => as(test, administrator, (ctx) => changeScoreRule(ctx, { params: {}, query: {}, body: { ...rule, fromMonth: '2026-05', ...facts } }), on('2026-05-02'))
    await expect(publish({ receptionist: { customer: 10, mystery: 80, internal: 20 } })).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/receptionist' })] })
    await expect(publish({ receptionPosts: ['NO_SUCH_POST'] })).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/receptionPosts' })] })
    await publish({ receptionist: { customer: 0, mystery: 80, internal: 20 }, receptionPosts: ['SALES_SITE_DESK'] })
    // Two colleagues with the same faults: mystery visits that missed some items, an internal check without any.
    for (const who of [front_desk, steward]) {
      await checked(who, 1, on('2026-05-09'), false, 'mystery_visit', supervisor, house.siteId)
      await checked(who, 2, on('2026-05-10'), false, 'mystery_visit', supervisor, house.siteId)
      await checked(who, 0, on('2026-05-11'), false, 'routine', supervisor, house.siteId)
    }
    const look = (employeeId?: string, actor = supervisor) => as(test, actor, (ctx) => scoreDetails(ctx, { params: {}, query: { siteId: house.siteId, month: '2026-05', employeeId }, body: {} }), on('2026-06-02'))
    const [ofDesk, ofSteward, ofSite] = [await look(front_desk.employeeId!), await look(steward.employeeId!), await look()]
    expect(ofDesk).toMatchObject({ template: 'receptionist', weights: { customer: null, mystery: 80, internal: 20 }, rule: { version: 1 } })
    expect(ofSteward).toMatchObject({ template: 'employee', weights: { mystery: 50, internal: 50 }, mystery: ofDesk.mystery, internal: ofDesk.internal })
    expect(ofSite).toMatchObject({ template: 'site', weights: { mystery: 50, internal: 50 } })
    expect(Math.abs(ofDesk.total! - (ofDesk.mystery! * 80 + ofDesk.internal! * 20) / 100)).toBeLessThan(0.01)
    expect(ofDesk.total).toBeLessThan(ofSteward.total!)
    // A client that knows nothing of receptionists leaves their weights and posts as they are.
    const { receptionist: _weights, receptionPosts: _posts, ...known } = rule
    const next = await as(test, administrator, (ctx) => changeScoreRule(ctx, { params: {}, query: {}, body: { ...known, version: 1, fromMonth: '2026-07' } }), on('2026-06-01'))
    expect(next).toMatchObject({ version: 2, receptionist: { mystery: 80 }, receptionPosts: ['SALES_SITE_DESK'] })
    // After the close the two change their posts: the month stays, and an appeal corrects it by the template of the close.
    await as(test, site_manager, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: house.siteId, month: '2026-05' } }), on('2026-06-02'))
    await hold(front_desk, butler)
    await hold(steward, desk)
    expect(await look(front_desk.employeeId!)).toMatchObject({ template: 'receptionist', total: ofDesk.total })
    const { facts } = await look(front_desk.employeeId!, front_desk)
    const { key } = facts.find(({ mayAppeal }) => mayAppeal)!
    const appeal = await as(test, front_desk, (ctx) => appealScore(ctx, { params: {}, query: {}, body: { siteId: house.siteId, month: '2026-05', key, reason: '当天不在岗', fileIds: [] } }), on('2026-06-02'))
    await as(test, site_manager, (ctx) => actOnAppeal(ctx, { params: { id: appeal.id }, query: {}, body: { action: 'accept', decision: '属实' } }), on('2026-06-02'))
    expect(await look(front_desk.employeeId!)).toMatchObject({ template: 'receptionist', weights: { mystery: 80, internal: 20 } })
    expect((await look(front_desk.employeeId!)).total).not.toBe(ofDesk.total)
    expect(await look(steward.employeeId!)).toMatchObject({ template: 'employee', total: ofSteward.total })
  })

  it('closes by itself on the day of the rule, each month after the other [SCR-003]', async () => {
    const other = await aCompany(test, '自动物业')
    const month = monthAfter(new Date().toISOString().slice(0, 7), -2)
    await as(test, other.actors.administrator, (ctx) => Promise.resolve(ctx.enqueue('quality.close-month', { siteId: other.siteId, month })))
    await letJobsRun(test)
    const look = (asked: string) => as(test, other.actors.supervisor, (ctx) => scoreBoard(ctx, { params: {}, query: { siteId: other.siteId, month: asked }, body: {} }))
    expect(await look(month)).toMatchObject({ closedBy: 'Guanjia', site: { total: null, customer: null } })
    // The current month is not over, so its job waits.
    expect((await look(monthAfter(month, 2))).closedAt).toBeNull()
    const planned = await as(test, other.actors.administrator, (ctx) => ctx.tx.selectFrom('job').select('due_at').where('queue', '=', 'quality.close-month').where('due_at', '>', new Date()).execute())
    expect(planned.length).toBeGreaterThan(0)
  })

  it('is asked without its name for the one that is spoken of: the last until it closes, then the running one', async () => {
    const other = await aCompany(test, '月初物业')
    const look = (now: Date) => as(test, other.actors.supervisor, (ctx) => scoreBoard(ctx, { params: {}, query: { siteId: other.siteId }, body: {} }), now)
    expect([(await look(on('2026-07-01'))).month, (await look(on('2026-07-28'))).month]).toEqual(['2026-06', '2026-07'])
    await as(test, other.actors.site_manager, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: other.siteId, month: '2026-06' } }), on('2026-07-01'))
    expect((await look(on('2026-07-01'))).month).toBe('2026-07')
  })

  it('answers over HTTP, and leaves as a sheet', async () => {
    const browser = await signIn(test, company.logins.supervisor, company.password)
    expect((await browser.send('GET', `/scores?siteId=${company.siteId}&month=2026-06`)).status).toBe(200)
    expect((await browser.send('GET', `/scores?siteId=${company.siteId}&month=2099-01`)).status).toBe(422)
    const sheet = await browser.send('GET', `/scores/export?siteId=${company.siteId}&month=2026-06&format=csv`)
    expect(String(sheet.body)).toContain(company.actors.steward.name)
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/scores/export?siteId=${company.siteId}&month=2026-06&format=csv`)).status).toBe(403)
  })
})
