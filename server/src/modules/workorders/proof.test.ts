import { FIVE_PIECES, type WorkOrder } from '@guanjia/contract/workorders.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { storeFile } from '../../platform/files/routes.ts'
import { newId } from '../../platform/ids.ts'
import { actOnWorkOrder } from './act.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let desk: Browser
let tech: Browser
let colleague: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  colleague = await as(
    test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍' }),
  )
  desk = await signIn(test, company.logins.front_desk, company.password)
  tech = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

type Facts = Parameters<WorkStories['raise']>[1]
/** An order in the technician's hands. */
async function anOrder(facts: Facts = {}, now?: Date): Promise<WorkOrder> {
  const { front_desk, technician } = company.actors
  const order = await stories.raise(front_desk, { workerId: technician.employeeId, ...facts }, now)
  return stories.onOrder(technician, order.id, { action: 'accept' }, now)
}
const anOrderOnSite = async (facts: Facts = {}): Promise<WorkOrder> => stories.onOrder(
  company.actors.technician, (await anOrder(facts)).id, { action: 'arrive' },
)
const pointersOf = (refused: Promise<unknown>): Promise<string[]> => refused.then(
  () => [], (error: { code: string; errors: { pointer: string }[] }) => [error.code, ...error.errors.map((e) => e.pointer)],
)
type Happening = { action: string; note: string | null; at: string; actor: { name: string } }
async function timelineOf(id: string): Promise<Happening[]> {
  return ((await desk.send('GET', `/work-orders/${id}/timeline`)).body as { items: Happening[] }).items
}

describe('at the door of a home', () => {
  it('ticks the five pieces, or says why one is missing [RPR-020]', async () => {
    const { technician } = company.actors
    const atHome = { unitId: home.unitId, placeKind: 'unit', place: '' } as const
    const order = await anOrder(atHome)
    const pieces = FIVE_PIECES.filter((piece) => piece !== 'mat')
    expect(
      await pointersOf(stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: pieces }))
    ).toEqual(['rule_broken', '/fivePieces'])
    expect(
      await stories.onOrder(technician, order.id, { action: 'arrive', fivePieces: pieces, note: '台布在洗，用业主旧报纸代替' })
    ).toMatchObject({ status: 'arrived', fivePieces: pieces })
    expect((await timelineOf(order.id)).at(-1)).toMatchObject({ action: 'arrive', note: '台布在洗，用业主旧报纸代替' })
    const prepared = await anOrder(atHome)
    const position = { latitude: 30.27, longitude: 120.15, accuracyMetres: 12 }
    expect(
      await stories.onOrder(technician, prepared.id, { action: 'arrive', fivePieces: [...FIVE_PIECES], position })
    ).toMatchObject({ status: 'arrived', arrivalPosition: position })
    expect(
      await stories.onOrder(technician, (await anOrder()).id, { action: 'arrive' })
    ).toMatchObject({ status: 'arrived', fivePieces: [] })
  })
})

