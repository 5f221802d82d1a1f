import type { Ctx } from '../../platform/ctx.ts'
import type { Values } from '../../platform/database/values.ts'
import { replay } from './clock-history.ts'
import { type ClockRow, type StoredClock, rowOf, storedClock } from './clock-rows.ts'
import { segmentsOf } from './clock-segments.ts'
import { flushClocks, pastsOf } from './clock-store.ts'
import type { ClockSource } from './report-figures.ts'
import type { RestSource } from './report-pauses.ts'
import type { ReportScope } from './report-scope.ts'
import { rulesOf } from './rules-in-force.ts'

/** The clocks of a scope as they were known at its earlier moment. */
export type Past = { clocks: NonNullable<ClockSource>; rests: NonNullable<RestSource> }
type Rest = { clock_id: string; reason: string; ms: number }

/** The clocks as of the scope's earlier moment; null for the present. */
export async function pastOf(ctx: Ctx, scope: ReportScope): Promise<Past | null> {
  await flushClocks(ctx)
  const { asOf } = scope
  return asOf === null ? null : pastOfScope(ctx, { ...scope, asOf })
}

/** At a time: the events of one lot are in memory together. */
const LOT = 5000

/**
 * What was true and known at `asOf`: a clock of which nothing was recorded since is as it is (its later breach, which time alone brought,
 * is judged away); any other is played back from what was recorded by then. Both go through the arithmetic of every report.
 */
async function pastOfScope(ctx: Ctx, scope: ReportScope & { asOf: Date }): Promise<Past> {
  const rows: ClockRow[] = []
  const rests: Rest[] = []
  for (let after = FIRST; ;) {
    const lot = await changedSince(ctx, scope, after)
    await playBack(ctx, lot, scope.asOf, rows, rests)
    if (lot.length < LOT) break
    after = lot.at(-1)!.id
  }
  const json = JSON.stringify(rows)
  const restJson = JSON.stringify(rests)
  return {
    clocks: (values: Values) => `select k.* from sla_clock k
      where k.organization_id = ${values.add(scope.organizationId)} and k.site_id = any (${values.add(scope.siteIds)}::uuid[])
        and (k.recorded_at is null or k.recorded_at <= ${values.add(scope.asOf)})
      union all select * from jsonb_populate_recordset(null::sla_clock, ${values.add(json)}::jsonb)`,
    rests: (values: Values) => `select * from jsonb_to_recordset(${values.add(restJson)}::jsonb)
      as p(clock_id uuid, reason text, ms bigint)`,
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Begun by then and told of since. The start only ever moves back, so what was known by then had begun by then. */
async function changedSince(ctx: Ctx, { organizationId, siteIds, asOf }: ReportScope & { asOf: Date }, after: string): Promise<ClockRow[]> {
  const { rows } = await ctx.client.query<ClockRow>({
    text: `select * from sla_clock where organization_id = $1 and site_id = any ($2::uuid[]) and recorded_at > $3 and started_at <= $3
             and id > $4 order by id limit $5`,
    values: [organizationId, siteIds, asOf, after, LOT],
  })
  return rows
}

async function playBack(ctx: Ctx, lot: readonly ClockRow[], asOf: Date, rows: ClockRow[], rests: Rest[]): Promise<void> {
  if (lot.length === 0) return
  const stored = lot.map(storedClock)
  const moment = asOf.getTime()
  const pasts = await pastsOf(ctx, stored)
  const traits = await traitsAt(ctx, stored.map(({ id }) => id), asOf)
  const rules = await rulesOf(ctx)
  const calendars = rules.calendars(ctx.now, Math.min(...stored.map(({ clock }) => clock.startedAt ?? moment)))
  for (const clock of stored) {
    const past = pasts.get(clock.id)!
    if (!past.events.some((event) => event.recordedAt <= moment)) continue
    const then: StoredClock = { ...clock, ...traits.get(clock.id), clock: replay(past, calendars, moment).clock }
    rows.push(rowOf(ctx.organizationId, then))
    if (then.clock.pausedSeconds === 0 && then.clock.pausedAt === null) continue
    for (const segment of segmentsOf(past, calendars, moment)) {
      if (segment.kind === 'paused') rests.push({ clock_id: clock.id, reason: segment.reason, ms: Math.round(segment.seconds * 1000) })
    }
  }
}

type Traits = Pick<StoredClock, 'kind' | 'category' | 'urgency' | 'grade' | 'origin'>

/** What subjects were taken for at a moment, where they have been relabelled since: the first relabelling tells what was before it. */
async function traitsAt(ctx: Ctx, clockIds: readonly string[], asOf: Date): Promise<Map<string, Traits>> {
  const { rows } = await ctx.client.query<{ clock_id: string; before: Traits }>({
    text: `select distinct on (clock_id) clock_id, data -> 'before' as before from sla_clock_event
           where organization_id = $1 and clock_id = any ($2::uuid[]) and kind = 'relabel' and recorded_at > $3 order by clock_id, id`,
    values: [ctx.organizationId, clockIds, asOf],
  })
  return new Map(rows.map((row) => [row.clock_id, row.before]))
}
