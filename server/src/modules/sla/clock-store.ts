import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ClockHistory, Moment } from './clock-history.ts'
import { type ClockRow, type StoredClock, eventData, readEvent, readTerms, rowOf, storedClock } from './clock-rows.ts'
import { type Calendars, type Clock, openClock } from './clock.ts'
import { type Segment, segmentsOf } from './clock-segments.ts'
import { waitingTimers } from './next-timer.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'
import type { Timer } from './steps.ts'
import type { ClockEventTable, ClockSegmentTable } from './tables.ts'
import type { WatchedClock } from './watched-clock.ts'

/** Contexts whose new clocks are still in the rows that are written just before commit. */
const unwritten = new WeakSet<Ctx>()

/** Writes what this transaction still holds back, so that reading finds its own clocks. */
export async function flushClocks(ctx: Ctx): Promise<void> {
  if (unwritten.delete(ctx)) await ctx.flush()
}

/** The clocks of a subject, locked: two acts at once, and an act and a timer, go one after the other. */
export async function lockClocks(ctx: Ctx, rules: Rules, subjectId: string): Promise<StoredClock[]> {
  await flushClocks(ctx)
  const { rows } = await ctx.client.query<ClockRow>({
    name: 'sla_lock_clocks',
    text: 'select * from sla_clock where organization_id = $1 and subject_id = $2 order by metric, cycle for update',
    values: [ctx.organizationId, subjectId],
  })
  await rules.load(ctx, rows.map((row) => row.calendar_version))
  return rows.map(storedClock)
}

/** All that is known of a clock; its first event tells as what it was opened. */
export async function pastOf(ctx: Ctx, stored: StoredClock, isNew: boolean): Promise<ClockHistory> {
  if (isNew) return { opened: stored.clock, events: [] }
  return (await pastsOf(ctx, [stored])).get(stored.id)!
}

/** All that is known of many clocks, by their ids, with one question. */
export async function pastsOf(ctx: Ctx, clocks: readonly StoredClock[]): Promise<Map<string, ClockHistory>> {
  return pastsIn(ctx, clocks, await eventRows(ctx, clocks.map(({ id }) => id)))
}

export type EventRow = Selectable<ClockEventTable>

/** The event rows of clocks in the order of recording, by clock; with `asOf` those that were known then. A clock without any has an empty list. */
export async function eventRows(ctx: Ctx, clockIds: readonly string[], asOf?: Date): Promise<Map<string, EventRow[]>> {
  const rows = await ctx.tx
    .selectFrom('sla_clock_event')
    .selectAll()
    .where((e) => e('clock_id', '=', e.fn.any(e.val([...clockIds]))))
    .$if(asOf !== undefined, (query) => query.where('recorded_at', '<=', asOf!))
    .orderBy('clock_id')
    .orderBy('id')
    .execute()
  const byClock = new Map<string, EventRow[]>(clockIds.map((id) => [id, []]))
  for (const row of rows) byClock.get(row.clock_id)?.push(row)
  return byClock
}

/** The histories that event rows tell, ready to be replayed: every calendar version that they went through is loaded. */
export async function pastsIn(ctx: Ctx, clocks: readonly StoredClock[], rows: Map<string, EventRow[]>): Promise<Map<string, ClockHistory>> {
  const pasts = new Map(clocks.map(({ id, clock }) => [id, historyOf(clock, rows.get(id) ?? [])]))
  await (await rulesOf(ctx)).load(ctx, [...pasts.values()].flatMap(versionsIn))
  return pasts
}

/** The calendar versions that a life went through: recalculated, a clock runs on another than it began on, and replaying it needs both. */
const versionsIn = ({ opened, events }: ClockHistory): string[] =>
  [opened.calendarVersion, ...events.flatMap((event) => (event.kind === 'retarget' ? [event.terms.calendarVersion] : []))]

/** The history in the event rows of a clock, which are in the order of recording; the first tells as what it was opened. */
function historyOf({ metric, cycle, reportedAt }: Clock, rows: readonly EventRow[]): ClockHistory {
  const first = rows[0]?.data as { terms: Parameters<typeof readTerms>[0]; holder: string | null } | undefined
  if (!first?.terms) throw new Error(`The first event of a clock of ${metric} does not tell its terms`)
  const opened = openClock(metric, readTerms(first.terms), { cycle, reportedAt, holder: first.holder })
  return { opened, events: rows.map(readEvent).filter((event) => event !== null) }
}

/** A timer so near that the worker must hear of it rather than find it at its next look. */
const NEAR_MS = 2000

/** Writes clocks, their events and their next timers: new ones with the later rows, changed ones with one statement. */
export async function writeClocks(ctx: Ctx, watched: readonly WatchedClock[], calendars: Calendars): Promise<void> {
  const changed = watched.filter((clock) => clock.isChanged)
  if (changed.length === 0) return
  const recordedAt = ctx.now.getTime()
  const rows = changed.map(({ stored, clock, fired, isSegmented }) => rowOf(ctx.organizationId, { ...stored, clock, fired, isSegmented, recordedAt }))
  const old = changed.filter((clock) => !clock.isNew)
  if (old.length > 0) await updateClocks(ctx, rows.filter((_, i) => !changed[i]!.isNew))
  if (old.length > 0) await clearTimers(ctx, old)
  rows.forEach((row, i) => changed[i]!.isNew && ctx.later('sla_clock', row))
  await writeSegments(ctx, changed.filter((clock) => clock.isSegmented), calendars)
  for (const clock of changed) writeEvents(ctx, clock)
  for (const clock of changed) armTimer(ctx, clock, calendars)
  unwritten.add(ctx)
}

