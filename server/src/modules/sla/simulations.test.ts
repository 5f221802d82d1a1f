import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Received, sla } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { type SubjectState, byStaff, seenByResident } from './index.ts'
import { slaReport } from './report.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'
import { simulate } from './simulations.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const DAY = '2026-03-02'
const at = (time: string): number => moment(time.length > 5 ? time : `${DAY} ${time}`)
const NOW = new Date(moment('2026-03-05 12:00'))
const iso = (time: string) => new Date(at(time)).toISOString()

async function order(received: string, traits: object = {}): Promise<SampleRecord> {
  const record = new SampleRecord(test.app, company.actors.technician, at(received), { type: 'work_order', kind: 'cleaning', siteId: company.siteId, ...traits })
  await record.tell(at(received), {}, { isNew: true })
  return record
}
async function done(record: SampleRecord, time: string, facts: SubjectState['facts'] = {}): Promise<SampleRecord> {
  await record.tell(at(time), { facts: { resolved: seenByResident(at(time)), ...facts } })
  return record
}

type Body = Parameters<typeof simulate>[1]['body']
const Sent = sla.simulate.body
const run = (body: object = {}) =>
  as(test, company.actors.supervisor, (ctx) => simulate(ctx, { params: {}, query: {}, body: Sent.parse({ siteId: company.siteId, from: DAY, to: DAY, ...body }) as Body }), NOW)
const target = (text: string, calendarCode = 'opening_hours', more: object = {}) => ({ target: text, calendarCode, steps: [], ...more })
const cleaning = (text: string | null, more: object = {}) => ({ code: 'cleaning-order', name: '清洁', match: { types: ['work_order'], kinds: ['cleaning'] }, targets: { resolve: text === null ? null : target(text) }, ...more })
const rowOf = (answer: Received<typeof sla.simulate> | Awaited<ReturnType<typeof run>>, metric: string) => answer.rows.find((row) => row.metric === metric)

describe('a day of an organisation, replayed', () => {
  let late: SampleRecord
  let quick: SampleRecord
  beforeAll(async () => {
    company = await aCompany(test)
    quick = await done(await order('09:00'), '09:15')
    await done(await order('09:00'), '09:25')
    late = await done(await order('10:00'), '10:45')
    await order('11:00')
    const rested = await order('09:00')
    await rested.tell(at('09:10'), { waiting: { reason: 'weather', since: at('09:10') } })
    await rested.tell(at('11:10'), { waiting: null })
    await done(rested, '11:22')
    await done(await order('17:50'), '2026-03-03 08:45')
    const cancelled = await order('09:00')
    await cancelled.tell(at('09:05'), { facts: { cancelled: byStaff(at('09:05')) } })
  })

  it('is as it was when nothing is different, and counts as the report does', async () => {
    const answer = await run()
    expect(answer).toMatchObject({ replayed: 5, changedCount: 0, changed: [] })
    const report = await as(test, company.actors.supervisor, (ctx) => slaReport(ctx, { params: {}, query: { siteId: company.siteId, from: DAY, to: DAY, by: 'metric', filter: {} }, body: {} }), NOW)
    const [told] = report.items
    expect(answer.rows).toEqual([
      {
        subjectType: 'work_order', metric: 'resolve', count: told!.count, metBefore: told!.met, metAfter: told!.met, breachedBefore: told!.breached, breachedAfter: told!.breached,
        rateBefore: told!.rate, rateAfter: told!.rate, newlyBreached: 0, newlyMet: 0, dropped: 0, unknown: 0,
      },
    ])
    expect(told).toMatchObject({ count: 5, met: 3, breached: 2 })
    expect(await run({ policies: [cleaning('PT30M')] })).toMatchObject({ changedCount: 0, rows: answer.rows })
    expect(await run({ from: '2026-03-03', to: '2026-03-03' })).toMatchObject({ replayed: 1, rows: [{ count: 1, metBefore: 1 }] })
  })

  it('shows which promises a shorter time would have broken, and writes nothing', async () => {
    const before = await late.clocks(NOW.getTime())
    const answer = await run({ policies: [cleaning('PT20M')] })
    expect(answer.rows).toMatchObject([{ count: 5, metBefore: 3, metAfter: 1, breachedBefore: 2, breachedAfter: 4, rateBefore: 0.6, rateAfter: 0.2, newlyBreached: 2, newlyMet: 0 }])
    expect(answer.changedCount).toBe(5)
    // What rested for two hours had used 22 minutes when it was done.
    expect(answer.changed.filter(({ outcomeBefore, outcomeAfter }) => outcomeBefore !== outcomeAfter)).toMatchObject([
      { metric: 'resolve', outcomeBefore: 'met', outcomeAfter: 'breached' }, { metric: 'resolve', outcomeBefore: 'met', outcomeAfter: 'breached' },
    ])
    expect(answer.changed.map(({ subject, dueAfter }) => [subject.id, dueAfter])).toContainEqual([quick.id, iso('09:20')])
    expect(await late.clocks(NOW.getTime())).toEqual(before)
    expect(await run()).toMatchObject({ changedCount: 0 })
  })

  it('shows which breaches a longer time would have spared', async () => {
    const answer = await run({ policies: [cleaning('PT1H')] })
    expect(answer.rows).toMatchObject([{ metAfter: 4, breachedAfter: 1, newlyMet: 1, newlyBreached: 0 }])
    expect(answer.changed[0]).toMatchObject({ subject: { id: late.id }, dueBefore: iso('10:30'), dueAfter: iso('11:00'), outcomeBefore: 'breached', outcomeAfter: 'met' })
  })

  it('shows what other working hours would have done', async () => {
    const hours = { timeZone: 'Asia/Shanghai', always: false, followsHolidays: false, days: {}, weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '10:30', to: '18:00' }]])) }
    const answer = await run({ calendars: [{ code: 'opening_hours', definition: hours }] })
    expect(answer.changed.map(({ subject, dueAfter, outcomeAfter }) => [subject.id, dueAfter, outcomeAfter])).toContainEqual([late.id, iso('11:00'), 'met'])
    expect(answer.rows).toMatchObject([{ newlyMet: 1, newlyBreached: 0, breachedAfter: 1 }])
    expect(await run({ calendars: [{ code: 'working_days', definition: hours }] })).toMatchObject({ changedCount: 0 })
  })

  it('tells apart what would not be promised and what would be promised anew', async () => {
    expect(await run({ policies: [cleaning(null)] })).toMatchObject({ rows: [{ count: 5, dropped: 5, metAfter: 0, breachedAfter: 0, rateAfter: null }], changedCount: 0 })
    const more = { code: 'cleaning-arrival', name: '到场', match: { kinds: ['cleaning'] }, targets: { arrive: target('PT30M') } }
    const answer = await run({ policies: [more] })
    expect(rowOf(answer, 'arrive')).toMatchObject({ count: 0, unknown: 5, rateBefore: null })
    expect(rowOf(answer, 'resolve')).toMatchObject({ count: 5, unknown: 0 })
    const distant = await run({ policies: [cleaning('P9000D')] })
    expect(distant.rows).toMatchObject([{ count: 5, unknown: 5, metAfter: 0, breachedAfter: 0 }])
  })

  it('asks what each record was at the time', async () => {
    const repair = await order('09:00', { kind: 'repair' })
    repair.traits = { ...repair.traits, urgency: 'emergency' }
    await repair.tell(at('09:30'))
    await done(repair, '09:55', { arrived: seenByResident(at('09:55')) })
    const emergency = (text: string) => ({
      code: 'repair-order-emergency', name: '紧急', match: { types: ['work_order'], kinds: ['repair'], urgencies: ['emergency'] }, targets: { arrive: target(text, '24x7', { retarget: 'restart' }) },
    })
    const arrive = async (text: string) => (await run({ policies: [emergency(text)] })).changed.find(({ subject, metric }) => subject.id === repair.id && metric === 'arrive')
    expect(await arrive('PT20M')).toMatchObject({ dueAfter: iso('09:50'), outcomeAfter: 'breached' })
    expect(await arrive('PT40M')).toMatchObject({ dueAfter: iso('10:10'), outcomeAfter: 'met' })
  })
})

