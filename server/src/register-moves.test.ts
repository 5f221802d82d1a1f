import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registers } from '@guanjia/contract'
import { voidCounterReading } from './modules/maintenance/counters.ts'
import { followOrder } from './modules/maintenance/follow-orders.ts'
import { lockTask } from './modules/maintenance/tasks.ts'
import { getPoint } from './modules/inspections/points.ts'
import { actOnFacility, changeFacility } from './modules/registers/facilities.ts'
import { actOnMeter } from './modules/registers/meters.ts'
import { readMeter } from './modules/registers/readings.ts'
import { queueNamed } from './platform/events.ts'
import { aHousehold } from './testing/households.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { someoneWaitsForALock } from './testing/locks.ts'
import { MaintenanceStories } from './testing/maintenance-stories.ts'
import { aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let upkeep: MaintenanceStories
let rounds: InspectionStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  upkeep = new MaintenanceStories(test, company)
  rounds = new InspectionStories(test, company)
})
afterAll(() => test.close())

const at = (time: string, day = '2026-11-03'): Date => new Date(`${day}T${time}:00+08:00`)
const DAWN = at('08:00')
const point = (id: string) => as(test, company.actors.supervisor, (ctx) => getPoint(ctx, { params: { id }, query: {}, body: {} }))
/** Each twice: a job may run again after a crash. */
async function follow(now: Date): Promise<void> {
  const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ payload: unknown }>("select payload from job where queue = 'inspections.follow-register' order by due_at, id"))
  for (const { payload } of rows.flatMap((row) => [row, row])) await as(test, company.actors.administrator, (ctx) => queueNamed('inspections.follow-register')!.handle(ctx, payload), now)
}

describe('what hangs on the registers', () => {
  it('goes where a facility goes and ends with it: points, and rounds under way that nobody has walked so far [INS-001] [MNT-009]', async () => {
    const [east, west] = await as(test, company.actors.administrator, async (ctx) => [await aHousehold(ctx, company.siteId, { building: '7', owner: '东楼业主', phone: '13800138071' }), await aHousehold(ctx, company.siteId, { building: '8', owner: '西楼业主', phone: '13800138081' })] as const)
    const pump = await upkeep.facility('03.01', DAWN, { place: '7 栋泵房', buildingId: east.buildingId })
    const list = await rounds.checklist([{ id: 'fine', text: '运行正常', kind: 'yes_no' }])
    const watched = { target: 'facility' as const, targetId: pump.id, buildingId: east.buildingId }
    const [own, named, stairs] = [await rounds.point(list.id, { ...watched, place: '7 栋泵房' }), await rounds.point(list.id, { ...watched, place: '泵房门后' }), await rounds.point(list.id)]
    const plan = await rounds.plan((await rounds.route([own.id, named.id, stairs.id])).id, DAWN)
    const round = (await rounds.rounds(plan.id, DAWN))[0]!

    await as(test, company.actors.supervisor, (ctx) => changeFacility(ctx, { params: { id: pump.id }, query: {}, body: { version: pump.version, place: '8 栋泵房', buildingId: west.buildingId, photoIds: [] } }))
    await follow(at('09:10'))
    // The words of the register follow it; words of the point's own stay.
    expect([await point(own.id), await point(named.id)]).toMatchObject([{ building: { id: west.buildingId }, place: '8 栋泵房', version: 2 }, { building: { id: west.buildingId }, place: '泵房门后', version: 2 }])

    const { steward } = company.actors
    await rounds.send(steward, round.id, [rounds.record(own.id, at('09:30'), [{ itemId: 'fine', value: true }])], at('09:31'))
    await upkeep.onFacility(pump.id, { action: 'scrap', note: '更新改造' }, at('10:00'))
    await follow(at('10:01'))
    // What was looked at stays; what nobody has looked at is left out, now and of all rounds to come.
    expect((await rounds.round(round.id, at('10:02'))).stops.map(({ pointId }) => pointId)).toEqual([own.id, stairs.id])
    expect([await point(own.id), await point(named.id), await point(stairs.id)].map(({ isActive, version }) => [isActive, version])).toEqual([[false, 3], [false, 3], [true, 1]])
  })

  it('tells whoever answers for a facility that the meter of its hours was taken out, and counts on by hand from where it stood [MNT-005]', async () => {
    const boiler = await upkeep.facility('03.01', DAWN)
    const meter = await upkeep.meter({ initialReading: 0, installedOn: '2026-01-01' }, DAWN)
    const counter = await upkeep.counter(boiler.id, 'kwh', meter.id)
    await as(test, company.actors.technician, (ctx) => readMeter(ctx, { params: { id: meter.id }, query: {}, body: registers.readMeter.body.parse({ readOn: '2026-11-03', value: 400, isConfirmed: true, note: '核对' }) }), at('11:00'))
    await as(test, company.actors.supervisor, (ctx) => actOnMeter(ctx, { params: { id: meter.id }, query: {}, body: registers.actOnMeter.body.parse({ action: 'take_out', on: '2026-11-03', note: '换表' }) }), at('12:00'))
    const own = async () => (await upkeep.seen(boiler.id, at('13:00'))).counters.find(({ id }) => id === counter.id)!
    expect(await own()).toMatchObject({ meter: null, total: 400, last: { value: 400 } })
    const told = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('template', '=', 'maintenance.meter_gone').where('record_id', '=', boiler.id).execute())
    expect(told.map((row) => row.account_id)).toEqual([company.actors.supervisor.accountId])
    // The new dial begins at nothing; a reading that was wrong is taken back to where the meter left it.
    const { reading } = await upkeep.read(counter.id, 25, at('14:00'), { isReset: true })
    expect(await own()).toMatchObject({ total: 425 })
    await as(test, company.actors.supervisor, (ctx) => voidCounterReading(ctx, { params: { id: reading.id }, query: {}, body: { reason: '读错' } }), at('15:00'))
    expect(await own()).toMatchObject({ total: 400, last: { value: 400 } })
    await expect(upkeep.counter(boiler.id, 'hour', meter.id)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/meterId' }] })
  })

  it('lets a service be finished while its facility is scrapped: one waits for the other, and neither is thrown back', async () => {
    const fan = await upkeep.facility('05.03', DAWN)
    const plan = await upkeep.plan({ procedureId: (await upkeep.procedure()).id, trigger: 'interval', facilityId: fan.id, every: { count: 1, unit: 'month' } }, DAWN)
    await upkeep.tend(DAWN)
    const task = (await upkeep.tasks(plan.id, DAWN))[0]!
    let tries = 0
    let isLocked = (): void => undefined
    const locked = new Promise<void>((resolve) => (isLocked = resolve))
    const finished = as(test, company.actors.administrator, async (ctx) => {
      tries++
      await lockTask(ctx, task.id)
      isLocked()
      await someoneWaitsForALock(test)
      await followOrder(ctx, task.order!.id, 'done')
    }, at('10:00'))
    await locked
    const scrapped = as(test, company.actors.supervisor, (ctx) => {
      tries++
      return actOnFacility(ctx, { params: { id: fan.id }, query: {}, body: registers.actOnFacility.body.parse({ action: 'scrap', note: '拆除' }) })
    }, at('10:01'))
    await Promise.all([finished, scrapped])
    expect(tries).toBe(2)
    expect((await upkeep.tasks(plan.id, at('10:02')))[0]).toMatchObject({ state: 'done' })
    expect((await upkeep.seen(fan.id, at('10:02'))).state).toBe('scrapped')
  })
})
