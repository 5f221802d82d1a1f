import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { inspections, registers, Sent } from '@guanjia/contract'
import { aHousehold } from '../../testing/households.ts'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type TestApp } from '../../testing/test-app.ts'
import { getBundle } from './bundle.ts'
import { settleConflict } from './details.ts'
import { actOnPlan, listPlans } from './plans.ts'
import { tend } from './tend.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const at = (time: string, day = '2026-11-20'): Date => new Date(`${day}T${time}:00+08:00`)

/** Two buildings whose homes were read in September and October: about 10 cubic metres and 150 kilowatt-hours a month. */
async function aSite(name: string) {
  const company = await aCompany(test, name)
  const stories = new InspectionStories(test, company)
  const { administrator, supervisor, steward } = company.actors
  const desk = await signIn(test, company.logins.supervisor, company.password)
  const sent = async <T>(path: string, body: object, status = 200): Promise<T> => {
    const answer = await desk.send('POST', path, body)
    expect([path, answer.status]).toEqual([path, status])
    return answer.body as T
  }
  const home = (building: string, room: string) => as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { building, room }))
  const meter = (facts: Partial<Sent<typeof registers.createMeter>['body']>) => sent<registers.Meter>('/meters', { siteId: company.siteId, kind: 'water', installedOn: '2026-01-01', digits: 5, ...facts })
  const tended = (now: Date) => as(test, administrator, (ctx) => tend(ctx, company.siteId), now)
  const begin = async (now: Date): Promise<string> => {
    const { items } = await as(test, supervisor, (ctx) => listPlans(ctx, { params: {}, query: { siteId: company.siteId, filter: { kind: ['meters'] } }, body: {} }))
    const plan = items.find(({ meters }) => meters === 'household')!
    await as(test, administrator, (ctx) => ctx.client.query("update inspection_plan set starts_on = '2026-01-01' where id = $1", [plan.id]))
    await as(test, supervisor, (ctx) => actOnPlan(ctx, { params: { id: plan.id }, query: {}, body: { action: 'resume', reason: '' } }), now)
    return plan.id
  }
  const readings = async (meterId: string) => (await as(test, supervisor, (ctx) => ctx.client.query<{ value: number; verdict: string; is_confirmed: boolean }>('select value, verdict, is_confirmed from meter_reading where meter_id = $1 and voided_at is null order by read_on, at', [meterId]))).rows
  const known = (meterId: string, of: readonly (readonly [string, number])[]) => as(test, administrator, async (ctx) => {
    for (const [day, value] of of) await ctx.client.query("insert into meter_reading (organization_id, id, meter_id, read_on, value, consumption, verdict, is_confirmed, note, at, by_name) values ($1, gen_random_uuid(), $2, $3, $4, 10, 'fine', false, '', now(), '管家')", [ctx.organizationId, meterId, day, value])
  })
  const reading = (value: number, confirmed?: 'backwards' | 'too_much' | 'standstill') => [{ itemId: 'reading', value, ...(confirmed && { confirmed }) }]
  const bundle = (now: Date) => as(test, steward, (ctx) => getBundle(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }), now)
  const told = async (words: string): Promise<number> => {
    await letJobsRun(test)
    return ((await desk.send('GET', '/messages?limit=100')).body as { items: { title: string; body: string }[] }).items.filter(({ title, body }) => `${title}${body}`.includes(words)).length
  }
  return { company, stories, steward, desk, sent, home, meter, tended, begin, readings, known, reading, bundle, told }
}

