import type { Case } from '@guanjia/contract/cases.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type OrderAct } from '../../testing/work-stories.ts'
import { getWorkOrder } from './timeline.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let app: Browser
const residentLogin = `resident-${newId()}`
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  await as(
    test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: residentLogin }),
  )
  app = await signIn(test, residentLogin, 'correct horse')
})
afterAll(() => test.close())

/** Thursday the fifth of March, in Shanghai. */
const at = (time: string): Date => new Date(`2026-03-${time.length > 5 ? time.slice(0, 2) : '05'}T${time.slice(-5)}+08:00`)
const text = (time: string): string => at(time).toISOString()
const clock = (order: WorkOrder, metric: string) => order.clocks.find((one) => one.metric === metric)!
const pointersOf = (refused: Promise<unknown>): Promise<string[]> => refused.then(
  () => [], (error: { code: string; errors?: { pointer: string }[] }) => [error.code, ...(error.errors ?? []).map((e) => e.pointer)],
)
const onOrder = (actor: Actor, id: string, act: OrderAct, when: Date): Promise<WorkOrder> => stories.onOrder(actor, id, act, when)
const look = (actor: Actor, id: string, when: Date): Promise<WorkOrder> => as(
  test, actor, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }), when,
)
type Told = { title: string; body: string }
const toldTo = async (who: Browser): Promise<Told[]> => ((await who.send('GET', '/messages')).body as { items: Told[] }).items
const signedIn = (role: keyof Company['logins']): Promise<Browser> => signIn(test, company.logins[role], company.password)
type Line = { action: string; note: string | null; changes: { field: string; to: unknown }[] }
const historyOf = async (who: Browser, path: string): Promise<Line[]> => (
  (await who.send('GET', `${path}/timeline`)).body as { items: Line[] }
).items

async function anOrder(facts: Parameters<WorkStories['raise']>[1] = {}, now = at('09:00')): Promise<{ taken: Case; order: WorkOrder }> {
  const { front_desk, technician } = company.actors
  const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId, urgency: facts.urgency ?? 'normal' }, now)
  const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId, placeKind: 'unit', place: '', ...facts }, now)
  return { taken, order }
}

