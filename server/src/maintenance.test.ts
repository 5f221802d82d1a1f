import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maintenance, registers } from '@guanjia/contract'
import type { Actor } from './platform/auth/actor.ts'
import { queueNamed } from './platform/events.ts'
import { newId } from './platform/ids.ts'
import { MaintenanceStories } from './testing/maintenance-stories.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { makeSite } from './modules/organization/index.ts'
import { readMeter } from './modules/registers/index.ts'
import { voidCounterReading } from './modules/maintenance/counters.ts'
import { listMaintainedFacilities } from './modules/maintenance/facilities.ts'
import { changeMaintenancePlan } from './modules/maintenance/plans.ts'
import { changeProcedure } from './modules/maintenance/procedures.ts'
import { sendStepResults } from './modules/maintenance/results.ts'
import { actOnMaintenanceTask } from './modules/maintenance/tasks.ts'

let test: TestApp
let company: Company
let stories: MaintenanceStories
let supervisor: Actor
let technician: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new MaintenanceStories(test, company)
  supervisor = company.actors.supervisor
  technician = company.actors.technician
})
afterAll(() => test.close())

const at = (time: string, day = '2026-11-03'): Date => new Date(`${day}T${time}:00+08:00`)
const DAWN = at('08:00')
const nothing = { params: {}, query: {}, body: {} }
const states = (tasks: maintenance.MaintenanceTask[]) => tasks.map(({ dueAt, state, why }) => [dueAt.slice(0, 10), state, why].filter(Boolean).join(' '))

