import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, aColleague, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { makeSite } from '../organization/index.ts'
import { type SubjectState, briefsOf, byStaff, runDueTimers, seenByResident } from './index.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const at = (time: string): number => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const text = (time: string): string => new Date(at(time)).toISOString()
const record = (traits: Partial<SampleRecord['traits']> = {}, state: Partial<SubjectState> = {}) =>
  new SampleRecord(test.app, company.actors.front_desk, at('09:00'), { siteId: company.siteId, ...traits }, state)
const fire = (time: string) => runDueTimers(test.app, { now: new Date(at(time)), organizationId: company.organizationId })
const kinds = (clock: { events?: { kind: string }[] }) => clock.events!.map((event) => event.kind)

describe('the clocks of a case', () => {
  it('run, rest, run on and stop with it', async () => {
    const repair = record({}, { facts: { acknowledged: seenByResident(at('09:00')), needsFieldWork: byStaff(at('09:00')) } })
    const { clocks, nextDueAt } = await repair.tell(at('09:00'), {}, { isNew: true })
    expect(clocks).toMatchObject([
      { metric: 'acknowledge', state: 'stopped', outcome: 'met' },
      { metric: 'raise', state: 'running', dueAt: text('09:10') },
      { metric: 'resolve', state: 'running', dueAt: text('2026-03-03 09:00'), targetText: '24 小时', holder: { name: '前台许' }, calendar: { name: '全天候' }, policy: { name: '报修' } },
    ])
    expect(nextDueAt).toEqual(new Date(at('09:10')))

    await repair.tell(at('09:05'), { facts: { raised: byStaff(at('09:05')) } })
    const paused = await repair.tell(at('10:00'), { waiting: { reason: 'parts', since: at('10:00') } })
    expect(paused.nextDueAt).toBeNull()
    expect(await repair.clock('resolve', at('12:00'))).toMatchObject({ state: 'paused', dueAt: null, consumedSeconds: 3600, remainingSeconds: 23 * 3600, pauseReason: 'parts' })

    const resumed = await repair.tell(at('14:30'), { waiting: null })
    expect(resumed.nextDueAt).toEqual(new Date(at('2026-03-03 13:30')))
    await repair.tell(at('15:00'), { facts: { resolved: seenByResident(at('15:00')) } })
    const all = await repair.clocks(at('15:00'))
    expect(all.map((clock) => [clock.metric, clock.state, clock.outcome])).toEqual([
      ['acknowledge', 'stopped', 'met'], ['raise', 'stopped', 'met'], ['resolve', 'stopped', 'met'], ['return_visit', 'running', 'undetermined'],
    ])
    expect(all[2]!.events!.map((event) => [event.kind, event.note])).toEqual([['start', '24 小时'], ['pause', '待配件'], ['resume', null], ['stop', null]])
    expect(all[2]).toMatchObject({ consumedSeconds: 1.5 * 3600, remainingSeconds: null })
  })

  it('count a work order ten minutes from the first contact, and call it late after that [RPR-013]', async () => {
    const repair = record({}, { facts: { needsFieldWork: byStaff(at('09:00')) } })
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('09:12'), { facts: { raised: byStaff(at('09:12')) } })
    expect(await repair.clock('raise', at('09:12'))).toMatchObject({ state: 'stopped', outcome: 'breached', breachedAt: text('09:10'), consumedSeconds: 720 })
    expect(kinds(await repair.clock('raise', at('09:12')))).toEqual(['start', 'stop', 'breach'])
  })

  it('show the most pressing promise of each record in a list: breached first, then by due moment', async () => {
    const overdue = record({ type: 'work_order' })
    await overdue.tell(at('09:00'), {}, { isNew: true })
    const waiting = record({ type: 'work_order' })
    await waiting.tell(at('09:00'), { facts: { arrived: seenByResident(at('09:00')) }, waiting: { reason: 'parts', since: at('09:00') } }, { isNew: true })
    const over = record({}, { facts: { cancelled: byStaff(at('09:00')) } })
    await over.tell(at('09:00'), {}, { isNew: true })
    const briefs = await as(test, company.actors.supervisor, (ctx) => briefsOf(ctx, [overdue.id, waiting.id, over.id]), new Date(at('11:30')))
    expect(briefs.get(overdue.id)).toEqual({ metric: 'arrive', state: 'running', outcome: 'breached', dueAt: text('11:00'), breachedAt: text('11:00'), pauseReason: null, remainingSeconds: -1800, opensAt: null })
    expect(briefs.get(waiting.id)).toMatchObject({ metric: 'resolve', state: 'paused', dueAt: null, pauseReason: 'parts' })
    expect(briefs.has(over.id)).toBe(false)
  })

  it('say the same twice and change nothing', async () => {
    const repair = record()
    const { clocks } = await repair.tell(at('09:00'), {}, { isNew: true })
    const revisions = () => as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('sla_clock').select(['metric', 'revision']).where('subject_id', '=', repair.id).orderBy('metric').execute())
    const before = await revisions()
    expect((await repair.tell(at('09:00'))).clocks).toEqual(clocks)
    expect(await revisions()).toEqual(before)
  })
})

