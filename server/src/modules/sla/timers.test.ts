import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import type { App } from '../../platform/app.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { openDatabase } from '../../platform/database/database.ts'
import { messageText } from '../../platform/messages/messages.ts'
import { aCompany, as, letJobsRun, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { type SubjectState, TimerWorker, nameSubjects, runDueTimers, seenByResident } from './index.ts'
import { healLostClocks } from './reconcile.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'
import { killProcess } from '../../testing/kill.ts'
import { spawnWorker } from '../../testing/timer-workers.ts'
import { until } from '../../testing/wait.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const at = (time: string): number => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const fire = ({ organizationId }: Company, time: string) => runDueTimers(test.app, { now: new Date(at(time)), organizationId })

const look = <T>(company: Company, work: (ctx: Ctx) => Promise<T>): Promise<T> => as(test, company.actors.administrator, work)

const anOrder = async (company: Company, change: { traits?: object; state?: Partial<SubjectState>; receivedAt?: number } = {}) => {
  const { traits, state, receivedAt = at('09:00') } = change
  const { actors, siteId } = company
  const order = new SampleRecord(test.app, actors.technician, receivedAt, { type: 'work_order', siteId, ...traits }, state)
  await order.tell(receivedAt, {}, { isNew: true })
  return order
}

/** What each colleague was told, in order: `supervisor: breach`. */
async function told(company: Company, record: SampleRecord): Promise<string[]> {
  const roles = new Map(Object.entries(company.actors).map(([role, actor]) => [actor.accountId, role]))
  const messages = await look(company, (ctx) =>
    ctx.tx.selectFrom('message').selectAll().where('record_id', '=', record.id).orderBy('created_at').orderBy('template').orderBy('id').execute(),
  )
  return messages.map(({ account_id, template, params }) => {
    const { metric } = params as { metric: string }
    return `${roles.get(account_id)}: ${template.replace('sla.', '')} ${metric.replace('@metric:', '')}`
  })
}

describe('a promise that is not kept', () => {
  it('is told to handler, then supervisor, then site manager, then head office [ORG-023] [RPR-015]', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company)
    const toldBy = async (time: string) => {
      await fire(company, time)
      return told(company, order)
    }
    expect(await toldBy('10:29')).toEqual([])
    expect(await toldBy('10:30')).toEqual(['technician: reminder arrive'])
    const afterBreach = await toldBy('11:00')
    expect(afterBreach.slice(1).sort()).toEqual(['supervisor: breach arrive', 'technician: breach arrive'])
    expect((await toldBy('12:00')).slice(3)).toEqual(['site_manager: escalation arrive'])
    expect((await toldBy('16:30')).slice(4)).toEqual(['administrator: escalation arrive'])
    const arrive = await order.clock('arrive', at('16:30'))
    expect(arrive).toMatchObject({ state: 'running', outcome: 'breached', breachedAt: new Date(at('11:00')).toISOString() })
    expect(arrive.events!.map((event) => event.kind)).toEqual(['start', 'reminder', 'breach', 'escalation', 'escalation'])
  })

  it.each([
    ['an enquiry after 5 minutes', { type: 'case', kind: 'enquiry' }, 'acknowledge', '09:05'],
    ['an area to be cleaned after 30 minutes', { kind: 'cleaning' }, 'resolve', '09:30'],
  ])('raises an alert for %s [ORG-028]', async (_, traits, metric, due) => {
    const company = await aCompany(test)
    const record = await anOrder(company, { traits })
    await fire(company, due)
    expect((await told(company, record)).sort()).toEqual([`supervisor: breach ${metric}`, `technician: breach ${metric}`])
    expect(await record.clock(metric, at(due))).toMatchObject({ outcome: 'breached', breachedAt: new Date(at(due)).toISOString() })
  })

  it('turns screens red without reload', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company)
    const changes = () => look(company, (ctx) =>
      ctx.tx.selectFrom('stream_event').select(['record_type', 'site_id', 'action', 'topic']).where('record_id', '=', order.id).execute())
    await fire(company, '10:30')
    expect(await changes()).toEqual([])
    await fire(company, '11:00')
    expect(await changes()).toEqual([{ record_type: 'work_order', site_id: company.siteId, action: 'overdue', topic: 'site' }])
  })

  it('skips a vacant place upwards', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, { state: { holder: null } })
    const { employeeId } = company.actors.supervisor
    await look(company, (ctx) => ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', employeeId).execute())
    await fire(company, '11:00')
    expect(await told(company, order)).toEqual(['site_manager: breach arrive'])
  })

  it('says what it is about in the language of the reader', async () => {
    nameSubjects('work_order', async (_, ids) => new Map(ids.map((id) => [id, 'G-0001 水管爆裂'])))
    const company = await aCompany(test)
    const order = await anOrder(company)
    await fire(company, '11:00')
    nameSubjects('work_order', async () => new Map())
    const message = await look(company, (ctx) =>
      ctx.tx.selectFrom('message').selectAll().where('record_id', '=', order.id).limit(1).executeTakeFirstOrThrow())
    const say = (locale: 'zh-CN' | 'zh-TW' | 'en') => messageText(message.template, message.params as { [name: string]: unknown }, locale)
    expect(say('zh-CN')).toEqual({ title: '已超时：到场', body: 'G-0001 水管爆裂：到场的时限是 2026-03-02 11:00，现已超时，请立即处理。' })
    expect(say('zh-TW').title).toBe('已超時：到場')
    expect(say('en').body).toContain('was due at 2026-03-02 11:00')
  })
})

