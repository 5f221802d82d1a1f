import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { acknowledgeClock } from './acknowledge.ts'
import { runDueTimers, seenByResident } from './index.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  company = await aCompany(test)
})
afterAll(() => test.close())

const at = (time: string): number => moment(`2026-03-02 ${time}`)
const fire = (time: string) => runDueTimers(test.app, { now: new Date(at(time)), organizationId: company.organizationId })
const look = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, company.actors.administrator, work)

/** Somebody is trapped in a lift since 09:00: due at 09:30, and said again every ten minutes after. */
async function trapped(): Promise<SampleRecord> {
  const order = new SampleRecord(test.app, company.actors.technician, at('09:00'), { type: 'work_order', siteId: company.siteId, category: ['lift', 'lift.trapped'] })
  await order.tell(at('09:00'), {}, { isNew: true })
  return order
}
const arrive = async (order: SampleRecord, time: string) => order.clock('arrive', at(time))
const take = (actor: Actor, clock: sla.Clock, time: string, note = '') =>
  as(test, actor, (ctx) => acknowledgeClock(ctx, { params: { id: clock.id }, query: {}, body: { note } }), new Date(at(time)))
const kinds = async (order: SampleRecord, time: string) => (await arrive(order, time)).events!.map((event) => event.kind)

describe('taking note of an alert', () => {
  it('ends its repeats, while escalations still come', async () => {
    const order = await trapped()
    await fire('09:35')
    await fire('09:40')
    expect((await kinds(order, '09:40')).filter((kind) => kind === 'repeat')).toHaveLength(1)
    const noted = await take(company.actors.site_manager, await arrive(order, '09:40'), '09:41', '我去现场')
    expect(noted).toMatchObject({ acknowledged: { by: '经理林', at: new Date(at('09:41')).toISOString(), note: '我去现场' }, state: 'running', outcome: 'breached' })
    expect(noted.ahead!.some((step) => step.kind === 'repeat')).toBe(false)
    await fire('10:45')
    const after = await kinds(order, '10:45')
    expect(after.filter((kind) => kind === 'repeat')).toHaveLength(1)
    expect(after.filter((kind) => kind === 'escalation')).toHaveLength(1)
    expect(after.filter((kind) => kind === 'acknowledge')).toHaveLength(1)
    const changes = await look((ctx) => ctx.tx.selectFrom('stream_event').select('action').where('record_id', '=', order.id).where('action', '=', 'acknowledged').execute())
    expect(changes).toHaveLength(1)
  })

  it('of a reminder leaves the breach and the escalation, whose repeats never come', async () => {
    const order = await trapped()
    await fire('09:10')
    await take(company.actors.technician, await arrive(order, '09:10'), '09:11')
    await fire('10:40')
    expect((await kinds(order, '10:40')).filter((kind) => kind !== 'start').sort()).toEqual(['acknowledge', 'breach', 'escalation', 'reminder'])
  })

  it('twice is once, and the first one is kept, also at the same moment', async () => {
    const order = await trapped()
    await fire('09:30')
    const clock = await arrive(order, '09:30')
    await Promise.all([take(company.actors.supervisor, clock, '09:31', '一'), take(company.actors.supervisor, clock, '09:31', '二')])
    const again = await take(company.actors.technician, clock, '09:32', '三')
    expect(again.acknowledged!.by).toBe('主管周')
    expect(again.events!.filter((event) => event.kind === 'acknowledge')).toHaveLength(1)
  })

  it('is for who is alerted or at work on it, and only where there is an alert', async () => {
    const order = await trapped()
    const clock = await arrive(order, '09:05')
    await expect(take(company.actors.supervisor, clock, '09:05')).rejects.toMatchObject({ code: 'action_not_allowed' })
    await fire('09:30')
    await expect(take(company.actors.front_desk, clock, '09:31')).rejects.toMatchObject({ code: 'not_permitted' })
    const stranger = await aCompany(test)
    await expect(take(stranger.actors.administrator, clock, '09:31')).rejects.toMatchObject({ code: 'not_found' })
    const helper = await look((ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '帮手' }))
    await expect(take(helper, clock, '09:31')).rejects.toMatchObject({ code: 'not_permitted' })
    await order.tell(at('09:35'), { facts: { arrived: seenByResident(at('09:35')) } })
    await expect(take(company.actors.supervisor, clock, '09:36')).rejects.toMatchObject({ code: 'action_not_allowed' })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await desk.send('POST', `/sla/clocks/${clock.id}/acknowledge`, {})).status).toBe(403)
  })

  it('may be done by the substitute of who is alerted', async () => {
    const order = await trapped()
    await fire('09:30')
    const { supervisor, front_desk } = company.actors
    await look((ctx) => ctx.tx.insertInto('substitution').values({
      organization_id: company.organizationId, id: crypto.randomUUID(), absent_id: supervisor.employeeId!, substitute_id: front_desk.employeeId!,
      from_at: new Date(at('08:00')), to_at: new Date(at('18:00')), reason: '', created_at: new Date(),
    }).execute())
    expect((await take(front_desk, await arrive(order, '09:30'), '09:31')).acknowledged!.by).toBe('前台许')
  })

  it('holds for one cycle: a case that is opened again alerts again', async () => {
    const order = await trapped()
    await fire('09:40')
    await take(company.actors.supervisor, await arrive(order, '09:40'), '09:41')
    await order.tell(at('09:45'), { facts: { arrived: seenByResident(at('09:45')) } })
    await order.tell(at('11:00'), { reopenedAt: at('11:00'), without: 'arrived' })
    await fire('11:30')
    await fire('11:40')
    const again = await arrive(order, '11:40')
    expect(again).toMatchObject({ cycle: 2, acknowledged: null })
    expect(again.events!.map((event) => event.kind)).toContain('repeat')
  })
})