describe('a subject that becomes something else', () => {
  it('has other promises, and what was consumed counts against them', async () => {
    const order = record({ type: 'work_order' })
    await order.tell(at('09:00'), {}, { isNew: true })
    expect((await order.clock('arrive', at('09:20'))).dueAt).toBe(text('11:00'))
    order.traits = { ...order.traits, urgency: 'emergency' }
    expect((await order.tell(at('09:20'))).nextDueAt).toEqual(new Date(at('09:30')))
    const arrive = await order.clock('arrive', at('09:20'))
    expect(arrive).toMatchObject({ targetText: '30 分钟', consumedSeconds: 1200, remainingSeconds: 600, policy: { name: '紧急工程维修单' } })
    expect(kinds(arrive)).toEqual(['start', 'retarget', 'relabel'])
    await fire('09:31')
    expect(await order.clock('arrive', at('09:31'))).toMatchObject({ outcome: 'breached', breachedAt: text('09:30') })
  })

  it('tells patrol findings, ordinary repairs and emergencies apart [RPR-016] [RPR-015]', async () => {
    const due = async (traits: object) => {
      const order = record({ type: 'work_order', ...traits })
      await order.tell(at('09:00'), {}, { isNew: true })
      return (await order.clock('arrive', at('09:00'))).dueAt
    }
    expect([await due({ origin: 'inspection' }), await due({}), await due({ urgency: 'emergency' })]).toEqual([text('2026-03-03 09:00'), text('11:00'), text('09:30')])
  })

  it('keeps only the promises of its grade: settled on the spot, or fed back within 24 hours [CMP-024] [CMP-031]', async () => {
    const complaint = record({ kind: 'complaint' }, { facts: { acknowledged: seenByResident(at('09:00')) } })
    await complaint.tell(at('09:00'), {}, { isNew: true })
    complaint.traits = { ...complaint.traits, grade: 'ordinary' }
    await complaint.tell(at('09:10'), { facts: { graded: byStaff(at('09:10')) } })
    expect(await complaint.clock('resolve', at('09:10'))).toMatchObject({ state: 'running', dueAt: text('18:00'), targetText: '当日下班前' })
    complaint.traits = { ...complaint.traits, grade: 'complex' }
    await complaint.tell(at('09:20'), { facts: { graded: byStaff(at('09:20')) } })
    expect(await complaint.clock('resolve', at('09:20'))).toMatchObject({ state: 'cancelled', outcome: 'undetermined' })
    expect(await complaint.clock('feedback', at('09:20'))).toMatchObject({ state: 'running', dueAt: text('2026-03-03 09:00') })
    expect(await complaint.clock('forward', at('09:20'))).toMatchObject({ state: 'running', dueAt: text('2026-03-03 09:00') })
    await complaint.tell(at('09:30'))
    expect(await complaint.clock('resolve', at('09:30'))).toMatchObject({ state: 'cancelled' })
    complaint.traits = { ...complaint.traits, grade: 'ordinary' }
    await complaint.tell(at('09:40'))
    expect(await complaint.clock('resolve', at('09:40'))).toMatchObject({ state: 'running', dueAt: text('18:00') })
    expect(await complaint.clock('feedback', at('09:40'))).toMatchObject({ state: 'cancelled' })
  })

  it('has its complaint with the department within 24 hours, day and night [CMP-027]', async () => {
    const complaint = record({ kind: 'complaint' })
    await complaint.tell(at('09:00'), {}, { isNew: true })
    await fire('2026-03-03 09:00')
    expect(await complaint.clock('forward', at('2026-03-03 09:00'))).toMatchObject({ outcome: 'breached', breachedAt: text('2026-03-03 09:00') })
    await complaint.tell(at('2026-03-03 09:30'), { facts: { forwarded: byStaff(at('2026-03-03 09:30')) } })
    expect(await complaint.clock('forward', at('2026-03-03 09:30'))).toMatchObject({ state: 'stopped', outcome: 'breached' })
  })

  it('passes to another holder without losing time', async () => {
    const repair = record()
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('10:00'), { holder: company.actors.technician.employeeId })
    const resolve = await repair.clock('resolve', at('10:00'))
    expect(resolve).toMatchObject({ holder: { name: '技工吕' }, dueAt: text('2026-03-03 09:00'), consumedSeconds: 3600 })
    expect(resolve.events!.at(-1)).toMatchObject({ kind: 'hand_over', note: '技工吕' })
  })
})

