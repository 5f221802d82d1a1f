import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dayNumber, takeNumbers } from '../../platform/records/index.ts'
import { dayIn } from '../../platform/time.ts'
import { occurrencesOf, recurrenceOf } from './recurrence.ts'
import type { InspectionTables, KeptStop } from './tables.ts'
import { stopsOf, thingStopsOf, unitStateOf, type KnownPoints } from './units.ts'

type PlanRow = InspectionTables['inspection_plan']
type TaskRow = InspectionTables['inspection_task']
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Rows in one statement. */
const BATCH = 2000

/**
 * Makes the rounds of running plans of a site up to `until`, or of each plan up to its own lead. Exactly one of each plan and moment, however many
 * processes do it: the plans are locked, they remember up to where they are made, and the table refuses a second one. A round whose
 * time passed while no server ran is recorded as missed, or left to be walked late, as its plan says; one on a holiday that is left out is a
 * record with that reason. Returns how many were made. The plans come locked by `for update`.
 */
export async function makeRounds(ctx: Ctx, site: { id: string; timeZone: string }, plans: readonly PlanRow[], until?: Date, known: KnownPoints = new Map()): Promise<number> {
  if (plans.length === 0) return 0
  const stops = await stopsOf(ctx, plans.map(({ route_id }) => route_id))
  const rows: TaskRow[] = []
  for (const plan of plans) {
    const end = until ?? new Date(ctx.now.getTime() + plan.lead_hours * HOUR_MS)
    if (end <= plan.made_until) continue
    const route = stops.get(plan.route_id) ?? []
    const coming = occurrencesOf(recurrenceOf(plan), site.timeZone, plan.made_until, end)
    if (coming.length === 0) continue
    const atThings = await thingStopsOf(ctx, plan, route, known)
    const kept = atThings ? [...atThings.things, ...atThings.others] : route
    for (const { at, from } of coming) rows.push(untilTheNext(ctx, plan, site.timeZone, roundOf(ctx, plan, kept, at, from)))
  }
  rows.sort((a, b) => a.from_at.getTime() - b.from_at.getTime() || (a.plan_id < b.plan_id ? -1 : 1))
  await number(ctx, site, rows)
  let made = 0
  for (let i = 0; i < rows.length; i += BATCH) made += await write(ctx, rows.slice(i, i + BATCH))
  await ctx.client.query('update inspection_plan set made_until = greatest(made_until, coalesce($2, $3::timestamptz + make_interval(hours => lead_hours))) where id = any ($1)', [plans.map(({ id }) => id), until ?? null, ctx.now])
  return made
}

/**
 * Units of a month are looked at until the next month begins, however many days it has: a round of units ends where the next one begins; one that
 * may be walked late, where the next one begins that is still to come.
 */
function untilTheNext({ now }: Pick<Ctx, 'now'>, plan: PlanRow, timeZone: string, row: TaskRow): TaskRow {
  if (unitStateOf(plan.kind) === null) return row
  const after = plan.misfire === 'late' && now > row.from_at ? now : row.from_at
  const next = occurrencesOf(recurrenceOf(plan), timeZone, row.occurrence_at, row.to_at).find(({ from }) => from !== null && from > after)?.from
  return next && next < row.to_at ? { ...row, to_at: next } : row
}

function roundOf(ctx: Ctx, plan: PlanRow, stops: KeptStop[], at: Date, from: Date | null): TaskRow {
  const begin = from ?? at
  const window = plan.window_minutes * MINUTE_MS
  const isOver = begin.getTime() + window <= ctx.now.getTime()
  const isLate = isOver && plan.misfire === 'late'
  const end = new Date((isLate ? ctx.now.getTime() : begin.getTime()) + window)
  const [state, why] = from === null ? (['skipped', 'holiday'] as const) : isOver && !isLate ? (['missed', 'downtime'] as const) : (['waiting', null] as const)
  return {
    organization_id: ctx.organizationId, id: newId(), site_id: plan.site_id, number: '', plan_id: plan.id, occurrence_at: at, from_at: begin, to_at: end, state, why, reason: '', employee_id: plan.employee_id, started_at: null, started_by: null, done_at: null, done_by: null, is_late: false,
    stops, left_stops: [], points: stops.length, recorded: 0, bad: 0, skipped: 0, presence_sum: 0, version: 1, updated_at: ctx.now,
  }
}

/** Numbers by the day of the round, a whole day at once. */
async function number(ctx: Ctx, site: { id: string; timeZone: string }, rows: readonly TaskRow[]): Promise<void> {
  const days = new Map<string, TaskRow[]>()
  for (const row of rows) {
    const day = dayIn(site.timeZone, row.from_at)
    const own = days.get(day)
    if (own) own.push(row)
    else days.set(day, [row])
  }
  for (const [day, own] of days) {
    const last = await takeNumbers(ctx, site.id, `inspection_task-${day}`, own.length)
    for (const [i, row] of own.entries()) row.number = dayNumber('X', day, last - own.length + i + 1)
  }
}

/** The stops of a plan are said once for all its rounds. */
async function write(ctx: Ctx, rows: readonly TaskRow[]): Promise<number> {
  const stops = [...new Set(rows.map((row) => row.stops))]
  const placeOf = new Map(stops.map((one, i) => [one, i]))
  const { rowCount } = await ctx.client.query({
    name: 'make_rounds',
    text: `insert into inspection_task (organization_id, id, site_id, number, plan_id, occurrence_at, from_at, to_at, state, why, employee_id, stops, points, updated_at)
           select $1, r.id, r.site_id, r.number, r.plan_id, r.occurrence_at, r.from_at, r.to_at, r.state, r.why, r.employee_id, $4::jsonb -> r.stops, r.points, $3
           from jsonb_to_recordset($2::jsonb) as r (id uuid, site_id uuid, number text, plan_id uuid, occurrence_at timestamptz, from_at timestamptz, to_at timestamptz, state text, why text, employee_id uuid, stops integer, points integer)
           on conflict (organization_id, plan_id, occurrence_at) do nothing`,
    values: [ctx.organizationId, JSON.stringify(rows.map(({ id, site_id, number, plan_id, occurrence_at, from_at, to_at, state, why, employee_id, points, stops: own }) => ({ id, site_id, number, plan_id, occurrence_at, from_at, to_at, state, why, employee_id, points, stops: placeOf.get(own)! }))), ctx.now, JSON.stringify(stops)],
  })
  return rowCount ?? 0
}
