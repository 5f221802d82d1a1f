import type { emergency, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, daysBetween } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'

type Course = emergency.EmergencyFigures['courses'][number]
const MOST_DAYS = 800
const tenth = (minutes: number): number => Math.round(minutes * 10) / 10

/**
 * How a site does when something happens, by what was reported in a period, `to` included. Whoever has not answered took longer than all who have;
 * what was called off was nothing. Throws `not_found`, `rule_broken` naming `?to`.
 */
export async function emergencyFigures(ctx: Ctx, { query: { siteId, from, to } }: Input<typeof emergency.emergencyFigures>): Promise<emergency.EmergencyFigures> {
  ctx.actor.mustSee('emergency:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  if (to < from) throw wrongField('rule_broken', '?to', 'before it begins')
  if (daysBetween(from, to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  const [begin, end] = [midnightOf(from, timeZone), midnightOf(dayAfter(to), timeZone)]
  const period = [siteId, begin, end]
  const { rows: drills } = await ctx.client.query<{ held: number; counted: number }>("select count(*)::int as held, count(*) filter (where counts)::int as counted from drill where site_id = $1 and state = 'held' and held_at >= $2 and held_at < $3", period)
  const { rows: months } = await ctx.client.query<{ months: number; met: number }>('select count(*)::int as months, count(met_at)::int as met from drill_month where site_id = $1 and month >= $2::date and month <= $3::date', [siteId, `${from.slice(0, 7)}-01`, to])
  const { rows: actions } = await ctx.client.query<{ open: number; overdue: number }>("select count(*)::int as open, count(*) filter (where due_on < $2::date)::int as overdue from quality_action where site_id = $1 and source = 'incident' and ended_at is null", [siteId, dayIn(timeZone, ctx.now)])
  const { rows: kinds } = await ctx.client.query<{ kind: emergency.IncidentKind; count: number }>("select kind, count(*)::int as count from incident where site_id = $1 and reported_at >= $2 and reported_at < $3 and not is_drill and state <> 'called_off' group by kind order by 2 desc, 1", period)
  return {
    siteId, from, to, courses: [await courseOf(ctx, 'incident', period), await courseOf(ctx, 'drill', period)], drills: { ...drills[0]!, ...months[0]! }, actions: actions[0]!,
    kinds: kinds.map((one) => ({ ...one, isRepeat: one.count > 1 })),
  }
}

async function courseOf(ctx: Ctx, of: Course['of'], period: unknown[]): Promise<Course> {
  const OF = `from incident i where i.site_id = $1 and i.reported_at >= $2 and i.reported_at < $3 and i.state <> 'called_off' and i.is_drill = ${of === 'drill'}`
  const { rows: [all] } = await ctx.client.query<{ count: number; open: number }>(`select count(*)::int as count, count(*) filter (where i.closed_at is null)::int as open ${OF}`, period)
  const { rows: [told] } = await ctx.client.query<{ told: number; unanswered: number; p90: number | null }>(
    `select count(*)::int as told, count(*) filter (where n.acknowledged_at is null)::int as unanswered, percentile_disc(0.9) within group (order by coalesce(extract(epoch from n.acknowledged_at - n.told_at)::float8 / 60, 'Infinity')) as p90
     from incident_notice n where n.incident_id in (select i.id ${OF})`,
    period,
  )
  const { rows: [steps] } = await ctx.client.query<{ due: number; kept: number }>(
    `select count(*)::int as due, count(*) filter (where s.state = 'done' and s.ended_at <= s.due_at)::int as kept from incident_step s
     where s.due_at is not null and (s.ended_at is not null or s.due_at <= $4) and s.incident_id in (select i.id ${OF})`,
    [...period, ctx.now],
  )
  // Each place is clear at its first count without anybody missing after the last one with somebody missing; all are when the last one is.
  const { rows: cleared } = await ctx.client.query<{ minutes: number }>(
    `select extract(epoch from max(z.clear_at) - i.activated_at)::float8 / 60 as minutes from incident i
     join (select c.incident_id, c.zone, min(c.at) filter (where c.missing = 0 and not exists (select from incident_count x where x.organization_id = c.organization_id and x.incident_id = c.incident_id and x.zone = c.zone and x.missing > 0 and (x.at, x.id) > (c.at, c.id))) as clear_at
           from incident_count c where c.incident_id in (select i.id ${OF}) group by 1, 2) z on z.incident_id = i.id
     where i.activated_at is not null group by i.id, i.activated_at having bool_and(z.clear_at is not null) order by 1`,
    period,
  )
  const p90 = told!.p90
  const middle = cleared[Math.floor((cleared.length - 1) / 2)]
  return {
    of, ...all!, told: told!.told, unanswered: told!.unanswered, acknowledgeP90: p90 === null || !Number.isFinite(p90) ? null : tenth(p90),
    stepsDue: steps!.due, stepsKept: steps!.kept, stepsRate: steps!.due === 0 ? null : steps!.kept / steps!.due, evacuated: cleared.length, evacuationMinutes: middle === undefined ? null : tenth(middle.minutes),
  }
}
