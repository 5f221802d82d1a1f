import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { messageText } from '../../platform/messages/messages.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { nameSubjects, runDueTimers, seenByResident } from './index.ts'
import { healLostNotices } from './notices.ts'
import { releaseNotices } from './release-notices.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  nameSubjects('work_order', async (_, ids) => new Map(ids.map((id) => [id, `G-${id.slice(-4)}`])))
})
beforeEach(async () => {
  company = await aCompany(test)
})
afterAll(() => test.close())

const at = (time: string): number => moment(time.length > 5 ? time : `2026-03-03 ${time}`)
const fire = (time: string, options: object = {}) => runDueTimers(test.app, { now: new Date(at(time)), organizationId: company.organizationId, ...options })
const look = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, company.actors.administrator, work)

type Traits = ConstructorParameters<typeof SampleRecord>[3]
/** An order whose repair is promised within 24 hours, and somebody has been there already. */
async function anOrder(receivedAt: string, traits: Partial<Traits> = {}): Promise<SampleRecord> {
  const facts = traits.category ? {} : { arrived: seenByResident(at(receivedAt)) }
  const order = new SampleRecord(test.app, company.actors.technician, at(receivedAt), { type: 'work_order', siteId: company.siteId, ...traits }, { facts })
  await order.tell(at(receivedAt), {}, { isNew: true })
  return order
}

type Told = { role: string; template: string; params: Record<string, string | number>; at: Date; recordType: string | null }
async function told(role?: string): Promise<Told[]> {
  const roles = new Map(Object.entries(company.actors).map(([name, actor]) => [actor.accountId, name]))
  const messages = await look((ctx) => ctx.tx.selectFrom('message').selectAll().orderBy('created_at').orderBy('template').orderBy('id').execute())
  const all = messages.map((message) => ({ role: roles.get(message.account_id)!, template: message.template, params: message.params as Told['params'], at: message.created_at, recordType: message.record_type }))
  return role === undefined ? all : all.filter((message) => message.role === role)
}
const lines = async () => (await told()).map(({ role, template }) => `${role}: ${template.replace('sla.', '')}`).sort()

describe('quiet hours', () => {
  it('let people sleep until their end, while the breach itself is booked at its moment [D-02]', async () => {
    const order = await anOrder('2026-03-02 23:00')
    await fire('18:12')
    await fire('23:00')
    expect(await lines()).toEqual(['technician: reminder'])
    const resolve = await order.clock('resolve', at('23:00'))
    expect(resolve).toMatchObject({ outcome: 'breached', breachedAt: new Date(at('23:00')).toISOString() })
    const { accountId } = company.actors.supervisor
    const early = await look((ctx) => releaseNotices(ctx, accountId!, new Date(at('2026-03-04 06:59:59'))))
    expect(early).toBe(0)
    const jobs = await look((ctx) => ctx.tx.selectFrom('job').select('due_at').where('queue', '=', 'sla.tell-notices').execute())
    expect(jobs.map((job) => job.due_at.toISOString())).toEqual([new Date(at('2026-03-04 07:00')).toISOString(), new Date(at('2026-03-04 07:00')).toISOString()])
    await letJobsRun(test)
    expect(await lines()).toEqual(['supervisor: breach', 'technician: breach', 'technician: reminder'])
    await letJobsRun(test)
    expect(await lines()).toHaveLength(3)
  })

  it('do not hold back a critical promise', async () => {
    await anOrder('23:30', { urgency: 'emergency', category: ['lift', 'lift.trapped'] })
    await fire('23:40')
    expect(await lines()).toEqual(['supervisor: reminder', 'technician: reminder'])
  })

  it('begin and end with the time of the site, to the second', async () => {
    await anOrder('2026-03-02 22:00')
    await fire('22:00')
    expect(await lines()).toEqual([])
    await anOrder('2026-03-03 07:00')
    await look((ctx) => ctx.tx.deleteFrom('job').execute())
    await fire('2026-03-04 07:00')
    expect(await lines()).toEqual(['supervisor: breach', 'technician: breach'])
  })

  it('send nothing in the morning that has lost its use by then, and still tell of a breach that is over [D-02]', async () => {
    // One is late and done in the night; of the other the reminder comes at 23:12 and is past its use long before it could be told.
    const done = await anOrder('2026-03-02 22:30')
    await fire('17:42')
    await anOrder('04:00')
    await fire('22:30')
    await done.tell(at('23:00'), { facts: { resolved: seenByResident(at('23:00')) } })
    await fire('23:12')
    await letJobsRun(test)
    expect(await lines()).toEqual(['supervisor: breach_over', 'technician: breach_over', 'technician: reminder'])
    const notices = await look((ctx) => ctx.tx.selectFrom('sla_notice').select(['kind', 'state']).execute())
    expect(notices.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['breach told', 'breach told', 'reminder dropped'])
  })

  it('can be changed or abolished by head office, both ends together', async () => {
    const head = await signIn(test, company.logins.administrator, company.password)
    const before = (await head.send('GET', '/sla/alert-settings')).body
    expect(before).toEqual({ quietFrom: '22:00', quietTo: '07:00', digestAbove: 5, version: 1 })
    const change = (body: object) => head.send('PATCH', '/sla/alert-settings', body)
    expect((await change({ version: 1, quietFrom: null })).status).toBe(422)
    expect((await change({ version: 1, quietTo: '22:00' })).status).toBe(422)
    expect((await change({ version: 1, quietFrom: null, quietTo: null, digestAbove: 9 })).body).toEqual({ quietFrom: null, quietTo: null, digestAbove: 9, version: 2 })
    expect((await change({ version: 1, digestAbove: 3 })).body).toMatchObject({ code: 'stale_version', current: { digestAbove: 9 } })
    const manager = await signIn(test, company.logins.site_manager, company.password)
    expect((await manager.send('PATCH', '/sla/alert-settings', { version: 2, digestAbove: 3 })).status).toBe(403)
    await anOrder('2026-03-02 23:00')
    await fire('18:12')
    await fire('23:00')
    expect(await lines()).toEqual(['supervisor: breach', 'technician: breach', 'technician: reminder'])
  })
})

