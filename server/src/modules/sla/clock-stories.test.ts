import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { getClock } from './read-clocks.ts'
import { type SubjectState, byStaff, runDueTimers, seenByResident } from './index.ts'
import { rulesChanged } from './rules-in-force.ts'
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
const order = (state: Partial<SubjectState> = {}, traits: Partial<SampleRecord['traits']> = {}) =>
  new SampleRecord(test.app, company.actors.front_desk, at('09:00'), { siteId: company.siteId, type: 'work_order', ...traits }, { holder: null, ...state })
const asOf = (id: string, time: string, now = '2026-03-05 09:00') =>
  as(test, company.actors.supervisor, (ctx) => getClock(ctx, { params: { id }, query: { asOf: text(time) }, body: {} }), new Date(at(now)))

describe('an agreed appointment', () => {
  it('replaces the arrival target by the end of its window, and gives it back when it is taken back', async () => {
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    expect(await repair.clock('arrive', at('09:10'))).toMatchObject({ dueAt: text('11:00') })
    const appointment = { agreedAt: at('09:10'), to: at('2026-03-03 10:00') }
    await repair.tell(at('09:10'), { appointment })
    expect(await repair.clock('arrive', at('09:10'))).toMatchObject({ dueAt: text('2026-03-03 10:00'), targetText: '约定时间前' })
    expect(await repair.clock('resolve', at('09:10'))).toMatchObject({ targetText: '24 小时' })
    await repair.tell(at('09:20'), { appointment })
    await repair.tell(at('09:30'), { appointment: null })
    const back = await repair.clock('arrive', at('09:30'))
    expect(back).toMatchObject({ dueAt: text('11:00'), targetText: '2 小时', consumedSeconds: 1800 })
    expect(back.events!.map((event) => event.kind)).toEqual(['start', 'appointment', 'retarget'])
  })

  it('holds from the start when it was agreed with the order, and survives another urgency', async () => {
    const repair = order({ appointment: { agreedAt: at('09:00'), to: at('15:00') } })
    await repair.tell(at('09:00'), {}, { isNew: true })
    expect(await repair.clock('arrive', at('09:00'))).toMatchObject({ dueAt: text('15:00') })
    repair.traits = { ...repair.traits, urgency: 'emergency' }
    await repair.tell(at('09:30'))
    expect(await repair.clock('arrive', at('09:30'))).toMatchObject({ dueAt: text('15:00') })
  })
})

describe('a time that was promised for the result', () => {
  it('is a clock of its own from the promise on, moves with it, and falls away with it [D-01]', async () => {
    const complaint = new SampleRecord(test.app, company.actors.front_desk, at('09:00'), { siteId: company.siteId, kind: 'complaint', grade: 'complex' })
    await complaint.tell(at('09:00'), {}, { isNew: true })
    expect((await complaint.clocks(at('09:30'))).some((clock) => clock.metric === 'promised')).toBe(false)
    const promise = (made: string, to: string) => ({ facts: { promised: seenByResident(at(made)) }, promise: { agreedAt: at(made), to: at(to) } })
    await complaint.tell(at('10:00'), promise('10:00', '2026-03-03 17:00'))
    expect(await complaint.clock('promised', at('10:00'))).toMatchObject({ startedAt: text('10:00'), dueAt: text('2026-03-03 17:00') })
    await complaint.tell(at('15:00'), promise('15:00', '2026-03-04 12:00'))
    expect(await complaint.clock('promised', at('15:00'))).toMatchObject({ startedAt: text('10:00'), dueAt: text('2026-03-04 12:00') })
    await complaint.tell(at('16:00'), { without: 'promised', promise: null })
    expect(await complaint.clock('promised', at('16:00'))).toMatchObject({ state: 'cancelled' })
  })
})

describe('whose time it was', () => {
  it('is told for each holder, also for nobody, and the parts make up the whole', async () => {
    const { siteId } = company
    const [wu, zheng] = await as(test, company.actors.administrator, async (ctx) => [
      (await aColleague(ctx, { role: 'technician', siteId, name: '工程吴' })).employeeId!, (await aColleague(ctx, { role: 'technician', siteId, name: '工程郑' })).employeeId!,
    ])
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('09:20'), { holder: wu })
    await repair.tell(at('10:20'), { holder: zheng })
    await repair.tell(at('11:30'), { facts: { arrived: seenByResident(at('11:30')) } })
    const arrive = await repair.clock('arrive', at('12:00'))
    expect(arrive.holders!.map(({ holder, seconds, to }) => [holder?.name ?? null, seconds / 60, to])).toEqual([
      [null, 20, text('09:20')], ['工程吴', 60, text('10:20')], ['工程郑', 70, text('11:30')],
    ])
    expect(arrive.consumedSeconds).toBe(150 * 60)
    const rows = await as(test, company.actors.supervisor, (ctx) => ctx.tx.selectFrom('sla_clock_segment').select(['kind', 'seconds']).where('clock_id', '=', arrive.id).orderBy('position').execute())
    expect(rows.map((row) => [row.kind, row.seconds / 60])).toEqual([['held', 20], ['held', 60], ['held', 70]])
  })
})