describe('a plan', () => {
  it('is not activated while nobody answers for one of its facilities, and names the field and the facility [MNT-007]', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('05.03', DAWN, { responsible: null })
    await expect(stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 1, unit: 'month' }, facilityId: facility.id }, DAWN)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/responsibleId', message: expect.stringContaining(facility.code) }] })
    const unassigned = async () => (await as(test, supervisor, (ctx) => listMaintainedFacilities(ctx, { ...nothing, query: maintenance.listMaintainedFacilities.query.parse({ siteId: company.siteId, filter: { unassigned: true } }) }))).items.map(({ id }) => id)
    expect(await unassigned()).toContain(facility.id)
    // Somebody takes it on and leaves again: it stands on the list once more.
    const leaver = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工邹' }))
    const own = await stories.facility('05.03', DAWN, { responsible: leaver.employeeId })
    expect(await unassigned()).not.toContain(own.id)
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', leaver.employeeId!).execute())
    const left = () => as(test, company.actors.administrator, (ctx) => queueNamed('maintenance.free-facilities')!.handle(ctx, { employeeId: leaver.employeeId, at: DAWN.toISOString() }), DAWN)
    await left()
    await left()
    expect(await unassigned()).toContain(own.id)
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query("select from message where template = 'maintenance.nobody_answers' and account_id = $1", [supervisor.accountId]))
    expect(rows).toHaveLength(1)
  })

  it('makes one service and one order of each facility and due day, though many processes tend it at once and again [MNT-005]', async () => {
    const procedure = await stories.procedure()
    const facilities = [await stories.facility('04.03', DAWN), await stories.facility('04.03', DAWN), await stories.facility('04.03', DAWN)]
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'rule', rule: 'FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYMINUTE=0', classId: await stories.classId('04'), leadDays: 3, graceDays: 0, overlap: 'allow', employeeId: technician.employeeId }, DAWN)
    expect(plan.facilities).toBe(3)
    const later = at('08:00', '2026-11-07')
    await Promise.all([1, 2, 3, 4].map(() => stories.tend(later)))
    await stories.tend(later)
    const tasks = await stories.tasks(plan.id, later)
    const keys = tasks.map(({ dueAt, facility }) => `${dueAt} ${facility.code}`)
    expect(new Set(keys).size).toBe(keys.length)
    // 3, 5, 7 and 9 November at nine, of three facilities.
    expect(tasks).toHaveLength(4 * facilities.length)
    expect(new Set(tasks.flatMap(({ order }) => order?.id ?? [])).size).toBe(tasks.length)
    const { rows } = await as(test, supervisor, (ctx) => ctx.client.query("select from work_order where site_id = $1 and title like '%' || $2", [company.siteId, plan.name]))
    expect(rows).toHaveLength(tasks.length)
  })

  it('puts the appointment outside the hours in which residents leave and come home', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('03.01', DAWN)
    const peaks = [{ from: '07:00', to: '09:00' }, { from: '17:30', to: '20:00' }]
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 15, unit: 'day' }, facilityId: facility.id, workHours: { from: '07:30', to: '19:00' }, peakHours: peaks, employeeId: technician.employeeId, leadDays: 0 }, at('00:30'))
    const [task] = await stories.tasks(plan.id)
    const order = await as(test, supervisor, (ctx) => ctx.tx.selectFrom('work_order').select(['appointment_from', 'appointment_to', 'kind', 'worker_id']).where('id', '=', task!.order!.id).executeTakeFirstOrThrow())
    expect(order).toEqual({ appointment_from: at('09:00'), appointment_to: at('17:30'), kind: 'maintenance', worker_id: technician.employeeId })
  })

  it('records what passed while no server ran: missed, or made late once for all that passed', async () => {
    const procedure = await stories.procedure()
    const rule = { procedureId: procedure.id, trigger: 'rule' as const, rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', leadDays: 0, graceDays: 0 }
    const facility = await stories.facility('08', DAWN)
    const [missed, late] = [await stories.plan({ ...rule, facilityId: facility.id, misfire: 'missed' }, DAWN), await stories.plan({ ...rule, facilityId: facility.id, misfire: 'late' }, DAWN)]
    const back = at('07:00', '2026-11-07')
    await stories.tend(back)
    expect(states(await stories.tasks(missed.id, back))).toEqual(['03', '04', '05', '06'].map((day) => `2026-11-${day} missed downtime`))
    expect(states(await stories.tasks(late.id, back))).toEqual([...['03', '04', '05'].map((day) => `2026-11-${day} missed downtime`), '2026-11-06 open'])
    // Days that are still to come stand in nobody's way: the newest of those that passed is made late.
    const ahead = await stories.plan({ ...rule, facilityId: facility.id, misfire: 'late', leadDays: 2, overlap: 'allow' }, DAWN)
    await stories.tend(back)
    expect(states(await stories.tasks(ahead.id, back))).toEqual(['2026-11-03 open', '2026-11-04 open', '2026-11-05 missed downtime', '2026-11-06 open', '2026-11-07 open', '2026-11-08 open'])
    // The one that is open stands in the way of the next, which says so.
    await stories.tend(at('12:00', '2026-11-07'))
    expect(states(await stories.tasks(late.id, back)).at(-1)).toBe('2026-11-07 skipped overlap')
    const [first] = await stories.tasks(missed.id, back)
    const raised = await as(test, supervisor, (ctx) => actOnMaintenanceTask(ctx, { params: { id: first!.id }, query: {}, body: { action: 'raise_order', reason: '' } }), at('13:00', '2026-11-07'))
    expect(raised).toMatchObject({ state: 'open', order: { number: expect.stringMatching(/^W-/) } })
  })
})

