import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quality, standards, type Output, type platform } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { getStandard, listStandards } from './modules/standards/index.ts'
import { actOnQualityAction, raiseQualityAction } from './modules/quality/actions/actions.ts'
import { listQualityActions } from './modules/quality/actions/list.ts'
import { createCheck } from './modules/quality/checks.ts'
import { closeScores } from './modules/quality/scores/close.ts'
import { overview } from './modules/insight/overview.ts'

let test: TestApp
let company: Company
let guard: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  guard = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '门岗石' }))
})
afterAll(() => test.close())

/** Ten in the morning of a day in Shanghai. */
const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
type Figures = Output<typeof platform.overview>['figures']
/** The figures of June, as they stand on a day. */
async function figures(actor: Actor, now: Date): Promise<Map<string, Figures[number]>> {
  const { figures } = await as(test, actor, (ctx) => overview(ctx, { params: {}, body: {}, query: { siteId: company.siteId, from: '2026-05-31T16:00:00.000Z', to: '2026-06-30T16:00:00.000Z' } }), now)
  return new Map(figures.map((one) => [one.key, one]))
}

async function raise(title: string, dueOn: string): Promise<string> {
  const body = quality.raiseQualityAction.body.parse({ siteId: company.siteId, title, ownerId: company.actors.steward.employeeId, dueOn })
  return (await as(test, company.actors.supervisor, (ctx) => raiseQualityAction(ctx, { params: {}, query: {}, body }), on('2026-06-01'))).id
}
const act = (actor: Actor, id: string, now: Date, body: object) => as(test, actor, (ctx) => actOnQualityAction(ctx, { params: { id }, query: {}, body: quality.actOnQualityAction.body.parse(body) }), now)
const report = (id: string, day: string) => act(company.actors.steward, id, on(day), { action: 'report', result: '已整改' })
const pass = (id: string, day: string) => act(company.actors.supervisor, id, on(day), { action: 'pass' })

/** A sheet of a guard with all but its red lines missed. */
async function badSheet(now: Date): Promise<void> {
  await as(test, company.actors.supervisor, async (ctx) => {
    const { id } = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find(({ code }) => code === 'GROOMING')!
    const { current } = await getStandard(ctx, { params: { id }, query: {}, body: {} })
    const answers = current!.items.map((item) => ({ itemId: item.id, value: item.method === 'score' ? 1 : item.method === 'measure' ? item.max! + 1 : 0 }))
    await createCheck(ctx, { params: {}, query: {}, body: standards.createCheck.body.parse({ siteId: company.siteId, standardId: id, employeeId: guard.employeeId, answers }) })
  }, now)
}

describe('the figures of a site', () => {
  it('tell what became of corrective actions and of the duties of a closed month, and open to exactly those [SCR-010] [SCR-002]', async () => {
    const { supervisor, site_manager, front_desk } = company.actors
    const [inTime, late, sentBack, , dropped] = [await raise('补齐门牌', '2026-06-05'), await raise('更换地垫', '2026-06-06'), await raise('清理前台杂物', '2026-06-07'), await raise('修复展架', '2026-06-08'), await raise('重复登记', '2026-06-09')]
    await raise('七月才到期', '2026-07-20')
    await report(inTime, '2026-06-05')
    await pass(inTime, '2026-06-06')
    await report(late, '2026-06-08')
    await pass(late, '2026-06-09')
    // Looked at and found wanting: done anew by another day, and passed at the second look.
    await report(sentBack, '2026-06-07')
    await act(supervisor, sentBack, on('2026-06-08'), { action: 'send_back', verdict: '仍有杂物', dueOn: '2026-06-12' })
    await report(sentBack, '2026-06-11')
    await pass(sentBack, '2026-06-12')
    await act(supervisor, dropped, on('2026-06-02'), { action: 'drop', verdict: '与第一项重复' })
    // May closes on 2 June: who scored below the mark has a duty by the 16th.
    await badSheet(on('2026-05-20'))
    await as(test, site_manager, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: company.siteId, month: '2026-05' } }), on('2026-06-02'))

    const now = on('2026-06-14')
    const found = await figures(supervisor, now)
    const numbers = (key: string) => [found.get(key)!.numerator, found.get(key)!.denominator]
    // Open: the stand, July's, and the guard's duty, whose day has not come.
    expect({ open: numbers('actionsOpen'), overdue: numbers('actionsOverdue'), onTime: numbers('actionsOnTimeRate'), effective: numbers('actionsEffectiveRate'), duties: numbers('dutiesDoneRate') }).toEqual({
      open: [3, 3], overdue: [1, 1], onTime: [2, 4], effective: [2, 3], duties: [0, 1],
    })
    for (const key of ['actionsOpen', 'actionsOverdue', 'actionsOnTimeRate', 'actionsEffectiveRate', 'dutiesDoneRate']) {
      const link = new URL(found.get(key)!.link, 'http://console')
      const filter = Object.fromEntries([...link.searchParams].map(([name, value]) => [name, ['state', 'source'].includes(name) ? value.split(',') : value]))
      const query = quality.listQualityActions.query.parse({ siteId: company.siteId, limit: 50, filter })
      const { items } = await as(test, supervisor, (ctx) => listQualityActions(ctx, { query }), now)
      expect([key, link.pathname, items.length]).toEqual([key, '/quality/improve/actions', found.get(key)!.denominator])
    }
    const [duty] = (await as(test, supervisor, (ctx) => listQualityActions(ctx, { query: quality.listQualityActions.query.parse({ siteId: company.siteId, limit: 5, filter: { source: ['score'] } }) }), now)).items
    await act(guard, duty!.id, on('2026-06-15'), { action: 'report', result: '已按标准整理仪容' })
    await pass(duty!.id, '2026-06-16')
    expect((await figures(supervisor, on('2026-06-17'))).get('dutiesDoneRate')).toMatchObject({ value: 1, numerator: 1 })
    // Without anything that fell due there is no rate; and who sees only the own actions has none of these figures.
    const march = await as(test, supervisor, (ctx) => overview(ctx, { params: {}, body: {}, query: { siteId: company.siteId, from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' } }), now)
    expect(march.figures.find(({ key }) => key === 'actionsOnTimeRate')).toMatchObject({ value: null, denominator: 0 })
    expect([...(await figures(front_desk, now)).keys()].filter((key) => key.startsWith('actions') || key === 'dutiesDoneRate')).toEqual([])
  })
})
