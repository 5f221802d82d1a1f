import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Received, sla } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { makeSite } from '../organization/index.ts'
import { type SubjectState, importClocks, runDueTimers } from './index.ts'
import { recalculateBatch, recalculateProvisional } from './recalculations.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let company: Company
let administrator: Browser
beforeAll(async () => {
  test = await testApp()
})
beforeEach(async () => {
  company = await aCompany(test)
  administrator = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ago = (milliseconds: number): number => Date.now() - milliseconds

/** An emergency order that has run for 20 minutes: arrive and begin within 30 minutes, resolve within 4 hours, around the clock. */
async function emergency(state: Partial<SubjectState> = {}, traits: object = {}, since = 20 * MINUTE): Promise<SampleRecord> {
  const at = ago(since)
  const about = { type: 'work_order', kind: 'repair', urgency: 'emergency', siteId: company.siteId, ...traits }
  const record = new SampleRecord(test.app, company.actors.technician, at, about, state)
  await record.tell(at, {}, { isNew: true })
  return record
}

const policies = async () => ((await administrator.send('GET', '/sla/policies')).body as Received<typeof sla.listPolicies>).items
const target = (text: string) => ({ target: text, calendarCode: '24x7', steps: [{ id: 'breach', kind: 'breach', offset: 'due', to: ['handler'] }] })
/** Arrival within 15 minutes, handling within the hour, and no promise of completion. */
const STRICTER = { arrive: target('PT15M'), begin: target('PT1H'), resolve: null }
async function change(code: string, body: object): Promise<string> {
  const { id, version } = (await policies()).find((policy) => policy.code === code)!
  expect(await administrator.send('PATCH', `/sla/policies/${id}`, { version, ...body })).toMatchObject({ status: 200 })
  return id
}
type Preview = Received<typeof sla.previewRecalculation>
const preview = async (body: object = {}) => (await administrator.send('POST', '/sla/recalculations/preview', body)).body as Preview
const start = (body: object = {}, browser = administrator) => browser.send('POST', '/sla/recalculations', { reason: '缩短到场时限', ...body })
const read = async (id: string) => (await administrator.send('GET', `/sla/recalculations/${id}`)).body as sla.Recalculation
const figures = ({ count, unchanged, earlier, later, newlyBreached, noLongerPromised }: Preview | sla.Recalculation) => ({ count, unchanged, earlier, later, newlyBreached, noLongerPromised })
const kindsOf = (clock: sla.Clock) => clock.events!.map(({ kind }) => kind)
const system = () => company.actors.administrator
/** Works a recalculation off in batches of a size, as the jobs do. */
async function workOff(id: string, limit: number): Promise<number> {
  for (let batch = 0; ; batch++) if (!(await as(test, system(), (ctx) => recalculateBatch(ctx, id, batch, limit)))) return batch + 1
}
async function started(body: object = {}): Promise<string> {
  const answer = await start(body)
  expect(answer).toMatchObject({ status: 200, body: { state: 'waiting' } })
  return (answer.body as sla.Recalculation).id
}

describe('what recalculating would do', () => {
  it('is told before: how many earlier, later, newly overdue, no longer promised, and which; nothing changes', async () => {
    const record = await emergency()
    await change('repair-order-emergency', { targets: STRICTER })
    const before = await record.clocks(Date.now())
    const told = await preview()
    expect(figures(told)).toEqual({ count: 3, unchanged: 0, earlier: 1, later: 1, newlyBreached: 1, noLongerPromised: 1 })
    const due = (metric: string) => before.find((clock) => clock.metric === metric)!.dueAt!
    const moved = (metric: string, minutes: number) => new Date(Date.parse(due(metric)) + minutes * MINUTE).toISOString()
    expect(told.samples).toEqual([
      { clockId: expect.any(String), subject: { type: 'work_order', id: record.id, name: expect.any(String) }, metric: 'resolve', dueBefore: due('resolve'), dueAfter: null, isNewlyBreached: false },
      expect.objectContaining({ metric: 'begin', dueBefore: due('begin'), dueAfter: moved('begin', 30), isNewlyBreached: false }),
      expect.objectContaining({ metric: 'arrive', dueBefore: due('arrive'), dueAfter: moved('arrive', -15), isNewlyBreached: true }),
    ])
    expect((await record.clocks(Date.now())).map(({ dueAt, events }) => [dueAt, events!.length])).toEqual(before.map(({ dueAt, events }) => [dueAt, events!.length]))
    expect(((await administrator.send('GET', '/sla/recalculations')).body as Received<typeof sla.listRecalculations>).items).toEqual([])
  })

  it('depends on what becomes of the time that was used', async () => {
    await emergency()
    await change('repair-order-emergency', { targets: { arrive: target('PT1H'), begin: target('PT15M'), resolve: target('PT4H') } })
    expect(figures(await preview({ mode: 'keep_consumed' }))).toMatchObject({ count: 3, earlier: 1, later: 1, unchanged: 1, newlyBreached: 1 })
    expect(figures(await preview({ mode: 'never_later' }))).toMatchObject({ count: 3, earlier: 1, later: 0, unchanged: 2, newlyBreached: 1 })
    // From now on: 15 minutes more than the half hour that began 20 minutes ago would have left.
    expect(figures(await preview({ mode: 'restart' }))).toMatchObject({ count: 3, earlier: 0, later: 3, newlyBreached: 0 })
  })

  it('may be asked for one site, some metrics, some policies, some calendars', async () => {
    await emergency()
    const cleaning = await emergency({}, { kind: 'cleaning', urgency: 'normal' })
    const emergencies = await change('repair-order-emergency', { targets: STRICTER })
    const other = (await policies()).find((policy) => policy.code === 'cleaning-order')!.id
    const calendars = ((await administrator.send('GET', '/sla/calendars')).body as Received<typeof sla.listCalendars>).items
    const calendar = (code: string) => calendars.find((item) => item.code === code)!.id
    expect(await cleaning.clocks(Date.now())).toHaveLength(1)
    const count = async (body: object) => (await preview(body)).count
    expect(await count({})).toBe(4)
    expect(await count({ siteId: company.siteId, metrics: ['resolve'] })).toBe(2)
    expect(await count({ metrics: ['return_visit'] })).toBe(0)
    expect(await count({ policyIds: [emergencies] })).toBe(3)
    expect(await count({ policyIds: [other] })).toBe(1)
    expect(await count({ calendarIds: [calendar('opening_hours')] })).toBe(1)
    expect(await count({ calendarIds: [calendar('24x7')] })).toBe(3)
    expect(await count({ calendarIds: [calendar('24x7')], policyIds: [other] })).toBe(0)
    for (const body of [{ siteId: newId() }, { policyIds: [newId()] }, { calendarIds: [newId()] }])
      expect(await administrator.send('POST', '/sla/recalculations/preview', body)).toMatchObject({ status: 404 })
  })
})

describe('recalculating', () => {
  it('does what was told before, in the background, with each change in the history of its clock', async () => {
    const records = [await emergency(), await emergency(), await emergency({}, { kind: 'cleaning', urgency: 'normal' })]
    await change('repair-order-emergency', { targets: STRICTER })
    const told = figures(await preview())
    const id = await started()
    expect(await read(id)).toMatchObject({ state: 'waiting', total: 7, done: 0, reason: '缩短到场时限', mode: 'keep_consumed', startedBy: company.actors.administrator.name, finishedAt: null })
    await letJobsRun(test)
    const done = await read(id)
    expect(done).toMatchObject({ state: 'done', total: 7, done: 7, finishedAt: expect.any(String) })
    expect(figures(done)).toEqual(told)
    const [arrive, begin, resolve] = await records[0]!.clocks(Date.now())
    expect([kindsOf(arrive!), kindsOf(begin!), kindsOf(resolve!)]).toEqual([['start', 'retarget'], ['start', 'retarget'], ['start', 'cancel']])
    expect(begin!.targetText).toBe('1 小时')
    expect(kindsOf((await records[2]!.clocks(Date.now()))[0]!)).toEqual(['start'])
    // Who is overdue now is told by the timer, once.
    await runDueTimers(test.app, { organizationId: company.organizationId })
    await runDueTimers(test.app, { organizationId: company.organizationId })
    const overdue = await records[0]!.clock('arrive', Date.now())
    expect(overdue).toMatchObject({ outcome: 'breached', breachedAt: overdue.dueAt })
    expect(kindsOf(overdue).filter((kind) => kind === 'breach')).toHaveLength(1)
    const timeline = await as(test, system(), (ctx) => ctx.tx.selectFrom('timeline_entry').select(['action', 'note']).where('record_id', '=', id).orderBy('at').execute())
    expect(timeline).toEqual([{ action: 'started', note: '缩短到场时限' }, { action: 'finished', note: null }])
    expect(figures(await preview())).toMatchObject({ count: 5, unchanged: 5 })
  })

  it('goes on after a crash where it was: each clock is changed exactly once', async () => {
    const records = await Promise.all(Array.from({ length: 4 }, () => emergency()))
    await change('repair-order-emergency', { targets: STRICTER })
    const told = figures(await preview())
    const id = await started()
    expect(await as(test, system(), (ctx) => recalculateBatch(ctx, id, 0, 5))).toBe(true)
    expect(await read(id)).toMatchObject({ state: 'running', total: 12, done: 5 })
    const crash = as(test, system(), async (ctx) => {
      await recalculateBatch(ctx, id, 1, 5)
      throw new Error('killed')
    })
    await expect(crash).rejects.toThrow('killed')
    expect(await read(id)).toMatchObject({ done: 5 })
    // A job that runs twice finds its batch done.
    expect(await as(test, system(), (ctx) => recalculateBatch(ctx, id, 0, 5))).toBe(false)
    expect(await read(id)).toMatchObject({ done: 5 })
    await letJobsRun(test)
    expect(await read(id)).toMatchObject({ state: 'done', done: 12, ...told })
    const events = await Promise.all(records.map(async (record) => (await record.clocks(Date.now())).map(kindsOf)))
    expect(events).toEqual(records.map(() => [['start', 'retarget'], ['start', 'retarget'], ['start', 'cancel']]))
  })

  it('comes to the same in batches of any size', async () => {
    for (let i = 0; i < 3; i++) await emergency()
    await change('repair-order-emergency', { targets: STRICTER })
    const told = figures(await preview())
    const id = await started()
    expect(await workOff(id, 2)).toBe(5)
    expect(figures(await read(id))).toEqual(told)
  })

  it('leaves appointments and the targets of an imported file, and judges what rests as if it ran on', async () => {
    const agreed = await emergency()
    const windowEnd = Date.now() + HOUR
    await agreed.tell(ago(10 * MINUTE), { appointment: { to: windowEnd, agreedAt: ago(10 * MINUTE) } })
    const resting = await emergency()
    await resting.tell(ago(10 * MINUTE), { waiting: { reason: 'third_party', since: ago(10 * MINUTE), until: null } })
    const imported = newId()
    const dueAt = new Date(Date.now() + HOUR)
    const state: SubjectState = { ...resting.state, waiting: null }
    await as(test, system(), (ctx) => importClocks(ctx, [{ id: imported, traits: { ...resting.traits, type: 'case', kind: 'praise' }, state, dueAt, isNew: true }], 'file'))
    await change('repair-order-emergency', { targets: { arrive: target('PT15M'), begin: target('PT1H'), resolve: target('PT1H') } })
    expect(figures(await preview())).toEqual({ count: 7, unchanged: 2, earlier: 3, later: 2, newlyBreached: 0, noLongerPromised: 0 })
    const id = await started()
    await workOff(id, 500)
    expect(await resting.clock('arrive', Date.now())).toMatchObject({ state: 'paused', dueAt: null, targetSeconds: 900, consumedSeconds: expect.closeTo(600, -1) })
    expect((await agreed.clock('arrive', Date.now())).dueAt).toBe(new Date(windowEnd).toISOString())
    const kept = await as(test, system(), (ctx) => ctx.tx.selectFrom('sla_clock').select('due_at').where('subject_id', '=', imported).executeTakeFirstOrThrow())
    expect(kept.due_at).toEqual(dueAt)
  })

  it('keeps a breach that was told, whatever the new policy calls its steps, and tells it to nobody again', async () => {
    const record = await emergency({}, {}, 40 * MINUTE)
    await runDueTimers(test.app, { organizationId: company.organizationId })
    expect(await record.clock('arrive', Date.now())).toMatchObject({ outcome: 'breached' })
    const renamed = { ...target('PT2H'), steps: [{ id: 'overdue', kind: 'breach', offset: 'due', to: ['supervisor'] }] }
    await change('repair-order-emergency', { targets: { arrive: renamed, begin: target('PT30M'), resolve: target('PT4H') } })
    await workOff(await started(), 500)
    await runDueTimers(test.app, { organizationId: company.organizationId, now: new Date(Date.now() + 3 * HOUR) })
    const clock = await record.clock('arrive', Date.now() + 3 * HOUR)
    expect(clock.outcome).toBe('breached')
    expect(Date.parse(clock.breachedAt!)).toBeLessThan(Date.now())
    expect(kindsOf(clock).filter((kind) => kind === 'breach')).toHaveLength(1)
  })

  it('follows a clock that rests through one calendar version after another, its stretches kept', async () => {
    const resting = await emergency()
    await resting.tell(ago(10 * MINUTE), { waiting: { reason: 'third_party', since: ago(10 * MINUTE), until: null } })
    for (const version of [1, 2]) {
      const calendars = ((await administrator.send('GET', '/sla/calendars')).body as Received<typeof sla.listCalendars>).items
      const { id, definition } = calendars.find((item) => item.code === '24x7')!
      expect(await administrator.send('PATCH', `/sla/calendars/${id}`, { version, definition })).toMatchObject({ status: 200 })
      const recalculation = await started({ metrics: ['arrive'] })
      await workOff(recalculation, 500)
      expect(await read(recalculation)).toMatchObject({ state: 'done', count: 1, unchanged: 1 })
    }
    // Another process has none of the old versions at hand.
    const forget = async (name: string) => void (await change('repair', { name }))
    await forget('读前')
    expect(kindsOf(await resting.clock('arrive', Date.now()))).toEqual(['start', 'pause', 'retarget', 'retarget'])
    await forget('办前')
    await resting.tell(Date.now(), { holder: company.actors.supervisor.employeeId })
    await resting.tell(Date.now(), { holder: company.actors.technician.employeeId })
    const stretches = await as(test, system(), (ctx) =>
      ctx.tx.selectFrom('sla_clock_segment as s').innerJoin('sla_clock as c', 'c.id', 's.clock_id').select(['s.kind', 's.reason', 's.to_at']).where('c.subject_id', '=', resting.id).where('c.metric', '=', 'arrive').orderBy('s.position').execute(),
    )
    expect(stretches.filter(({ kind }) => kind === 'paused')).toEqual([{ kind: 'paused', reason: 'third_party', to_at: null }])
    expect(stretches.filter(({ kind }) => kind === 'held')).toHaveLength(3)
  })

  it('waits for an act on a record and sees what it did', async () => {
    const record = await emergency()
    await change('repair-order-emergency', { targets: STRICTER })
    const id = await started()
    let work: Promise<boolean> | undefined
    await as(test, company.actors.technician, async (ctx) => {
      await ctx.tx.selectFrom('sla_clock').select('id').where('subject_id', '=', record.id).forUpdate().execute()
      work = as(test, system(), (other) => recalculateBatch(other, id, 0))
      await someoneWaitsForALock(test)
      await ctx.tx.updateTable('sla_clock').set({ state: 'stopped', outcome: 'met', stopped_at: ctx.now, anchor_at: null }).where('subject_id', '=', record.id).where('metric', '=', 'arrive').execute()
    })
    await work
    expect(await read(id)).toMatchObject({ state: 'done', count: 2, earlier: 0, newlyBreached: 0 })
  })

  it('is not started twice for the same clocks; for another site it is, and with the same id it is the same', async () => {
    const elsewhere = await as(test, system(), (ctx) => makeSite(ctx, { code: 'S2', name: '南园', kind: 'office', timeZone: 'Asia/Shanghai' }))
    const id = newId()
    expect(await start({ id, siteId: company.siteId })).toMatchObject({ status: 200, body: { id } })
    expect(await start({ id, siteId: company.siteId })).toMatchObject({ status: 200, body: { id } })
    expect(await start({ siteId: company.siteId })).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } })
    expect(await start()).toMatchObject({ status: 409 })
    expect(await start({ siteId: company.siteId, metrics: ['resolve'] })).toMatchObject({ status: 409 })
    expect(await start({ siteId: elsewhere })).toMatchObject({ status: 200 })
    await letJobsRun(test)
    expect(await start()).toMatchObject({ status: 200 })
    const both = await Promise.all([start({ siteId: elsewhere, metrics: ['arrive'] }), start({ siteId: elsewhere, metrics: ['arrive'] })])
    expect(both.map(({ status }) => status)).toEqual([409, 409])
    await letJobsRun(test)
    const race = await Promise.all([start(), start()])
    expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await letJobsRun(test)
  })

  it('is for those who manage the site, and all sites for those who manage them all', async () => {
    const manager = await signIn(test, company.logins.site_manager, company.password)
    expect(await start({}, manager)).toMatchObject({ status: 403 })
    const mine = await start({ siteId: company.siteId }, manager)
    expect(mine).toMatchObject({ status: 200, body: { startedBy: company.actors.site_manager.name } })
    await letJobsRun(test)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await start({ siteId: company.siteId }, desk)).toMatchObject({ status: 403 })
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    expect(await stranger.send('GET', `/sla/recalculations/${(mine.body as sla.Recalculation).id}`)).toMatchObject({ status: 404 })
    expect(await start({ siteId: company.siteId }, stranger)).toMatchObject({ status: 404 })
  })
})

