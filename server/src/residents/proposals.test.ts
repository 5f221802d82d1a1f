import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases, workorders } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { newId } from '../platform/ids.ts'
import { getCase } from '../modules/cases/timeline.ts'
import { createCase } from '../modules/cases/take-case.ts'
import { residentHome } from '../modules/cases/resident-home.ts'
import { aHousehold, type Household } from '../testing/households.ts'
import { someoneWaitsForALock } from '../testing/locks.ts'
import { aCompany, aResident, as, letJobsRun, testApp, type Company, type TestApp } from '../testing/test-app.ts'
import { actOnWorkOrder } from '../modules/workorders/act.ts'
import { windowsFault } from '../modules/workorders/proposal-rules.ts'
import { answerProposal, proposeWindows } from '../modules/workorders/proposals.ts'
import { createWorkOrder } from '../modules/workorders/raise.ts'
import { getWorkOrder } from '../modules/workorders/timeline.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
let neighbour: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, async (ctx) => {
    home = await aHousehold(ctx, company.siteId)
    resident = await aResident(ctx, { personId: home.personId, name: '苏婉清' })
    const next = await aHousehold(ctx, company.siteId, { room: '1202', owner: '邵云', phone: '13800130009' })
    neighbour = await aResident(ctx, { personId: next.personId, name: '邵云' })
  })
})
afterAll(() => test.close())

const HOUR = 3_600_000
const from = Date.now() + 24 * HOUR
const window = (hours: number): cases.TimeWindow => ({ from: new Date(from + hours * HOUR).toISOString(), to: new Date(from + (hours + 2) * HOUR).toISOString() })
const WINDOWS = [window(0), window(4), window(24)]