describe('timers that nobody worked for a while', () => {
  it('come with their true time, and each person is told only of the highest step that concerns them', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company)
    await fire(company, '17:00')
    expect(await told(company, order)).toEqual([])
    await letJobsRun(test)
    expect((await told(company, order)).sort()).toEqual([
      'administrator: escalation arrive', 'site_manager: escalation arrive', 'supervisor: breach arrive', 'technician: breach arrive',
    ])
    const arrive = await order.clock('arrive', at('17:00'))
    expect(arrive.events!.slice(1).map((event) => [event.kind, event.effectiveAt, event.note])).toEqual([
      ['reminder', new Date(at('10:30')).toISOString(), '已过时，未发送'],
      ['breach', new Date(at('11:00')).toISOString(), '补发'],
      ['escalation', new Date(at('12:00')).toISOString(), '补发'],
      ['escalation', new Date(at('16:30')).toISOString(), '补发'],
    ])
    expect(arrive.breachedAt).toBe(new Date(at('11:00')).toISOString())
  })

  it('can be told as they came, as if somebody had been there all the time', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, { receivedAt: at('2024-03-04 09:00') })
    await runDueTimers(test.app, { now: new Date(at('2024-03-04 12:30')), asTheyCame: true })
    expect(await told(company, order)).toHaveLength(4)
    const arrive = await order.clock('arrive', at('2024-03-04 12:30'))
    expect(arrive.events!.map((event) => [event.kind, event.note])).toEqual([['start', '2 小时'], ['reminder', null], ['breach', null], ['escalation', null]])
  })

  it('say nothing for a clock that was paused, stopped or retargeted in the meantime', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company)
    await order.tell(at('10:00'), { waiting: { reason: 'owner_absent', since: at('10:00') } })
    await fire(company, '12:00')
    await order.tell(at('14:00'), { waiting: null })
    await order.tell(at('14:30'), { facts: { arrived: seenByResident(at('14:30')) } })
    await fire(company, '17:00')
    expect(await told(company, order)).toEqual([])
    expect(await order.clock('arrive', at('17:00'))).toMatchObject({ state: 'stopped', outcome: 'met' })
  })

  it('say nothing when they were set for an older revision of the clock', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company)
    const clocks = (await order.clocks(at('09:00'))).map((clock) => clock.id)
    await look(company, (ctx) => ctx.tx.updateTable('sla_clock').set({ revision: 7 }).where('subject_id', '=', order.id).execute())
    await fire(company, '10:30')
    expect(await told(company, order)).toEqual([])
    const timers = await look(company, (ctx) =>
      ctx.tx.selectFrom('sla_timer').select('state').where('clock_id', 'in', clocks).orderBy('fire_at').execute())
    expect(timers.map((timer) => timer.state)).toEqual(['stale', 'waiting'])
  })
})