describe('done', () => {
  it('needs a photo before and one after, and names which is missing', async () => {
    const { technician } = company.actors
    const { id } = await anOrderOnSite()
    const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
    const done = { action: 'done', result: '更换灯泡' } as const
    expect(await pointersOf(stories.onOrder(technician, id, done))).toEqual([
      'work_order.photos_needed', '/photoBeforeIds', '/photoAfterIds',
    ])
    expect(
      await pointersOf(stories.onOrder(technician, id, { ...done, photoBeforeIds: [before] }))
    ).toEqual(['work_order.photos_needed', '/photoAfterIds'])
    expect(
      await pointersOf(stories.onOrder(technician, id, { ...done, photoBeforeIds: [before], photoAfterIds: [before] }))
    ).toEqual(['work_order.photos_needed', '/photoAfterIds'])
    await stories.onOrder(technician, id, { action: 'start', photoIds: [before] })
    const finished = await stories.onOrder(
      technician, id, { ...done, photoAfterIds: [after], labourMinutes: 25, materials: [{ name: 'LED 灯泡', quantity: '2 只' }] },
    )
    expect(finished).toMatchObject({
      status: 'done', photosBefore: [{ id: before }], photosAfter: [{ id: after }], labourMinutes: 25,
      materials: [{ name: 'LED 灯泡', quantity: '2 只' }], result: '更换灯泡',
    })
    expect((await desk.send('GET', `/work-orders/${id}`)).body).toMatchObject({
      materials: [{ name: 'LED 灯泡', quantity: '2 只' }], photosBefore: [{ id: before }],
    })
    expect((await desk.send('GET', `/files/${after}`)).status).toBe(200)
  })

  it('takes pictures only, of the own camera', async () => {
    const { technician, front_desk } = company.actors
    const { id } = await anOrderOnSite()
    const text = newId()
    await storeFile(test.app, technician, { id: text, name: '说明.txt', content: Buffer.from('修好了') })
    const after = await stories.photo(technician)
    expect(
      await pointersOf(stories.onOrder(technician, id, { action: 'done', result: '修好', photoBeforeIds: [text], photoAfterIds: [after] }))
    ).toEqual(['work_order.photos_needed', '/photoBeforeIds'])
    expect(
      await pointersOf(
        stories.onOrder(
          technician, id, { action: 'done', result: '修好', photoBeforeIds: [await stories.photo(front_desk)], photoAfterIds: [after] },
        )
      )
    ).toEqual(['rule_broken', '/photoBeforeIds'])
    expect((await tech.send('GET', `/work-orders/${id}`)).body).toMatchObject({ status: 'arrived', photosAfter: [] })
  })

  it('lets a supervisor finish with the pictures that the worker took', async () => {
    const { technician, supervisor } = company.actors
    const { id } = await anOrderOnSite()
    const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
    await stories.onOrder(technician, id, { action: 'start', photoIds: [before] })
    await expect(
      stories.onOrder(supervisor, id, { action: 'done', result: '代完工', photoBeforeIds: [before], photoAfterIds: [after] })
    ).rejects.toMatchObject({ code: 'rule_broken' })
    const own = await stories.photo(supervisor)
    expect(
      await stories.onOrder(supervisor, id, { action: 'done', result: '代完工', photoBeforeIds: [before], photoAfterIds: [own] })
    ).toMatchObject({ status: 'done', photosBefore: [{ id: before }] })
  })

  it('tells the first contact once that all is done, when two orders of a case end at the same moment', async () => {
    const { front_desk, technician } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId })
    const ids: string[] = []
    for (const worker of [technician, colleague]) {
      const order = await stories.raise(front_desk, { caseId: taken.id, workerId: worker.employeeId, kind: 'cleaning' })
      await stories.onOrder(worker, order.id, { action: 'accept' })
      await stories.onOrder(worker, order.id, { action: 'arrive' })
      ids.push(order.id)
    }
    const second = await as(test, technician, async (ctx) => {
      await actOnWorkOrder(
        ctx,
        {
          params: { id: ids[0]! }, query: {},
          body: { action: 'done', result: '好了', photoBeforeIds: [], photoAfterIds: [], labourMinutes: null, materials: [], priceFen: null, helpers: [], signature: null, readings: [], outsideCostFen: null },
        },
      )
      const other = stories.onOrder(colleague, ids[1]!, { action: 'done', result: '好了' })
      await someoneWaitsForALock(test)
      return { other }
    })
    await second.other
    const { items } = (await desk.send('GET', '/messages')).body as { items: { title: string }[] }
    expect(items.filter((item) => item.title === `${taken.number} 的工单已全部完工`)).toHaveLength(1)
  })
})

