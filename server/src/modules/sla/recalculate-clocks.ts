import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { event } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { RetargetMode } from './clock-changes.ts'
import { type ClockRow, type StoredClock, storedClock } from './clock-rows.ts'
import { flushClocks, pastOf, writeClocks } from './clock-store.ts'
import type { Calendars, Clock } from './clock.ts'
import {
  type PromisesNow, type Renewal, type Scope, type Shift, Tally, isLeftAlone, promisesNow, renewalOf, renewed, renewedAt, shiftOf,
} from './recalculate.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'
import { WatchedClock } from './watched-clock.ts'

/** Clocks of these records are due at another time, and no act on the records says so: modules that keep the next due moment look again. */
export const dueMoved = event('sla.due-moved', z.object({ subjectType: z.string(), subjectIds: z.array(z.uuid()) }))

/** Where a walk through the open clocks goes on. */
export type After = { subject: string; metric: string; cycle: number } | null

/** A clock of the scope with what the newest versions make of it. */
type Found = { stored: StoredClock; after: Clock; renewal: Renewal; shift: Shift }

const WHERE = `organization_id = $1 and state in ('pending', 'running', 'paused') and ($2::uuid is null or site_id = $2)
  and (cardinality($3::text[]) = 0 or metric = any ($3)) and (not $4::boolean or is_provisional or state <> 'running')`
const wanted = (ctx: Ctx, { siteId, metrics, isForCalendars }: Scope): unknown[] => [ctx.organizationId, siteId, metrics, isForCalendars]

/** How many clocks a recalculation has to look at. */
export async function countOpen(ctx: Ctx, scope: Scope): Promise<number> {
  const text = `select count(*)::int as count from sla_clock where ${WHERE}`
  const { rows } = await ctx.client.query<{ count: number }>(text, wanted(ctx, scope))
  return rows[0]!.count
}

/** The next open clocks of a walk, in the order in which acts and imports lock them too; `isLocking` for those who write. */
async function nextOpen(ctx: Ctx, scope: Scope, after: After, limit: number, isLocking: boolean): Promise<StoredClock[]> {
  await flushClocks(ctx)
  const text = `select * from sla_clock where ${WHERE} and ($5::uuid is null or (subject_id, metric, cycle) > ($5, $6::text, $7::int))
                order by subject_id, metric, cycle limit $8 ${isLocking ? 'for update' : ''}`
  const values = [...wanted(ctx, scope), after?.subject ?? null, after?.metric ?? null, after?.cycle ?? null, limit]
  return (await ctx.client.query<ClockRow>(text, values)).rows.map(storedClock)
}

const placeOf = ({ subjectId, clock: { metric, cycle } }: StoredClock): After => ({ subject: subjectId, metric, cycle })

type Walk = { ctx: Ctx; rules: Rules; scope: Scope; mode: RetargetMode; siteKinds: Map<string, string>; promisesFor: PromisesNow }

async function walkOf(ctx: Ctx, scope: Scope, mode: RetargetMode): Promise<Walk> {
  const sites = await ctx.tx.selectFrom('site').select(['id', 'kind']).execute()
  const rules = await rulesOf(ctx)
  const siteKinds = new Map(sites.map(({ id, kind }) => [id, kind]))
  return { ctx, rules, scope, mode, siteKinds, promisesFor: promisesNow(rules, ctx.now.getTime()) }
}

async function calendarsFor({ ctx, rules }: Walk, clocks: readonly StoredClock[]): Promise<Calendars> {
  await rules.load(ctx, clocks.map(({ clock }) => clock.calendarVersion))
  let oldest = ctx.now.getTime()
  for (const { clock } of clocks) oldest = Math.min(oldest, clock.startedAt ?? oldest)
  return rules.calendars(ctx.now, oldest)
}