describe('a year whose holidays get published', () => {
  it('moves what is due in it, on the newest calendar, and leaves policies and everything else', async () => {
    const far = { ...target('P420D'), calendarCode: 'working_days' }
    await change('construction-defect', { targets: { resolve: far } })
    const now = Date.now() + 1000
    const defect = new SampleRecord(test.app, company.actors.technician, now, { type: 'defect', kind: null, siteId: company.siteId })
    await defect.tell(now, {}, { isNew: true })
    const kept = () => as(test, system(), (ctx) => ctx.tx.selectFrom('sla_clock').selectAll().where('subject_id', '=', defect.id).executeTakeFirstOrThrow())
    const before = await kept()
    const due = before.due_at!.toISOString()
    expect(before.is_provisional).toBe(true)
    const near = await emergency()
    await change('construction-defect', { targets: { resolve: { ...far, target: 'P1D' } } })
    const calendar = ((await administrator.send('GET', '/sla/calendars')).body as Received<typeof sla.listCalendars>).items.find((item) => item.code === 'working_days')!
    const holiday = { kind: 'holiday', name: '新公布' }
    const days = { [due.slice(0, 10)]: holiday, [new Date(Date.parse(due) - 86_400_000).toISOString().slice(0, 10)]: holiday }
    expect(await administrator.send('PATCH', `/sla/calendars/${calendar.id}`, { version: 1, definition: { ...calendar.definition, days } })).toMatchObject({ status: 200 })
    await as(test, system(), (ctx) => recalculateProvisional(ctx, [calendar.id]))
    await letJobsRun(test)
    const [row] = ((await administrator.send('GET', '/sla/recalculations')).body as Received<typeof sla.listRecalculations>).items
    expect(row).toMatchObject({ state: 'done', count: 1, later: 1, unchanged: 0, reason: '节假日安排已公布' })
    const after = await kept()
    expect(after.due_at!.getTime()).toBeGreaterThan(Date.parse(due))
    expect(after).toMatchObject({ target: 'P420D', policy_version: before.policy_version })
    expect(after.calendar_version).not.toBe(before.calendar_version)
    expect((await near.clocks(Date.now())).flatMap(kindsOf)).toEqual(['start', 'start', 'start'])
  })
})
