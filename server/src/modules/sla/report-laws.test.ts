import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sla } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { dayIn } from '../../platform/time.ts'
import { aCompany, as, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from '../organization/index.ts'
import { byStaff, rollUpMarked, runDueTimers, seenByResident } from './index.ts'
import { type RecountQuery, recount } from './report-recount.ts'
import { slaReportClocks } from './report-clocks.ts'
import { slaReport } from './report.ts'
import { moment } from './sample-calendars.ts'
import { SampleRecord } from './sample-record.ts'

let test: TestApp
let owner: pg.Client
let company: Company
let sites: string[]
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  const { administrator, technician, steward } = company.actors
  const far = await as(test, administrator, (ctx) => makeSite(ctx, { code: 'S2', name: '远洋公寓', kind: 'residential', timeZone: 'America/New_York' }))
  sites = [company.siteId, far]
  // Two people of different teams, the others of none.
  await as(test, administrator, async (ctx) => {
    const teams = await ctx.tx.selectFrom('department').select('id').where('site_id', '=', company.siteId).orderBy('code').limit(2).execute()
    for (const [i, who] of [technician, steward].entries())
      await ctx.tx.updateTable('employee').set({ department_id: teams[i]!.id }).where('id', '=', who.employeeId!).execute()
  })
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const MINUTE = 60_000
const DAY = 86_400_000
const KINDS = ['repair', 'complaint', 'enquiry'] as const
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** Someone does something to some record after a while; `n` chooses among the ways to do it. */
type Act = { what: (typeof ACTS)[number]; record: number; minutes: number; n: number }
const ACTS = ['new', 'acknowledge', 'raise', 'wait', 'go on', 'resolve', 'resolve', 'resolved before', 'reopen', 'cancel', 'classify', 'pass on', 'time', 'sum up'] as const
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...ACTS), record: fc.nat(5), minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 60, max: 3000 })), n: fc.nat(1000),
})

/** Days of work at two sites, told to the engine act by act. */
class Story {
  now: number
  readonly #records: SampleRecord[] = []
  readonly #holders: Actor[]

  constructor(begin: number) {
    this.now = begin
    const { technician, steward, front_desk } = company.actors
    this.#holders = [technician, steward, front_desk]
  }