describe('the monthly round of household meters', () => {
  it('is ready beside the public one, goes from home to home in the order of the buildings, and takes in a new meter where it is passed', async () => {
    const site = await aSite('业户抄表物业')
    const { stories } = site
    const [b10, b3low, b3high] = [await site.home('10', '0101'), await site.home('3', '0302'), await site.home('3', '1201')]
    for (const [code, unitId] of [['Z-1', b3low.unitId], ['A-9', b10.unitId], ['M-5', b3high.unitId]] as const) await site.meter({ code, unitId })
    await site.meter({ code: 'E-1', kind: 'electricity', unitId: b3low.unitId })
    await site.meter({ code: 'G-1', location: '地下车库' })
    const planId = await site.begin(at('07:00'))
    const [round] = await stories.rounds(planId, at('08:30'))
    expect(round).toMatchObject({ state: 'open', meters: 'household', points: 4 })
    const names = async () => (await stories.round(round!.id)).stops.map(({ name, minutes }) => [name, minutes])
    expect(await names()).toEqual([['3-2-0302 电表', 3], ['3-2-0302 水表', 3], ['3-2-1201 水表', 3], ['10-2-0101 水表', 3]])

    const between = await site.home('3', '0501')
    await site.meter({ code: 'B-7', unitId: between.unitId })
    await site.meter({ code: 'B-8', unitId: (await site.home('1', '0101')).unitId })
    await Promise.all([site.tended(at('10:00')), site.tended(at('10:00'))])
    expect((await names()).map(([name]) => name)).toEqual(['1-2-0101 水表', '3-2-0302 电表', '3-2-0302 水表', '3-2-0501 水表', '3-2-1201 水表', '10-2-0101 水表'])

    // A phone without network read a meter that was taken out meanwhile: it is a stop again, of the time that a meter takes.
    const { stops } = await stories.round(round!.id)
    const gone = stops.find(({ name }) => name.startsWith('3-2-0501'))!
    const taken = (await site.desk.send('GET', `/meters?siteId=${site.company.siteId}&filter[q]=B-7`)).body as { items: { id: string }[] }
    await site.sent(`/meters/${taken.items[0]!.id}/actions`, { action: 'take_out', on: '2026-11-20' })
    await site.tended(at('11:00'))
    expect((await names()).map(([name]) => name)).not.toContain('3-2-0501 水表')
    await stories.send(site.steward, round!.id, [stories.record(gone.pointId, at('10:30'), site.reading(8))], at('11:30'))
    expect(await names()).toContainEqual(['3-2-0501 水表', 3])

    // On the phone the list folds by building and entrance.
    expect(new Set((await site.bundle(at('12:00'))).points.map(({ section }) => section))).toEqual(new Set(['1栋 2 单元', '3栋 2 单元', '10栋 2 单元']))
  })

  it('says of a home where nobody is that it could not be read, lists it for a second try, and whoever comes then reads it', async () => {
    const site = await aSite('二次上门物业')
    const { stories } = site
    const { unitId } = await site.home('3', '0101')
    const water = await site.meter({ code: 'W-1', unitId })
    const planId = await site.begin(at('07:00'))
    const [round] = await stories.rounds(planId, at('08:30'))
    const { pointId } = (await stories.round(round!.id)).stops[0]!
    await stories.send(site.steward, round!.id, [stories.record(pointId, at('09:00'), [], { skipReason: '家中无人' })], at('09:00'))
    const skipped = async () => (await site.bundle(at('20:00'))).tasks.find(({ id }) => id === round!.id)!.skipped
    expect(await skipped()).toEqual([{ pointId, reason: '家中无人' }])
    expect(await site.readings(water.id)).toEqual([])
    // A colleague finds somebody at home in the evening: nothing is to choose between the two.
    const { records } = await stories.send(site.company.actors.supervisor, round!.id, [stories.record(pointId, at('19:00'), site.reading(12))], at('19:00'))
    expect(records[0]!.isConflict).toBe(false)
    // The first phone tries once more, and tells of it later.
    await stories.send(site.steward, round!.id, [stories.record(pointId, at('19:30'), [], { skipReason: '家中无人' })], at('19:40'))
    expect([(await stories.round(round!.id)).records.map(({ result }) => result), await skipped()]).toEqual([['fine'], []])
    expect((await site.readings(water.id)).map(({ value }) => value)).toEqual([12])
  })

  it('enters each reading once, whatever comes twice or from two phones, and what a person chose in the place of the other', async () => {
    const site = await aSite('一次入账物业')
    const { stories } = site
    const { supervisor } = site.company.actors
    const { unitId } = await site.home('3', '0101')
    const water = await site.meter({ code: 'W-1', unitId })
    const planId = await site.begin(at('07:00'))
    const [round] = await stories.rounds(planId, at('08:30'))
    const { pointId } = (await stories.round(round!.id)).stops[0]!
    const first = stories.record(pointId, at('09:00'), site.reading(100))
    // The answer was lost: the phone sends it again, from two tabs at once.
    await stories.send(site.steward, round!.id, [first], at('09:01'))
    await Promise.all([stories.send(site.steward, round!.id, [first], at('09:02')), stories.send(site.steward, round!.id, [first], at('09:02'))])
    expect((await site.readings(water.id)).map(({ value }) => value)).toEqual([100])
    // Its writer puts it right.
    await stories.send(site.steward, round!.id, [stories.record(pointId, at('09:10'), site.reading(101))], at('09:10'))
    expect((await site.readings(water.id)).map(({ value }) => value)).toEqual([101])
    // Somebody else read it, too: a person chooses, and the register says what was chosen.
    const other = stories.record(pointId, at('10:00'), site.reading(103))
    const { records } = await stories.send(supervisor, round!.id, [other], at('10:00'))
    expect(records[0]!.isConflict).toBe(true)
    expect((await site.readings(water.id)).map(({ value }) => value)).toEqual([101])
    await as(test, supervisor, (ctx) => settleConflict(ctx, { params: { id: other.id }, query: {}, body: {} }), at('11:00'))
    expect((await site.readings(water.id)).map(({ value }) => value)).toEqual([103])
    expect(await site.told('抄表')).toBe(0)
  })

  it('enters an odd reading only where the person at the dial was told of just that and confirmed it; the supervisor hears of the others', async () => {
    const site = await aSite('异常读数物业')
    const { stories } = site
    const meters: registers.Meter[] = []
    for (const room of ['0101', '0102', '0103', '0104']) {
      const made = await site.meter({ code: `W-${room}`, unitId: (await site.home('3', room)).unitId })
      await site.known(made.id, [['2026-09-20', 100], ['2026-10-20', 110]])
      meters.push(made)
    }
    const planId = await site.begin(at('07:00'))
    const [round] = await stories.rounds(planId, at('08:30'))
    const { stops } = await stories.round(round!.id)
    // The phone knows what is usual without network: 110 from January to October.
    expect((await site.bundle(at('08:31'))).points.find(({ id }) => id === stops[0]!.pointId)!.lastReading).toEqual({ value: 110, on: '2026-10-20', usualPerDay: 110 / 292 })
    const said = [site.reading(120), site.reading(400, 'too_much'), site.reading(400), site.reading(90, 'too_much')]
    await stories.send(site.steward, round!.id, stops.map(({ pointId }, i) => stories.record(pointId, at(`09:0${i}`), said[i]!)), at('09:10'))
    expect(await Promise.all(meters.map(async ({ id }) => (await site.readings(id)).slice(2)))).toEqual([
      [{ value: 120, verdict: 'fine', is_confirmed: false }], [{ value: 400, verdict: 'too_much', is_confirmed: true }], [], [],
    ])
    expect((await stories.round(round!.id)).records).toHaveLength(4)
    expect(await site.told('抄表异常待核')).toBe(2)
    const answers = (await stories.round(round!.id)).records.map(({ answers: [one] }) => one!.confirmed)
    expect(answers).toEqual([null, 'too_much', null, 'too_much'])
  })

  it('is skipped where no home has a meter, and a plan says whose meters it reads and nothing else does', async () => {
    const site = await aSite('无表物业')
    const planId = await site.begin(at('07:00'))
    await site.tended(at('08:30'))
    await site.tended(at('08:30', '2026-11-28'))
    expect((await site.stories.rounds(planId, at('09:00', '2026-11-28')))[0]).toMatchObject({ state: 'skipped', why: 'no_units', points: 0 })
    const list = await site.stories.checklist([{ id: 'reading', text: '读数', kind: 'meter' }])
    const route = await site.stories.route([(await site.stories.point(list.id)).id])
    const make = (facts: object) => site.desk.send('POST', '/inspection-plans', { siteId: site.company.siteId, name: '自拟抄表', kind: 'meters', routeId: route.id, rule: 'FREQ=MONTHLY;BYMONTHDAY=5;BYHOUR=9;BYMINUTE=0', startsOn: '2026-01-01', windowMinutes: 480, ...facts })
    expect([(await make({ kind: 'patrol', meters: 'public' })).status, (await make({ meters: null })).status]).toEqual([422, 422])
    // Who wrote to the interface before it was asked gets the public ones, and leaves what is said as it is.
    const made = (await make({})).body as inspections.InspectionPlan
    expect(made.meters).toBe('public')
    const change = async (meters?: 'household') => {
      const now = (await site.desk.send('GET', `/inspection-plans/${made.id}`)).body as inspections.InspectionPlan
      return ((await site.desk.send('PATCH', `/inspection-plans/${made.id}`, { version: now.version, name: now.name, kind: 'meters', routeId: route.id, rule: now.rule, startsOn: now.startsOn, windowMinutes: 480, ...(meters && { meters }) })).body as inspections.InspectionPlan).meters
    }
    expect([await change('household'), await change()]).toEqual(['household', 'household'])
    for (const row of ["kind = 'patrol'", 'meters = null']) await expect(as(test, site.company.actors.administrator, (ctx) => ctx.client.query(`update inspection_plan set ${row} where id = $1`, [made.id]))).rejects.toThrow(/inspection_plan_whose_meters/)
  })
})