describe('verification', () => {
  it('is refused to the worker, also to one who was on site before a transfer [RPR-019] [RPR-003]', async () => {
    const { steward, supervisor, front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { workerId: steward.employeeId })
    await stories.onOrder(steward, order.id, { action: 'accept' })
    await stories.onOrder(steward, order.id, { action: 'arrive' })
    await stories.onOrder(supervisor, order.id, { action: 'transfer', workerId: technician.employeeId!, reason: '需要电工' })
    const done = await stories.finish(technician, order.id)
    expect(done).toMatchObject({ status: 'done', worker: { name: '技工吕' } })
    await expect(
      stories.onOrder(steward, order.id, { action: 'verify', isPassed: true })
    ).rejects.toMatchObject({ code: 'work_order.own_work' })
    await expect(
      stories.onOrder(technician, order.id, { action: 'verify', isPassed: true })
    ).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(stories.onOrder(front_desk, order.id, { action: 'close' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await stories.onOrder(supervisor, order.id, { action: 'verify', isPassed: true, note: '灯亮' })).toMatchObject({
      status: 'verified', isPassed: true, verifiedBy: { name: '主管周' }, verifyNote: '灯亮',
    })
    expect(await stories.onOrder(front_desk, order.id, { action: 'close' })).toMatchObject({ status: 'closed', allowedActions: [] })
  })

  it('is held by the database itself', async () => {
    const { technician, supervisor } = company.actors
    const order = await stories.finish(technician, (await stories.raise(supervisor, { workerId: technician.employeeId })).id)
    const forged = as(
      test, supervisor,
      (ctx) => ctx.tx.updateTable('work_order').set({
        status: 'verified', verified_at: ctx.now, verified_by: technician.employeeId, is_passed: true,
      }).where('id', '=', order.id).execute(),
    )
    await expect(forged).rejects.toThrow(/check constraint/)
  })

  it('that fails holds up the case and leads to a rework that names its origin [RPR-018]', async () => {
    const { front_desk, steward, supervisor, technician } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId, personId: home.personId })
    const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId, isPaid: true })
    await stories.agree(front_desk, order.id, 8000)
    await stories.finish(technician, order.id)
    expect(await pointersOf(stories.onOrder(steward, order.id, { action: 'verify', isPassed: false }))).toEqual(['rule_broken', '/note'])
    const failed = await stories.onOrder(steward, order.id, { action: 'verify', isPassed: false, note: '还在滴水' })
    expect(failed).toMatchObject({ status: 'verified', isPassed: false })
    expect(failed.allowedActions).not.toContain('close')
    const told = async (login: string) => (
      (await (await signIn(test, login, company.password)).send('GET', '/messages')).body as { items: { title: string }[] }
    ).items[0]?.title
    expect(await told(company.logins.technician)).toBe(`${order.number} 验收不合格`)
    expect(await told(company.logins.supervisor)).toBe(`${order.number} 验收不合格`)
    await expect(stories.onCase(front_desk, taken.id, { action: 'resolve', result: '好了' })).rejects.toMatchObject({
      code: 'case.work_orders_open', message: expect.stringContaining(order.number),
    })

    await expect(stories.onOrder(steward, order.id, { action: 'rework', reason: '还在滴水' })).rejects.toMatchObject({ code: 'not_permitted' })
    const old = await stories.onOrder(supervisor, order.id, { action: 'rework', reason: '接头仍渗水', workerId: colleague.employeeId })
    expect(old).toMatchObject({
      status: 'closed', isPassed: false, allowedActions: [], reworks: [{ number: expect.stringMatching(/^W-/) }],
    })
    const again = (await desk.send('GET', `/work-orders/${old.reworks[0]!.id}`)).body as WorkOrder
    expect(again).toMatchObject({
      status: 'assigned', worker: { name: '技工鲍' }, reworkOf: { id: order.id, number: order.number }, case: { id: taken.id },
      unit: { id: home.unitId }, isPaid: false, priceFen: null, symptom: expect.stringContaining('接头仍渗水'),
    })
    const tracked = await as(
      test, supervisor,
      (ctx) => ctx.tx.selectFrom('work_order').select('needs_quality_tracking').where('id', '=', again.id).executeTakeFirstOrThrow(),
    )
    expect(tracked.needs_quality_tracking).toBe(true)
    await expect(
      stories.onOrder(supervisor, order.id, { action: 'rework', reason: '再来' })
    ).rejects.toMatchObject({ code: 'action_not_allowed' })
    await stories.finish(colleague, again.id)
    expect(
      await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '返修完成' })
    ).toMatchObject({ status: 'resolved', workOrders: 2 })
  })

  it('of a unit is spared by the confirmation, and a complaint about it afterwards is a rework', async () => {
    const { front_desk, supervisor, technician } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId })
    const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId, placeKind: 'unit', place: '' })
    await stories.finish(technician, order.id)
    await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已修' })
    await expect(
      stories.onOrder(supervisor, order.id, { action: 'rework', reason: '又坏' })
    ).rejects.toMatchObject({ code: 'action_not_allowed' })
    await stories.onCase(front_desk, taken.id, { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 5 })
    await letJobsRun(test)
    expect((await desk.send('GET', `/work-orders/${order.id}`)).body).toMatchObject({ status: 'closed', isPassed: null })
    await stories.onCase(front_desk, taken.id, { action: 'reopen', reason: '又漏了' })
    expect(
      await stories.onOrder(supervisor, order.id, { action: 'rework', reason: '又漏了' })
    ).toMatchObject({ status: 'closed', isPassed: false, reworks: [{}] })
  })
})

