import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysis, workorders, type cases } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type OrderAct } from '../../testing/work-stories.ts'
import { listCategories } from '../cases/index.ts'
import { makeZone } from '../organization/index.ts'
import { caseAnalysis, caseAnalysisRows } from './case-analysis.ts'
import { orderAnalysis, orderAnalysisRows } from './order-analysis.ts'
import { zoneRanking } from './zone-ranking.ts'

const DAY = 86_400_000
/** A Wednesday. */
const NOW = new Date('2026-03-25T02:00:00Z')
const ago = (days: number, hours = 0): Date => new Date(NOW.getTime() - days * DAY + hours * 3_600_000)

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

interface Estate {
  company: Company
  stories: WorkStories
  homes: Household[]
  category: (name: string) => cases.Category
}

/** A site with three households in two buildings, and the categories that every organisation has. */
async function anEstate(): Promise<Estate> {
  const company = await aCompany(test)
  const { administrator } = company.actors
  const homes = await as(test, administrator, async (ctx) => [
    await aHousehold(ctx, company.siteId, { building: '1', room: '0101', owner: '甲一' }),
    await aHousehold(ctx, company.siteId, { building: '1', room: '0102', owner: '乙二' }),
    await aHousehold(ctx, company.siteId, { building: '2', room: '0101', owner: '丙三' }),
  ])
  const categories = (await as(test, administrator, (ctx) => listCategories(ctx))).items.filter(({ parentId }) => parentId !== null)
  const names = new Map<string, cases.Category>()
  return {
    company, homes, stories: new WorkStories(test, company),
    // Tests speak of kinds of trouble; which leaf of the tree stands for each does not matter.
    category: (name) => {
      const known = names.get(name) ?? categories[names.size]!
      names.set(name, known)
      return known
    },
  }
}

type CaseQuery = Partial<Parameters<typeof caseAnalysis>[1]['query']>
const analyse = (estate: Estate, query: CaseQuery = {}) =>
  as(test, estate.company.actors.supervisor, (ctx) => caseAnalysis(ctx, { params: {}, body: {}, query: analysis.caseAnalysis.query.parse({ siteId: estate.company.siteId, from: '2026-02-01', to: '2026-03-25', ...query }) }), NOW)
const rowsOf = (estate: Estate, filter: object) =>
  as(test, estate.company.actors.supervisor, (ctx) => caseAnalysisRows(ctx, { params: {}, body: {}, query: analysis.caseAnalysisRows.query.parse({ siteId: estate.company.siteId, from: '2026-02-01', to: '2026-03-25', filter }) }), NOW)

async function complain(estate: Estate, home: Household, about: string, days: number, kind: 'complaint' | 'repair' = 'complaint') {
  return estate.stories.takeCase(estate.company.actors.front_desk, { kind, statement: `${about}，请处理。`, unitId: home.unitId, personId: home.personId, categoryId: estate.category(about).id }, ago(days))
}

