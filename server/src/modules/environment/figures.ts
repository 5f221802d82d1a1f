import type { environment, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, daysBetween, dayIn, monthsAfter } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { serviceGradeOf, type Row } from '../registers/index.ts'
import { areaScores, cleaningScore } from './cleaning-score.ts'
import { stricter } from './frequency.ts'
import { floorOf } from './grade.ts'
import { ownOf } from './lines.ts'
import { slotsOf } from './waste.ts'

type Rate = environment.EnvironmentFigures['greening']
const rateOf = (due: number, kept: number): Rate => ({ due, kept, rate: due === 0 ? null : kept / due })
const MOST_DAYS = 400

/** Figures of local days, `to` included; days that have not been are not counted. Throws `rule_broken` naming `/to`. */
export async function environmentFigures(ctx: Ctx, { query }: Input<typeof environment.environmentFigures>): Promise<Output<typeof environment.environmentFigures>> {
  const { siteId, from } = query
  ctx.actor.mustSee('environment:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  if (query.to < from) throw wrongField('rule_broken', '?to', 'before it begins')
  if (daysBetween(from, query.to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  const today = dayIn(timeZone, ctx.now)
  const to = query.to > today ? today : query.to
  const period = { siteId, from, to }
  const [begin, end] = [midnightOf(from, timeZone), midnightOf(dayAfter(to), timeZone)]
  const count = async (statement: string, parameters: unknown[] = [siteId, begin, end]): Promise<Rate> => {
    const { rows } = await ctx.client.query<{ due: number; kept: number }>(statement, parameters)
    return rateOf(rows[0]!.due, rows[0]!.kept)
  }
  return {
    cleaning: await cleaningScore(ctx, period), byArea: await areaScores(ctx, period), frequencies: await frequenciesKept(ctx, siteId, from, to), waste: await wasteFigures(ctx, siteId, from, to),
    // A job is due when its days are over or it was done.
    greening: await count(`select count(*)::int as due, count(*) filter (where state = 'done' and not is_late)::int as kept from greening_job where site_id = $1 and state <> 'skipped' and to_on >= $2 and to_on <= $3 and (to_on < $4 or state = 'done')`, [siteId, from, query.to, today]),
    // A treatment is counted when households were told of it, or had to be by now.
    pestNotice: await count("select count(*)::int as due, count(*) filter (where notice_sent_at <= told_by)::int as kept from (select notice_sent_at, planned_from - notice_hours * interval '1 hour' as told_by from pest_control where site_id = $1 and state <> 'cancelled' and planned_from >= $2 and planned_from < $3) t where notice_sent_at is not null or told_by < $4", [siteId, begin, end, ctx.now]),
    areaCleans: await count(`select count(*)::int as due, count(*) filter (where done_at <= due_at)::int as kept from clean_job where site_id = $1 and state <> 'cancelled' and started_at >= $2 and started_at < $3 and (done_at is not null or due_at < $4)`, [siteId, begin, end, ctx.now]),
  }
}

async function wasteFigures(ctx: Ctx, siteId: string, from: string, to: string): Promise<environment.EnvironmentFigures['waste']> {
  const slots = await slotsOf(ctx, siteId, from, to)
  const of = (state: environment.WasteSlotState): number => slots.reduce((n, slot) => (slot.state === state ? n + 1 : n), 0)
  const [done, late, missed] = [of('done'), of('late'), of('missed')]
  return { ...rateOf(done + late + missed, done), missed, late }
}

/** How often a frequency asks for in the days from one to another, this one not included: months count when they are whole. */
export function askedFor({ times, every, unit }: environment.Frequency, from: string, until: string): number {
  const days = Math.max(0, daysBetween(from, until))
  let months = Math.floor(days / 31)
  while (monthsAfter(from, months + 1) <= until) months++
  const units = unit === 'month' ? months : unit === 'week' ? days / 7 : days
  return Math.floor((units * times) / every + 1e-9)
}

/** The days of a period, `until` not included, in which each plan ran: from its first day on, but for its pauses; one that is resumed runs that whole day. */
async function daysOfPlans(ctx: Ctx, timeZone: string, plans: readonly { id: string; starts_on: string }[], from: string, until: string): Promise<Map<string, [from: string, until: string][]>> {
  const { rows } = await ctx.client.query<{ id: string; action: 'pause' | 'resume'; at: Date }>("select record_id as id, action, at from timeline_entry where record_id = any ($1) and action in ('pause', 'resume') order by at, id", [plans.map(({ id }) => id)])
  return new Map(plans.map(({ id, starts_on }) => {
    const days: [string, string][] = []
    let since: string | null = starts_on
    for (const { action, at } of rows.filter((one) => one.id === id)) {
      const day = dayIn(timeZone, at)
      if (action === 'resume') since = day < starts_on ? starts_on : day
      else if (since !== null) {
        days.push([since, day])
        since = null
      }
    }
    if (since !== null) days.push([since, until])
    return [id, days.map(([a, b]): [string, string] => [a < from ? from : a, b > until ? until : b]).filter(([a, b]) => a < b)]
  }))
}

/**
 * How often was cleaned of how often had to be: of each line with a plan its rounds that were walked in time, of what the frequency asks for in the
 * days in which the plan ran; the day that is not over asks for nothing yet. More than asked for makes up for no other line. A line whose plan does not
 * run, or without one, is told apart: nobody knows of it.
 */
export async function frequenciesKept(ctx: Ctx, siteId: string, from: string, to: string): Promise<environment.EnvironmentFigures['frequencies']> {
  const timeZone = await timeZoneOf(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const until = to < today ? dayAfter(to) : today
  const grade = await serviceGradeOf(ctx, siteId)
  const { rows } = await ctx.client.query<Row<'clean_line'> & { starts_on: string | null; done: number; state: string | null }>(
    `select l.*, p.starts_on, p.state, coalesce((select count(*)::int from inspection_task t where t.organization_id = l.organization_id and t.plan_id = l.plan_id and t.state = 'done' and not t.is_late and t.from_at >= $2 and t.from_at < $3), 0) as done
     from clean_line l left join inspection_plan p on p.organization_id = l.organization_id and p.id = l.plan_id where l.site_id = $1 and l.is_active order by l.id`,
    [siteId, midnightOf(from, timeZone), midnightOf(until, timeZone)],
  )
  const ran = await daysOfPlans(ctx, timeZone, rows.flatMap(({ plan_id, starts_on }) => (plan_id === null ? [] : [{ id: plan_id, starts_on: starts_on! }])), from, until)
  let [due, kept, lines, withoutPlan] = [0, 0, 0, 0]
  for (const row of rows) {
    const frequency = stricter(ownOf(row), floorOf(grade, row))
    if (frequency === null) continue
    lines++
    if (row.plan_id === null || row.state !== 'running') {
      withoutPlan++
      continue
    }
    const wanted = ran.get(row.plan_id)!.reduce((sum, days) => sum + askedFor(frequency, ...days), 0)
    due += wanted
    kept += Math.min(wanted, row.done)
  }
  return { ...rateOf(due, kept), lines, withoutPlan }
}
