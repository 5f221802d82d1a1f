import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment, lamps, registers, standards, workorders, zonestandards, type Sent } from '@guanjia/contract'
import { Actor } from './platform/auth/actor.ts'
import { queueNamed } from './platform/events.ts'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'
import { createCleanCheck } from './modules/environment/checks.ts'
import { actOnLampCount, countLamps } from './modules/inspections/lamps/count.ts'
import { listLampCounts } from './modules/inspections/lamps/list.ts'
import { makeZone } from './modules/organization/index.ts'
import { createArea } from './modules/registers/areas.ts'
import { actOnFacility, createFacility } from './modules/registers/facilities.ts'
import { listFacilityClasses } from './modules/registers/facility-classes.ts'
import { createCheck } from './modules/quality/checks.ts'
import { getStandard, listStandards } from './modules/standards/index.ts'
import { zoneRanking } from './modules/insight/zone-ranking.ts'
import { rankOf, shownTo } from './modules/insight/zone-score.ts'
import { recountZoneStandards } from './modules/insight/standards/close.ts'
import { fiveOf, NOTHING, standardsScore } from './modules/insight/standards/rules.ts'
import { zoneStandards } from './modules/insight/standards/show.ts'

let test: TestApp
let company: Company
let guard: Actor
let east: string
let west: string
let homes: Household[]
const MONTH = '2026-11'
/** Wall clock of the site. */
const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+08:00`)
const none = { params: {}, query: {} }

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, async (ctx) => {
    guard = await aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '保安石' })
    homes = [await aHousehold(ctx, company.siteId, { building: '1', owner: '甲一' }), await aHousehold(ctx, company.siteId, { building: '2', owner: '乙二', phone: '13800130002' })]
    east = await makeZone(ctx, { siteId: company.siteId, name: '东区', stewardId: company.actors.steward.employeeId })
    west = await makeZone(ctx, { siteId: company.siteId, name: '西区', stewardId: null })
    await makeZone(ctx, { siteId: company.siteId, name: '北区', stewardId: null })
    for (const [i, zone] of [east, west].entries()) await ctx.tx.updateTable('building').set({ zone_id: zone }).where('id', '=', homes[i]!.buildingId).execute()
    for (const [zone_id, post, who] of [[east, 'customer_service', company.actors.steward], [west, 'maintenance', company.actors.technician]] as const)
      await ctx.tx.insertInto('zone_post').values({ organization_id: company.organizationId, id: newId(), site_id: company.siteId, zone_id, post, employee_id: who.employeeId!, from_at: at('2026-01-01'), note: '' }).execute()
  })
})
afterAll(() => test.close())

type Count = Sent<typeof lamps.countLamps>['body']
const count = (facts: Partial<Count>, now: Date, actor = guard) => {
  const body = lamps.countLamps.body.parse({ siteId: company.siteId, place: '楼道', inspected: 10, lit: 10, ...facts })
  return as(test, actor, (ctx) => countLamps(ctx, { ...none, body }), now)
}
const show = (now: Date, actor = company.actors.supervisor, number?: number) => as(test, actor, (ctx) => zoneStandards(ctx, { params: {}, body: {}, query: { siteId: company.siteId, month: MONTH, ...(number === undefined ? {} : { number }) } }), now)
const lineOf = async (name: string, now: Date) => (await show(now)).items.find((one) => one.name === name)!
const standardOf = async (name: string, key: string, now: Date) => (await lineOf(name, now)).standards.find((one) => one.key === key)!

describe('the rules of the five standards', () => {
  it('leave what nobody recorded out, and rank no zone by silence [MNT-001]', () => {
    const checks = [{ key: 'audit' as const, good: 1, of: 1, isMet: true }]
    const silent = fiveOf(NOTHING, checks)
    expect(silent.map(({ rate }) => rate)).toEqual([null, null, null, null, 1])
    expect(standardsScore(silent)).toBeNull()
    const known = fiveOf({ ...NOTHING, lamps: { good: 90, of: 100 }, timely: { good: 99, of: 100 } }, checks)
    expect(known.map(({ isMet }) => isMet)).toEqual([false, null, null, true, true])
    // 90 %, and twice reached in full.
    expect(standardsScore(known)).toBe(96.7)
  })

  it('show a team the better half and its own zone, never who came last beside it [BTL-004]', () => {
    const ranked = rankOf(['a', 'b', 'c', 'd', 'e'].map((zoneId, i) => ({ zoneId, score: i === 4 ? null : 100 - i })))
    expect(shownTo(ranked, new Set(['d']), false).map(({ zoneId }) => zoneId)).toEqual(['a', 'b', 'd'])
    expect(shownTo(ranked, new Set(), true)).toHaveLength(5)
  })
})

describe('lamps', () => {
  it('that do not burn are told place by place, each with its one work order, however often the phone sends it [MNT-003]', async () => {
    const id = newId()
    const dark = { id, buildingId: homes[0]!.buildingId, inspected: 40, lit: 37, broken: [{ place: '3 层东侧', count: 2 }, { place: '5 层电梯厅', count: 1 }] }
    // Half past midnight of the first of November at the site; the last of October elsewhere.
    const night = at('2026-11-01', '00:30')
    const sent = await Promise.all([count(dark, night), count(dark, night)])
    await count(dark, night)
    expect(sent.map((one) => one.broken.map(({ workOrder }) => workOrder!.number))).toEqual([sent[0]!.broken.map(({ workOrder }) => workOrder!.number), sent[0]!.broken.map(({ workOrder }) => workOrder!.number)])
    expect(sent[0]).toMatchObject({ zone: { id: east }, source: 'by_hand', countedBy: { name: '保安石' } })
    const orders = await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('work_order').select(['place', 'zone_id', 'title']).where('site_id', '=', company.siteId).orderBy('place').execute())
    expect(orders).toEqual([{ place: '1栋 楼道 3 层东侧', zone_id: east, title: '2 盏灯不亮' }, { place: '1栋 楼道 5 层电梯厅', zone_id: east, title: '1 盏灯不亮' }])
    expect(await standardOf('东区', 'lamps', at('2026-11-10'))).toMatchObject({ good: 37, of: 40, isMet: false })
    await expect(count({ inspected: 10, lit: 9 }, night)).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(count({ inspected: 10, lit: 11 }, night)).rejects.toMatchObject({ code: 'rule_broken' })
  })

  it('counted wrongly are taken back by who counted them, and belong to the month of the site’s clock [MNT-003]', async () => {
    const wrong = await count({ zoneId: east, inspected: 500, lit: 500 }, at('2026-11-02'))
    await count({ zoneId: east, inspected: 70, lit: 70 }, at('2026-12-01', '00:10'))
    expect((await standardOf('东区', 'lamps', at('2026-12-02'))).of).toBe(540)
    const take = (actor: Actor) => as(test, actor, (ctx) => actOnLampCount(ctx, { params: { id: wrong.id }, query: {}, body: { action: 'void', reason: '多写了一个零' } }), at('2026-11-02'))
    await expect(take(company.actors.technician)).rejects.toMatchObject({ code: 'not_permitted' })
    expect((await take(guard)).voided).toMatchObject({ by: '保安石' })
    await expect(take(guard)).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect((await standardOf('东区', 'lamps', at('2026-12-02'))).of).toBe(40)
  })

  it('are taken from a round whose checklist counts them, as long as its record counts [MNT-003]', async () => {
    const stories = new InspectionStories(test, company)
    const items = [{ id: 'all', text: '盘点灯数', kind: 'number', counts: 'lamps_inspected' }, { id: 'lit', text: '亮灯数', kind: 'number', counts: 'lamps_lit' }] as const
    await expect(stories.checklist([items[0]])).rejects.toMatchObject({ code: 'rule_broken' })
    const point = await stories.point((await stories.checklist([...items])).id, { buildingId: homes[1]!.buildingId })
    const plan = await stories.plan((await stories.route([point.id])).id, at('2026-11-03', '08:00'), { kind: 'night', role: 'guard' })
    const [round] = await stories.rounds(plan.id, at('2026-11-03', '09:00'))
    const told = (lit: number, time: string) => stories.send(guard, round!.id, [stories.record(point.id, at('2026-11-03', time), [{ itemId: 'all', value: 20 }, { itemId: 'lit', value: lit }])], at('2026-11-03', time))
    await expect(told(21, '09:10')).rejects.toMatchObject({ code: 'rule_broken' })
    await told(12, '09:15')
    // The same colleague looked again: the record replaces the one before, and so does the count.
    await told(19, '09:30')
    expect(await standardOf('西区', 'lamps', at('2026-11-10'))).toMatchObject({ good: 19, of: 20 })
    const { items: counts } = await as(test, guard, (ctx) => listLampCounts(ctx, { params: {}, body: {}, query: lamps.listLampCounts.query.parse({ siteId: company.siteId, filter: { zoneId: west, from: '2026-11-01', to: '2026-11-30' } }) }))
    expect(counts.map(({ source, task, lit }) => [source, task?.id, lit])).toEqual([['round', round!.id, 19]])
  })
})

describe('a month of the zones', () => {
  it('knows what stands in good order as the month ended, and what was repaired on time and passed [MNT-004]', async () => {
    const { supervisor, technician, front_desk } = company.actors
    const work = new WorkStories(test, company)
    const classId = (await as(test, supervisor, (ctx) => listFacilityClasses(ctx, { params: {}, body: {}, query: { siteId: company.siteId } }))).items[0]!.id
    const facility = (code: string, building: number) => as(test, supervisor, (ctx) => createFacility(ctx, { ...none, body: registers.createFacility.body.parse({ siteId: company.siteId, code, name: '电梯', classId, buildingId: homes[building]!.buildingId }) }), at('2026-11-02'))
    await facility('L-1', 0)
    const broken = await facility('L-2', 1)
    await facility('L-3', 1)
    const act = (action: 'repair' | 'resume', day: string) => as(test, supervisor, (ctx) => actOnFacility(ctx, { params: { id: broken.id }, query: {}, body: registers.actOnFacility.body.parse({ action }) }), at(day))
    await act('repair', '2026-11-20')
    await act('resume', '2026-12-01')
    // It was down when November ended, though it runs now; one that came in December is not of November.
    await as(test, supervisor, (ctx) => createFacility(ctx, { ...none, body: registers.createFacility.body.parse({ siteId: company.siteId, code: 'L-9', name: '电梯', classId, buildingId: homes[1]!.buildingId }) }), at('2026-12-01'))
    // The place of the round above counts, too.
    expect(await standardOf('西区', 'intact', at('2026-12-02'))).toMatchObject({ good: 2, of: 3 })
    expect(await standardOf('东区', 'intact', at('2026-12-02'))).toMatchObject({ good: 1, of: 1, isMet: true })

    const order = await work.raise(front_desk, { workerId: technician.employeeId, place: '2栋大堂' }, at('2026-11-05', '09:00'))
    const photos = [await work.photo(technician), await work.photo(technician)]
    await work.onOrder(technician, order.id, { action: 'accept' }, at('2026-11-05', '09:05'))
    await work.onOrder(technician, order.id, { action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [photos[0]!] }, at('2026-11-05', '09:20'))
    await work.onOrder(technician, order.id, { action: 'start' }, at('2026-11-05', '09:20'))
    await work.onOrder(technician, order.id, { action: 'done', result: '已修好', photoAfterIds: [photos[1]!], labourMinutes: 20 }, at('2026-11-05', '09:50'))
    await work.onOrder(supervisor, order.id, { action: 'verify', isPassed: true }, at('2026-11-05', '10:00'))
    expect(await standardOf('西区', 'passed', at('2026-12-02'))).toMatchObject({ good: 1, of: 1 })
    expect(await standardOf('西区', 'timely', at('2026-12-02'))).toMatchObject({ good: 1, of: 1, isMet: true })
    // Nothing happened in the north: no figure, no place.
    expect(await lineOf('北区', at('2026-12-02'))).toMatchObject({ score: null, rank: null })
  })

  it('asks the management system for its records; an audit that is still to come is unknown, one that was missed is not [MNT-002]', async () => {
    const audit = async (now: Date) => (await show(now)).checks.find(({ key }) => key === 'audit')!
    expect(await audit(at('2026-11-20'))).toMatchObject({ of: 0, isMet: null })
    // Midnight has passed at the site, though it is November elsewhere.
    expect(await audit(at('2026-12-01', '00:05'))).toMatchObject({ good: 0, of: 1, isMet: false })
    await as(test, company.actors.supervisor, async (ctx) => {
      const { id } = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find(({ code }) => code === 'GROOMING')!
      const items = (await getStandard(ctx, { params: { id }, query: {}, body: {} })).current!.items
      await createCheck(ctx, { ...none, body: standards.createCheck.body.parse({ siteId: company.siteId, standardId: id, employeeId: guard.employeeId, answers: items.map((item) => ({ itemId: item.id, value: item.isRedLine ? 0 : item.method === 'score' ? 5 : item.method === 'measure' ? item.min! : 1 })) }) })
    }, at('2026-11-25'))
    expect(await audit(at('2026-12-01', '00:05'))).toMatchObject({ good: 1, of: 1, isMet: true })
  })

  it('is frozen exactly once, praises the first, and is counted anew only with a reason [MNT-011] [BTL-004]', async () => {
    const system = Actor.system(company.organizationId)
    const close = (now: Date) => as(test, system, (ctx) => queueNamed('insight.close-zones')!.handle(ctx, { siteId: company.siteId, month: MONTH }), now)
    await close(at('2026-12-03', '23:59'))
    expect((await show(at('2026-12-03'))).closed).toBeNull()
    await expect(recount('太早')).rejects.toMatchObject({ code: 'rule_broken' })
    await Promise.all([close(at('2026-12-04', '02:00')), close(at('2026-12-04', '02:00')), close(at('2026-12-04', '02:00'))])
    const closed = await show(at('2026-12-05'))
    expect(closed.versions).toHaveLength(1)
    // Lamps 95 %, good condition 2 of 3, the rest in full; the lamps of the east wait for repair beyond their time.
    expect(closed.items.map(({ name, rank, score }) => [name, rank, score])).toEqual([['西区', 1, 92.3], ['东区', 2, 73.1], ['北区', null, null]])
    const praise = await as(test, system, (ctx) => ctx.tx.selectFrom('reward_proposal').select(['employee_id', 'measure', 'source_type', 'source_number']).where('site_id', '=', company.siteId).execute())
    expect(praise).toEqual([{ employee_id: company.actors.technician.employeeId, measure: 'praise', source_type: 'zone_month', source_number: MONTH }])

    // A record of November that comes late changes nothing by itself.
    await count({ zoneId: west, inspected: 80, lit: 80 }, at('2026-11-28'))
    expect((await show(at('2026-12-05'))).items).toEqual(closed.items)
    const id = newId()
    const again = await Promise.all([recount('漏录一次夜间盘点', id), recount('漏录一次夜间盘点', id)])
    expect(again.map(({ closed: now }) => now)).toEqual([again[0]!.closed, again[0]!.closed])
    expect(again[0]).toMatchObject({ closed: { number: 2, reason: '漏录一次夜间盘点' } })
    expect(again[0]!.items.find(({ name }) => name === '西区')!.standards[0]).toMatchObject({ good: 99, of: 100 })
    expect((await show(at('2026-12-05'), company.actors.supervisor, 1)).items).toEqual(closed.items)
    await expect(as(test, system, (ctx) => ctx.client.query("update zone_month set reason = 'x' where number = 2"))).rejects.toThrow(/closed month/)
  })

  const recount = (reason: string, id?: string, actor = company.actors.supervisor) =>
    as(test, actor, (ctx) => recountZoneStandards(ctx, { ...none, body: zonestandards.recountZoneStandards.body.parse({ siteId: company.siteId, month: MONTH, reason, ...(id ? { id } : {}) }) }), at('2026-12-05'))

  it('has how clean its zones were found beside the score; where nobody looked that is unknown [BTL-004]', async () => {
    const { supervisor } = company.actors
    const area = await as(test, supervisor, (ctx) => createArea(ctx, { ...none, body: registers.createArea.body.parse({ siteId: company.siteId, code: 'DT-1', name: '1 栋大堂', type: 'lobby', buildingId: homes[0]!.buildingId }) }))
    await as(test, supervisor, (ctx) => createCleanCheck(ctx, { ...none, body: environment.createCleanCheck.body.parse({ siteId: company.siteId, areaId: area.id, deductions: [] }) }), at('2026-11-30', '23:50'))
    const { items } = await as(test, supervisor, (ctx) => zoneRanking(ctx, { params: {}, body: {}, query: { siteId: company.siteId, month: MONTH } }), at('2026-12-02'))
    expect(items.map(({ name, cleaning }) => [name, cleaning]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([['东区', 100], ['北区', null], ['西区', null]])
  })

  it('shows its team the first and its own place only, on screen, as a file and on the wall [MNT-011]', async () => {
    const seen = await show(at('2026-12-05'), company.actors.technician)
    expect(seen).toMatchObject({ isWhole: false, allowedActions: [], ranked: 2, praised: 1, zones: 3 })
    expect(seen.items.map(({ name, isOwn }) => [name, isOwn])).toEqual([['西区', true]])
    expect((await show(at('2026-12-05'), company.actors.steward)).items.map(({ name, isOwn }) => [name, isOwn])).toEqual([['西区', false], ['东区', true]])
    await expect(recount('不该我改', undefined, company.actors.steward)).rejects.toMatchObject({ code: 'not_permitted' })
    const [desk, boss] = [await signIn(test, company.logins.front_desk, company.password), await signIn(test, company.logins.supervisor, company.password)]
    const query = `siteId=${company.siteId}&month=${MONTH}`
    const names = (text: unknown): string[] => ['东区', '西区', '北区'].filter((name) => String(text).includes(name))
    expect(names((await desk.send('GET', `/insight/zone-standards/export?${query}&format=csv`)).body)).toHaveLength(1)
    expect(names((await boss.send('GET', `/insight/zone-standards/export?${query}&format=csv`)).body)).toHaveLength(3)
    expect((await desk.send('GET', `/insight/zone-standards/bulletin?${query}&whole=true`)).status).toBe(403)
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/insight/zone-standards/bulletin?${query}`, headers: { authorization: `Bearer ${boss.token}` } })
    const said = pdfPages(paper.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    expect(names(said)).toEqual(['西区'])
    expect(said).toContain('月度通报')
  })
})
