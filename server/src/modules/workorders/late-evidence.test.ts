import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { newId } from '../../platform/ids.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { getWorkOrder } from './timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let other: Actor
let phone: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍' }))
  phone = await signIn(test, company.logins.technician, company.password)
})
afterAll(() => test.close())

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)
const look = (id: string) => as(test, company.actors.supervisor, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }))
const notes = async (id: string) => (await as(test, company.actors.supervisor, (ctx) => readTimeline(ctx, id))).filter(({ action }) => action === 'late_evidence')
const told = (id: string) => as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', id).where('template', '=', 'work_order.late_evidence').execute())

/** Given to the technician, who loses the network; then it goes to a colleague. */
async function transferred(): Promise<WorkOrder> {
  const { front_desk, technician, supervisor } = company.actors
  const order = await stories.raise(front_desk, { workerId: technician.employeeId }, minutesAgo(60))
  await stories.onOrder(technician, order.id, { action: 'accept' }, minutesAgo(50))
  return stories.onOrder(supervisor, order.id, { action: 'transfer', workerId: other.employeeId!, reason: '联系不上' }, minutesAgo(20))
}

describe('what comes from a phone that had no network, after the order went to another', () => {
  it('is kept as a note with its pictures, changes nothing, and is told to who has it and to the dispatcher', async () => {
    const { technician, supervisor } = company.actors
    const order = await transferred()
    const [before, after] = [await stories.photo(technician), await stories.photo(technician)]
    const arrived = await stories.onOrder(technician, order.id, { action: 'arrive', at: minutesAgo(40).toISOString(), photoIds: [before] })
    expect(arrived).toMatchObject({ isKeptAsNote: true, worker: { name: '技工鲍' }, status: 'assigned', allowedActions: [] })
    const done = await stories.onOrder(technician, order.id, {
      action: 'done', at: minutesAgo(30).toISOString(), result: '已更换灯管，试亮正常', photoBeforeIds: [before], photoAfterIds: [after], labourMinutes: 20, materials: [{ name: '灯管', quantity: '1 支' }],
    })
    expect(done).toMatchObject({ isKeptAsNote: true, status: 'assigned' })
    const now = await look(order.id)
    expect(now).toMatchObject({ status: 'assigned', worker: { name: '技工鲍' }, version: order.version, arrivedAt: null, result: '', isKeptAsNote: false, photosBefore: [], photosAfter: [] })
    expect(now.files.map(({ id }) => id).toSorted()).toEqual([before, after].toSorted())
    const kept = await notes(order.id)
    expect(kept.map(({ note }) => note)).toEqual([expect.stringContaining('到场'), expect.stringMatching(/完工；已更换灯管，试亮正常；20 min；灯管 1 支/)])
    expect(kept.map(({ at }) => at)).toEqual([minutesAgo(40), minutesAgo(30)].map((at) => expect.stringContaining(at.toISOString().slice(0, 15)) as string))
    const heard = (await told(order.id)).map(({ account_id }) => account_id)
    expect(heard).toHaveLength(4)
    expect(new Set(heard)).toEqual(new Set([other.accountId, supervisor.accountId]))
  })

  it('is kept once, however often it is sent', async () => {
    const order = await transferred()
    const body = { action: 'arrive', at: minutesAgo(45).toISOString(), fivePieces: [], photoIds: [] }
    const key = { 'idempotency-key': newId() }
    for (const headers of [key, key, {}]) expect((await phone.send('POST', `/work-orders/${order.id}/actions`, body, headers)).status).toBe(200)
    await Promise.all([1, 2, 3].map(() => phone.send('POST', `/work-orders/${order.id}/actions`, body)))
    expect(await notes(order.id)).toHaveLength(1)
    expect(await told(order.id)).toHaveLength(2)
  })

  it('is kept too when the order was cancelled meanwhile', async () => {
    const { front_desk, technician, supervisor } = company.actors
    const order = await stories.raise(front_desk, { workerId: technician.employeeId }, minutesAgo(60))
    await stories.onOrder(technician, order.id, { action: 'accept' }, minutesAgo(50))
    await stories.onOrder(supervisor, order.id, { action: 'cancel', reason: '业主自行处理' }, minutesAgo(20))
    expect(await stories.onOrder(technician, order.id, { action: 'arrive', at: minutesAgo(30).toISOString() })).toMatchObject({ isKeptAsNote: true, status: 'cancelled' })
    expect(await notes(order.id)).toHaveLength(1)
  })

  it('is nothing for who never had the order, nor without the time at which it was done', async () => {
    const { technician, administrator } = company.actors
    const order = await transferred()
    const stranger = await as(test, administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工路' }))
    await expect(stories.onOrder(stranger, order.id, { action: 'arrive', at: minutesAgo(40).toISOString() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(stories.onOrder(technician, order.id, { action: 'arrive' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await notes(order.id)).toEqual([])
  })

  it('counts at its own time while the order is still theirs', async () => {
    const { front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { workerId: technician.employeeId, kind: 'cleaning' }, minutesAgo(60))
    await stories.onOrder(technician, order.id, { action: 'accept' }, minutesAgo(50))
    const at = minutesAgo(30).toISOString()
    expect(await stories.onOrder(technician, order.id, { action: 'arrive', at })).toMatchObject({ status: 'arrived', arrivedAt: at, isKeptAsNote: false })
  })
})