describe('the analysis of cases', () => {
  it('finds the leading causes, and each slice opens to exactly its records [CMP-017] [CMP-030]', async () => {
    const estate = await anEstate()
    const [a, b, c] = estate.homes as [Household, Household, Household]
    for (const [home, about] of [[a, '噪声'], [b, '噪声'], [c, '噪声'], [a, '漏水']] as const) await complain(estate, home, about, 10)
    const found = await analyse(estate, { by: 'category' })
    expect(found.totals).toMatchObject({ cases: 4, complaints: 4 })
    expect(found.pareto.map(({ name, count }) => [name, count])).toEqual([[estate.category('噪声').name, 3], [estate.category('漏水').name, 1]])
    for (const slice of found.pareto) expect((await rowsOf(estate, { categoryId: slice.id })).items).toHaveLength(slice.count)
    expect(found.households).toBe(3)
    expect(found.totals.perHundred).toBeCloseTo(400 / 3)
    const byBuilding = await analyse(estate, { by: 'building' })
    for (const slice of byBuilding.pareto) expect((await rowsOf(estate, { buildingId: slice.id })).total!.count).toBe(slice.count)
  })

  it('shows where what happens: each cell of buildings and matters opens to its records [CMP-017]', async () => {
    const estate = await anEstate()
    const [a, , c] = estate.homes as [Household, Household, Household]
    await complain(estate, a, '漏水', 8, 'repair')
    await complain(estate, a, '漏水', 7, 'repair')
    await complain(estate, c, '漏水', 6, 'repair')
    const { heat } = await analyse(estate)
    expect(heat.buildings.map(({ name, households }) => [name, households])).toEqual([['1栋', 2], ['2栋', 1]])
    expect(heat.cells.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    for (const cell of heat.cells) expect((await rowsOf(estate, { buildingId: cell.buildingId, matterId: cell.matterId })).items).toHaveLength(cell.count)
  })

  it('tells a rise from chance, and says nothing before eight whole weeks are known [CMP-030]', async () => {
    const estate = await anEstate()
    const [a] = estate.homes as [Household]
    for (let week = 1; week <= 10; week++) await complain(estate, a, `琐事${week % 3}`, week * 7, 'repair')
    for (let i = 0; i < 12; i++) await complain(estate, a, '停电', 7, 'repair')
    const { trend } = await analyse(estate, { from: '2026-01-05', to: '2026-03-25', step: 'week' })
    expect(trend.points.filter(({ signal }) => signal === 'above')).toEqual([expect.objectContaining({ from: '2026-03-16', to: '2026-03-22', count: 13 })])
    expect(trend.points.at(-1)).toMatchObject({ isWhole: false, signal: null })
    expect((await analyse(estate, { from: '2026-02-23', to: '2026-03-25', step: 'week' })).trend.mean).toBeNull()
  })

  it('names the households that come again and again, and the share of repeated complaints [CMP-025]', async () => {
    const estate = await anEstate()
    const [a, b] = estate.homes as [Household, Household]
    await complain(estate, a, '噪声', 20)
    await complain(estate, a, '噪声', 10)
    await complain(estate, b, '漏水', 9)
    const found = await analyse(estate)
    expect(found.repeatHouseholds).toEqual([expect.objectContaining({ unitId: a.unitId, count: 2, complaints: 2 })])
    expect(found.totals).toMatchObject({ repeats: 1, complaints: 3 })
    expect(found.totals.repeatRate).toBeCloseTo(1 / 3)
    expect((await rowsOf(estate, { repeat: true })).items).toHaveLength(1)
  })

  it('shows complaints by how long the estate had been handed over, for each 100 households of that age [CMP-043]', async () => {
    const estate = await anEstate()
    const [a, b, c] = estate.homes as [Household, Household, Household]
    await as(test, estate.company.actors.administrator, async (ctx) => {
      for (const [home, day] of [[a, '2026-01-10'], [b, '2025-03-01'], [c, '2016-05-01']] as const) await ctx.tx.updateTable('unit').set({ handed_over_on: day }).where('id', '=', home.unitId).execute()
    })
    await complain(estate, a, '噪声', 5)
    await complain(estate, a, '漏水', 4)
    await complain(estate, c, '漏水', 3)
    const { phases } = await analyse(estate)
    expect(phases).toEqual([
      { phase: 'half_year', count: 2, households: 1, perHundred: 200 },
      { phase: 'two_years', count: 0, households: 1, perHundred: 0 },
      { phase: 'eight_years', count: 0, households: 0, perHundred: null },
      { phase: 'beyond', count: 1, households: 1, perHundred: 100 },
      { phase: 'unknown', count: 0, households: 0, perHundred: null },
    ])
    expect((await rowsOf(estate, { phase: 'half_year' })).items).toHaveLength(2)
  })

  it('counts a matter that was merged once, and says how many were', async () => {
    const estate = await anEstate()
    const { front_desk } = estate.company.actors
    const [a] = estate.homes as [Household]
    const first = await complain(estate, a, '停电', 3, 'repair')
    const second = await complain(estate, a, '停电', 2, 'repair')
    await estate.stories.onCase(front_desk, second.id, { action: 'link', otherId: first.id, as: 'duplicate' }, ago(1))
    const found = await analyse(estate)
    expect(found.totals).toMatchObject({ cases: 1, merged: 1 })
  })

  it('compares with the days before and says that it cannot where nothing was recorded yet', async () => {
    const estate = await anEstate()
    await complain(estate, estate.homes[0]!, '噪声', 30)
    await complain(estate, estate.homes[1]!, '噪声', 3)
    const found = await analyse(estate, { from: '2026-03-12', to: '2026-03-25' })
    expect(found.totals.cases).toBe(1)
    expect(found.before).toMatchObject({ cases: 0 })
    expect(found.lastYear).toBeNull()
  })

  it('is shown to those who may see figures of the site, and to nobody of another one', async () => {
    const estate = await anEstate()
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    const worker = await signIn(test, estate.company.logins.technician, estate.company.password)
    for (const path of ['cases', 'cases/rows', 'work-orders', 'work-orders/rows', 'cases/export', 'work-orders/export']) {
      const query = `siteId=${estate.company.siteId}&from=2026-03-01&to=2026-03-25`
      expect((await stranger.send('GET', `/insight/${path}?${query}`)).status, path).toBe(404)
      expect((await worker.send('GET', `/insight/${path}?${query}`)).status, path).toBe(403)
    }
    const own = await signIn(test, estate.company.logins.supervisor, estate.company.password)
    const wrong = await own.send('GET', `/insight/cases?siteId=${estate.company.siteId}&from=2026-03-25&to=2026-03-01`)
    expect(wrong.status).toBe(422)
    expect((wrong.body as { errors: { pointer: string }[] }).errors[0]!.pointer).toBe('?to')
  })

  it('goes out as a workbook with the causes and the cases behind them [CMP-017]', async () => {
    const estate = await anEstate()
    await complain(estate, estate.homes[0]!, '噪声', 3)
    const own = await signIn(test, estate.company.logins.supervisor, estate.company.password)
    const answer = await own.send('GET', `/insight/cases/export?siteId=${estate.company.siteId}&from=2026-03-01&to=2026-03-25`)
    expect(answer.status).toBe(200)
    expect(String(answer.headers['content-type'])).toContain('spreadsheetml')
    expect((answer.body as string).length).toBeGreaterThan(3000)
  })
})

const ordersOf = (estate: Estate, filter: object = {}) =>
  as(test, estate.company.actors.supervisor, (ctx) => orderAnalysis(ctx, { params: {}, body: {}, query: analysis.orderAnalysis.query.parse({ siteId: estate.company.siteId, from: '2026-02-01', to: '2026-03-25', filter }) }), NOW)
const orderRows = (estate: Estate, filter: object) =>
  as(test, estate.company.actors.supervisor, (ctx) => orderAnalysisRows(ctx, { params: {}, body: {}, query: analysis.orderAnalysisRows.query.parse({ siteId: estate.company.siteId, from: '2026-02-01', to: '2026-03-25', filter }) }), NOW)

/** An order that was raised so many days ago and done `hours` later. */
async function anOrder(estate: Estate, facts: Parameters<WorkStories['raise']>[1], days: number, hours: number) {
  const { front_desk, technician } = estate.company.actors
  const { stories } = estate
  const raised = await stories.raise(front_desk, { workerId: technician.employeeId, ...facts }, ago(days))
  const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
  const step = (act: OrderAct, at: number) => stories.onOrder(technician, raised.id, act, ago(days, at))
  await step({ action: 'accept' }, 0.1)
  await step({ action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [before] }, 1)
  await step({ action: 'start' }, 1)
  return step({ action: 'done', result: '已修好，试用正常。', photoAfterIds: [after], labourMinutes: 40 }, hours)
}

describe('the analysis of work orders', () => {
  it('measures promptness, rework and first-time fix by worker and category, each figure with its records [RPR-010]', async () => {
    const estate = await anEstate()
    const { supervisor } = estate.company.actors
    const categoryId = estate.category('水管').id
    const good = await anOrder(estate, { categoryId }, 10, 2)
    const bad = await anOrder(estate, { categoryId }, 9, 4)
    await estate.stories.onOrder(supervisor, bad.id, { action: 'rework', reason: '又漏了' }, ago(8))
    const found = await ordersOf(estate)
    expect(found.totals).toMatchObject({ raised: 3, done: 2, open: 1, rework: { count: 1, of: 2, rate: 0.5 }, firstTime: { count: 1, of: 2, rate: 0.5 } })
    expect(found.totals.resolveSeconds).toBe(3 * 3600)
    expect(found.totals.arriveSeconds).toBe(3600)
    const [worker] = found.byWorker
    expect(worker).toMatchObject({ name: estate.company.actors.technician.name, done: 2, labourMinutes: 80 })
    expect(found.byCategory[0]).toMatchObject({ id: categoryId, reworks: 1 })
    expect((await orderRows(estate, { firstTime: true })).items.map(({ id }) => id)).toEqual([good.id])
    expect((await orderRows(estate, { rework: true })).items).toHaveLength(1)
    expect(found.openByAge.find(({ age }) => age === 'month')!.count).toBe(1)
    expect((await orderRows(estate, { age: 'month' })).total!.count).toBe(1)
    // Nothing had a price: unknown is not free of charge.
    expect(found.totals.materialFen).toBeNull()
  })

  it('looks at repairs at home by themselves [RPR-022]', async () => {
    const estate = await anEstate()
    const [home] = estate.homes as [Household]
    await anOrder(estate, {}, 5, 2)
    await anOrder(estate, { unitId: home.unitId, placeKind: 'unit', place: '' }, 5, 6)
    const found = await ordersOf(estate, { home: true })
    expect(found.totals).toMatchObject({ raised: 1, resolveSeconds: 6 * 3600 })
    expect(found.byBuilding).toEqual([expect.objectContaining({ id: home.buildingId, raised: 1 })])
  })

  it('adds up how long facilities were down, and knows nothing where none was [RPR-025]', async () => {
    const estate = await anEstate()
    expect((await ordersOf(estate)).totals.facilityDownMinutes).toBeNull()
    await anOrder(estate, { placeKind: 'facility', place: '2 号电梯' }, 5, 2)
    await anOrder(estate, { placeKind: 'facility', place: '生活水泵' }, 4, 3)
    await anOrder(estate, { placeKind: 'public_area', place: '大堂' }, 4, 9)
    const { totals } = await ordersOf(estate)
    expect(totals).toMatchObject({ facilityDownMinutes: 300, facilityOrders: 2 })
    expect((await orderRows(estate, { facility: true })).total!.count).toBe(2)
  })
})

describe('the ranking of zones', () => {
  it('puts the zone first that was prompt and quiet, and gives no score where nothing happened [BTL-004]', async () => {
    const estate = await anEstate()
    const [a, , c] = estate.homes as [Household, Household, Household]
    await as(test, estate.company.actors.administrator, async (ctx) => {
      const [east, west] = [await makeZone(ctx, { siteId: estate.company.siteId, name: '东区', stewardId: null }), await makeZone(ctx, { siteId: estate.company.siteId, name: '西区', stewardId: null })]
      await makeZone(ctx, { siteId: estate.company.siteId, name: '空区', stewardId: null })
      await ctx.tx.updateTable('building').set({ zone_id: east }).where('id', '=', a.buildingId).execute()
      await ctx.tx.updateTable('building').set({ zone_id: west }).where('id', '=', c.buildingId).execute()
    })
    await anOrder(estate, { unitId: a.unitId, placeKind: 'unit', place: '' }, 6, 90)
    await anOrder(estate, { unitId: c.unitId, placeKind: 'unit', place: '' }, 6, 1.5)
    await complain(estate, a, '噪声', 5)
    await letJobsRun(test)
    const { items } = await as(test, estate.company.actors.supervisor, (ctx) => zoneRanking(ctx, { params: {}, body: {}, query: { siteId: estate.company.siteId, month: '2026-03' } }), NOW)
    expect(items.map(({ name, rank }) => [name, rank])).toEqual([['西区', 1], ['东区', 2], ['空区', null]])
    expect(items[0]).toMatchObject({ onTime: { count: 1, of: 1 }, complaints: 0, score: 100 })
    expect(items[1]).toMatchObject({ onTime: { count: 0, of: 1 }, complaints: 1, complaintsPerHundred: 50 })
  })
})
