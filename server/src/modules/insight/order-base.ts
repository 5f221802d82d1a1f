import type { analysis, Input } from '@guanjia/contract'
import type { Values } from '../../platform/database/values.ts'
import { Conditions } from './conditions.ts'
import type { Days } from './periods.ts'

export type OrderFilter = Input<typeof analysis.orderAnalysis>['query']['filter']
export type OrderScope = Days & { siteId: string; filter: OrderFilter }

/** Done at the first try: no rework of something, none needed afterwards, and not refused at verification. */
const FIRST_TIME = '(k.done_at is not null and k.rework_of is null and not k.is_reworked and k.is_passed is distinct from false)'
/** How long an order has been open, by the wall clock. */
export const AGE = (now: string): string => `case when k.closed_at is not null or k.done_at is not null then null
  when k.raised_at > ${now} - interval '1 day' then 'day' when k.raised_at > ${now} - interval '3 days' then 'three_days'
  when k.raised_at > ${now} - interval '7 days' then 'week' when k.raised_at > ${now} - interval '30 days' then 'month' else 'older' end`

/**
 * The work orders that were raised at a site in a period as rows `k`, cancelled ones left out. Totals, groups and the records behind them
 * read these same words. `on_time`: its promise to be there and to finish was kept; null while that is open or nothing was promised.
 */
export function ordersText({ siteId, from, to, filter }: OrderScope, values: Values, now: Date): string {
  const only = new Conditions(values)
  const site = values.add(siteId)
  const first = values.add(from)
  const last = values.add(to)
  const moment = `${values.add(now)}::timestamptz`
  only.when(filter.kind, (p) => `k.kind = any (${p})`)
  only.when(filter.categoryId, (p) => `k.category_id = ${p}`)
  only.when(filter.buildingId, (p) => `k.building_id = ${p}`)
  only.when(filter.zoneId, (p) => `k.zone_id = ${p}`)
  only.when(filter.unitId, (p) => `k.unit_id = ${p}`)
  only.when(filter.workerId, (p) => `k.worker_id = ${p}`)
  only.when(filter.age, (p) => `${AGE(moment)} = ${p}`)
  only.is(filter.home, "(k.place_kind = 'unit' and k.unit_id is not null)")
  only.is(filter.facility, "(k.place_kind = 'facility')")
  only.is(filter.done, '(k.done_at is not null)')
  only.is(filter.rework, '(k.rework_of is not null)')
  only.is(filter.reworked, 'k.is_reworked')
  only.is(filter.firstTime, FIRST_TIME)
  only.is(filter.failed, '(k.is_passed is not distinct from false)')
  only.is(filter.passed, 'k.is_passed')
  only.is(filter.onTime, 'k.on_time')
  return `select k.* from (
    select w.id, w.kind, w.status, w.category_id, w.unit_id, w.place_kind, w.place, coalesce(w.done_by, w.worker_id) as worker_id, w.raised_at, w.arrived_at, w.done_at, w.closed_at, w.rework_of, w.is_passed, w.labour_minutes,
      u.building_id, coalesce(w.zone_id, b.zone_id) as zone_id, c.score, (w.raised_at at time zone s.time_zone)::date as day,
      exists (select from work_order r where r.organization_id = w.organization_id and r.rework_of = w.id) as is_reworked,
      (select bool_and(case when t.outcome = 'breached' or (t.state = 'running' and t.due_at <= ${moment}) then false when t.state = 'stopped' then true end)
         from sla_clock t where t.organization_id = w.organization_id and t.subject_id = w.id and t.metric in ('arrive', 'resolve') and t.state <> 'cancelled') as on_time,
      (select sum(round((m ->> 'quantity')::numeric * (m ->> 'priceFen')::numeric))::bigint from jsonb_array_elements(w.materials) m where m ->> 'itemId' is not null and m ->> 'priceFen' is not null) as material_fen
    from site s
    join work_order w on w.organization_id = s.organization_id and w.site_id = s.id and w.status <> 'cancelled'
      and w.raised_at >= (${first}::date)::timestamp at time zone s.time_zone and w.raised_at < (${last}::date + 1)::timestamp at time zone s.time_zone
    left join service_case c on c.organization_id = w.organization_id and c.id = w.case_id
    left join unit u on u.organization_id = w.organization_id and u.id = w.unit_id
    left join building b on b.organization_id = u.organization_id and b.id = u.building_id
    where s.id = ${site}) k${only.where}`
}

/** What is said of any group of rows `k`, as columns. */
export const GROUP_TEXT = `count(*)::int as raised, count(k.done_at)::int as done,
  avg(extract(epoch from k.arrived_at - k.raised_at)) as arrive, avg(extract(epoch from k.done_at - k.raised_at)) as resolve,
  count(*) filter (where k.on_time)::int as on_time, count(k.on_time)::int as timed,
  count(*) filter (where k.rework_of is not null)::int as reworks, count(*) filter (where ${FIRST_TIME})::int as first_time,
  avg(k.score) as score, count(k.score)::int as rated, sum(k.labour_minutes)::int as labour, sum(k.material_fen)::bigint as material`
