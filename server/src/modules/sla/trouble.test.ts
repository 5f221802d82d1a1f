import type { ChildProcess } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { aCompany, as, letJobsRun, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { runDueTimers, seenByResident } from './index.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'
import { killProcess } from '../../testing/kill.ts'
import { copyClock, spawnWorker } from '../../testing/timer-workers.ts'
import { until } from '../../testing/wait.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())
afterEach(() => void vi.useRealTimers())

const at = (time: string): number => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const look = <T>(company: Company, work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, company.actors.administrator, work)
const fire = ({ organizationId }: Company, time: string) => runDueTimers(test.app, { now: new Date(at(time)), organizationId })

async function anOrder(company: Company, receivedAt: number, traits: object = {}): Promise<SampleRecord> {
  const { actors, siteId } = company
  const order = new SampleRecord(test.app, actors.technician, receivedAt, { type: 'work_order', siteId, ...traits })
  await order.tell(receivedAt, {}, { isNew: true })
  return order
}

/** What people were told: role, kind and metric of each message. */
async function told(company: Company, recordId?: string): Promise<string[]> {
  const roles = new Map(Object.entries(company.actors).map(([role, actor]) => [actor.accountId, role]))
  const rows = await look(company, (ctx) => ctx.tx.selectFrom('message').selectAll().$if(recordId !== undefined, (q) => q.where('record_id', '=', recordId!)).execute())
  return rows.map((row) => [roles.get(row.account_id), row.template.replace('sla.', ''), ((row.params as { metric?: string }).metric ?? '').replace('@metric:', '')].join(' ').trim()).sort()
}

describe('a server whose own clock is wrong', () => {
  it.each([['an hour fast', 3_600_000], ['an hour slow', -3_600_000]])('fires by the clock of the database, also when it runs %s', async (_, skew) => {
    const company = await aCompany(test)
    await look(company, (ctx) => ctx.tx.updateTable('sla_alert_settings').set({ quiet_from: null, quiet_to: null }).execute())
    const now = Date.now()
    // Due since some seconds, due in half an hour, and due since three minutes, which is late.
    const [due, early, late] = [await anOrder(company, now), await anOrder(company, now), await anOrder(company, now)]
    const set = (order: SampleRecord, seconds: number) =>
      look(company, (ctx) => ctx.client.query(
        `update sla_timer t set fire_at = now() + make_interval(secs => $2) from sla_clock c where c.id = t.clock_id and c.subject_id = $1`, [order.id, seconds]))
    // The moments of the steps follow from the clocks: an order with 24 hours is reminded of after 19.2.
    const began = async (order: SampleRecord, secondsAgo: number) => {
      await look(company, (ctx) => ctx.client.query("delete from sla_timer using sla_clock c where c.id = clock_id and c.subject_id = $1 and c.metric <> 'resolve'", [order.id]))
      await look(company, (ctx) => ctx.client.query(
        `update sla_clock set started_at = now() - make_interval(secs => $2), counted_from = now() - make_interval(secs => $2), anchor_at = now() - make_interval(secs => $2),
           due_at = now() - make_interval(secs => $2) + interval '24 hours' where subject_id = $1 and metric = 'resolve'`, [order.id, secondsAgo]))
      await set(order, 19.2 * 3600 - secondsAgo)
    }
    await began(due, 19.2 * 3600 + 5)
    await began(early, 19.2 * 3600 - 1800)
    await began(late, 24 * 3600 + 180)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew })
    await runDueTimers(test.app)
    const events = async (order: SampleRecord) => look(company, async (ctx) =>
      (await ctx.client.query<{ kind: string; late: number }>(
        `select e.kind, extract(epoch from now() - e.recorded_at)::float as late from sla_clock_event e join sla_clock c on c.id = e.clock_id
         where c.subject_id = $1 and e.kind in ('reminder', 'breach') order by e.id`, [order.id])).rows)
    expect((await events(due)).map(({ kind }) => kind)).toEqual(['reminder'])
    expect(await events(early)).toEqual([])
    expect((await events(late)).map(({ kind }) => kind)).toEqual(['reminder', 'breach'])
    // Recorded with the time of the database, not with the server's.
    expect(Math.abs((await events(due))[0]!.late)).toBeLessThan(30)
    expect(await told(company, due.id)).toEqual(['technician reminder resolve'])
    await look(company, (ctx) => ctx.client.query("update job set due_at = now() where queue = 'sla.tell-notices'"))
    await letJobsRun(test)
    expect(await told(company, late.id)).toEqual(['supervisor breach resolve', 'technician breach resolve'])
  })
})