describe('promises', () => {
  const at = (time: string): Date => new Date(`2026-03-05T${time}+08:00`)
  const clock = (order: WorkOrder, metric: string) => order.clocks.find((one) => one.metric === metric)

  it('give an ordinary repair two hours to arrive and an emergency thirty minutes [RPR-015]', async () => {
    const { front_desk, technician } = company.actors
    const ordinary = await stories.raise(front_desk, { workerId: technician.employeeId }, at('09:00'))
    expect(clock(ordinary, 'arrive')).toMatchObject({ state: 'running', dueAt: at('11:00').toISOString(), holder: { name: '技工吕' } })
    const emergency = await stories.raise(front_desk, { urgency: 'emergency' }, at('22:00'))
    expect(clock(emergency, 'arrive')).toMatchObject({ dueAt: at('22:30').toISOString(), holder: null })
    await stories.onOrder(technician, ordinary.id, { action: 'accept' }, at('09:10'))
    const arrived = await stories.onOrder(technician, ordinary.id, { action: 'arrive' }, at('10:59'))
    expect(clock(arrived, 'arrive')).toMatchObject({ state: 'stopped', outcome: 'met' })
    expect(arrived.clock).toMatchObject({ metric: 'resolve' })
  })

  it('have another pace for what a patrol found than for what a resident reported [RPR-016]', async () => {
    const { front_desk } = company.actors
    const targets: (string | undefined)[] = []
    for (const channel of ['phone', 'patrol'] as const) {
      const taken = await stories.takeCase(front_desk, { channel, statement: '走廊灯不亮', placeKind: 'public_area', place: '走廊' })
      targets.push(clock(await stories.raise(front_desk, { caseId: taken.id }), 'resolve')?.targetText)
    }
    expect(targets[0]).toBeDefined()
    expect(targets[0]).not.toBe(targets[1])
  })

  it('rest while parts are waited for, and end where the work ended', async () => {
    const { technician } = company.actors
    const order = await anOrder({}, at('09:00'))
    await stories.onOrder(technician, order.id, { action: 'arrive' }, at('09:30'))
    await stories.onOrder(technician, order.id, { action: 'start' }, at('09:30'))
    expect(
      await pointersOf(
        stories.onOrder(
          technician, order.id, { action: 'suspend', reason: 'parts', until: at('09:00').toISOString(), note: '缺阀芯' }, at('10:00'),
        )
      )
    ).toEqual(['rule_broken', '/until'])
    const suspended = await stories.onOrder(
      technician, order.id, { action: 'suspend', reason: 'parts', until: at('18:00').toISOString(), note: '缺阀芯' }, at('10:00'),
    )
    expect(suspended).toMatchObject({ status: 'suspended', suspendReason: 'parts', suspendUntil: at('18:00').toISOString() })
    expect(clock(suspended, 'resolve')).toMatchObject({ state: 'paused', pauseReason: 'parts', dueAt: null })
    const resumed = await stories.onOrder(technician, order.id, { action: 'resume' }, at('14:00'))
    expect(resumed).toMatchObject({ status: 'working', suspendReason: null })
    expect(clock(resumed, 'resolve')).toMatchObject({ state: 'running', dueAt: new Date('2026-03-06T13:00:00+08:00').toISOString() })
  })

  it('go back to where an order was suspended before anybody arrived', async () => {
    const { technician } = company.actors
    const order = await anOrder()
    await stories.onOrder(technician, order.id, { action: 'suspend', reason: 'owner_absent', fileIds: [await stories.photo(technician)] })
    expect(await stories.onOrder(technician, order.id, { action: 'resume' })).toMatchObject({ status: 'accepted' })
  })

  it('count work done without network when it was done, in its order', async () => {
    const { technician } = company.actors
    const order = await anOrder({}, at('09:00'))
    const synced = at('13:00')
    const told = (time: string) => ({ at: at(time).toISOString() })
    const arrived = await stories.onOrder(technician, order.id, { action: 'arrive', ...told('09:50') }, synced)
    expect(arrived).toMatchObject({ arrivedAt: at('09:50').toISOString() })
    expect(clock(arrived, 'arrive')).toMatchObject({ outcome: 'met', stoppedAt: at('09:50').toISOString() })
    await stories.onOrder(technician, order.id, { action: 'start', ...told('09:20') }, synced)
    const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
    const done = await stories.onOrder(
      technician, order.id, { action: 'done', result: '好了', photoBeforeIds: [before], photoAfterIds: [after], ...told('19:00') }, synced,
    )
    expect(done.doneAt).toBe(synced.toISOString())
    expect((await timelineOf(order.id)).map((line) => [line.action, line.at])).toEqual([
      ['raised', at('09:00').toISOString()], ['accept', at('09:00').toISOString()], ['arrive', at('09:50').toISOString()],
      ['start', at('09:50').toISOString()], ['done', synced.toISOString()],
    ])
  })
})

