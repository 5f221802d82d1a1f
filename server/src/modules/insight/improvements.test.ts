import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysis, improvements, type Sent } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { listCategories } from '../cases/index.ts'
import { listTrainingNeeds, settleTrainingNeed } from '../training/index.ts'
import { caseAnalysis } from './case-analysis.ts'
import { getImprovement, improvementTimeline, listImprovements } from './improvement-list.ts'
import { actOnImprovement, createImprovement } from './improvements.ts'
import { changeThreshold } from './proposals.ts'

const DAY = 86_400_000
const NOW = new Date('2026-03-25T02:00:00Z')
const days = (n: number): Date => new Date(NOW.getTime() + n * DAY)
const nothing = { params: {}, query: {} }

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

interface Place {
  company: Company
  stories: WorkStories
  home: Household
  categoryId: string
}
async function aPlace(): Promise<Place> {
  const company = await aCompany(test)
  const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const leaf = (await as(test, company.actors.administrator, (ctx) => listCategories(ctx))).items.find(({ parentId }) => parentId !== null)!
  return { company, stories: new WorkStories(test, company), home, categoryId: leaf.id }
}

type New = Sent<typeof improvements.createImprovement>['body']
function propose({ company, categoryId }: Place, more: Partial<New> = {}, actor: Actor = company.actors.supervisor, now = NOW): Promise<improvements.Improvement> {
  const body = improvements.createImprovement.body.parse({
    siteId: company.siteId, title: '楼道漏水反复', problem: '一个月内多次', cause: '立管老化', measure: '更换 3 栋立管', ownerId: company.actors.steward.employeeId, dueOn: '2026-04-05', figure: 'cases', figureFilter: { categoryId }, days: 30, goal: 1,
    source: { kind: 'cases', by: 'category', id: categoryId }, ...more,
  })
  return as(test, actor, (ctx) => createImprovement(ctx, { ...nothing, body }), now)
}
type Act = Sent<typeof improvements.actOnImprovement>['body']
const act = (actor: Actor, id: string, body: Act, now: Date) => as(test, actor, (ctx) => actOnImprovement(ctx, { params: { id }, query: {}, body: improvements.actOnImprovement.body.parse(body) }), now)
const take = ({ stories, company, home, categoryId }: Place, at: Date, kind: 'repair' | 'complaint' = 'repair') =>
  stories.takeCase(company.actors.front_desk, { kind, statement: '楼道又漏水了。', unitId: home.unitId, personId: home.personId, categoryId }, at)

