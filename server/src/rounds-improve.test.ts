import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { improvements, type Sent } from '@guanjia/contract'
import { inspectionFigures } from './modules/inspections/board.ts'
import { actOnImprovement, createImprovement } from './modules/insight/improvements.ts'
import { listTrainingNeeds, raiseTrainingNeed } from './modules/training/needs.ts'
import type { Actor } from './platform/auth/actor.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let stories: InspectionStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new InspectionStories(test, company)
})
afterAll(() => test.close())

const on = (day: string, time = '09:05'): Date => new Date(`${day}T${time}:00+08:00`)
const LIGHTING = { id: 'lighting', text: '楼道照明全部正常', kind: 'yes_no', way: 'rectification' } as const
const CLEAN = { id: 'clean', text: '楼道干净', kind: 'yes_no', way: 'rectification' } as const
const nothing = { params: {}, query: {} }

/** A round of a day over so many points at each of which the lamps are out; at the first it is dirty too where that is said. */
async function aDarkRound(day: string, points: number, isDirty = false) {
  const list = await stories.checklist([LIGHTING, CLEAN])
  const made = []
  for (let i = 0; i < points; i++) made.push(await stories.point(list.id))
  const plan = await stories.plan((await stories.route(made.map(({ id }) => id))).id, on(day, '08:00'))
  const [round] = await stories.rounds(plan.id, on(day, '09:00'))
  const records = made.map(({ id }, i) => stories.record(id, on(day), [{ itemId: 'lighting', value: false }, { itemId: 'clean', value: !(isDirty && i === 0) }]))
  await stories.send(company.actors.steward, round!.id, records, on(day, '09:10'))
  return { round: round!, points: made }
}

describe('what rounds find', () => {
  type New = Sent<typeof improvements.createImprovement>['body']
  const propose = (facts: Partial<New>, now: Date) => {
    const body = improvements.createImprovement.body.parse({
      siteId: company.siteId, title: '楼道照明', problem: '连续两层不亮', measure: '每周先行更换老化灯管', ownerId: company.actors.steward.employeeId, dueOn: '2026-11-20', figure: 'findings', goal: 1, source: { kind: 'inspections', query: 'q=楼道照明' }, ...facts,
    })
    return as(test, company.actors.supervisor, (ctx) => createImprovement(ctx, { ...nothing, body }), now)
  }
  const act = (id: string, body: Sent<typeof improvements.actOnImprovement>['body'], now: Date) =>
    as(test, company.actors.supervisor, (ctx) => actOnImprovement(ctx, { params: { id }, query: {}, body: improvements.actOnImprovement.body.parse(body) }), now)

  it('becomes an improvement that is judged by what rounds find of the same item afterwards [INS-007]', async () => {
    const { round } = await aDarkRound('2026-11-03', 2, true)
    const now = on('2026-11-10')
    const made = await propose({ figureFilter: { item: LIGHTING.text } }, now)
    expect(made).toMatchObject({ figure: 'findings', baseline: 2, source: { kind: 'inspections', query: 'q=楼道照明' } })
    expect((await propose({}, now)).baseline).toBe(3)
    expect((await propose({ figure: 'repeatFindings' }, now)).baseline).toBe(0)

    await stories.act(company.actors.steward, round.id, { action: 'finish' }, on('2026-11-03', '09:20'))
    const rate = await propose({ figure: 'roundsOnTimeRate', goal: 0.95 }, now)
    const figures = await as(test, company.actors.supervisor, (ctx) => inspectionFigures(ctx, { params: {}, body: {}, query: { siteId: company.siteId, from: rate.baselineFrom, to: rate.baselineTo } }), now)
    expect(figures.onTimeRate).toBeGreaterThan(0)
    expect(rate.baseline).toBe(figures.onTimeRate)

    await act(made.id, { action: 'report', result: '已换 40 支', doneOn: '2026-11-12' }, on('2026-11-12'))
    await aDarkRound('2026-11-16', 1, true)
    const looked = await act(made.id, { action: 'look' }, on('2026-11-25'))
    expect(looked).toMatchObject({ checked: 1, checkedFrom: '2026-11-13' })
    expect(await act(made.id, { action: 'standardise', conclusion: '复发减少', revision: '《楼道巡查规程》V2' }, on('2026-11-25'))).toMatchObject({ state: 'standardised' })
  })

  it('asks for training of who walks or keeps the place, once of each topic, and leads back to the finding and the round [INS-008]', async () => {
    const { round, points } = await aDarkRound('2026-11-17', 1)
    const [finding] = await stories.findings({ pointId: points[0]!.id })
    const ask = (actor: Actor, type: 'finding' | 'inspection_task', id: string, topic: string) => {
      const body = improvements.raiseTrainingNeed.body.parse({ siteId: company.siteId, topic, post: '楼宇管家', reason: '漏看', source: { type, id } })
      return as(test, actor, (ctx) => raiseTrainingNeed(ctx, { ...nothing, body }))
    }
    const { supervisor, technician } = company.actors
    const made = await ask(supervisor, 'finding', finding!.id, '巡查要点')
    expect((await ask(supervisor, 'finding', finding!.id, '巡查要点')).id).toBe(made.id)
    await ask(supervisor, 'inspection_task', round.id, '到点验证')
    const list = (source: 'finding' | 'inspection_task') => as(test, supervisor, async (ctx) => (await listTrainingNeeds(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { source: [source] } } })).items)
    expect((await list('finding')).map(({ topic, sourceLabel, state }) => [topic, sourceLabel, state])).toEqual([['巡查要点', finding!.number, 'open']])
    expect((await list('inspection_task')).map(({ sourceLabel }) => sourceLabel)).toEqual([round.number])
    await expect(ask(technician, 'finding', finding!.id, '别的')).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = await aCompany(test)
    await expect(as(test, elsewhere.actors.supervisor, (ctx) => raiseTrainingNeed(ctx, { ...nothing, body: improvements.raiseTrainingNeed.body.parse({ siteId: elsewhere.siteId, topic: '别的', reason: '别处', source: { type: 'finding', id: finding!.id } }) }))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/source/id' })] })
  })
})
