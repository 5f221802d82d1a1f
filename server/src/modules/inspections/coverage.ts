import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/wall-time.ts'
import { dayIn, iso, monthAfter } from '../../platform/time.ts'
import { unitsById, unitsInState } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { unitStateOf } from './units.ts'

const MOST_NAMED = 2000

interface Stop {
  task_id: string
  number: string
  from_at: Date
  state: string
  unit_id: string
  result: inspections.PointResult | null
  skip_reason: string | null
}

/**
 * Which units of a state were looked at in a month (VAC-002, DEC-002): every stop at a unit in its rounds is due once, and checked when a record
 * that counts says more than that it was left out. A unit that is in the state now and in no round of this month is unchecked, too. No stop: no rate.
 */
export async function unitCoverage(ctx: Ctx, { query }: Input<typeof inspections.unitCoverage>): Promise<inspections.UnitCoverage> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const state = unitStateOf(query.kind)!
  const thisMonth = dayIn(timeZone, ctx.now).slice(0, 7)
  const month = query.month ?? thisMonth
  const [from, to] = [midnightOf(`${month}-01`, timeZone), midnightOf(`${monthAfter(month)}-01`, timeZone)]
  const values = [query.siteId, query.kind, from, to, ctx.now]
  const { rows: stops } = await ctx.client.query<Stop>({
    name: 'unit_coverage',
    text: `select t.id as task_id, t.number, t.from_at, case when t.state = 'waiting' and t.to_at <= $5 then 'missed' else t.state end as state, o.target_id as unit_id, r.result, r.skip_reason
           from inspection_plan p join inspection_task t on t.organization_id = p.organization_id and t.plan_id = p.id and t.from_at >= $3 and t.from_at < $4 and t.from_at <= $5 and t.why is distinct from 'holiday'
           cross join lateral jsonb_to_recordset(t.stops) as s ("pointId" uuid)
           join inspection_point o on o.organization_id = t.organization_id and o.id = s."pointId" and o.target = 'unit'
           left join inspection_record r on r.organization_id = t.organization_id and r.task_id = t.id and r.point_id = o.id and r.standing = 'counts'
           where p.site_id = $1 and p.kind = $2 order by t.from_at, o.code`,
    values,
  })
  const { rows: left } = await ctx.client.query<{ unit_id: string; at: string; state: string | null; number: string }>(
    `select s."unitId" as unit_id, s.at, s.state, t.number from inspection_plan p join inspection_task t on t.organization_id = p.organization_id and t.plan_id = p.id and t.from_at >= $3 and t.from_at < $4
     cross join lateral jsonb_to_recordset(t.left_stops) as s ("unitId" uuid, at text, state text) where p.site_id = $1 and p.kind = $2 order by s.at limit ${MOST_NAMED}`,
    values.slice(0, 4),
  )
  const met = new Set(stops.map(({ unit_id }) => unit_id))
  const nowhere = month === thisMonth ? (await unitsInState(ctx, query.siteId, state)).filter(({ id }) => !met.has(id)) : []
  const isChecked = ({ result }: Stop): boolean => result === 'fine' || result === 'bad'
  const open = stops.filter((stop) => !isChecked(stop))
  const facts = await unitsById(ctx, [...open.slice(0, MOST_NAMED).map(({ unit_id }) => unit_id), ...left.map(({ unit_id }) => unit_id)])
  const unit = (id: string) => ({ id, name: facts.get(id)?.code ?? '' })
  const why = ({ state: round, result }: Stop): inspections.UncheckedWhy => (result === 'skipped' ? 'left_out' : round === 'missed' ? 'missed' : round === 'skipped' ? 'round_skipped' : 'open')
  const due = stops.length + nowhere.length
  const checked = stops.length - open.length
  return {
    siteId: query.siteId, kind: query.kind, month, due, checked, rate: due === 0 ? null : checked / due,
    unchecked: [
      ...nowhere.map(({ id, code }) => ({ unit: { id, name: code }, day: null, task: null, why: 'no_round' as const, reason: '' })),
      ...open.map((stop) => ({ unit: unit(stop.unit_id), day: dayIn(timeZone, stop.from_at), task: { id: stop.task_id, name: stop.number }, why: why(stop), reason: stop.skip_reason ?? '' })),
    ].slice(0, MOST_NAMED),
    left: left.map((stop) => ({ unit: unit(stop.unit_id), task: stop.number, at: iso(new Date(stop.at)), state: stop.state as inspections.UnitCoverage['left'][number]['state'] })),
  }
}
