import type { Input, Output, tasks } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'

interface Row {
  id: string
  name: string
  asked: number
  answered: number
  minutes: number | null
  hours: number | null
  finished: number
  on_time: number
  rating: number | null
  rated: number
  joint: number
  joint_hours: number | null
}

/**
 * How fast departments answer each other (ORG-052): assists that they were asked for in a period, and the joint tasks of complaints.
 * Medians, because one that lay for a week says nothing of the others; on time counts what is finished.
 */
export async function assistReport(ctx: Ctx, { query }: Input<typeof tasks.assistReport>): Promise<Output<typeof tasks.assistReport>> {
  ctx.actor.mustSee('insight:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'must not be before from')
  const { rows } = await ctx.client.query<Row>({
    name: 'assist_report',
    text: `with span as (select ($2::date)::timestamp at time zone $4 as a, ($3::date + 1)::timestamp at time zone $4 as z),
             assists as (
               select to_department_id as id, count(*)::int as asked, count(accepted_at)::int as answered, percentile_cont(0.5) within group (order by extract(epoch from accepted_at - asked_at) / 60) as minutes,
                 percentile_cont(0.5) within group (order by extract(epoch from done_at - asked_at) / 3600) as hours, count(done_at)::int as finished, count(*) filter (where done_at <= due_at)::int as on_time, avg(rating)::float as rating, count(rating)::int as rated
               from staff_task, span where site_id = $1 and kind = 'assist' and state <> 'cancelled' and asked_at >= a and asked_at < z group by to_department_id),
             joints as (
               select department_id as id, count(*)::int as joint, percentile_cont(0.5) within group (order by extract(epoch from done_at - asked_at) / 3600) as joint_hours
               from complaint_task, span where site_id = $1 and kind = 'joint' and asked_at >= a and asked_at < z group by department_id)
           select d.id, d.name, coalesce(asked, 0) as asked, coalesce(answered, 0) as answered, minutes, hours, coalesce(finished, 0) as finished, coalesce(on_time, 0) as on_time, rating, coalesce(rated, 0) as rated, coalesce(joint, 0) as joint, joint_hours
           from department d left join assists a on a.id = d.id left join joints j on j.id = d.id
           where d.site_id = $1 and (asked > 0 or joint > 0) order by d.sort_order, d.name`,
    values: [query.siteId, query.from, query.to, timeZone],
  })
  return {
    items: rows.map((row) => ({
      department: { id: row.id, name: row.name }, asked: row.asked, answered: row.answered, minutesToAnswer: row.minutes, hoursToDone: row.hours, onTime: row.finished === 0 ? null : row.on_time / row.finished, rating: row.rating, rated: row.rated, joint: row.joint, jointHoursToDone: row.joint_hours,
    })),
  }
}