describe('three days of downtime', () => {
  const KINDS = [{}, { urgency: 'emergency' }, { kind: 'cleaning' }, { category: ['lift', 'lift.trapped'] }, { type: 'case', kind: 'complaint', grade: 'complex' }, { type: 'case', kind: 'enquiry' }]
  const STARTS = ['2026-03-02 08:40', '2026-03-02 11:55', '2026-03-02 23:10']

  async function outcomes(company: Company, orders: SampleRecord[]): Promise<unknown[]> {
    return look(company, async (ctx) => {
      const rows = await ctx.tx.selectFrom('sla_clock').select(['subject_id', 'metric', 'cycle', 'state', 'outcome', 'breached_at', 'due_at', 'consumed', 'fired']).where('subject_id', 'in', orders.map(({ id }) => id)).execute()
      const facts = rows.map(({ subject_id, ...row }) => ({ order: orders.findIndex(({ id }) => id === subject_id), ...row, fired: row.fired.toSorted() }))
      return facts.sort((a, b) => a.order - b.order || (a.metric < b.metric ? -1 : 1) || a.cycle - b.cycle)
    })
  }

  it('change no figure, and everybody is told once of everything that is not critical', async () => {
    const [there, gone] = [await aCompany(test), await aCompany(test)]
    const make = async (company: Company) => {
      const orders: SampleRecord[] = []
      for (const traits of KINDS) for (const start of STARTS) orders.push(await anOrder(company, at(start), traits))
      return orders
    }
    const [kept, missed] = [await make(there), await make(gone)]
    for (let now = at('2026-03-02 08:40'); now <= at('2026-03-05 12:00'); now += 1_200_000) await runDueTimers(test.app, { now: new Date(now), organizationId: there.organizationId })
    await fire(gone, '2026-03-05 12:00')
    expect(await outcomes(gone, missed)).toEqual(await outcomes(there, kept))
    await letJobsRun(test)
    const digests = (await told(gone)).filter((line) => line.endsWith('digest'))
    expect(digests).toEqual(['administrator digest', 'site_manager digest', 'supervisor digest', 'technician digest'])
    // Of a critical promise everybody hears its highest step at once; nothing else is said singly.
    const singly = (await told(gone)).filter((line) => !line.endsWith('digest'))
    const critical = new Set(missed.filter(({ traits }) => traits.urgency === 'emergency' || traits.category.includes('lift.trapped') || traits.kind === 'complaint').map(({ id }) => id))
    const records = await look(gone, (ctx) => ctx.tx.selectFrom('message').select('record_id').where('template', '<>', 'sla.digest').execute())
    expect(records.every(({ record_id }) => critical.has(record_id!))).toBe(true)
    expect(singly.filter((line) => line.includes('reminder'))).toEqual([])
  })
})

describe('work done without network', () => {
  it('that arrives after the breach takes it back by an event of its own, and nobody is told twice', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, at('09:00'))
    await fire(company, '10:30')
    await fire(company, '11:00')
    const before = await told(company)
    expect(before).toEqual(['supervisor breach arrive', 'technician breach arrive', 'technician reminder arrive'])
    await order.tell(at('11:40'), { facts: { arrived: seenByResident(at('10:50')) } }, { effectiveAt: new Date(at('10:50')) })
    await fire(company, '13:00')
    const arrive = await order.clock('arrive', at('13:00'))
    expect(arrive).toMatchObject({ state: 'stopped', outcome: 'met', breachedAt: null, stoppedAt: new Date(at('10:50')).toISOString() })
    expect(arrive.events!.map((event) => event.kind)).toEqual(['start', 'reminder', 'breach', 'stop', 'rescind'])
    expect(await told(company)).toEqual(before)
  })

  it('spares those who were to be told of the breach in the morning', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, at('2026-03-01 23:00'))
    await order.tell(at('2026-03-01 23:05'), { facts: { arrived: seenByResident(at('2026-03-01 23:05')) } })
    await fire(company, '23:00')
    await order.tell(at('23:30'), { facts: { resolved: seenByResident(at('22:50')) } }, { effectiveAt: new Date(at('22:50')) })
    await letJobsRun(test)
    expect(await told(company)).toEqual([])
    expect(await order.clock('resolve', at('23:30'))).toMatchObject({ state: 'stopped', outcome: 'met' })
  })
})

// The last one: what its clocks have yet to say would be fired by every test that fires for all.
describe('workers that are killed', () => {
  const COUNT = 5000

  it('write one event and one message for each of 5,000 firings, whenever and whichever of three processes dies', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, at('09:00'))
    const { id } = await order.clock('arrive', at('09:00'))
    await look(company, (ctx) => ctx.tx.updateTable('sla_alert_settings').set({ digest_above: 100 }).execute())
    await copyClock(test.database.ownerUrl, id, COUNT)
    const work = { organizationId: company.organizationId, now: new Date(at('10:30')), batch: 5 }
    const fired = () => look(company, async (ctx) => (await ctx.client.query<{ n: number }>("select count(*)::int as n from sla_timer where state = 'fired'")).rows[0]!.n)
    const workers: ChildProcess[] = Array.from({ length: 3 }, () => spawnWorker(test, work))
    const diedAt: number[] = []
    try {
      await until(async () => (await fired()) > 0)
      for (let next = 0; (await fired()) < COUNT; next = (next + 1) % 3) {
        await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400))
        if (diedAt.length >= 12) continue
        await killProcess(workers[next]!)
        diedAt.push(await fired())
        workers[next] = spawnWorker(test, work)
      }
    } finally {
      await Promise.all(workers.map(killProcess))
    }
    expect(diedAt.filter((n) => n > 0 && n < COUNT).length).toBeGreaterThan(2)
    const counts = await look(company, async (ctx) => {
      const { rows } = await ctx.client.query<{ clocks: number; events: number; distinct_events: number; messages: number; distinct_messages: number; next: number }>(
        `select (select count(*)::int from sla_clock where metric = 'arrive') as clocks,
                (select count(*)::int from sla_clock_event where kind = 'reminder') as events,
                (select count(distinct clock_id)::int from sla_clock_event where kind = 'reminder') as distinct_events,
                (select count(*)::int from message) as messages, (select count(distinct record_id)::int from message) as distinct_messages,
                (select count(*)::int from sla_timer where state = 'waiting' and step = 'breach' and clock_id in (select id from sla_clock where metric = 'arrive')) as next`,
      )
      return rows[0]
    })
    expect(counts).toEqual({ clocks: COUNT, events: COUNT, distinct_events: COUNT, messages: COUNT, distinct_messages: COUNT, next: COUNT })
  }, 120_000)
})