describe('a site of its own', () => {
  async function aSite(code: string) {
    const siteId = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code, name: `维保园 ${code}`, kind: 'residential', timeZone: 'Asia/Shanghai' }))
    const boss = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId, name: '主管宁' }))
    const jobs = async (since: Date) => (await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ due_at: Date }>("select due_at from job where queue = 'maintenance.tend' and payload ->> 'siteId' = $1 and due_at > $2 and dedupe_key not like '%:first' order by 1", [siteId, since]))).rows.map(({ due_at }) => due_at)
    return { boss, jobs, there: new MaintenanceStories(test, { ...company, siteId, actors: { ...company.actors, supervisor: boss } }) }
  }

  it('is tended by one chain of jobs, whatever began another at whichever minute', async () => {
    const { there, jobs } = await aSite('S21')
    for (const time of ['10:05', '10:25', '10:45']) await there.tend(at(time))
    expect(await jobs(at('10:46'))).toEqual([at('11:00')])
    // The job of eleven runs a moment early, and goes on all the same.
    await there.tend(new Date(at('11:00').getTime() - 200))
    expect(await jobs(at('10:46'))).toEqual([at('11:00'), at('12:00')])
  })

  it('makes many services in several transactions, so that nobody waits long for the number of an order', async () => {
    const { there, boss, jobs } = await aSite('S22')
    const procedure = await stories.procedure()
    for (let i = 0; i < 23; i++) await there.facility('04.03', DAWN, { responsible: boss.employeeId })
    const daily = await there.plan({ procedureId: procedure.id, trigger: 'rule', rule: 'FREQ=DAILY;INTERVAL=3;BYHOUR=9;BYMINUTE=0', classId: await stories.classId('04'), leadDays: 4, graceDays: 0, overlap: 'allow' }, DAWN)
    expect(await there.tasks(daily.id)).toHaveLength(20)
    expect(await jobs(DAWN)).toEqual([at('08:01')])
    await there.tend(at('08:01'))
    await there.tend(at('08:02'))
    await there.tend(at('08:03'))
    // 3 and 6 November, of each facility once.
    const tasks = await there.tasks(daily.id)
    expect(new Set(tasks.map(({ dueAt, facility }) => `${dueAt} ${facility.code}`)).size).toBe(tasks.length)
    expect(tasks.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual([...Array<string>(23).fill('2026-11-03'), ...Array<string>(23).fill('2026-11-06')])
  })

  it('says of a late service once that it is late, also after days in which no server ran', async () => {
    const { there, boss } = await aSite('S23')
    const procedure = await stories.procedure()
    const facility = await there.facility('08', DAWN)
    await there.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 6, unit: 'month' }, facilityId: facility.id, leadDays: 0, graceDays: 0 }, DAWN)
    for (const [time, day] of [['09:00', '2026-11-08'], ['10:00', '2026-11-08'], ['09:00', '2026-11-10']] as const) await there.tend(at(time, day))
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query("select from message where template = 'maintenance.overdue' and account_id = $1", [boss.accountId]))
    expect(rows).toHaveLength(1)
  })
})