describe('a digest', () => {
  it('takes the place of more messages than one person should get, with the most pressing first', async () => {
    const orders: SampleRecord[] = []
    for (let i = 0; i < 6; i++) orders.push(await anOrder(`2026-03-02 23:0${i}`))
    await fire('23:05')
    await letJobsRun(test)
    expect(await lines()).toEqual(['supervisor: digest', 'technician: digest'])
    const [digest] = await told('supervisor')
    const names = orders.slice(0, 5).map((order) => `G-${order.id.slice(-4)}`)
    expect(digest).toMatchObject({ recordType: 'my_work', params: { count: 6, breaches: 6, reminders: 0, escalations: 0, repeats: 0, subjects: names.join(' · ') } })
    expect(messageText('sla.digest', digest!.params, 'en').title).toBe('6 promises need you')
  })

  it('is not made of what can be told singly', async () => {
    for (let i = 0; i < 5; i++) await anOrder(`2026-03-02 23:0${i}`)
    await fire('23:05')
    await letJobsRun(test)
    expect((await told('supervisor')).map(({ template }) => template)).toEqual(Array(5).fill('sla.breach'))
  })

  it('gathers a burst that comes in one moment, but not a critical promise in it', async () => {
    for (let i = 0; i < 6; i++) await anOrder('2026-03-02 12:00')
    await anOrder('11:50', { urgency: 'emergency', category: ['lift', 'lift.trapped'] })
    await fire('12:00')
    expect(await lines()).toEqual(['supervisor: reminder', 'technician: reminder'])
    await letJobsRun(test)
    expect(await lines()).toEqual(['supervisor: digest', 'supervisor: reminder', 'technician: digest', 'technician: reminder'])
  })

  it('waits until what was due is worked off, and is one', async () => {
    for (let i = 0; i < 12; i++) await anOrder(`2026-03-02 12:${10 + i}`)
    let rounds = 0
    await fire('2026-03-04 10:00', { batch: 4, isStopped: () => ++rounds > 1 })
    await letJobsRun(test)
    expect(await told()).toEqual([])
    await fire('2026-03-04 10:00', { batch: 4 })
    const hurry = () => look((ctx) => ctx.tx.updateTable('job').set({ due_at: new Date() }).execute())
    await hurry()
    await letJobsRun(test)
    expect(await lines()).toEqual(['site_manager: digest', 'supervisor: digest', 'technician: digest'])
    expect((await told()).map(({ params }) => params['count'])).toEqual([12, 12, 12])
  })

  it('counts each clock once, by its highest step', async () => {
    // Breach in the night to handler and supervisor; the escalation at four hours finds the supervisor in the manager's place.
    const { accountId } = company.actors.site_manager
    await look((ctx) => ctx.tx.updateTable('role_assignment').set({ role: 'front_desk' }).where('account_id', '=', accountId!).execute())
    await look((ctx) => ctx.tx.updateTable('role_assignment').set({ role: 'site_manager' }).where('account_id', '=', company.actors.supervisor.accountId!).execute())
    await anOrder('2026-03-02 23:00')
    await fire('18:12')
    await fire('23:00')
    await fire('2026-03-04 03:00')
    await letJobsRun(test)
    expect(await lines()).toEqual(['supervisor: escalation', 'technician: breach', 'technician: reminder'])
  })
})

