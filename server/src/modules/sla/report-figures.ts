import type { Ctx } from '../../platform/ctx.ts'
import type { ReportScope } from './report-scope.ts'
import {
  type Dimension,
  HOME,
  SETTLED,
  UNSETTLED,
  Values,
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

/** One line of a report; milliseconds and counts are whole numbers, percentiles rounded seconds. */
export type Figures = {
  subject_type: string
  metric: string
  value: string | null
  met: number
  breached: number
  open: number
  cancelled: number
  rested: number
  rested_ms: number
  met_by_rest: number
  own_p50: number | null
  own_p90: number | null
  wall_p50: number | null
  wall_p90: number | null
}

/** Where the clocks of a report come from: a select of whole rows of `sla_clock`; null for the present ones, of which most are summed up. */
export type ClockSource = ((values: Values) => string) | null

/**
 * The figures of a scope by a dimension, in one statement and so of one moment: sums of days that are as they were when summed up, and
 * beside them a count of what time changes and of the days that carry a mark. What the sums cannot answer (two dimensions at once, an
 * earlier moment) is counted clock by clock.
 */
export async function figuresBy(ctx: Ctx, scope: ReportScope, by: Dimension, source: ClockSource): Promise<Figures[]> {
  const values = new Values()
  const summed = new Set(dimensionFilters(scope).map((filter) => filter.dimension))
  const grouped = summedFor(by)
  if (grouped) summed.add(grouped)
  const isSummed = source === null && summed.size <= 1
  const scopeSql = scopeText(scope, values)
  const now = values.add(scope.now)
  const rows = isSummed ? fromSums(scope, by, [...summed][0] ?? 'all', values, now) : fromClocks(scope, by, source, values, now)
  // Planned anew each time: a day and a year want different plans.
  const { rows: found } = await ctx.client.query<Figures>({ text: `with scope as materialized (${scopeSql}), ${rows}, ${ADDED_UP}`, values: values.all })
  return found
}

const COUNTS = ['met', 'breached', 'open', 'cancelled', 'rested', 'rested_ms', 'met_by_rest'] as const
const sumOf = (column: string): string => `sum(${column})::bigint as ${column}`
const NO_COUNTS = COUNTS.map(() => '0').join(', ')
const KEY = 'subject_type, metric, value'

/** `counted` are the counts of each part, `taken` how long stopped clocks took. A percentile is the first time that so many clocks did not exceed. */
const ADDED_UP = `added as (
    select ${KEY}, spent, seconds, sum(sum(n)::integer) over (partition by ${KEY}, spent order by seconds) as upto,
      sum(sum(n)::integer) over (partition by ${KEY}, spent) as total
    from taken group by ${KEY}, spent, seconds),
  lines as (
    select ${KEY}, ${COUNTS.join(', ')}, null::integer as own_p50, null::integer as own_p90, null::integer as wall_p50, null::integer as wall_p90 from counted
    union all
    select ${KEY}, ${NO_COUNTS}, min(seconds) filter (where spent = 'own' and upto * 2 >= total), min(seconds) filter (where spent = 'own' and upto * 10 >= total * 9),
      min(seconds) filter (where spent = 'wall' and upto * 2 >= total), min(seconds) filter (where spent = 'wall' and upto * 10 >= total * 9)
    from added group by ${KEY})
  select ${KEY}, ${COUNTS.map(sumOf).join(', ')}, max(own_p50) as own_p50, max(own_p90) as own_p90, max(wall_p50) as wall_p50, max(wall_p90) as wall_p90
  from lines group by ${KEY}`

const JUDGED_COUNTS = COUNTS.join(', ')

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
      select ${kept.value} as value, r.subject_type, r.metric, r.met, r.breached, 0 as open, r.cancelled, r.rested, r.rested_ms, r.met_by_rest,
        r.own_seconds, r.own_counts, r.wall_seconds, r.wall_counts
      from summed r ${kept.join}
      where not exists (select from marked m where m.site_id = r.site_id and (m.day = r.home_day or ${isAllNew})) ${kept.conditions}),
    fresh as (
      select ${judged('s.zone', now)} from scope s join sla_clock c on ${isOfSite} and ${HOME} >= s.since and ${HOME} < s.until where ${UNSETTLED}
      union all
      select ${judged('s.zone', now)} from marked m join scope s on s.site_id = m.site_id join sla_clock c on ${isOfSite}
        and ${HOME} >= ${midnight('m.day', 's.zone')} and ${HOME} < ${midnight('m.day + 1', 's.zone')}
      where ${SETTLED} and not ${isAllNew} and ${isInPeriod} and not exists (select from marked a where a.site_id = m.site_id and a.day = '-infinity')
      union all
      select ${judged('s.zone', now)} from marked m join scope s on s.site_id = m.site_id join sla_clock c on ${isOfSite}
      where ${isAllNew} and ${SETTLED} and ${isInPeriod}),
    recounted as (select ${fresh.value} as value, r.* from fresh r ${fresh.join} where true ${fresh.conditions}),
    counted as (select ${KEY}, ${JUDGED_COUNTS} from kept union all select ${KEY}, ${JUDGED_COUNTS} from recounted),
    taken as (
      select ${KEY}, 'own' as spent, t.seconds, t.n from kept, unnest(own_seconds, own_counts) as t(seconds, n)
      union all select ${KEY}, 'wall', t.seconds, t.n from kept, unnest(wall_seconds, wall_counts) as t(seconds, n)
      union all ${TAKEN_BY_CLOCK})`
}

const TAKEN_BY_CLOCK = `select ${KEY}, 'own' as spent, own as seconds, 1 as n from recounted where own is not null
      union all select ${KEY}, 'wall', wall, 1 from recounted where wall is not null`

function fromClocks(scope: ReportScope, by: Dimension, source: ClockSource, values: Values, now: string): string {
  const part = partOf(scope, by, (column) => `r.${column}`, values)
  return `counting as (select ${judged('s.zone', now, source !== null)} ${clocksInPeriod(source, values)}),
    recounted as (select ${part.value} as value, r.* from counting r ${part.join} where true ${part.conditions}),
    counted as (select ${KEY}, ${JUDGED_COUNTS} from recounted),
    taken as (${TAKEN_BY_CLOCK})`
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