describe('a service', () => {
  it('ends with its order, moves the dates of the facility, and counts the interval from the day it was done [MNT-008]', async () => {
    const procedure = await stories.procedure([{ id: 'look', text: '外观检查' }, { id: 'oil', text: '油位', kind: 'measure', low: 20, high: 80, unit: '%' }])
    const facility = await stories.facility('03.03', DAWN)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 1, unit: 'month' }, facilityId: facility.id, employeeId: technician.employeeId, leadDays: 2 }, DAWN)
    const [task] = await stories.tasks(plan.id)
    const saved = await as(test, supervisor, (ctx) => changeProcedure(ctx, { params: { id: procedure.id }, query: {}, body: { ...maintenance.createProcedure.body.parse({ name: procedure.name, steps: procedure.steps }), version: procedure.version, isActive: true } }))
    expect(saved.number).toBe(1)
    // In the middle of the service the procedure gets a version: the service keeps its own.
    await as(test, supervisor, (ctx) => changeProcedure(ctx, { params: { id: procedure.id }, query: {}, body: { ...maintenance.createProcedure.body.parse({ name: procedure.name, steps: [{ id: 'new', text: '新步骤' }] }), version: saved.version, isActive: true } }))
    const done = (now: Date) => stories.work.onOrder(technician, task!.order!.id, { action: 'done', result: '完成' }, now)
    await stories.work.onOrder(technician, task!.order!.id, { action: 'accept' }, at('09:10'))
    await stories.work.onOrder(technician, task!.order!.id, { action: 'arrive' }, at('09:20'))
    await stories.work.onOrder(technician, task!.order!.id, { action: 'start' }, at('09:25'))
    await stories.record(technician, task!.id, [{ stepId: 'look', value: true }], at('09:30'))
    await expect(done(at('09:40'))).rejects.toMatchObject({ code: 'maintenance.steps_left', message: '油位' })
    await stories.record(technician, task!.id, [{ stepId: 'oil', value: 55 }], at('09:45'))
    await done(at('23:50', '2026-11-04'))
    await stories.follow(at('23:55', '2026-11-04'))
    expect(await stories.task(task!.id)).toMatchObject({ state: 'done', isLate: false, procedureNumber: 1, recorded: 2, results: [{ step: { id: 'look' }, isFine: true }, { step: { id: 'oil' }, value: 55 }] })
    expect(await stories.seen(facility.id)).toMatchObject({ nextServiceOn: '2026-12-04', openTasks: 0 })
    // Two days ahead of 4 December, and not before.
    await stories.tend(at('12:00', '2026-12-01'))
    expect(await stories.tasks(plan.id)).toHaveLength(1)
    await stories.tend(at('00:10', '2026-12-02'))
    expect(states(await stories.tasks(plan.id)).at(-1)).toBe('2026-12-04 open')
    expect((await stories.task((await stories.tasks(plan.id)).at(-1)!.id)).procedureNumber).toBe(2)
  })

  it('is skipped with the reason when its order is cancelled, and its order is cancelled when it is skipped', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('05.02', DAWN)
    const make = () => stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 15, unit: 'day' }, facilityId: facility.id, leadDays: 0 }, DAWN)
    const [byOrder, bySkip] = [await make(), await make()]
    const [first] = await stories.tasks(byOrder.id)
    await stories.work.onOrder(supervisor, first!.order!.id, { action: 'cancel', reason: '设备已送修' }, at('10:00'))
    await stories.follow(at('10:01'))
    expect((await stories.tasks(byOrder.id))[0]).toMatchObject({ state: 'skipped', why: 'order_cancelled', reason: '设备已送修' })
    const [second] = await stories.tasks(bySkip.id)
    const skip = (reason: string) => as(test, supervisor, (ctx) => actOnMaintenanceTask(ctx, { params: { id: second!.id }, query: {}, body: { action: 'skip', reason } }), at('10:00'))
    await expect(skip('')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/reason' }] })
    expect(await skip('业主大会占用')).toMatchObject({ state: 'skipped', why: 'by_person', order: { status: 'cancelled' } })
    await expect(skip('再来一次')).rejects.toMatchObject({ code: 'action_not_allowed' })
    await stories.follow(at('10:05'))
    expect((await stories.tasks(bySkip.id))[0]).toMatchObject({ why: 'by_person', reason: '业主大会占用' })
    // The interval goes on from the day it was due.
    await stories.tend(at('09:00', '2026-11-18'))
    expect(states(await stories.tasks(bySkip.id)).at(-1)).toBe('2026-11-18 open')
  })

  it('makes of a failing step a finding with its corrective order, once, however often the phone sends it [MNT-005]', async () => {
    const procedure = await stories.procedure([{ id: 'brake', text: '制动器动作正常', severity: 'serious', photoWhenBad: true }, { id: 'look', text: '外观检查' }])
    const facility = await stories.facility('02.01', DAWN)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 15, unit: 'day' }, facilityId: facility.id, employeeId: technician.employeeId }, DAWN)
    const [task] = await stories.tasks(plan.id)
    const bad = { stepId: 'brake', value: false, note: '间隙偏大' }
    await expect(stories.record(technician, task!.id, [bad], at('09:30'))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/results/0/photoIds' }] })
    const withPhoto = { ...bad, photoIds: [await stories.work.photo(technician)] }
    await Promise.all([1, 2, 3].map(() => stories.record(technician, task!.id, [withPhoto], at('09:30'))))
    const { results } = await stories.task(task!.id)
    expect(results[0]).toMatchObject({ isFine: false, finding: { number: expect.stringMatching(/^F-/), orderNumber: expect.stringMatching(/^W-/) } })
    const found = await stories.findings('制动器')
    expect(found.map(({ photos }) => photos.length)).toEqual([1])
    const orders = (await stories.seen(facility.id)).orders.filter(({ why }) => why === 'corrective')
    // A lift, severe: four hours by the table of the release.
    expect(orders).toMatchObject([{ impact: 'severe', limitHours: 4, dueAt: at('13:30').toISOString() }])
    await expect(stories.record(technician, task!.id, [{ stepId: 'nothing', value: true }], at('09:31'))).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(as(test, company.actors.front_desk, (ctx) => sendStepResults(ctx, { params: { id: task!.id }, query: {}, body: { results: [{ stepId: 'look', value: true, note: '', photoIds: [] }] } }))).rejects.toMatchObject({ code: 'not_permitted' })
  })
})

