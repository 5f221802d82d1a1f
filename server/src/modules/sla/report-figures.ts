import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import type { ReportScope } from './report-scope.ts'
import {
  type Dimension,
  HOME,
  SETTLED,
  UNSETTLED,
  commonConditions,
  conditionOf,
  dimensionFilters,
  judged,
  midnight,
  scopeText,
  summedFor,
  valueBy,
  withDepartment,
} from './report-sql.ts'
import { Times } from './times.ts'

/** Counts of one line of a report; whole numbers. */
export const COUNTS = ['met', 'breached', 'open', 'cancelled', 'rested', 'rested_ms', 'met_by_rest'] as const
export type Counts = Record<(typeof COUNTS)[number], number>
type Key = { subject_type: string; metric: string; value: string | null }
/** One line of a report: its counts, and how long stopped clocks took, in the target's time and on the wall. */
export type Figures = Key & Counts & { own: Times; wall: Times }
type Part = Key & Counts & { own_times: string | null; wall_times: string | null }

/** Where the clocks of a report come from: a select of whole rows of `sla_clock`; null for the present ones, mostly summed up. */
export type ClockSource = ((values: Values) => string) | null

/** So many sites by one statement: what a company of a hundred asks for is never in memory at once. */
const SITES_AT_ONCE = 8

/**
 * The figures of a scope by a dimension. For each site one statement, and so one moment: sums of days that are as they were when summed up,
 * and beside them a count of what time changes and of the days that carry a mark. What the sums cannot answer (two dimensions at once,
 * an earlier moment) is counted clock by clock.
 */
export async function figuresBy(ctx: Ctx, scope: ReportScope, by: Dimension, source: ClockSource): Promise<Figures[]> {
  const lines = new Map<string, Figures>()
  for (let i = 0; i < scope.siteIds.length; i += SITES_AT_ONCE) {
    const parts = await partsOf(ctx, { ...scope, siteIds: scope.siteIds.slice(i, i + SITES_AT_ONCE) }, by, source)
    for (const part of parts) addTo(lines, part)
  }
  return [...lines.values()]
}

function addTo(lines: Map<string, Figures>, { own_times, wall_times, ...part }: Part): void {
  const key = JSON.stringify([part.subject_type, part.metric, part.value])
  const known = lines.get(key)
  const line = known ?? { ...part, own: new Times(), wall: new Times() }
  if (known) for (const count of COUNTS) known[count] += part[count]
  else lines.set(key, line)
  line.own.add(own_times)
  line.wall.add(wall_times)
}

async function partsOf(ctx: Ctx, scope: ReportScope, by: Dimension, source: ClockSource): Promise<Part[]> {
  const values = new Values()
  const summed = new Set(dimensionFilters(scope).map((filter) => filter.dimension))
  const grouped = summedFor(by)
  if (grouped) summed.add(grouped)
  const isSummed = source === null && summed.size <= 1
  const scopeSql = scopeText(scope, values)
  const now = values.add(scope.now)
  const parts = isSummed ? fromSums(scope, by, [...summed][0] ?? 'all', values, now) : fromClocks(scope, by, source, values, now)
  // Planned anew each time: a day and a year want different plans.
  const { rows } = await ctx.client.query<Part>({
    text: `with scope as materialized (${scopeSql}), ${parts}
      select ${KEY}, ${COUNTS.map((count) => `sum(${count})::bigint as ${count}`).join(', ')},
        string_agg(own_times, ',') as own_times, string_agg(wall_times, ',') as wall_times
      from parts group by ${KEY}`,
    values: values.all,
  })
  return rows
}

const KEY = 'subject_type, metric, value'
const PART = `${KEY}, ${COUNTS.join(', ')}`
const JUDGED_PART = `${PART}, own::text as own_times, wall::text as wall_times`