describe('a reopened case', () => {
  it('begins a new cycle with its whole target, and the old one stays as it ended', async () => {
    const repair = record()
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('10:00'), { facts: { resolved: seenByResident(at('10:00')) } })
    await repair.tell(at('14:00'), { without: 'resolved', reopenedAt: at('14:00') })
    const cycles = (await repair.clocks(at('14:00'))).filter((clock) => clock.metric === 'resolve')
    expect(cycles).toMatchObject([{ cycle: 1, state: 'stopped', outcome: 'met' }, { cycle: 2, state: 'running', startedAt: text('14:00'), dueAt: text('2026-03-03 14:00') }])
  })
})

describe('evidence that comes late', () => {
  it('rescinds a breach by a further event, and the work done without network counts when it was done', async () => {
    const order = record({ type: 'work_order' })
    await order.tell(at('09:00'), {}, { isNew: true })
    await order.tell(at('09:30'), { holder: company.actors.technician.employeeId })
    await fire('11:30')
    expect(await order.clock('arrive', at('11:30'))).toMatchObject({ outcome: 'breached' })
    await order.tell(at('12:00'), { facts: { arrived: seenByResident(at('10:40')) } }, { effectiveAt: new Date(at('10:40')) })
    const arrive = await order.clock('arrive', at('12:00'))
    expect(arrive).toMatchObject({ state: 'stopped', outcome: 'met', breachedAt: null, stoppedAt: text('10:40') })
    expect(kinds(arrive)).toEqual(['start', 'hand_over', 'reminder', 'breach', 'stop', 'rescind'])
  })

  it('lets a clock that turns out to have rested breach again at its new time, and tells people again', async () => {
    const order = record({ type: 'work_order' })
    await order.tell(at('09:00'), {}, { isNew: true })
    await fire('11:00')
    const waiting = { reason: 'owner_absent', since: at('10:00') }
    await order.tell(at('11:20'), { waiting }, { effectiveAt: new Date(at('10:00')) })
    expect(await order.clock('arrive', at('11:20'))).toMatchObject({ state: 'paused', outcome: 'undetermined', consumedSeconds: 3600 })
    await order.tell(at('11:30'), { waiting: null })
    await fire('15:00')
    const arrive = await order.clock('arrive', at('15:00'))
    expect(arrive).toMatchObject({ outcome: 'breached', breachedAt: text('14:00') })
    expect(kinds(arrive)).toEqual(['start', 'reminder', 'breach', 'pause', 'rescind', 'resume', 'breach', 'escalation'])
  })

  it('is not refused when it falls into a time at which the promise did not hold', async () => {
    const complaint = record({ kind: 'complaint', grade: 'ordinary' }, { facts: { graded: byStaff(at('09:00')) } })
    await complaint.tell(at('09:00'), {}, { isNew: true })
    complaint.traits = { ...complaint.traits, grade: 'complex' }
    await complaint.tell(at('09:20'))
    complaint.traits = { ...complaint.traits, grade: 'ordinary' }
    await complaint.tell(at('09:40'))
    await complaint.tell(at('10:00'), { facts: { resolved: seenByResident(at('09:30')) } }, { effectiveAt: new Date(at('09:30')) })
    const resolve = await complaint.clock('resolve', at('10:00'))
    expect(resolve).toMatchObject({ state: 'stopped', outcome: 'met', stoppedAt: text('09:40') })
    await complaint.tell(at('10:05'))
    expect(kinds(await complaint.clock('resolve', at('10:05')))).toEqual(kinds(resolve))
  })
})