  async go({ what, record, minutes, n }: Act): Promise<void> {
    this.now += minutes * MINUTE
    const now = this.now
    if (what === 'time') return void (await runDueTimers(test.app, { now: new Date(now), organizationId: company.organizationId }))
    if (what === 'sum up') return void (await rollUpMarked(test.app))
    const known = this.#records[record]
    if (what === 'new' || !known) return this.#receive(n)
    const since = Math.max(known.state.reopenedAt ?? 0, known.state.receivedAt)
    const earlier = Math.max(since, now - (1 + (n % 600)) * MINUTE)
    const isOver = known.state.facts.cancelled !== undefined
    const { resolved } = known.state.facts
    switch (what) {
      case 'acknowledge': return void (await known.tell(now, { facts: { acknowledged: seenByResident(now) } }))
      case 'raise': return void (await known.tell(now, { facts: { needsFieldWork: byStaff(now), raised: byStaff(earlier) } }))
      case 'wait': return void (await known.tell(now, { waiting: { reason: pick(['parts', 'weather', 'owner_absent'], n), since: now } }))
      case 'go on': return void (await known.tell(now, { waiting: null }))
      case 'resolve': return void (resolved ?? (await known.tell(now, { waiting: null, facts: { resolved: seenByResident(now) } })))
      case 'resolved before':
        return void (await known.tell(now, { waiting: null, facts: { resolved: seenByResident(earlier) } }, { effectiveAt: new Date(earlier) }))
      case 'reopen': return resolved && !isOver ? void (await known.tell(now, { without: 'resolved', reopenedAt: now })) : undefined
      case 'cancel': return void (isOver || (await known.tell(now, { facts: { cancelled: byStaff(now) } })))
      case 'pass on': return void (await known.tell(now, { holder: pick([...this.#holders, null], n)?.employeeId ?? null }))
      case 'classify': {
        known.traits = { ...known.traits, urgency: pick(['normal', 'urgent', 'emergency'], n), category: pick([[], ['water'], ['water', 'water.leak']], n) }
        if (known.traits.kind === 'complaint') known.traits.grade = pick(['ordinary', 'complex', 'major'], n)
        return void (await known.tell(now))
      }
    }
  }

  async #receive(n: number): Promise<void> {
    const isOrder = n % 3 === 0
    const traits = { type: isOrder ? 'work_order' : 'case', kind: isOrder ? 'repair' : pick(KINDS, n), siteId: pick(sites, n), origin: isOrder ? 'case' : null }
    const record = new SampleRecord(test.app, pick(this.#holders, n), this.now, traits)
    this.#records.push(record)
    await record.tell(this.now, {}, { isNew: true })
  }
}

const someone = () => company.actors.administrator
const report = (now: number, query: RecountQuery, asOf?: number) =>
  as(
    test, someone(),
    (ctx) => slaReport(ctx, { params: {}, query: { ...query, ...(asOf === undefined ? {} : { asOf: new Date(asOf).toISOString() }) }, body: {} }),
    new Date(now),
  )
const keyed = <T extends { metric: string }>(items: T[]): T[] => items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Whole and odd periods, one site or all, any dimension, with and without filters. */
const asked = fc.record({
  by: fc.constantFrom(...sla.REPORT_DIMENSIONS), first: fc.nat(12), days: fc.oneof(fc.nat(3), fc.constant(30)), site: fc.constantFrom(0, 1, null),
  filter: fc.constantFrom<RecountQuery['filter']>(
    {}, {}, { metric: 'resolve' }, { kind: 'repair' }, { urgency: 'urgent' }, { grade: '-' }, { category: 'water.leak' }, { cycle: 2 }, { departmentId: '-' },
    { kind: 'complaint', grade: 'major' }, { subjectType: 'work_order', urgency: 'normal' },
  ),
})
type Asked = { by: RecountQuery['by']; first: number; days: number; site: 0 | 1 | null; filter: RecountQuery['filter'] }
const queryOf = (begin: number, { by, first, days, site, filter }: Asked): RecountQuery => ({
  ...(site === null ? {} : { siteId: sites[site]! }), by, filter,
  from: dayIn('UTC', new Date(begin + (first - 1) * DAY)), to: dayIn('UTC', new Date(begin + (first - 1 + days) * DAY)),
})

let begun = 0
/** Each story has days of its own, because its records stay. */
const nextBegin = (): number => moment('2026-03-02 09:00') + begun++ * 45 * DAY

describe('a report', () => {
  it('equals a plain recount to the clock, before and after the days are summed up, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), fc.array(asked, { minLength: 6, maxLength: 6 }), async (acts, questions) => {
        const begin = nextBegin()
        const story = new Story(begin)
        for (const one of acts) await story.go(one)
        const expectRecount = async (now: number) => {
          for (const question of questions) {
            const query = queryOf(begin, question)
            const expected = await recount(owner, company.organizationId, query, now)
            const { items, pauses } = await report(now, query)
            expect(keyed(items.map(({ name: _, ...row }) => row)), JSON.stringify(query)).toEqual(keyed(expected.items))
            expect(keyed(pauses), JSON.stringify(query)).toEqual(keyed(expected.pauses))
          }
        }
        await expectRecount(story.now)
        await rollUpMarked(test.app)
        await expectRecount(story.now + 7 * MINUTE)
        for (const one of acts.slice(0, 8)) await story.go(one)
        await expectRecount(story.now)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  }, 240_000)

  it('as of an earlier moment is the report that was taken then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { minLength: 3, maxLength: 8 }), { minLength: 3, maxLength: 6 }), fc.array(asked, { minLength: 2, maxLength: 3 }), async (chapters, questions) => {
        const begin = nextBegin()
        const story = new Story(begin)
        const taken: { at: number; query: RecountQuery; report: Awaited<ReturnType<typeof report>> }[] = []
        for (const chapter of chapters) {
          for (const one of chapter) await story.go(one)
          for (const question of questions) {
            const query = queryOf(begin, question)
            taken.push({ at: story.now, query, report: await report(story.now, query) })
          }
        }
        for (const { at, query, report: then } of taken) expect(await report(story.now + DAY, query, at), JSON.stringify(query)).toEqual(then)
      }),
      { numRuns: 20, endOnFailure: true },
    )
  }, 240_000)

  it('opens every figure to exactly the clocks behind it, now and as of then', async () => {
    const begin = nextBegin()
    const story = new Story(begin)
    for (const one of fc.sample(act, { numRuns: 80, seed: 7 })) await story.go(one)
    const then = story.now
    for (const one of fc.sample(act, { numRuns: 20, seed: 8 })) await story.go(one)
    for (const by of sla.REPORT_DIMENSIONS) {
      const { by: _, ...query } = queryOf(begin, { by, first: 0, days: 30, site: null, filter: {} })
      for (const asOf of by === 'holder' || by === 'day' ? [undefined, then] : [undefined]) {
        const { items } = await report(story.now, { ...query, by }, asOf)
        expect(items.length).toBeGreaterThan(0)
        for (const row of items) {
          const moved = asOf === undefined ? {} : { asOf: new Date(asOf).toISOString() }
          const open = (outcome?: (typeof sla.REPORT_OUTCOMES)[number]) =>
            as(
              test, someone(),
              (ctx) => slaReportClocks(ctx, { params: {}, query: { ...query, ...moved, ...cellOf(by, row), ...(outcome ? { outcome } : {}), limit: 200, total: true }, body: {} }),
              new Date(story.now),
            )
          const counts = { met: row.met, breached: row.breached, open: row.open, cancelled: row.cancelled, met_by_pause: row.metByPause, paused: row.paused }
          for (const [outcome, count] of Object.entries(counts)) {
            const found = await open(outcome as keyof typeof counts)
            expect([by, row.value, outcome, found.total?.count, found.items.length]).toEqual([by, row.value, outcome, count, count])
          }
          expect((await open()).total).toEqual({ count: row.count, exact: true })
        }
      }
    }
  }, 240_000)
})

/** The filter that a cell of a report opens to. */
function cellOf(by: RecountQuery['by'], { subjectType, metric, value }: sla.SlaReportRow) {
  const filter = { subjectType, metric }
  if (by === 'metric') return { filter }
  if (by === 'site') return { siteId: value!, filter }
  const key = by === 'department' || by === 'holder' ? `${by}Id` : by
  return { filter: { ...filter, [key]: by === 'cycle' ? Number(value) : (value ?? sla.WITHOUT) } }
}