function fromSums(scope: ReportScope, by: Dimension, dimension: ReturnType<typeof summedFor> | 'all', values: Values, now: string): string {
  const from = `${values.add(scope.from)}::date`
  const to = `${values.add(scope.to)}::date`
  const kept = partOf(scope, by, () => 'r.value', values)
  const fresh = partOf(scope, by, (column) => `r.${column}`, values)
  const ofDimension = `r.organization_id = s.organization_id and r.site_id = s.site_id and r.dimension = ${values.add(dimension)}`
  const isInPeriod = `(${HOME} >= s.since and ${HOME} < s.until or c.stopped_at >= s.since and c.stopped_at < s.until)`
  const isOfSite = 'c.organization_id = s.organization_id and c.site_id = s.site_id'
  const isAllNew = "m.day = '-infinity'"
  return `marked as materialized (
      select distinct m.site_id, (m.home_at at time zone s.zone)::date as day
      from scope s join sla_rollup_mark m on m.organization_id = s.organization_id and m.site_id = s.site_id),
    summed as (
      select r.* from scope s join sla_rollup r on ${ofDimension} and r.home_day between ${from} and ${to}
      union all
      select r.* from scope s join sla_rollup r on ${ofDimension} and r.stop_day <> r.home_day and r.stop_day between ${from} and ${to}
        and r.home_day not between ${from} and ${to}),
    kept as (
      select ${kept.value} as value, r.subject_type, r.metric, r.met, r.breached, 0 as open, r.cancelled, r.rested, r.rested_ms,
        r.met_by_rest, r.own_times, r.wall_times
      from summed r ${kept.join}
      where not exists (select from marked m where m.site_id = r.site_id and (m.day = r.home_day or ${isAllNew})) ${kept.conditions}),
    fresh as (
      select ${judged('s.zone', now)} from scope s join sla_clock c on ${isOfSite} and ${HOME} >= s.since and ${HOME} < s.until
      where ${UNSETTLED}
      union all
      select ${judged('s.zone', now)} from marked m join scope s on s.site_id = m.site_id join sla_clock c on ${isOfSite}
        and ${HOME} >= ${midnight('m.day', 's.zone')} and ${HOME} < ${midnight('m.day + 1', 's.zone')}
      where ${SETTLED} and not ${isAllNew} and ${isInPeriod}
        and not exists (select from marked a where a.site_id = m.site_id and a.day = '-infinity')
      union all
      select ${judged('s.zone', now)} from marked m join scope s on s.site_id = m.site_id join sla_clock c on ${isOfSite}
      where ${isAllNew} and ${SETTLED} and ${isInPeriod}),
    recounted as (select ${fresh.value} as value, r.* from fresh r ${fresh.join} where true ${fresh.conditions}),
    parts as (select ${PART}, own_times, wall_times from kept union all select ${JUDGED_PART} from recounted)`
}

function fromClocks(scope: ReportScope, by: Dimension, source: ClockSource, values: Values, now: string): string {
  const part = partOf(scope, by, (column) => `r.${column}`, values)
  return `counting as (select ${judged('s.zone', now, source !== null)} ${clocksInPeriod(source, values)}),
    recounted as (select ${part.value} as value, r.* from counting r ${part.join} where true ${part.conditions}),
    parts as (select ${JUDGED_PART} from recounted)`
}

/** Clocks `c` of the sites `s` of `scope` that fell due or were stopped in the period, each once. */
export function clocksInPeriod(source: ClockSource, values: Values, condition = 'true'): string {
  const clocks = source === null ? 'sla_clock' : `(${source(values)})`
  const isHome = `${HOME} >= s.since and ${HOME} < s.until`
  return `from scope s join ${clocks} c on c.organization_id = s.organization_id and c.site_id = s.site_id
    and (${isHome} or c.stopped_at >= s.since and c.stopped_at < s.until) and ${HOME} is not null and ${condition}`
}

/** How a row `r` is grouped and filtered, when `column` names the column with the value of a summed dimension. */
export function partOf(scope: ReportScope, by: Dimension, column: Parameters<typeof valueBy>[1], values: Values) {
  const filters = dimensionFilters(scope)
  const conditions = [...commonConditions(scope, values), ...filters.map((filter) => conditionOf(filter, column(filter.dimension), values))]
  const needsDepartment = by === 'department' || filters.some((filter) => filter.isDepartment)
  return {
    value: valueBy(by, column), join: needsDepartment ? withDepartment(column('holder')) : '',
    conditions: conditions.map((condition) => `and ${condition}`).join(' '),
  }
}