const KEPT = new Set(['organization_id', 'id', 'site_id', 'subject_type', 'subject_id', 'metric', 'cycle'])

/** Writes changed clocks in one statement. The caller holds their locks. */
export async function updateClocks(ctx: Ctx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!).filter((column) => !KEPT.has(column))
  const set = columns.map((column) => `${column} = r.${column}`).join(', ')
  const text = `update sla_clock c set ${set} from jsonb_populate_recordset(null::sla_clock, $1::jsonb) r
                where c.organization_id = r.organization_id and c.id = r.id`
  await ctx.client.query({ name: 'sla_update_clocks', text, values: [JSON.stringify(rows)] })
}

/** Writes the stretches of clocks that rested or changed hands as all their events tell them, those of this act included. */
async function writeSegments(ctx: Ctx, watched: readonly WatchedClock[], calendars: Calendars): Promise<void> {
  if (watched.length === 0) return
  const known = watched.filter((clock) => !clock.isNew)
  const pasts = known.length > 0 ? await pastsOf(ctx, known.map((clock) => clock.stored)) : new Map<string, ClockHistory>()
  const written = known.filter((clock) => clock.stored.isSegmented)
  if (written.length > 0) {
    const text = 'delete from sla_clock_segment where organization_id = $1 and clock_id = any ($2)'
    await ctx.client.query({ name: 'sla_clear_segments', text, values: [ctx.organizationId, written.map((clock) => clock.stored.id)] })
  }
  for (const { stored, events, isNew } of watched) {
    const past = isNew ? { opened: stored.clock, events: [] } : pasts.get(stored.id)!
    const segments = segmentsOf({ opened: past.opened, events: [...past.events, ...events] }, calendars, ctx.now.getTime())
    segments.forEach((segment, position) => ctx.later('sla_clock_segment', segmentRow(ctx.organizationId, stored.id, segment, position)))
  }
}

function segmentRow(organizationId: string, clockId: string, segment: Segment, position: number): Insertable<ClockSegmentTable> {
  const { kind, from, to, seconds } = segment
  return {
    organization_id: organizationId, clock_id: clockId, kind, position, from_at: new Date(from), to_at: to === null ? null : new Date(to),
    holder: kind === 'held' ? segment.holder : null, reason: kind === 'paused' ? segment.reason : null, seconds,
  }
}

/** A changed clock has another next timer or none; what was said stays said, unless it is to be said again. */
async function clearTimers(ctx: Ctx, watched: readonly WatchedClock[]): Promise<void> {
  const ids = (what: WatchedClock['forgets']) => watched.filter((clock) => clock.forgets === what).map((clock) => clock.stored.id)
  const reminders = [...new Set(watched.flatMap(({ steps }) => steps.filter((step) => step.kind === 'reminder').map((step) => step.id)))]
  await ctx.client.query({
    name: 'sla_clear_timers',
    text: `delete from sla_timer where organization_id = $1 and clock_id = any ($2)
             and (state <> 'fired' or clock_id = any ($3) or (clock_id = any ($4) and step <> all ($5)))`,
    values: [ctx.organizationId, watched.map((clock) => clock.stored.id), ids('all'), ids('breach'), reminders],
  })
}

function writeEvents(ctx: Ctx, { stored, isNew, events, notes }: WatchedClock): void {
  const write = (kind: string, { effectiveAt, recordedAt }: Moment, data: object) =>
    ctx.later('sla_clock_event', {
      organization_id: ctx.organizationId, clock_id: stored.id, kind, effective_at: new Date(effectiveAt), recorded_at: new Date(recordedAt), data,
    })
  events.forEach((event, i) => write(event.kind, event, eventData(event, isNew && i === 0 ? stored.clock : undefined)))
  for (const note of notes) write(note.kind, note, note.data)
}

function armTimer(ctx: Ctx, { stored, clock, fired, steps }: WatchedClock, calendars: Calendars): void {
  if (stored.isSilent) return
  const [next] = waitingTimers({ clock, fired, acknowledged: stored.acknowledged }, steps, calendars)
  if (!next) return
  ctx.later('sla_timer', timerRow(ctx.organizationId, stored.id, clock, next))
  if (next.fireAt < ctx.now.getTime() + NEAR_MS) ctx.afterCommit(() => ctx.app.wake.announce('timers'))
}

/** The row of the timer that a clock waits for. */
export function timerRow(organizationId: string, clockId: string, { cycle, revision }: Clock, { step, arm, fireAt, expiresAt }: Timer) {
  return {
    organization_id: organizationId, clock_id: clockId, cycle, step, arm, fire_at: new Date(fireAt),
    expires_at: expiresAt === null ? null : new Date(expiresAt), revision, fired_at: null,
  }
}