describe('a suspension', () => {
  it('needs the picture of the closed door, attached to the order, before the promises rest', async () => {
    const { technician } = company.actors
    const { order } = await anOrder()
    await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
    const suspend = (more: Partial<Extract<OrderAct, { action: 'suspend' }>>): OrderAct => (
      { action: 'suspend', reason: 'owner_absent', note: '敲门无人', ...more }
    )
    expect(await pointersOf(onOrder(technician, order.id, suspend({}), at('10:00')))).toEqual(['rule_broken', '/fileIds'])
    const photo = await stories.photo(technician)
    const suspended = await onOrder(technician, order.id, suspend({ fileIds: [photo] }), at('10:00'))
    expect(suspended).toMatchObject({ status: 'suspended', suspendUntil: text('07 10:00'), files: [{ id: photo }] })
    for (const metric of ['arrive', 'resolve'])
      expect(clock(suspended, metric), metric).toMatchObject({ state: 'paused', resumesAt: text('07 10:00') })
  })

  it('may be objected to by the resident of its case, once: the worker and those who dispatch hear of it', async () => {
    const { technician, supervisor } = company.actors
    const { taken, order } = await anOrder({}, new Date())
    const path = `/cases/${taken.id}`
    expect(((await app.send('GET', path)).body as Case).allowedActions).not.toContain('object')
    await onOrder(technician, order.id, { action: 'accept' }, new Date())
    await onOrder(technician, order.id, { action: 'suspend', reason: 'parts', note: '角阀缺货' }, new Date())
    expect(((await app.send('GET', path)).body as Case).allowedActions).toContain('object')
    const words = '家里没水用，等不了三天'
    const told = await app.send('POST', `${path}/actions`, { action: 'object', reason: words })
    expect(told).toMatchObject({ status: 200, body: { waitObjection: words } })
    expect((told.body as Case).allowedActions).not.toContain('object')
    expect(await look(supervisor, order.id, new Date())).toMatchObject({ status: 'suspended', waitObjection: words })
    expect((await app.send('POST', `${path}/actions`, { action: 'object', reason: '再说一次' })).status).toBe(409)
    for (const role of ['technician', 'supervisor'] as const)
      expect((await toldTo(await signedIn(role))).filter((message) => message.title.includes(order.number) && message.body.includes(words))).toHaveLength(1)
    await onOrder(technician, order.id, { action: 'resume' }, new Date())
    expect(await look(supervisor, order.id, new Date())).toMatchObject({ waitObjection: null })
  })

  it('is told to the resident on the case, with reason and end, and ends by itself from its moment', async () => {
    const { technician, supervisor } = company.actors
    const { taken, order } = await anOrder()
    await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
    await onOrder(technician, order.id, { action: 'suspend', reason: 'weather', note: '暴雨停工', until: text('09:35') }, at('09:30'))
    const waits = (await toldTo(app)).find((message) => message.title === `您的报事 ${taken.number} 的维修需要等待`)!
    expect(waits.body).toContain(order.number)
    expect(waits.body).toContain('2026-03-05 09:35')
    const [line] = (await historyOf(app, `/cases/${taken.id}`)).filter((one) => one.action === 'work_suspended')
    expect(line).toMatchObject({
      note: `${order.number}：暴雨停工`,
      changes: [{ field: 'suspend_reason', to: 'weather' }, { field: 'suspend_until', to: text('09:35') }],
    })
    await onOrder(supervisor, order.id, { action: 'prolong', until: text('10:00'), note: '雨未停' }, at('09:33'))
    await letJobsRun(test)
    const awake = await look(technician, order.id, at('10:10'))
    expect(awake).toMatchObject({ status: 'accepted', suspendReason: null, suspendUntil: null })
    // Half an hour of the two was used before, and the count goes on from ten, not from when the server came back.
    expect(clock(awake, 'arrive')).toMatchObject({ state: 'running', dueAt: text('11:30') })
    const history = await historyOf(await signedIn('supervisor'), `/work-orders/${order.id}`)
    expect(history.filter((one) => one.action === 'resume')).toHaveLength(1)
    const told = await toldTo(await signedIn('technician'))
    expect(told.filter((message) => message.title === `${order.number} 挂起到期，请继续`)).toHaveLength(1)
    const seen = (await app.send('GET', `/cases/${taken.id}`)).body as Case
    expect(seen.workOrderList).toMatchObject([{ status: 'accepted', suspendReason: null }])
    expect((await historyOf(app, `/cases/${taken.id}`)).map((one) => one.action)).toEqual([
      'registered', 'raise', 'work_suspended', 'work_prolonged', 'work_resumed',
    ])
  })

  it('is over for whoever acts next, also before the job has come', async () => {
    const { technician } = company.actors
    const { order } = await anOrder()
    await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
    await onOrder(technician, order.id, { action: 'suspend', reason: 'weather', note: '暴雨', until: text('09:35') }, at('09:30'))
    const pieces = ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] as const
    const arrived = await onOrder(technician, order.id, { action: 'arrive', fivePieces: [...pieces] }, at('11:04'))
    expect(arrived).toMatchObject({ status: 'arrived', suspendReason: null })
    expect(clock(arrived, 'arrive')).toMatchObject({ outcome: 'met', consumedSeconds: 119 * 60, isMetByPause: true })
    await letJobsRun(test)
    expect((await look(technician, order.id, at('11:10'))).version).toBe(arrived.version)
  })
})