describe('an improvement', () => {
  it('goes from a repair that keeps coming back to a revised procedure, judged by what was counted and not by what anybody says [RPR-011] [RPR-023] [CMP-018]', async () => {
    const place = await aPlace()
    const { supervisor, steward } = place.company.actors
    for (const at of [-20, -12, -3]) await take(place, days(at))
    const made = await propose(place)
    expect(made).toMatchObject({ state: 'planned', baseline: 3, baselineFrom: '2026-02-23', baselineTo: '2026-03-24', goal: 1 })
    // By the end of the day that was promised, in the zone of the site.
    expect(made.clocks).toEqual([expect.objectContaining({ metric: 'task', dueAt: '2026-04-05T16:00:00.000Z', state: 'running' })])

    await act(steward, made.id, { action: 'start' }, days(1))
    const reported = await act(steward, made.id, { action: 'report', result: '立管已更换', doneOn: '2026-03-28' }, days(3))
    expect(reported).toMatchObject({ state: 'checking', canBeCheckedFrom: '2026-04-05' })
    expect(reported.clocks[0]).toMatchObject({ state: 'stopped', outcome: 'met' })

    await expect(act(supervisor, made.id, { action: 'look' }, days(6))).rejects.toMatchObject({ code: 'improvement.too_early' })
    await expect(act(supervisor, made.id, { action: 'standardise', conclusion: '有效', revision: '《管道巡检规程》V3' }, days(6))).rejects.toMatchObject({ code: 'improvement.not_checked' })
    await take(place, days(8))
    const looked = await act(supervisor, made.id, { action: 'look' }, days(20))
    expect(looked).toMatchObject({ checked: 1, checkedFrom: '2026-03-29', checkedTo: '2026-04-13' })

    await expect(act(supervisor, made.id, { action: 'standardise', conclusion: '有效' }, days(20))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/revision' })] })
    const ended = await act(supervisor, made.id, { action: 'standardise', conclusion: '更换后明显减少', revision: '《管道巡检规程》V3' }, days(20))
    expect(ended).toMatchObject({ state: 'standardised', revision: '《管道巡检规程》V3', allowedActions: [] })
    const history = await as(test, supervisor, (ctx) => improvementTimeline(ctx, { params: { id: made.id }, query: {}, body: {} }))
    expect(history.items.map(({ action }) => action)).toEqual(['raised', 'start', 'report', 'look', 'standardise'])
  })

  it('begins another round when it did not help, with a new promise', async () => {
    const place = await aPlace()
    const { supervisor } = place.company.actors
    await take(place, days(-3))
    const made = await propose(place)
    await act(supervisor, made.id, { action: 'report', result: '已告知', doneOn: '2026-03-25' }, NOW)
    await take(place, days(4))
    await act(supervisor, made.id, { action: 'look' }, days(10))
    const again = await act(supervisor, made.id, { action: 'again', conclusion: '仅告知不够', measure: '更换立管', dueOn: '2026-04-30' }, days(10))
    expect(again).toMatchObject({ state: 'planned', round: 2, measure: '更换立管', checked: null })
    expect(again.clocks.filter(({ state }) => state === 'running')).toEqual([expect.objectContaining({ dueAt: '2026-04-30T16:00:00.000Z' })])
  })

  it('raises what colleagues have to learn, once, and the need is planned and met [CMP-019] [RPR-012]', async () => {
    const place = await aPlace()
    const { supervisor } = place.company.actors
    const made = await propose(place, { training: { topic: '上门维修礼仪', post: '工程技工' } })
    expect(made.trainingNeeds).toEqual([expect.objectContaining({ topic: '上门维修礼仪', state: 'open' })])
    const list = () => as(test, supervisor, (ctx) => listTrainingNeeds(ctx, { params: {}, body: {}, query: { siteId: place.company.siteId, limit: 50, filter: {} } }))
    const [need] = (await list()).items
    expect(need).toMatchObject({ post: '工程技工', sourceType: 'improvement', sourceId: made.id })
    const settle = (action: 'plan' | 'meet' | 'decline', note = '') => as(test, supervisor, (ctx) => settleTrainingNeed(ctx, { params: { id: need!.id }, query: {}, body: { action, note } }))
    await expect(settle('decline')).rejects.toMatchObject({ code: 'rule_broken' })
    expect(await settle('plan')).toMatchObject({ state: 'planned' })
    expect(await settle('meet', '4 月 2 日已培训')).toMatchObject({ state: 'met' })
    await expect(settle('plan')).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('is proposed for a cause over the threshold, and then shown as under way [CMP-017]', async () => {
    const place = await aPlace()
    const { supervisor } = place.company.actors
    const proposals = async () =>
      (await as(test, supervisor, (ctx) => caseAnalysis(ctx, { params: {}, body: {}, query: analysis.caseAnalysis.query.parse({ siteId: place.company.siteId, from: '2026-03-01', to: '2026-03-25' }) }), NOW)).proposals.filter(({ by }) => by === 'category')
    for (const at of [-9, -8, -7, -6]) await take(place, days(at))
    expect(await proposals()).toEqual([])
    await as(test, supervisor, (ctx) => changeThreshold(ctx, { params: {}, query: {}, body: { version: 0, minimumCount: 4, minimumShare: 0.5 } }))
    expect(await proposals()).toEqual([expect.objectContaining({ id: place.categoryId, count: 4, share: 1, openActionId: null })])
    const made = await propose(place)
    expect((await proposals())[0]).toMatchObject({ openActionId: made.id })
    await expect(as(test, supervisor, (ctx) => changeThreshold(ctx, { params: {}, query: {}, body: { version: 0, minimumCount: 9, minimumShare: 0.5 } }))).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('is opened once when two propose the same cause at the same moment', async () => {
    const place = await aPlace()
    const outcomes = await Promise.allSettled([propose(place), propose(place, {}, place.company.actors.site_manager), propose(place)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_exists' })
  })

  it('is reported as done once when owner and supervisor do so at the same moment', async () => {
    const place = await aPlace()
    const made = await propose(place)
    const { supervisor, steward } = place.company.actors
    const report: Act = { action: 'report', result: '已完成', doneOn: '2026-03-26' }
    const outcomes = await Promise.allSettled([act(supervisor, made.id, report, days(1)), act(steward, made.id, report, days(1))])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('belongs to its site: the desk reads it, its owner carries it out, others change nothing', async () => {
    const place = await aPlace()
    const made = await propose(place)
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    expect((await stranger.send('GET', `/improvements/${made.id}`)).status).toBe(404)
    const desk = await signIn(test, place.company.logins.front_desk, place.company.password)
    expect((await desk.send('GET', `/improvements/${made.id}`)).status).toBe(200)
    expect((await desk.send('POST', `/improvements/${made.id}/actions`, { action: 'start' })).status).toBe(403)
    const steward = await as(test, place.company.actors.steward, (ctx) => getImprovement(ctx, { params: { id: made.id }, query: {}, body: {} }), NOW)
    expect(steward.allowedActions).toEqual(['start', 'report'])
    const late = await as(test, place.company.actors.supervisor, (ctx) => listImprovements(ctx, { params: {}, body: {}, query: { siteId: place.company.siteId, limit: 50, filter: { overdue: true } } }), days(20))
    expect(late.items).toEqual([expect.objectContaining({ id: made.id, isOverdue: true })])
  })
})