describe('what waits', () => {
  it('is found and told although its job was lost', async () => {
    // Other companies of this file may have left some.
    await healLostNotices(test.app, new Date(at('2026-03-05 00:00')))
    await letJobsRun(test)
    await anOrder('2026-03-02 23:00')
    await fire('23:00')
    await fire('2026-03-04 03:00')
    const lose = () => look((ctx) => ctx.tx.deleteFrom('job').where('queue', '=', 'sla.tell-notices').execute())
    await lose()
    expect(await healLostNotices(test.app, new Date(at('2026-03-04 07:00:30')))).toBe(0)
    expect(await healLostNotices(test.app, new Date(at('2026-03-04 07:02')))).toBe(3)
    // While the job is there nothing is lost.
    expect(await healLostNotices(test.app, new Date(at('2026-03-04 07:03')))).toBe(0)
    await letJobsRun(test)
    expect(await lines()).toEqual(['site_manager: escalation', 'supervisor: breach', 'technician: breach'])
  })

  it('has a job that runs after the firing is committed, also when the quiet hours end in the same moment', async () => {
    await anOrder('2026-03-02 06:59:59')
    await fire('2026-03-03 06:59:59')
    const jobs = await look((ctx) => ctx.tx.selectFrom('job').select('due_at').where('queue', '=', 'sla.tell-notices').execute())
    expect(jobs.map((job) => job.due_at.toISOString())).toEqual([new Date(at('2026-03-03 07:00:05')).toISOString(), new Date(at('2026-03-03 07:00:05')).toISOString()])
  })


  it('is forgotten when a later step of the same clock is told before it', async () => {
    await look((ctx) => ctx.tx.updateTable('role_assignment').set({ role: 'site_manager' }).where('account_id', '=', company.actors.supervisor.accountId!).execute())
    await anOrder('2026-03-02 06:30')
    await fire('06:30')
    await fire('10:30')
    expect(await lines()).toEqual(['site_manager: escalation', 'supervisor: escalation'])
    await letJobsRun(test)
    expect(await lines()).toEqual(['site_manager: escalation', 'supervisor: escalation', 'technician: breach'])
  })
})

describe('the chain of those who are there', () => {
  const away = (absent: keyof Company['actors'], substitute: keyof Company['actors'], from: string, to: string) =>
    look((ctx) => ctx.tx.insertInto('substitution').values({
      organization_id: company.organizationId, id: crypto.randomUUID(), absent_id: company.actors[absent].employeeId!, substitute_id: company.actors[substitute].employeeId!,
      from_at: new Date(at(from)), to_at: new Date(at(to)), reason: '', created_at: new Date(),
    }).execute())

  it('has the substitute in the place of whoever is away, handler included, and goes on from one to the next [ORG-023]', async () => {
    await away('supervisor', 'front_desk', '08:00', '18:00')
    await away('technician', 'front_desk', '08:00', '11:59')
    await away('front_desk', 'steward', '08:00', '18:00')
    await anOrder('2026-03-02 12:00')
    await fire('07:12')
    await fire('12:00')
    // Of the technician's substitution the end has passed; the desk stands in for the supervisor and is away too.
    expect((await lines()).filter((line) => line.includes('breach'))).toEqual(['steward: breach', 'technician: breach'])
  })

  it('skips upwards when the substitute has left or two only point at each other', async () => {
    await away('supervisor', 'front_desk', '08:00', '18:00')
    await away('technician', 'steward', '08:00', '18:00')
    await away('steward', 'technician', '08:00', '18:00')
    await look((ctx) => ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', company.actors.front_desk.employeeId).execute())
    await anOrder('2026-03-02 12:00')
    await fire('12:00')
    expect((await lines()).filter((line) => line.includes('breach'))).toEqual(['site_manager: breach'])
  })
})