describe('an appointment', () => {
  const window = (from: string, to: string): OrderAct => ({ action: 'appoint', window: { from: text(from), to: text(to) } })

  it('replaces the arrival by the end of its window, is told to the resident, and can be taken back [RPR-015]', async () => {
    const { front_desk, technician } = company.actors
    const { taken, order } = await anOrder()
    expect(clock(order, 'arrive').dueAt).toBe(text('11:00'))
    const agreed = await onOrder(front_desk, order.id, window('14:00', '16:00'), at('09:10'))
    expect(agreed).toMatchObject({ status: 'assigned', appointmentFrom: text('14:00'), appointmentTo: text('16:00') })
    expect(clock(agreed, 'arrive')).toMatchObject({ state: 'running', dueAt: text('16:00') })
    const told = (await toldTo(app)).find((message) => message.title === `您的报事 ${taken.number} 已约定上门时间`)!
    expect(told.body).toContain('2026-03-05 14:00 至 2026-03-05 16:00')
    expect((await toldTo(await signedIn('technician'))).map((message) => message.title)).toContain(`${order.number} 已约定上门时间`)
    const back = await onOrder(technician, order.id, { action: 'appoint', window: null }, at('09:20'))
    expect(back).toMatchObject({ appointmentFrom: null, appointmentTo: null })
    expect(clock(back, 'arrive')).toMatchObject({ dueAt: text('11:00') })
    expect(await pointersOf(onOrder(technician, order.id, { action: 'appoint', window: null }, at('09:21')))).toEqual(['action_not_allowed'])
  })

  it('is kept by who comes within it and missed by who comes after, wherever the old target was', async () => {
    const { technician } = company.actors
    const arrive: OrderAct = { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] }
    for (const [when, outcome] of [['15:59', 'met'], ['16:01', 'breached']] as const) {
      const { order } = await anOrder()
      await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
      await onOrder(technician, order.id, window('14:00', '16:00'), at('09:10'))
      expect(clock(await onOrder(technician, order.id, arrive, at(when)), 'arrive'), when).toMatchObject({ outcome })
    }
  })

  it('lets the order rest until the window opens; the end of the window stays the promise', async () => {
    const { technician } = company.actors
    const { order } = await anOrder()
    await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
    const suspend: OrderAct = { action: 'suspend', reason: 'appointment' }
    expect(await pointersOf(onOrder(technician, order.id, suspend, at('09:08')))).toEqual(['rule_broken', '/until'])
    await onOrder(technician, order.id, window('14:00', '16:00'), at('09:10'))
    expect(await onOrder(technician, order.id, suspend, at('09:15'))).toMatchObject({ suspendUntil: text('14:00') })
    expect(await onOrder(technician, order.id, window('15:00', '17:00'), at('09:20'))).toMatchObject({ suspendUntil: text('15:00') })
    await letJobsRun(test)
    expect(clock(await look(technician, order.id, at('15:10')), 'arrive')).toMatchObject({ state: 'running', dueAt: text('17:00') })
  })

  it('is agreed with the order, too, in a window that is still to come', async () => {
    const { front_desk } = company.actors
    const raise = (from: string, to: string) => anOrder({ appointmentFrom: text(from), appointmentTo: text(to) })
    const { order } = await raise('06 09:00', '06 11:00')
    expect(clock(order, 'arrive')).toMatchObject({ dueAt: text('06 11:00') })
    expect(await pointersOf(raise('08:00', '08:30'))).toEqual(['rule_broken', '/appointmentTo'])
    expect(await pointersOf(onOrder(front_desk, order.id, window('08:00', '08:30'), at('09:10')))).toEqual(['rule_broken', '/window/to'])
    expect(await pointersOf(onOrder(front_desk, order.id, window('12:00', '11:00'), at('09:10')))).toEqual(['rule_broken', '/window/to'])
  })

  it('is not made with an emergency, nor after somebody has arrived, nor by a worker of another order', async () => {
    const { front_desk, technician, supervisor } = company.actors
    const { order: emergency } = await anOrder({ urgency: 'emergency' })
    expect(await pointersOf(onOrder(front_desk, emergency.id, window('14:00', '16:00'), at('09:10')))).toEqual(['rule_broken', '/window'])
    expect(emergency.allowedActions).not.toContain('appoint')
    expect(
      await pointersOf(anOrder({ urgency: 'emergency', appointmentFrom: text('14:00'), appointmentTo: text('16:00') }))
    ).toEqual(['rule_broken', '/appointmentFrom'])
    const { order } = await anOrder({ workerId: null, isInPool: true })
    expect(await pointersOf(onOrder(technician, order.id, window('14:00', '16:00'), at('09:10')))).toEqual(['not_permitted'])
    await onOrder(technician, order.id, { action: 'grab' }, at('09:11'))
    await onOrder(technician, order.id, window('14:00', '16:00'), at('09:12'))
    await onOrder(technician, order.id, { action: 'arrive', note: '提前到' }, at('09:40'))
    expect(await pointersOf(onOrder(supervisor, order.id, window('17:00', '18:00'), at('09:50')))).toEqual(['action_not_allowed'])
  })
})

describe('an emergency', () => {
  it('has two limits: somebody at the door in thirty minutes, and the handling begun in thirty minutes [RPR-015]', async () => {
    const { technician } = company.actors
    const { order } = await anOrder({ urgency: 'emergency' })
    for (const metric of ['arrive', 'begin']) expect(clock(order, metric), metric).toMatchObject({ state: 'running', dueAt: text('09:30') })
    await onOrder(technician, order.id, { action: 'accept' }, at('09:05'))
    const arrived = await onOrder(technician, order.id, { action: 'arrive', note: '鞋套不足' }, at('09:25'))
    expect(clock(arrived, 'arrive')).toMatchObject({ state: 'stopped', outcome: 'met' })
    expect(clock(arrived, 'begin')).toMatchObject({ state: 'running' })
    const begun = await onOrder(technician, order.id, { action: 'start' }, at('09:31'))
    expect(clock(begun, 'begin')).toMatchObject({ state: 'stopped', outcome: 'breached', breachedAt: text('09:30') })
    const { order: ordinary } = await anOrder()
    expect(clock(ordinary, 'begin')).toBeUndefined()
  })
})