describe('two at once', () => {
  it('makes a resume wait for the pause of another supervisor, and both count', async () => {
    const repair = record()
    await repair.tell(at('09:00'), {}, { isNew: true })
    let second: Promise<unknown> | undefined
    await as(test, company.actors.supervisor, async (ctx) => {
      const { syncClocks } = await import('./index.ts')
      const state = { ...repair.state, waiting: { reason: 'parts', since: at('10:00') } }
      await syncClocks(ctx, { id: repair.id, traits: repair.traits }, state)
      second = repair.tell(at('11:00'), { waiting: null })
      await someoneWaitsForALock()
    }, new Date(at('10:00')))
    await second
    const resolve = await repair.clock('resolve', at('11:00'))
    expect(kinds(resolve)).toEqual(['start', 'pause', 'resume'])
    expect(resolve).toMatchObject({ state: 'running', consumedSeconds: 3600, dueAt: text('2026-03-03 10:00') })
    const timers = await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('sla_timer').selectAll().where('clock_id', '=', resolve.id).execute())
    expect(timers).toMatchObject([{ step: 'reminder', state: 'waiting' }])
  })
})

async function someoneWaitsForALock(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const { rows } = await test.app.database.pool.query<{ waiting: number }>("select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
    if (rows[0]!.waiting > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody waits for a lock')
}

describe('calendars and policies', () => {
  it('of one organisation are not those of another', async () => {
    const other = await aCompany(test, '别家物业')
    const mine = record()
    await mine.tell(at('09:00'), {}, { isNew: true })
    await as(test, other.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('sla_policy').set({ is_active: false }).where('code', '=', 'repair').execute()
      expect(await ctx.tx.selectFrom('sla_clock').select('id').where('subject_id', '=', mine.id).execute()).toEqual([])
      expect(await briefsOf(ctx, [mine.id])).toEqual(new Map())
    })
    const theirs = new SampleRecord(test.app, other.actors.front_desk, at('09:00'), { siteId: other.siteId })
    const { clocks } = await theirs.tell(at('09:00'), {}, { isNew: true })
    expect(clocks.map((clock) => clock.metric)).toEqual(['acknowledge'])
    const again = record()
    expect((await again.tell(at('09:00'), {}, { isNew: true })).clocks.map((clock) => clock.metric)).toEqual(['acknowledge', 'resolve'])
  })

  it('hold at once for a site made in the same transaction, in its own time zone', async () => {
    const organizationId = newId()
    const system = Actor.system(organizationId)
    await as(test, system, async (ctx) => {
      const { syncClocks } = await import('./index.ts')
      await ctx.tx.insertInto('organization').values({ id: organizationId, name: '两地物业' }).execute()
      const shanghai = await makeSite(ctx, { code: 'A', name: '甲', kind: 'residential', timeZone: 'Asia/Shanghai' })
      const london = await makeSite(ctx, { code: 'B', name: '乙', kind: 'residential', timeZone: 'Europe/London' })
      await aColleague(ctx, { role: 'front_desk', siteId: shanghai, name: '前台甲' })
      const due = async (siteId: string) => {
        const sample = new SampleRecord(test.app, system, at('20:00'), { siteId, kind: 'enquiry' })
        return (await syncClocks(ctx, { id: sample.id, traits: sample.traits }, sample.state, { isNew: true })).nextDueAt!.toISOString()
      }
      // 20:00 in Shanghai is noon in London: closed here, lunch time there.
      expect([await due(shanghai), await due(london)]).toEqual([text('2026-03-03 08:35'), text('21:35')])
    }, new Date(at('20:00')))
  })
})

describe('imported history', () => {
  it('has clocks and outcomes but no timers, and tells nobody', async () => {
    const old = record({}, { receivedAt: at('2025-06-02 09:00'), facts: { acknowledged: seenByResident(at('2025-06-02 09:02')) } })
    const { clocks } = await old.tell(at('12:00'), { facts: { resolved: seenByResident(at('2025-06-05 09:00')), visited: seenByResident(at('2025-06-05 10:00')) } }, { isNew: true, silent: true })
    expect(clocks.map((clock) => [clock.metric, clock.outcome])).toEqual([['acknowledge', 'met'], ['resolve', 'breached'], ['return_visit', 'met']])
    const open = record({}, { receivedAt: at('2019-06-03 09:00') })
    await open.tell(at('12:00'), {}, { isNew: true, silent: true })
    const ids = [...(await old.clocks(at('12:00'))), ...(await open.clocks(at('12:00')))].map((clock) => clock.id)
    expect(await open.clock('resolve', at('12:00'))).toMatchObject({ state: 'running', outcome: 'breached', breachedAt: text('2019-06-04 09:00') })
    expect(await as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('sla_timer').selectAll().where('clock_id', 'in', ids).execute())).toEqual([])
  })
})
