import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { energy, registers, type Sent } from '@guanjia/contract'
import { actOnEnergyAlarm, listEnergyAlarms } from './modules/energy/alarms.ts'
import { energyBoard } from './modules/energy/board.ts'
import { createEnergyCampaign } from './modules/energy/campaigns.ts'
import { createEnergyGroup, setEnergyTarget } from './modules/energy/groups.ts'
import { actOnEnergyMeasure, changeEnergyMeasure, createEnergyMeasure, getEnergyMeasure } from './modules/energy/measures.ts'
import { readAtNight } from './modules/energy/nights.ts'
import { meterMonth, savingOf, together } from './modules/energy/rules.ts'
import { watch } from './modules/energy/watch.ts'
import { createArea } from './modules/registers/areas.ts'
import { createMeter } from './modules/registers/meters.ts'
import { readMeter, voidReading } from './modules/registers/readings.ts'
import { Actor } from './platform/auth/actor.ts'
import { newId } from './platform/ids.ts'
import { pdfPages } from './platform/print/pdf-text.ts'
import { aHousehold } from './testing/households.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'

let test: TestApp
let company: Company
let guard: Actor
let lobby: registers.Meter
let garage: registers.Meter
let water: registers.Meter
const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+08:00`)
const none = { params: {}, query: {} }

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, async (ctx) => {
    guard = await aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '保安石' })
    await aHousehold(ctx, company.siteId)
  })
  const area = await as(test, company.actors.supervisor, (ctx) => createArea(ctx, { ...none, body: registers.createArea.body.parse({ siteId: company.siteId, code: 'A-1', name: '大堂', type: 'lobby', squareMetres: 200 }) }))
  const meter = (facts: object) => as(test, company.actors.supervisor, (ctx) => createMeter(ctx, { ...none, body: registers.createMeter.body.parse({ siteId: company.siteId, initialReading: 0, installedOn: '2025-09-30', ...facts }) }))
  lobby = await meter({ code: 'E-01', kind: 'electricity', areaId: area.id })
  garage = await meter({ code: 'E-02', kind: 'electricity', location: '地下车库' })
  water = await meter({ code: 'W-01', kind: 'water', location: '绿化' })
})
afterAll(() => test.close())

const read = (meter: registers.Meter, readOn: string, value: number) =>
  as(test, company.actors.technician, (ctx) => readMeter(ctx, { params: { id: meter.id }, query: {}, body: registers.readMeter.body.parse({ readOn, value, isConfirmed: true, note: '核对无误' }) }), at(readOn))
const board = (month: string, now: Date, filter: Sent<typeof energy.energyBoard>['query']['filter'] = {}, actor = company.actors.technician) => as(test, actor, (ctx) => energyBoard(ctx, { params: {}, body: {}, query: energy.energyBoard.query.parse({ siteId: company.siteId, month, filter }) }), now)
const lineOf = async (name: string, month: string, now: Date) => (await board(month, now)).lines.find(({ subject }) => subject.name.startsWith(name))!
const target = (facts: Omit<Sent<typeof energy.setEnergyTarget>['body'], 'siteId' | 'year'>, actor = company.actors.supervisor) => as(test, actor, (ctx) => setEnergyTarget(ctx, { ...none, body: energy.setEnergyTarget.body.parse({ siteId: company.siteId, year: 2026, ...facts }) }))
const morning = (now: Date) => as(test, Actor.system(company.organizationId), (ctx) => watch(ctx, company.siteId), now)
const alarms = (filter: Sent<typeof energy.listEnergyAlarms>['query']['filter'] = {}) => as(test, company.actors.technician, async (ctx) => (await listEnergyAlarms(ctx, { params: {}, body: {}, query: energy.listEnergyAlarms.query.parse({ siteId: company.siteId, filter }) })).items)
const act = (id: string, body: Sent<typeof energy.actOnEnergyAlarm>['body'], actor = company.actors.supervisor) => as(test, actor, (ctx) => actOnEnergyAlarm(ctx, { params: { id }, query: {}, body: energy.actOnEnergyAlarm.body.parse(body) }))

describe('the rules of consumption', () => {
  const life = { from: '2026-01-01', until: null }
  it('leave a month that nobody read unknown, and a total with it [ENE-002]', () => {
    const full = meterMonth([{ on: '2026-03-31', consumption: 310, since: '2026-02-28' }], '2026-03', life)
    expect(full).toEqual({ isDue: true, consumption: 310, even: 310 })
    const silent = meterMonth([], '2026-03', life)
    expect(together([full, silent])).toEqual({ meters: 2, missing: 1, consumption: null, known: 310, even: null })
    // Before it was there nothing is missing.
    expect(together([full, meterMonth([], '2026-03', { from: '2026-05-02', until: null })])).toMatchObject({ meters: 1, missing: 0, consumption: 310 })
    // 34 days are made the 31 of the month; two months in one reading say nothing of one.
    expect(meterMonth([{ on: '2026-03-30', consumption: 340, since: '2026-02-24' }], '2026-03', life)).toMatchObject({ consumption: 340, even: 310 })
    // And neither does a day: it would be made thirty of itself.
    expect(meterMonth([{ on: '2026-03-31', consumption: 40, since: '2026-03-30' }], '2026-03', life)).toMatchObject({ consumption: 40, even: null })
    expect(meterMonth([{ on: '2026-03-31', consumption: 590, since: '2026-01-31' }], '2026-03', life)).toMatchObject({ consumption: 590, even: null })
  })

  it('hold a measure against the same season, and against nothing where a month before is missing [ENE-001]', () => {
    const year = new Map(Array.from({ length: 12 }, (_, i) => [`2025-${String(i + 1).padStart(2, '0')}`, i < 6 ? 1000 : 400] as const))
    expect(savingOf(year, new Map([['2026-01', 900], ['2026-07', 360], ['2026-08', null]]))).toEqual({ baseline: 700, savedMonthly: 70, savedMonths: 2, missingMonths: 1 })
    expect(savingOf(new Map([...year, ['2025-12', null] as const]), new Map([['2026-01', 900]]))).toMatchObject({ baseline: null, savedMonthly: null })
  })
})

describe('public meters', () => {
  it('that a monthly round reads on the phone stand in the energy of the month, by square metre too [ENE-002]', async () => {
    const stories = new InspectionStories(test, company)
    const list = await stories.checklist([{ id: 'value', text: '读数', kind: 'meter' }])
    const points = [await stories.point(list.id, { target: 'meter', targetId: lobby.id, name: 'E-01' }), await stories.point(list.id, { target: 'meter', targetId: garage.id, name: 'E-02' })]
    const plan = await stories.plan((await stories.route(points.map(({ id }) => id))).id, at('2025-10-31', '08:00'), { kind: 'meters', role: 'technician', startsOn: '2025-10-31', rule: 'FREQ=DAILY;COUNT=1;BYHOUR=9;BYMINUTE=0' })
    const [round] = await stories.rounds(plan.id, at('2025-10-31', '09:00'))
    await stories.send(company.actors.technician, round!.id, [stories.record(points[0]!.id, at('2025-10-31', '09:10'), [{ itemId: 'value', value: 620 }])], at('2025-10-31', '09:20'))
    expect(await lineOf('E-01', '2025-10', at('2025-11-01'))).toMatchObject({ unit: 'kWh', consumption: 620, even: 620, squareMetres: 200, perSquareMetre: 3.1 })
    // The garage was not read: it is missing, and the whole is unknown.
    expect(await lineOf('电表', '2025-10', at('2025-11-01'))).toMatchObject({ meters: 2, missing: 1, consumption: null, known: 620 })
    await stories.send(company.actors.technician, round!.id, [stories.record(points[1]!.id, at('2025-10-31', '09:30'), [{ itemId: 'value', value: 310 }])], at('2025-10-31', '09:40'))
    expect(await lineOf('电表', '2025-10', at('2025-11-01'))).toMatchObject({ missing: 0, consumption: 930, squareMetres: 118.5, perSquareMetre: 7.8481 })
    expect((await board('2025-10', at('2025-11-01'), { missing: true })).lines.map(({ subject }) => subject.name)).toEqual(['水表', 'W-01 绿化'])
  })

  it('over their target give alarm once of each month, whoever looks how often; what nobody read gives none [ENE-001]', async () => {
    // A year of the lobby: 20 kWh a day; the garage is read in October 2026 alone.
    let dial = 620
    for (const [month, days] of [['2025-11-30', 30], ['2025-12-31', 31], ['2026-01-31', 31], ['2026-02-28', 28], ['2026-03-31', 31], ['2026-04-30', 30], ['2026-05-31', 31], ['2026-06-30', 30], ['2026-07-31', 31], ['2026-08-31', 31], ['2026-09-30', 30]] as const) await read(lobby, month, (dial += days * 20))
    await read(lobby, '2026-10-31', (dial += 31 * 30))
    await expect(target({ kind: 'electricity', meterId: lobby.id, monthly: 3.5, basis: 'per_square_metre' }, company.actors.technician)).rejects.toMatchObject({ code: 'not_permitted' })
    const both = await Promise.allSettled([0, 1].map(() => target({ kind: 'electricity', meterId: lobby.id, monthly: 3.5, basis: 'per_square_metre' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await target({ kind: 'electricity', monthly: 900 })
    // It is November at the site, and October elsewhere.
    const now = at('2026-11-01', '00:30')
    await Promise.all([morning(now), morning(now)])
    await morning(at('2026-11-02', '07:30'))
    expect((await alarms({ month: '2026-10' })).map(({ kind, actual, expected, percent, subject }) => [kind, actual, expected, percent, subject.name]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([['deviation', 930, 620, 50, 'E-01'], ['over_target', 930, 700, 32.9, 'E-01']])
    expect((await lineOf('E-01', '2026-10', now))).toMatchObject({ isOver: true, lastMonth: 600, lastYear: 620, changeOnMonth: 55, changeOnYear: 50 })
    expect(await lineOf('电表', '2026-10', now)).toMatchObject({ missing: 1, isOver: null })
    // What nobody knows is not within its target.
    expect((await board('2026-10', now, { over: false })).lines).toEqual([])
    expect((await board('2026-10', now, { over: true })).lines.map(({ subject }) => subject.name)).toEqual(['E-01'])
    const desk = await signIn(test, company.logins.supervisor, company.password)
    await letJobsRun(test)
    expect(((await desk.send('GET', '/messages?limit=100')).body as { items: { title: string }[] }).items.filter(({ title }) => title.startsWith('能耗异常'))).toHaveLength(1)
  })

  it('are explained, or looked at by a work order that ends the alarm with it [ENE-001]', async () => {
    const work = new WorkStories(test, company)
    const [over, odd] = ['over_target', 'deviation'].map(async (kind) => (await alarms({ kind: [kind as 'deviation'] }))[0]!)
    const [first, second] = [await over!, await odd!]
    await expect(act(first.id, { action: 'explain' })).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(act(first.id, { action: 'explain', note: '看一眼' }, company.actors.technician)).rejects.toMatchObject({ code: 'not_permitted' })
    const twice = await Promise.allSettled([0, 1].map(() => act(first.id, { action: 'explain', note: '大堂施工照明', version: first.version })))
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const ordered = await act(second.id, { action: 'raise_order', note: '查线路' })
    expect(ordered).toMatchObject({ state: 'in_hand', allowedActions: ['explain'] })
    await work.onOrder(company.actors.supervisor, ordered.workOrder!.id, { action: 'cancel', reason: '重复' })
    await letJobsRun(test)
    expect((await alarms({ kind: ['deviation'] }))[0]).toMatchObject({ state: 'open', workOrder: null })
    const again = await act(second.id, { action: 'raise_order' })
    await work.onOrder(company.actors.supervisor, again.workOrder!.id, { action: 'assign', workerId: company.actors.technician.employeeId! })
    const result = `更换漏电回路${'，逐段测过绝缘'.repeat(200)}`
    await work.finish(company.actors.technician, again.workOrder!.id, result)
    await work.onOrder(company.actors.supervisor, again.workOrder!.id, { action: 'verify', isPassed: true })
    await work.onOrder(company.actors.supervisor, again.workOrder!.id, { action: 'close' }).catch(() => null)
    await letJobsRun(test)
    expect((await alarms({ kind: ['deviation'] }))[0]).toMatchObject({ state: 'closed', explanation: result.slice(0, 1000) })
  })

  it('that run in a quiet night are told as a leak at once, once a month, however often the phone sends it [ENE-001]', async () => {
    await read(water, '2025-10-31', 0)
    await read(water, '2026-09-30', 100)
    // 144 m³ in October: 0.194 an hour.
    await read(water, '2026-10-31', 244)
    const id = newId()
    const night = (facts: Partial<Sent<typeof energy.readAtNight>['body']> = {}) => as(test, guard, (ctx) => readAtNight(ctx, { ...none, body: energy.readAtNight.body.parse({ meterId: water.id, from: at('2026-11-04', '01:00').toISOString(), fromValue: 250, to: at('2026-11-04', '04:00').toISOString(), toValue: 250.6, ...facts }) }), at('2026-11-04', '04:05'))
    const sent = await Promise.all([night({ id }), night({ id })])
    expect(sent[0]).toEqual(sent[1])
    expect(sent[0]).toMatchObject({ perHour: 0.2, usualPerHour: 0.19355, verdict: 'suspicious', by: '保安石' })
    const [leak, ...more] = await alarms({ kind: ['night_flow'] })
    expect([leak!.id, more]).toEqual([sent[0]!.alarm!.id, []])
    expect(leak).toMatchObject({ unit: 'm³/h', number: expect.stringMatching(/^NH-/) as string })
    const next = await night({ from: at('2026-11-03', '01:00').toISOString(), to: at('2026-11-03', '04:00').toISOString() })
    expect(next.alarm!.id).toBe(leak!.id)
    expect(await night({ from: at('2026-11-02', '01:00').toISOString(), to: at('2026-11-02', '04:00').toISOString(), toValue: 250.06 })).toMatchObject({ verdict: 'fine', alarm: null })
    // A phone whose clock is ahead by some minutes has read it by now, which is five past four.
    expect(await night({ from: at('2026-11-04', '01:05').toISOString(), to: at('2026-11-04', '04:09').toISOString(), toValue: 250.06 })).toMatchObject({ to: at('2026-11-04', '04:05').toISOString(), perHour: 0.02 })
    // Closed, and the water runs again: it is open again, and told again.
    const leaks = async () => ((await (await signIn(test, company.logins.supervisor, company.password)).send('GET', '/messages?limit=100')).body as { items: { title: string }[] }).items.filter(({ title }) => title.startsWith('疑似漏水')).length
    expect(await leaks()).toBe(1)
    await act(leak!.id, { action: 'explain', note: '夜间浇灌' })
    expect((await night({ from: at('2026-11-01', '01:00').toISOString(), to: at('2026-11-01', '04:00').toISOString(), toValue: 251.2 })).alarm!.id).toBe(leak!.id)
    expect(await alarms({ kind: ['night_flow'] })).toMatchObject([{ state: 'open', explanation: '', actual: 0.4, closedAt: null }])
    expect(await leaks()).toBe(2)
    await expect(night({ meterId: lobby.id })).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(night({ to: at('2026-11-04', '01:20').toISOString() })).rejects.toMatchObject({ code: 'rule_broken' })
  })

  it('judge a measure by the months before and since, and freeze what it saved [ENE-001]', async () => {
    const { supervisor } = company.actors
    const measure = await as(test, supervisor, (ctx) => createEnergyMeasure(ctx, { ...none, body: energy.createEnergyMeasure.body.parse({ siteId: company.siteId, kind: 'electricity', meterId: lobby.id, name: '大堂换 LED 灯', costFen: 1_200_000, baselineFrom: '2025-11', baselineTo: '2026-10', expectedMonthly: 200 }) }), at('2026-10-31'))
    const step = (body: Sent<typeof energy.actOnEnergyMeasure>['body'], now: Date) => as(test, supervisor, (ctx) => actOnEnergyMeasure(ctx, { params: { id: measure.id }, query: {}, body: energy.actOnEnergyMeasure.body.parse(body) }), now)
    await expect(step({ action: 'start', on: '2026-10-15' }, at('2026-11-02'))).rejects.toMatchObject({ code: 'rule_broken' })
    await step({ action: 'start', on: '2026-11-02' }, at('2026-11-02'))
    const { name, text, costFen, baselineFrom, expectedMonthly } = measure
    const change = (baselineTo: string) => as(test, supervisor, (ctx) => changeEnergyMeasure(ctx, { params: { id: measure.id }, query: {}, body: energy.changeEnergyMeasure.body.parse({ version: 2, name, text, costFen, baselineFrom, baselineTo, expectedMonthly }) }), at('2026-11-02'))
    await expect(change('2026-11')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/baselineTo' }] })
    await expect(step({ action: 'conclude', note: '看起来省了' }, at('2026-12-31', '09:00'))).rejects.toMatchObject({ code: 'rule_broken' })
    await read(lobby, '2026-11-30', 8520)
    // December a year ago: 620. This December: 310.
    const { reading } = await read(lobby, '2026-12-31', 8830)
    const shown = await as(test, company.actors.technician, (ctx) => getEnergyMeasure(ctx, { params: { id: measure.id } }), at('2027-01-02'))
    expect(shown).toMatchObject({ baseline: 634.167, savedMonthly: 310, savedMonths: 1, allowedActions: [] })
    const done = await step({ action: 'conclude', note: '达到预期' }, at('2027-01-02'))
    // What is corrected afterwards changes no conclusion.
    await as(test, supervisor, (ctx) => voidReading(ctx, { params: { id: reading.id }, query: {}, body: { reason: '读错一位' } }), at('2027-02-01'))
    expect(await as(test, supervisor, (ctx) => getEnergyMeasure(ctx, { params: { id: measure.id } }), at('2027-02-02'))).toMatchObject({ state: 'concluded', savedMonthly: done.savedMonthly, savedMonths: 1 })
  })

  it('are grouped, and the month goes out as a file and as a paper; campaigns keep who took part [ENE-002] [ENE-003]', async () => {
    const group = (facts: object) => as(test, company.actors.supervisor, (ctx) => createEnergyGroup(ctx, { ...none, body: energy.createEnergyGroup.body.parse({ siteId: company.siteId, name: '公区照明', kind: 'electricity', meterIds: [lobby.id, garage.id], ...facts }) }))
    await expect(group({ meterIds: [water.id] })).rejects.toMatchObject({ code: 'rule_broken' })
    await group({ squareMetres: 1000 })
    await expect(group({})).rejects.toMatchObject({ code: 'already_exists' })
    expect(await lineOf('公区照明', '2025-10', at('2025-11-01'))).toMatchObject({ consumption: 930, perSquareMetre: 0.93, meters: 2 })
    await as(test, company.actors.administrator, async (ctx) => {
      const { unitId } = await aHousehold(ctx, company.siteId, { room: '1202', owner: '林素娥', phone: '13800130002' })
      await ctx.client.query('update unit set building_area = null where id = $1', [unitId])
    })
    // With one home of unknown area nobody knows that of the site.
    expect(await lineOf('电表', '2025-10', at('2025-11-01'))).toMatchObject({ squareMetres: null, perSquareMetre: null })
    const campaign = (facts: object) => as(test, company.actors.supervisor, (ctx) => createEnergyCampaign(ctx, { ...none, body: energy.createEnergyCampaign.body.parse({ siteId: company.siteId, title: '地球一小时', from: '2026-03-28', to: '2026-03-28', ...facts }) }), at('2026-03-28', '00:20'))
    expect(await campaign({ participants: 86 })).toMatchObject({ state: 'running', participants: 86 })
    await expect(campaign({ from: '2026-03-29', to: '2026-03-29', participants: 1 })).rejects.toMatchObject({ code: 'rule_broken' })

    const desk = await signIn(test, company.logins.front_desk, company.password)
    // Pages lose nothing and show nothing twice, two campaigns of one day and readings alike; what is asked for of the board is what is there.
    await campaign({ title: '垃圾分类日' })
    await campaign({ title: '植树', from: '2026-03-12', to: '2026-03-12' })
    const pages = async (path: string): Promise<string[]> => {
      const found: string[] = []
      for (let cursor = ''; ;) {
        const page = (await desk.send('GET', `${path}?siteId=${company.siteId}&limit=1&total=true${cursor}`)).body as { items: { id: string }[]; nextCursor: string | null; total: { count: number } }
        found.push(...page.items.map(({ id }) => id))
        if (page.nextCursor === null) return page.total.count === found.length ? found : [`${page.total.count} were counted`]
        cursor = `&cursor=${page.nextCursor}`
      }
    }
    expect(new Set(await pages('/energy-campaigns')).size).toBe(3)
    expect(new Set(await pages('/night-readings')).size).toBe(5)
    const whole = await board('2025-10', at('2025-11-01'))
    expect((await board('2025-10', at('2025-11-01'), { subject: ['group'] })).lines).toEqual(whole.lines.filter(({ subject }) => subject.type === 'group'))
    expect((await desk.send('GET', `/energy/rule?siteId=${company.siteId}`)).body).toEqual(whole.rule)
    const query = `siteId=${company.siteId}&month=2025-11`
    expect(String((await desk.send('GET', `/energy/export?${query}&format=csv`)).body)).toContain('公区照明')
    expect((await desk.send('POST', '/energy/rule', { siteId: company.siteId, version: 0, deviationPercent: 20, nightPercent: 30 })).status).toBe(403)
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/energy/report?${query}`, headers: { authorization: `Bearer ${desk.token}` } })
    const said = pdfPages(paper.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    for (const words of ['能耗月报', '600kWh', '缺抄1块≥600', '本月无异常']) expect(said).toContain(words)
  })
})