describe('exactly once', () => {
  /** Orders whose arrival is to be reminded of at 10:30, and nothing else until 11:00. */
  async function manyOrders(company: Company, count: number): Promise<SampleRecord[]> {
    const orders: SampleRecord[] = []
    for (let i = 0; i < count; i++) orders.push(await anOrder(company))
    // So that each is told by itself.
    await look(company, (ctx) => ctx.tx.updateTable('sla_alert_settings').set({ digest_above: 100 }).execute())
    return orders
  }

  /** Reminders written and told for every order, and timers that say they have fired. */
  async function reminders(company: Company): Promise<{ events: number[]; messages: number[]; fired: number; waiting: number }> {
    return look(company, async (ctx) => {
      const { rows } = await ctx.client.query<{ events: number; messages: number; fired: number; waiting: number }>(
        `select (select count(*)::int from sla_clock_event e where e.clock_id = c.id and e.kind = 'reminder') as events,
                (select count(*)::int from message m where m.record_id = c.subject_id and m.template = 'sla.reminder') as messages,
                (select count(*)::int from sla_timer t where t.clock_id = c.id and t.state = 'fired') as fired,
                (select count(*)::int from sla_timer t where t.clock_id = c.id and t.state = 'waiting') as waiting
         from sla_clock c where c.metric = 'arrive'`,
      )
      const counts = (key: 'events' | 'messages') => [...new Set(rows.map((row) => row[key]))]
      const sum = (key: 'fired' | 'waiting') => rows.reduce((total, row) => total + row[key], 0)
      return { events: counts('events'), messages: counts('messages'), fired: sum('fired'), waiting: sum('waiting') }
    })
  }

  const ONCE = { events: [1], messages: [1], fired: 300, waiting: 300 }

  it('holds for three workers of three processes that fall upon 300 due timers', async () => {
    const company = await aCompany(test)
    await manyOrders(company, 300)
    const apps = Array.from({ length: 3 }, anotherApp)
    try {
      const taken = await Promise.all(apps.map((app) => runDueTimers(app, { now: new Date(at('10:30')), batch: 7 })))
      expect(taken.filter((count) => count > 0).length).toBeGreaterThan(1)
      expect(await reminders(company)).toEqual(ONCE)
    } finally {
      await Promise.all(apps.map((app) => app.database.close()))
    }
  })

  it('holds when a worker is killed in the middle of firing', async () => {
    const company = await aCompany(test)
    await manyOrders(company, 300)
    const child = spawnWorker(test, { organizationId: company.organizationId, now: new Date(at('10:30')), batch: 3 })
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    try {
      await until(async () => (await reminders(company)).fired > 0)
      // Holds the child between the writing of clocks and timers and the writing of messages.
      await owner.query('begin; lock table role_assignment in access exclusive mode')
      const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
      await until(async () => (await owner.query(waiting)).rowCount === 1)
      await killProcess(child)
      expect(child.signalCode).toBe('SIGKILL')
      await owner.query('rollback')
    } finally {
      await owner.end()
    }
    const before = await reminders(company)
    expect(before.fired).toBeGreaterThan(0)
    expect(before.fired).toBeLessThan(300)
    // The dead process's locks last until its session ends; until then its rows are passed over.
    await until(async () => {
      // So few at once that each is told by itself.
      await runDueTimers(test.app, { now: new Date(at('10:30')), organizationId: company.organizationId, batch: 50 })
      return (await reminders(company)).fired === 300
    })
    expect(await reminders(company)).toEqual(ONCE)
  }, 90_000)
})

/** An app as another process has it: with a pool and caches of its own. */
const anotherApp = (): App => ({ ...test.app, database: openDatabase(test.database.appUrl, 4) })

describe('the worker of a server', () => {
  it('fires a timer by itself when its moment comes', async () => {
    const company = await aCompany(test)
    const worker = new TimerWorker(test.app)
    worker.start()
    try {
      await new Promise((resolve) => setTimeout(resolve, 200))
      // A promise of five minutes is reminded of after three.
      const receivedAt = Date.now() - 180_000 + 1500
      const { actors, siteId } = company
      const emergency = new SampleRecord(test.app, actors.technician, receivedAt, { type: 'case', urgency: 'emergency', siteId })
      await emergency.tell(Date.now(), {}, { isNew: true })
      await until(async () => (await emergency.clock('acknowledge', Date.now())).events!.some((event) => event.kind === 'reminder'))
      const reminder = (await emergency.clock('acknowledge', Date.now())).events!.find((event) => event.kind === 'reminder')!
      expect(Date.parse(reminder.effectiveAt)).toBe(receivedAt + 180_000)
      const lateMs = Date.parse(reminder.recordedAt) - Date.parse(reminder.effectiveAt)
      // Never early; how late under load is measured in bench/.
      expect(lateMs).toBeGreaterThanOrEqual(0)
    } finally {
      await worker.stop()
    }
  })

  it('finds running clocks that lost their timer and heals them', async () => {
    const company = await aCompany(test)
    const order = await anOrder(company, { state: { facts: { arrived: seenByResident(at('09:00')) } } })
    await look(company, (ctx) => ctx.tx.deleteFrom('sla_timer').execute())
    const now = '2026-03-03 09:02'
    await fire(company, now)
    expect(await told(company, order)).toEqual([])
    expect(await healLostClocks(test.app, new Date(at(now)))).toBeGreaterThan(0)
    await fire(company, now)
    await letJobsRun(test)
    expect((await told(company, order)).sort()).toEqual(['supervisor: breach resolve', 'technician: breach resolve'])
    expect(await healLostClocks(test.app, new Date(at('2026-03-03 10:00')))).toBe(0)
  })

  it('goes on with the others when one clock cannot be written or read', async () => {
    const company = await aCompany(test)
    const orders = [await anOrder(company), await anOrder(company), await anOrder(company)]
    const broken = orders[1]!.id
    await look(company, (ctx) => ctx.tx.updateTable('sla_clock').set({ target: 'nonsense' }).where('subject_id', '=', broken).execute())
    await fire(company, '10:30')
    const heard = await Promise.all(orders.map((order) => told(company, order)))
    expect(heard).toEqual([['technician: reminder arrive'], [], ['technician: reminder arrive']])
  })
})