/** Null for a clock outside the scope. One that cannot be computed stays as it is, and is logged as the fault that it is. */
function find({ ctx, rules, scope, mode, siteKinds, promisesFor }: Walk, stored: StoredClock, calendars: Calendars): Found | null {
  const now = ctx.now.getTime()
  const siteKind = siteKinds.get(stored.siteId)
  if (siteKind === undefined) throw new Error(`Site ${stored.siteId} of a clock is unknown`)
  const renewal = renewalOf(rules, stored, siteKind, scope, promisesFor)
  if (renewal === null) return null
  try {
    const after = renewed(stored.clock, renewal, mode, now, calendars)
    const isKept = renewal.kind === 'renew' && isLeftAlone(stored.clock, after)
    return { stored, after, renewal: isKept ? { kind: 'keep' } : renewal, shift: shiftOf(stored.clock, after, now, calendars) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    ctx.app.log.error({ err: error, clock: stored.id }, 'a clock cannot be recalculated and keeps its promise')
    return { stored, after: stored.clock, renewal: { kind: 'keep' }, shift: { kind: 'unchanged', byMs: 0, isNewlyBreached: false } }
  }
}

const PAGE = 2000

/** Tells what recalculating would do, clock by clock; nothing is written or locked. */
export async function walkOpen(ctx: Ctx, scope: Scope, mode: RetargetMode, see: (found: Found) => void): Promise<void> {
  const walk = await walkOf(ctx, scope, mode)
  for (let after: After = null; ; ) {
    const clocks = await nextOpen(ctx, scope, after, PAGE, false)
    const calendars = await calendarsFor(walk, clocks)
    for (const stored of clocks) {
      const found = find(walk, stored, calendars)
      if (found) see(found)
    }
    if (clocks.length < PAGE) return
    after = placeOf(clocks.at(-1)!)
  }
}

/** What one batch did. `after` is null when there is no clock left. */
export type Batch = { looked: number; tally: Tally; after: After }

/**
 * Puts the next `limit` open clocks on the newest promises, in the transaction of `ctx`: each change is an event with its terms, timers are
 * armed anew, and who is newly overdue is told by the timer. A clock that is on the newest versions already is left alone, so that a
 * second run changes nothing.
 */
export async function recalculateNext(ctx: Ctx, scope: Scope, mode: RetargetMode, after: After, limit: number): Promise<Batch> {
  const walk = await walkOf(ctx, scope, mode)
  const clocks = await nextOpen(ctx, scope, after, limit, true)
  const calendars = await calendarsFor(walk, clocks)
  const tally = new Tally()
  const changed: WatchedClock[] = []
  for (const stored of clocks) {
    const found = find(walk, stored, calendars)
    if (!found) continue
    tally.add(found.shift)
    if (found.renewal.kind !== 'keep') changed.push(await renew(walk, found, calendars))
  }
  await writeClocks(ctx, changed, calendars)
  tellRecords(ctx, changed)
  return { looked: clocks.length, tally, after: clocks.length < limit ? null : placeOf(clocks.at(-1)!) }
}

async function renew({ ctx, rules, mode }: Walk, { stored, renewal }: Found, calendars: Calendars): Promise<WatchedClock> {
  const now = ctx.now.getTime()
  const watched = new WatchedClock(stored, rules.targetOf(stored.clock).steps, false)
  const moment = { effectiveAt: renewedAt(stored.clock, now), recordedAt: now }
  const past = () => pastOf(ctx, stored, false)
  if (renewal.kind === 'renew') {
    await watched.apply({ kind: 'retarget', terms: renewal.terms, mode, ...moment }, calendars, past)
    watched.takeSteps(renewal.steps)
  } else await watched.apply({ kind: 'cancel', ...moment }, calendars, past)
  watched.settle(now)
  return watched
}

function tellRecords(ctx: Ctx, changed: readonly WatchedClock[]): void {
  const subjects = new Map(changed.map(({ stored }) => [stored.subjectId, stored]))
  for (const { subjectId: recordId, subjectType: recordType, siteId } of subjects.values())
    announceChange(ctx, { recordType, recordId, siteId, action: 'due_moved' })
  const types = new Set([...subjects.values()].map(({ subjectType }) => subjectType))
  for (const subjectType of types) {
    const ofType = [...subjects.values()].filter((subject) => subject.subjectType === subjectType)
    ctx.publish(dueMoved, { subjectType, subjectIds: ofType.map(({ subjectId }) => subjectId) })
  }
}

/** The earliest due moment among the running clocks of records, null where none runs; for modules that keep it on the record. */
export async function nextDueOf(ctx: Ctx, subjectIds: readonly string[]): Promise<Map<string, Date | null>> {
  await flushClocks(ctx)
  const { rows } = await ctx.client.query<{ subject_id: string; due_at: Date }>({
    name: 'sla_next_due_of',
    text: `select subject_id, min(due_at) as due_at from sla_clock
           where organization_id = $1 and subject_id = any ($2) and state = 'running' group by subject_id`,
    values: [ctx.organizationId, subjectIds],
  })
  const due = new Map(rows.map((row) => [row.subject_id, row.due_at]))
  return new Map(subjectIds.map((id) => [id, due.get(id) ?? null]))
}
