import type { sla } from '@guanjia/contract'
import { WITHOUT } from '@guanjia/contract/sla-reports.ts'
import type { Values } from '../../platform/database/values.ts'
import type { ReportScope } from './report-scope.ts'

export type Dimension = (typeof sla.REPORT_DIMENSIONS)[number]

/** Dimensions that are summed up; the others follow: a department from its holders, site and day from the key of the sums. */
export const SUMMED = ['kind', 'category', 'urgency', 'grade', 'origin', 'holder', 'cycle'] as const

/** When a clock fell due, else breached, else ended: its local day is the day under which it is filed. */
export const HOME = 'coalesce(c.due_at, c.breached_at, c.stopped_at)'
/** Only what somebody does changes such a clock, not time alone. */
export const SETTLED = "(c.state in ('stopped', 'cancelled') or (c.state = 'running' and c.breached_at is not null))"
export const UNSETTLED = "(c.state = 'paused' or (c.state = 'running' and c.breached_at is null))"
export const RESTED = '(c.paused_seconds > 0 or c.paused_at is not null)'
/** Midnight of a day in a zone. */
export const midnight = (day: string, zone: string): string => `((${day})::timestamp at time zone ${zone})`

/**
 * A clock `c` as reports count it: sums, recounts and drill-downs read these same words, so that they cannot differ.
 * `zone` is that of its site; `now` the placeholder of the moment of judgement; to an earlier one, `isPast`, later breaches are unknown.
 */
export function judged(zone: string, now: string, isPast = false): string {
  const isToldBreached = isPast ? `coalesce(c.breached_at <= ${now}, false)` : "c.outcome = 'breached'"
  const isBreached = `(${isToldBreached} or (c.state = 'running' and c.due_at <= ${now}))`
  const counts = "c.state <> 'cancelled'"
  return `c.organization_id, c.site_id, c.subject_type, c.metric,
    (${HOME} at time zone ${zone})::date as home_day, (c.stopped_at at time zone ${zone})::date as stop_day,
    c.kind, c.category[cardinality(c.category)] as category, c.urgency, c.grade, c.origin, c.holder::text as holder, c.cycle::text as cycle,
    (c.state = 'stopped' and not ${isBreached})::int as met, (${counts} and ${isBreached})::int as breached,
    (c.state in ('running', 'paused', 'pending') and not ${isBreached})::int as open, (c.state = 'cancelled')::int as cancelled,
    (${counts} and ${RESTED})::int as rested,
    case when ${counts} then round(c.paused_seconds * 1000)::bigint + ${openRestMs('c.paused_at', now)} else 0 end as rested_ms,
    (c.state = 'stopped' and c.is_met_by_pause and not ${isBreached})::int as met_by_rest,
    case when c.state = 'stopped' then sla_rounded(c.consumed) end as own,
    case when c.state = 'stopped' then sla_rounded(greatest(0, extract(epoch from c.stopped_at - c.started_at))) end as wall`
}

/** Milliseconds of a rest that lasts; none when there is none. */
export const openRestMs = (since: string, now: string): string =>
  `case when ${since} is null then 0 else greatest(0, round(extract(epoch from ${now}::timestamptz - ${since}) * 1000))::bigint end`

/** The sites of a report, each with its zone and the moments at which its period begins and ends. */
export function scopeText({ organizationId, siteIds, from, to }: ReportScope, values: Values): string {
  return `select s.organization_id, s.id as site_id, s.time_zone as zone, ${midnight(`${values.add(from)}::date`, 's.time_zone')} as since,
      ${midnight(`${values.add(to)}::date + 1`, 's.time_zone')} as until
    from site s where s.organization_id = ${values.add(organizationId)} and s.id = any (${values.add(siteIds)}::uuid[])`
}

/** Filters that every row of a report knows, summed up or judged, as conditions on `r`. */
export function commonConditions({ filter }: ReportScope, values: Values): string[] {
  const conditions: string[] = []
  if (filter.subjectType !== undefined) conditions.push(`r.subject_type = ${values.add(filter.subjectType)}`)
  if (filter.metric !== undefined) conditions.push(`r.metric = ${values.add(filter.metric)}`)
  if (filter.day !== undefined) conditions.push(`r.home_day = ${values.add(filter.day)}::date`)
  return conditions
}

/** The other filters of a query, each on one summed dimension; `isDepartment` compares the department of the holder. */
export type DimensionFilter = { dimension: (typeof SUMMED)[number]; value: string | null; isDepartment: boolean }

export function dimensionFilters({ filter }: ReportScope): DimensionFilter[] {
  const wanted = { ...filter, holder: filter.holderId, cycle: filter.cycle === undefined ? undefined : String(filter.cycle) }
  const filters: DimensionFilter[] = SUMMED.flatMap((dimension) => {
    const value = wanted[dimension]
    return value === undefined ? [] : [{ dimension, value: value === WITHOUT ? null : value, isDepartment: false }]
  })
  const { departmentId } = filter
  if (departmentId !== undefined) {
    filters.push({ dimension: 'holder', value: departmentId === WITHOUT ? null : departmentId, isDepartment: true })
  }
  return filters
}

/** The department of a holder as of the time of reading: `e` is joined where a report asks for it. */
const DEPARTMENT = 'e.department_id::text'
export const withDepartment = (holder: string): string =>
  `left join employee e on e.organization_id = r.organization_id and e.id::text = ${holder}`

/** A filter as a condition on the column that holds the value of its dimension. */
export function conditionOf({ value, isDepartment }: DimensionFilter, column: string, values: Values): string {
  const held = isDepartment ? DEPARTMENT : column
  return value === null ? `${held} is null` : `${held} = ${values.add(value)}`
}

/** The value by which a row `r` is grouped; `column` holds the value of a summed dimension. */
export function valueBy(by: Dimension, column: (dimension: (typeof SUMMED)[number]) => string): string {
  switch (by) {
    case 'metric': return 'null::text'
    case 'site': return 'r.site_id::text'
    case 'day': return 'r.home_day::text'
    case 'department': return DEPARTMENT
    default: return column(by)
  }
}

/** The summed dimension that a grouping needs, if any. */
export function summedFor(by: Dimension): (typeof SUMMED)[number] | null {
  if (by === 'department') return 'holder'
  return (SUMMED as readonly string[]).includes(by) ? (by as (typeof SUMMED)[number]) : null
}