describe('a simulation that cannot be', () => {
  beforeAll(async () => {
    company = await aCompany(test)
  })

  it('is refused, naming the field', async () => {
    const browser = await signIn(test, company.logins.supervisor, company.password)
    const send = async (body: object) => {
      const answer = await browser.send('POST', '/sla/simulations', { siteId: company.siteId, from: DAY, to: DAY, ...body })
      const { code, errors } = answer.body as { code: string; errors?: { pointer: string }[] }
      return [answer.status, code, ...(errors ?? []).map(({ pointer }) => pointer)]
    }
    const hours = { timeZone: 'Asia/Shanghai', weekly: { 1: [{ from: '09:00', to: '18:00' }] } }
    expect(await send({ to: '2026-03-01' })).toEqual([422, 'rule_broken', '/to'])
    expect(await send({ siteId: crypto.randomUUID() })).toEqual([404, 'not_found'])
    expect(await send({ policies: [cleaning('PT20M'), cleaning('soon')] })).toEqual([422, 'rule_broken', '/policies/1/code'])
    expect(await send({ policies: [cleaning('PT20M'), cleaning('soon', { code: 'other' })] })).toEqual([422, 'policy.bad_targets', '/policies/1/targets/resolve/target'])
    expect(await send({ calendars: [{ code: 'lunar', definition: hours }] })).toEqual([422, 'rule_broken', '/calendars/0/code'])
    expect(await send({ calendars: [{ code: '24x7', definition: { ...hours, timeZone: 'No/Where' } }] })).toEqual([422, 'calendar.unknown_zone', '/calendars/0/definition/timeZone'])
    expect(await send({ calendars: [{ code: '24x7', definition: { weekly: { 1: [{ from: 'nine', to: '18:00' }] } } }] })).toEqual([
      422, 'rule_broken', '/calendars/0/definition/timeZone', '/calendars/0/definition/weekly/1/0/from',
    ])
    expect(await send({})).toEqual([200, undefined])
    const other = await aCompany(test, '别家物业')
    expect(await send({ siteId: other.siteId })).toEqual([404, 'not_found'])
  })

  it('is refused when more promises lie in the period than anybody would wait for', async () => {
    const record = await done(await order('09:00'), '09:15')
    const owner = new pg.Client({ connectionString: test.database.ownerUrl })
    await owner.connect()
    await owner.query(
      `insert into sla_clock select r.* from sla_clock c, generate_series(1, 20000) n,
         lateral (select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0')) as id) i, lateral jsonb_populate_record(c, jsonb_build_object('id', i.id, 'subject_id', i.id)) r
       where c.subject_id = $1`,
      [record.id],
    )
    await owner.end()
    await expect(run()).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/from' }] })
  })
})