describe('a plan that is changed', () => {
  const change = (plan: maintenance.MaintenancePlan, facts: object, now: Date) =>
    as(test, supervisor, (ctx) => changeMaintenancePlan(ctx, { params: { id: plan.id }, query: {}, body: { ...maintenance.createMaintenancePlan.body.parse({ siteId: company.siteId, name: plan.name, procedureId: plan.procedure.id, facilityId: plan.facility!.id, startsOn: plan.startsOn, trigger: plan.trigger, every: plan.every, counter: plan.counter, leadDays: plan.leadDays, graceDays: plan.graceDays, employeeId: technician.employeeId, ...facts }), version: plan.version } }), now)

  it('goes on by days after its counter fired once, and by the counter again after that', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('01.03', DAWN)
    const counter = await stories.counter(facility.id)
    await stories.read(counter.id, 1000, DAWN)
    let plan = await stories.plan({ procedureId: procedure.id, trigger: 'counter', counter: { unit: 'hour', at: 250, hysteresis: 10 }, facilityId: facility.id, leadDays: 0, employeeId: technician.employeeId }, DAWN)
    await stories.read(counter.id, 1250, at('09:10'))
    await stories.serve(technician, (await stories.tasks(plan.id))[0]!, at('12:00'))
    plan = await change(plan, { trigger: 'interval', counter: null, every: { count: 15, unit: 'day' } }, at('13:00'))
    expect(states(await stories.tasks(plan.id))).toEqual(['2026-11-03 open', '2026-11-03 done'])
    await stories.serve(technician, (await stories.tasks(plan.id))[0]!, at('16:00'))
    await stories.tend(at('09:00', '2026-11-18'))
    expect(states(await stories.tasks(plan.id)).at(-1)).toBe('2026-11-18 open')
    await stories.serve(technician, (await stories.tasks(plan.id)).at(-1)!, at('16:00', '2026-11-18'))
    plan = await change(plan, { trigger: 'counter', every: null, counter: { unit: 'hour', at: 250, hysteresis: 10 } }, at('17:00', '2026-11-18'))
    await stories.read(counter.id, 1500, at('18:00', '2026-11-18'))
    expect((await stories.tasks(plan.id)).at(-1)).toMatchObject({ state: 'open', counterAt: 1500 })
  })

  it('begins anew when it was paused, and makes nothing of what lay between', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('05.03', DAWN)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'interval', every: { count: 15, unit: 'day' }, facilityId: facility.id, leadDays: 0, graceDays: 1, misfire: 'missed', employeeId: technician.employeeId }, DAWN)
    await stories.serve(technician, (await stories.tasks(plan.id))[0]!, at('12:00'))
    await stories.onPlan(plan.id, { action: 'pause', reason: '改造期间停用' }, at('09:00', '2026-11-05'))
    await stories.onPlan(plan.id, { action: 'activate' }, at('08:00', '2027-01-20'))
    expect(states(await stories.tasks(plan.id))).toEqual(['2026-11-03 done', '2027-01-20 open'])
  })
})

