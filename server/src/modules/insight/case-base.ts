import type { analysis, Input } from '@guanjia/contract'
import type { Values } from '../../platform/database/values.ts'
import { Conditions } from './conditions.ts'
import type { Days } from './periods.ts'

export type CaseFilter = Input<typeof analysis.caseAnalysis>['query']['filter']
export type CaseScope = Days & { siteId: string; filter: CaseFilter }

/** Told to the department no later than this after receipt (CMP-027, CMP-067). */
const FORWARDED_WITHIN = `interval '24 hours'`
/** A complainant who says at least this afterwards is won back (CMP-064). */
const RECOVERED = 'k.score >= 4'
/** In words of `k`: not yet told to its department although the time for it is over. */
const LATE = `(k.kind = 'complaint' and coalesce(k.forwarded_at, $now) > k.registered_at + ${FORWARDED_WITHIN} and (k.forwarded_at is not null or k.status not in ('closed', 'cancelled', 'invalid')))`

/** How old an estate is, from the day of handing over: in the words of complaint circumstances (CMP-043). `unit` and `day` are SQL. */
export const phaseText = (handedOver: string, day: string): string => `case when ${handedOver} is null or ${day} < ${handedOver} then 'unknown'
  when ${day} <= ${handedOver} + interval '6 months' then 'half_year' when ${day} <= ${handedOver} + interval '24 months' then 'two_years'
  when ${day} < ${handedOver} + interval '96 months' then 'eight_years' else 'beyond' end`

/**
 * The cases of a site and period as rows `k`, merged ones left out: their matter is counted once. Totals, slices and the records behind
 * them read these same words, so that they cannot differ.
 */
export function casesText({ siteId, from, to, filter }: CaseScope, values: Values, now: Date): string {
  const only = new Conditions(values)
  const site = values.add(siteId)
  const first = values.add(from)
  const last = values.add(to)
  only.when(filter.kind, (p) => `k.kind = any (${p})`)
  only.when(filter.grade, (p) => `k.grade = any (${p})`)
  only.when(filter.channel, (p) => `k.channel = any (${p})`)
  only.when(filter.matterId, (p) => `k.matter_id = ${p}`)
  only.when(filter.categoryId, (p) => `k.category_id = ${p}`)
  only.when(filter.buildingId, (p) => `k.building_id = ${p}`)
  only.when(filter.zoneId, (p) => `k.zone_id = ${p}`)
  only.when(filter.unitId, (p) => `k.unit_id = ${p}`)
  only.when(filter.departmentId, (p) => `k.department_id = ${p}`)
  only.when(filter.cause, (p) => `k.cause_class = ${p}`)
  only.when(filter.phase, (p) => `k.kind = 'complaint' and k.phase = ${p}`)
  only.when(filter.weekday, (p) => `k.weekday = ${p}`)
  only.is(filter.repeat, '(k.repeat_of is not null)')
  only.is(filter.recovered, `(k.kind = 'complaint' and coalesce(${RECOVERED}, false))`)
  if (filter.late !== undefined) only.is(filter.late, LATE.replaceAll('$now', `${values.add(now)}::timestamptz`))
  return `select k.* from (
    select c.id, c.kind, c.status, c.grade, c.channel, c.registered_at, c.forwarded_at, c.score, c.unit_id, c.department_id, c.category_id,
      coalesce(cat.parent_id, cat.id) as matter_id, u.building_id, b.zone_id, comp.cause_class, circ.repeat_of, coalesce(circ.estate_period, 'unknown') as phase,
      (c.registered_at at time zone s.time_zone)::date as day, extract(isodow from c.registered_at at time zone s.time_zone)::int as weekday
    from site s
    join service_case c on c.organization_id = s.organization_id and c.site_id = s.id and c.duplicate_of is null
      and c.registered_at >= (${first}::date)::timestamp at time zone s.time_zone and c.registered_at < (${last}::date + 1)::timestamp at time zone s.time_zone
    left join case_category cat on cat.organization_id = c.organization_id and cat.id = c.category_id
    left join unit u on u.organization_id = c.organization_id and u.id = c.unit_id
    left join building b on b.organization_id = u.organization_id and b.id = u.building_id
    left join complaint comp on comp.organization_id = c.organization_id and comp.case_id = c.id
    left join complaint_circumstance circ on circ.organization_id = c.organization_id and circ.case_id = c.id
    where s.id = ${site}) k${only.where}`
}

/** The totals of rows `k` as columns. */
export function totalsText(now: string): string {
  const complaint = `k.kind = 'complaint'`
  return `count(*)::int as cases, count(*) filter (where ${complaint})::int as complaints, count(*) filter (where k.repeat_of is not null)::int as repeats,
    count(k.score)::int as rated, count(*) filter (where k.score >= 4)::int as satisfied,
    count(*) filter (where ${complaint} and k.score is not null)::int as complainants_rated, count(*) filter (where ${complaint} and ${RECOVERED})::int as recovered,
    percentile_disc(0.5) within group (order by extract(epoch from k.forwarded_at - k.registered_at)) filter (where ${complaint} and k.forwarded_at is not null) as forward_p50,
    count(*) filter (where ${LATE.replaceAll('$now', now)})::int as forwarded_late`
}