describe('notes', () => {
  it('reach the others on the order, and the resident only through the case', async () => {
    const { front_desk, technician } = company.actors
    const taken = await stories.takeCase(front_desk, { unitId: home.unitId })
    const order = await stories.raise(front_desk, { caseId: taken.id, workerId: technician.employeeId })
    expect(
      (await tech.send('POST', `/work-orders/${order.id}/timeline`, { note: '需要关总阀' })).body
    ).toMatchObject({ action: 'commented', note: '需要关总阀', actor: { name: '技工吕' } })
    expect(
      ((await desk.send('GET', '/messages')).body as { items: { title: string; body: string }[] }).items[0]
    ).toMatchObject({ title: `${order.number} 有新备注`, body: '技工吕：需要关总阀' })
    await tech.send('POST', `/work-orders/${order.id}/timeline`, { note: '明早九点到', isVisibleToResident: true })
    const onCase = (
      (await desk.send('GET', `/cases/${taken.id}/timeline`)).body as { items: { note: string | null; isVisibleToResident: boolean }[] }
    ).items
    expect(onCase.at(-1)).toMatchObject({ note: `${order.number}：明早九点到`, isVisibleToResident: true })
    expect(onCase.map((line) => line.note)).not.toContain('需要关总阀')
    const byHand = await stories.raise(front_desk)
    expect(
      (await desk.send('POST', `/work-orders/${byHand.id}/timeline`, { note: '给业主', isVisibleToResident: true })).body
    ).toMatchObject({ code: 'rule_broken' })
  })
})

describe('bad input', () => {
  it('answers with the field, never with a failure of ours', async () => {
    const { supervisor } = company.actors
    const order = await stories.raise(supervisor)
    const boss = await signIn(test, company.logins.supervisor, company.password)
    for (const body of [
      {}, { action: 'fly' }, { action: 'assign' }, { action: 'assign', workerId: 'x' }, { action: 'cancel', reason: ' ' },
      { action: 'suspend', reason: 'mood' }, { action: 'done', result: 'x', materials: [{ name: '', quantity: '1' }] },
    ])
      expect((await boss.send('POST', `/work-orders/${order.id}/actions`, body)).status, JSON.stringify(body)).toBe(400)
    expect(
      (await boss.send('POST', `/work-orders/${order.id}/actions`, { action: 'cancel', reason: 'x', version: 9 })).body
    ).toMatchObject({ code: 'stale_version', current: { id: order.id } })
    expect(
      (await boss.send('POST', `/work-orders/${order.id}/actions`, { action: 'verify', isPassed: true })).body
    ).toMatchObject({ code: 'action_not_allowed', allowedActions: ['assign', 'offer', 'cancel', 'appoint'] })
    for (const path of [newId(), 'x']) expect((await boss.send('GET', `/work-orders/${path}`)).status).toBe(path === 'x' ? 400 : 404)
    for (const query of [
      'cursor=zzz', 'sort=worst', 'limit=0', 'filter[status]=lost', 'filter[workerId]=x', 'cursor=WyJ4IiwieSJd',
      `cursor=${Buffer.from(JSON.stringify(['2026-03-05T01:00:00Z', 'y'])).toString('base64url')}`,
    ]) expect((await boss.send('GET', `/work-orders?${query}`)).status, query).toBe(400)
  })
})
