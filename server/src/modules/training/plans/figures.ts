import type { courses, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'

/** Sessions, hours and cost of a period, and how much of the plan of its quarters is done. Rates are null without anything to divide by. */
export async function trainingFigures(ctx: Ctx, { query }: Input<typeof courses.trainingFigures>): Promise<Output<typeof courses.trainingFigures>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'must not be before the beginning')
  const { rows } = await ctx.client.query<{ sessions: number; hours: number; people: number; cost: string; rating: number | null; planned: number; done: number }>({
    name: 'training_figures',
    text: `with held as (select s.id, s.cost_fen, extract(epoch from s.ends_at - s.starts_at) / 3600 as hours from training_session s where s.site_id = $1 and s.state in ('held', 'closed') and s.starts_at >= $2 and s.starts_at < $3),
                there as (select a.employee_id, h.hours, a.rating from held h join session_attendee a on a.session_id = h.id and a.signed_at is not null)
           select (select count(*)::int from held) as sessions, (select coalesce(sum(hours), 0)::float8 from there) as hours, (select count(distinct employee_id)::int from there) as people, (select coalesce(sum(cost_fen), 0)::text from held) as cost, (select avg(rating)::float8 from there) as rating,
             (select count(*)::int from training_plan_line l where l.site_id = $1 and l.state <> 'dropped' and l.due_on >= $4 and date_trunc('quarter', l.due_on) <= $5) as planned, (select count(*)::int from training_plan_line l where l.site_id = $1 and l.state = 'done' and l.due_on >= $4 and date_trunc('quarter', l.due_on) <= $5) as done`,
    values: [query.siteId, midnightOf(query.from, timeZone), midnightOf(dayAfter(query.to), timeZone), query.from, query.to],
  })
  const row = rows[0]!
  return {
    sessions: row.sessions, hours: row.hours, people: row.people, hoursPerHead: row.people === 0 ? null : row.hours / row.people, costFen: Number(row.cost), rating: row.rating, planned: row.planned, done: row.done, doneRate: row.planned === 0 ? null : row.done / row.planned,
  }
}