async function anOrder(): Promise<{ caseId: string; orderId: string }> {
  const { steward, technician } = company.actors
  const facts = { placeKind: 'unit', place: '', demand: '', expectation: '', personsInvolved: '', title: '' } as const
  const taken = await as(test, resident, (ctx) => createCase(ctx, { params: {}, query: {}, body: { ...facts, siteId: company.siteId, channel: 'resident_app', kind: 'repair', statement: '阳台灯不亮', categoryId: null, unitId: home.unitId, personId: null, grade: null, wish: null, occurredAt: null, majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [] } }))
  const order: Parameters<typeof createWorkOrder>[1]['body'] = { siteId: company.siteId, caseId: taken.id, kind: 'repair', title: '阳台灯不亮', symptom: '', urgency: 'normal', categoryId: null, unitId: null, placeKind: 'unit', place: '', contactName: '', contactPhone: '', safetyNote: '', appointmentFrom: null, appointmentTo: null, workerId: technician.employeeId, isInPool: false, fileIds: [], isPaid: false, freeReason: null, notReworkReason: '' }
  const made = await as(test, steward, (ctx) => createWorkOrder(ctx, { params: {}, query: {}, body: order }))
  await orderAct(technician, made.id, { action: 'accept' })
  return { caseId: taken.id, orderId: made.id }
}
const orderAct = (actor: Actor, id: string, body: workorders.WorkOrderActionBody) => as(test, actor, (ctx) => actOnWorkOrder(ctx, { params: { id }, query: {}, body }))
const propose = (actor: Actor, id: string, windows = WINDOWS, more: { id?: string; note?: string } = {}) => as(test, actor, (ctx) => proposeWindows(ctx, { params: { id }, query: {}, body: { windows, note: '', ...more } }))
type Said = Parameters<typeof answerProposal>[1]['body']
const answer = (actor: Actor, id: string, body: Said, now?: Date) => as(test, actor, (ctx) => answerProposal(ctx, { params: { id }, query: {}, body }), now)
const order = (id: string) => as(test, company.actors.steward, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }))
const seen = (id: string, actor = resident) => as(test, actor, (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }))
const told = (actor: Actor) => as(test, actor, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', actor.accountId).execute()).then((rows) => rows.map((row) => row.template))

describe('windows that the house proposes', () => {
  it('wait at the resident, who picks one: the arrival target becomes its end, and both sides are told', async () => {
    const { technician } = company.actors
    const { caseId, orderId } = await anOrder()
    const proposal = await propose(technician, orderId, WINDOWS, { note: '需要断电约十分钟' })
    expect((await seen(caseId)).workOrderList).toMatchObject([{ proposal: { id: proposal.id, windows: WINDOWS, note: '需要断电约十分钟' } }])
    expect((await as(test, resident, (ctx) => residentHome(ctx))).waiting[0]).toMatchObject({ kind: 'choose_window', caseId, until: WINDOWS[2]!.from })
    expect(await answer(resident, proposal.id, { action: 'pick', from: WINDOWS[1]!.from })).toMatchObject({ state: 'picked', window: WINDOWS[1] })
    const after = await order(orderId)
    expect(after).toMatchObject({ appointmentFrom: WINDOWS[1]!.from, appointmentTo: WINDOWS[1]!.to, proposal: null })
    expect(after.clocks.find((clock) => clock.metric === 'arrive')).toMatchObject({ dueAt: WINDOWS[1]!.to })
    expect(await told(technician)).toContain('work_order.window_picked')
    expect(await told(resident)).toContain('work_order.resident.proposed')
    // The same tap again changes nothing.
    expect(await answer(resident, proposal.id, { action: 'pick', from: WINDOWS[1]!.from })).toMatchObject({ state: 'picked' })
    expect((await order(orderId)).version).toBe(after.version)
    await expect(answer(resident, proposal.id, { action: 'pick', from: WINDOWS[0]!.from })).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('may be answered by a wish for others, which reaches the house and stands on the case', async () => {
    const { technician } = company.actors
    const { caseId, orderId } = await anOrder()
    const { id } = await propose(technician, orderId)
    expect(await answer(resident, id, { action: 'ask_others', words: '只有周末在家' })).toMatchObject({ state: 'asked' })
    expect((await seen(caseId)).workOrderList[0]!.proposal).toBeNull()
    expect(await told(technician)).toContain('work_order.windows_asked')
    const again = await propose(technician, orderId, [window(48)])
    expect((await seen(caseId)).workOrderList[0]!.proposal).toMatchObject({ id: again.id })
  })

  it('are picked by the desk after a call, and by nobody who may not', async () => {
    const { front_desk, technician } = company.actors
    const { caseId, orderId } = await anOrder()
    const { id } = await propose(front_desk, orderId)
    await expect(answer(neighbour, id, { action: 'pick', from: WINDOWS[0]!.from })).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(neighbour, id, { action: 'ask_others', words: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(resident, id, { action: 'withdraw' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(answer(front_desk, id, { action: 'ask_others', words: 'x' })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await answer(front_desk, id, { action: 'pick', from: WINDOWS[0]!.from })).toMatchObject({ state: 'picked' })
    expect(await told(technician)).toContain('work_order.appointed')
    expect((await seen(caseId)).workOrderList[0]).toMatchObject({ appointmentFrom: WINDOWS[0]!.from })
  })

  it('let one of two win: the resident picks while the worker withdraws', async () => {
    const { technician } = company.actors
    const { orderId } = await anOrder()
    const { id } = await propose(technician, orderId)
    const { other } = await as(test, technician, async (ctx) => {
      await answerProposal(ctx, { params: { id }, query: {}, body: { action: 'withdraw' } })
      const picked = answer(resident, id, { action: 'pick', from: WINDOWS[0]!.from })
      picked.catch(() => {})
      await someoneWaitsForALock(test)
      return { other: picked }
    })
    await expect(other).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await order(orderId)).toMatchObject({ appointmentFrom: null, proposal: null })
    expect(await told(resident)).toContain('work_order.resident.proposal_off')
  })

  it('leave one open proposal: another replaces it, a retry is the same, an appointment by word or an arrival ends it', async () => {
    const { technician } = company.actors
    const { caseId, orderId } = await anOrder()
    const first = await propose(technician, orderId)
    const id = newId()
    const [one, two] = await Promise.all([propose(technician, orderId, [window(2)], { id }), propose(technician, orderId, [window(2)], { id })])
    expect([one!.id, two!.id]).toEqual([id, id])
    await expect(answer(resident, first.id, { action: 'pick', from: WINDOWS[0]!.from })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await orderAct(technician, orderId, { action: 'appoint', window: window(6) })
    expect((await seen(caseId)).workOrderList[0]!.proposal).toBeNull()
    const third = await propose(technician, orderId)
    await orderAct(technician, orderId, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], position: null, photoIds: [] })
    await expect(answer(resident, third.id, { action: 'pick', from: WINDOWS[0]!.from })).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(propose(technician, orderId)).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('expire when the last has begun: both are told, and a window that has begun is not picked', async () => {
    const { technician } = company.actors
    const { caseId, orderId } = await anOrder()
    const { id, expiresAt } = await propose(technician, orderId)
    await expect(answer(resident, id, { action: 'pick', from: WINDOWS[0]!.from }, new Date(from + HOUR))).rejects.toMatchObject({ code: 'rule_broken' })
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(Date.now() - 1000) }).where('queue', '=', 'workorders.end-proposal').execute())
    await letJobsRun(test)
    expect((await seen(caseId)).workOrderList[0]!.proposal).toBeNull()
    expect(await told(technician)).toContain('work_order.proposal_expired')
    expect(await told(resident)).toContain('work_order.resident.proposal_expired')
    await expect(answer(resident, id, { action: 'pick', from: WINDOWS[0]!.from })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(expiresAt).toBe(WINDOWS[2]!.from)
  })
})

describe('the windows themselves', () => {
  const now = 1_000_000
  it.each([
    ['lie ahead', [{ from: now - 1, to: now + HOUR }], '/windows/0/from'],
    ['end after they begin', [{ from: now + HOUR, to: now + HOUR }], '/windows/0/to'],
    ['are no whole day', [{ from: now + HOUR, to: now + 14 * HOUR }], '/windows/0/to'],
    ['are not in next year', [{ from: now + 61 * 24 * HOUR, to: now + 61 * 24 * HOUR + HOUR }], '/windows/0/from'],
    ['do not overlap', [{ from: now + HOUR, to: now + 3 * HOUR }, { from: now + 2 * HOUR, to: now + 4 * HOUR }], '/windows/1/from'],
  ])('%s', (_, windows, pointer) => expect(windowsFault(windows, now)?.pointer).toBe(pointer))
  it('may follow one another', () => expect(windowsFault([{ from: now + HOUR, to: now + 3 * HOUR }, { from: now + 3 * HOUR, to: now + 4 * HOUR }], now)).toBeNull())
})