describe('a pause', () => {
  it('is told with its reason and length, ends as it was said, and shows whether the promise was kept only by it', async () => {
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    const wait = { reason: 'owner_absent', since: at('10:00'), until: at('11:00') }
    await repair.tell(at('10:00'), { waiting: wait })
    expect(await repair.clock('arrive', at('10:30'))).toMatchObject({ state: 'paused', resumesAt: text('11:00'), pausedAt: text('10:00') })
    await repair.tell(at('10:50'), { waiting: { ...wait, until: at('11:45') } })
    expect(await repair.clock('arrive', at('10:50'))).toMatchObject({ state: 'paused', resumesAt: text('11:45'), pausedAt: text('10:00') })
    await repair.tell(at('11:45'), { waiting: null })
    // 2 hours, of which one before the pause and 15 minutes before the office rests at noon.
    expect(await repair.clock('arrive', at('11:45'))).toMatchObject({ dueAt: text('14:15'), resumesAt: null })
    await repair.tell(at('14:10'), { facts: { arrived: seenByResident(at('14:10')) } })
    const arrive = await repair.clock('arrive', at('14:10'))
    expect(arrive).toMatchObject({ outcome: 'met', isMetByPause: true, pauses: [{ reason: 'owner_absent', from: text('10:00'), to: text('11:45'), seconds: 105 * 60 }] })
    expect(arrive.events!.map((event) => event.kind)).toEqual(['start', 'pause', 'prolong', 'resume', 'stop'])
  })

  it('that was not needed takes no credit', async () => {
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('09:30'), { waiting: { reason: 'weather', since: at('09:30') } })
    await repair.tell(at('09:40'), { waiting: null })
    await repair.tell(at('10:00'), { facts: { arrived: seenByResident(at('10:00')) } })
    expect(await repair.clock('arrive', at('10:00'))).toMatchObject({ outcome: 'met', isMetByPause: false })
  })

  it('rests only promises for which the organisation allows the reason', async () => {
    const own = await aCompany(test)
    await as(test, own.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('sla_pause_rule').set({ metrics: ['resolve'] }).where('reason', '=', 'weather').execute()
      rulesChanged(ctx)
    })
    const repair = new SampleRecord(test.app, own.actors.front_desk, at('09:00'), { siteId: own.siteId, type: 'work_order' }, { holder: null })
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('09:30'), { waiting: { reason: 'weather', since: at('09:30') } })
    expect(await repair.clock('arrive', at('09:40'))).toMatchObject({ state: 'running' })
    expect(await repair.clock('resolve', at('09:40'))).toMatchObject({ state: 'paused' })
  })
})

describe('records that become one', () => {
  it('leave the earlier start to the one that goes on, and name it in the other', async () => {
    const master = new SampleRecord(test.app, company.actors.front_desk, at('09:00'), { siteId: company.siteId })
    await master.tell(at('09:00'), {}, { isNew: true })
    await master.tell(at('10:00'), { receivedAt: at('08:30') })
    const resolve = await master.clock('resolve', at('10:00'))
    expect(resolve).toMatchObject({ startedAt: text('08:30'), dueAt: text('2026-03-03 08:30'), consumedSeconds: 90 * 60 })
    const child = order()
    await child.tell(at('09:00'), {}, { isNew: true })
    await child.tell(at('10:00'), { mergedInto: 'TS-2026-0007', facts: { cancelled: byStaff(at('10:00')) } })
    const cancelled = await child.clock('arrive', at('10:00'))
    expect(cancelled.events!.at(-1)).toMatchObject({ kind: 'cancel', note: '→ TS-2026-0007' })
  })
})

describe('an emergency', () => {
  it('promises to be there and to begin, each with its own clock: being there is not yet handling it', async () => {
    const repair = order({}, { urgency: 'emergency' })
    await repair.tell(at('09:00'), {}, { isNew: true })
    await repair.tell(at('09:20'), { facts: { arrived: seenByResident(at('09:20')) } })
    expect(await repair.clock('arrive', at('09:40'))).toMatchObject({ state: 'stopped', outcome: 'met' })
    expect(await repair.clock('begin', at('09:40'))).toMatchObject({ state: 'running', outcome: 'breached', dueAt: text('09:30') })
    await repair.tell(at('09:45'), { facts: { workBegun: seenByResident(at('09:45')) } })
    expect(await repair.clock('begin', at('09:45'))).toMatchObject({ state: 'stopped', outcome: 'breached' })
  })
})

describe('a clock as of an earlier moment', () => {
  it('stands as it stood and knows only what was known: work done without network comes to light later', async () => {
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    await runDueTimers(test.app, { now: new Date(at('11:00')), organizationId: company.organizationId })
    await repair.tell(at('14:00'), { facts: { arrived: seenByResident(at('10:30')) } }, { effectiveAt: new Date(at('10:30')) })
    const { id } = await repair.clock('arrive', at('14:00'))
    expect(await asOf(id, '10:45')).toMatchObject({ state: 'running', outcome: 'undetermined', consumedSeconds: 105 * 60, remainingSeconds: 15 * 60 })
    expect(await asOf(id, '12:00')).toMatchObject({ state: 'running', outcome: 'breached', breachedAt: text('11:00') })
    const known = await asOf(id, '14:00')
    expect(known).toMatchObject({ state: 'stopped', outcome: 'met', breachedAt: null, stoppedAt: text('10:30') })
    expect(known.events!.map(({ kind, isLate }) => [kind, isLate])).toEqual([['start', false], ['reminder', false], ['breach', false], ['stop', true], ['rescind', false]])
  })

  it('is refused before it began, for a moment to come, and to those who do not see the site', async () => {
    const repair = order()
    await repair.tell(at('09:00'), {}, { isNew: true })
    const { id } = await repair.clock('arrive', at('09:00'))
    await expect(asOf(id, '08:59')).rejects.toMatchObject({ code: 'not_found' })
    await expect(asOf(id, '2026-03-05 09:01')).rejects.toMatchObject({ code: 'invalid_request' })
    const other = await aCompany(test)
    const desk = await signIn(test, other.logins.front_desk, other.password)
    expect(await desk.send('GET', `/sla/clocks/${id}`)).toMatchObject({ status: 404 })
  })
})