describe('a counter', () => {
  async function aCounter(code = '01.03') {
    const procedure = await stories.procedure()
    const facility = await stories.facility(code, DAWN)
    const counter = await stories.counter(facility.id)
    await stories.read(counter.id, 1000, DAWN)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'counter', counter: { unit: 'hour', at: 250, hysteresis: 10 }, facilityId: facility.id, employeeId: technician.employeeId }, DAWN)
    return { facility, counter, plan }
  }

  it('makes a service once when it crosses the threshold, though two phones send the reading at once, and not again by a correction', async () => {
    const { counter, plan } = await aCounter()
    expect(await stories.tasks(plan.id)).toEqual([])
    await stories.read(counter.id, 1249.5, at('09:00'))
    expect(await stories.tasks(plan.id)).toEqual([])
    const id = newId()
    const both = await Promise.all([stories.read(counter.id, 1250, at('10:00'), { id }), stories.read(counter.id, 1250, at('10:00'), { id }), stories.read(counter.id, 1250.5, at('10:00'))])
    expect(both.map(({ made }) => made).toSorted((a, b) => a - b)).toEqual([0, 0, 1])
    // Corrected, and read again above the threshold.
    await stories.read(counter.id, 1235, at('10:10'), { note: '看错了' })
    // A phone whose clock is ahead has read it by now.
    expect((await stories.read(counter.id, 1235.5, at('10:11'), { at: at('10:15').toISOString() })).reading.at).toBe(at('10:11').toISOString())
    await stories.read(counter.id, 1252, at('10:20'))
    const { reading } = await stories.read(counter.id, 1300, at('10:30'))
    await as(test, supervisor, (ctx) => voidCounterReading(ctx, { params: { id: reading.id }, query: {}, body: { reason: '抄错' } }), at('10:40'))
    await stories.read(counter.id, 1301, at('10:50'))
    await stories.tend(at('11:00'))
    const tasks = await stories.tasks(plan.id)
    expect(tasks).toMatchObject([{ state: 'open', counterAt: expect.any(Number) }])
    // Served at 1301: the next is due at 1551, whatever the dial does in between.
    await stories.serve(technician, tasks[0]!, at('12:00'))
    await stories.read(counter.id, 1550.5, at('12:00', '2026-11-10'))
    expect(await stories.tasks(plan.id)).toHaveLength(1)
    await stories.read(counter.id, 3, at('12:30', '2026-11-10'), { isReset: true, note: '换表' })
    expect(await stories.tasks(plan.id)).toHaveLength(2)
  })

  it('counts from the first reading by hand: what ran before is nobody\'s service', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('01.03', DAWN)
    const counter = await stories.counter(facility.id)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'counter', counter: { unit: 'hour', at: 250, hysteresis: 10 }, facilityId: facility.id }, DAWN)
    expect(await stories.read(counter.id, 8412, at('09:00'))).toMatchObject({ made: 0 })
    await stories.tend(at('10:00'))
    expect(await stories.tasks(plan.id)).toEqual([])
    expect(await stories.read(counter.id, 8662, at('11:00'))).toMatchObject({ made: 1 })
  })

  it('takes what went through a meter of the registers, in the same moment', async () => {
    const procedure = await stories.procedure()
    const facility = await stories.facility('06', DAWN)
    const meter = await stories.meter({ multiplier: 40, installedOn: '2026-10-01' }, DAWN)
    const counter = await stories.counter(facility.id, 'kwh', meter.id)
    const plan = await stories.plan({ procedureId: procedure.id, trigger: 'counter', counter: { unit: 'kwh', at: 1000, hysteresis: 0 }, facilityId: facility.id }, DAWN)
    const read = (value: number, readOn: string) => as(test, supervisor, (ctx) => readMeter(ctx, { params: { id: meter.id }, query: {}, body: registers.readMeter.body.parse({ value, readOn, isConfirmed: true, note: '核对' }) }), at('12:00', '2026-11-20'))
    await read(24, '2026-11-05')
    expect(await stories.tasks(plan.id)).toEqual([])
    await read(26, '2026-11-10')
    expect(await stories.tasks(plan.id)).toHaveLength(1)
    await expect(stories.read(counter.id, 5, at('12:00', '2026-11-20'))).rejects.toMatchObject({ code: 'action_not_allowed' })
  })
})
