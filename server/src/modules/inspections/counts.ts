import type { inspections } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { EARLIER } from './finding-sql.ts'

/** `to` is not in it. */
interface Period {
  siteId: string
  from: Date
  to: Date
}

/** How the rounds of a period were walked. One is due when its time is over or it was walked; the rate of nothing is null. */
export async function roundsIn(ctx: Ctx, { siteId, from, to }: Period): Promise<Pick<inspections.InspectionFigures, 'due' | 'done' | 'onTime' | 'missed' | 'skipped' | 'onTimeRate' | 'pointsDue' | 'pointsSkipped'>> {
  const { rows } = await ctx.client.query<{ due: number; done: number; onTime: number; missed: number; skipped: number; pointsDue: number; pointsSkipped: number }>(
    `select count(*) filter (where state <> 'skipped')::int as due, count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'done' and not is_late)::int as "onTime", count(*) filter (where state = 'missed')::int as missed,
       count(*) filter (where state = 'skipped')::int as skipped, coalesce(sum(points) filter (where state = 'done'), 0)::int as "pointsDue", coalesce(sum(skipped) filter (where state = 'done'), 0)::int as "pointsSkipped"
     from inspection_task where site_id = $1 and from_at >= $2 and from_at < $3 and (to_at <= $4 or state in ('done', 'skipped'))`,
    [siteId, from, to, ctx.now],
  )
  const { due, onTime, ...others } = rows[0]!
  return { due, onTime, onTimeRate: due === 0 ? null : onTime / due, ...others }
}

/** What was found in a period, of one item where it is named; `repeats` had failed there before. */
export async function findingsIn(ctx: Ctx, { siteId, from, to }: Period, item?: string): Promise<{ count: number; closed: number; hours: number | null; repeats: number }> {
  const { rows } = await ctx.client.query<{ count: number; closed: number; hours: number | null; repeats: number }>(
    `select count(*)::int as count, count(*) filter (where state = 'closed')::int as closed, avg(extract(epoch from closed_at - found_at) / 3600) filter (where state = 'closed')::float8 as hours,
       count(*) filter (where exists (select ${EARLIER}))::int as repeats
     from finding f where f.site_id = $1 and f.found_at >= $2 and f.found_at < $3 and f.state <> 'dropped' and ($4::text is null or f.item_text = $4)`,
    [siteId, from, to, item ?? null],
  )
  return rows[0]!
}

/** Figures of some local days, `to` included, on which an improvement that came of a finding is seen (INS-007). */
export async function roundsAndFindings(ctx: Ctx, siteId: string, days: { from: string; to: string }, item: string | undefined): Promise<{ findings: number; repeats: number; onTimeRate: number | null }> {
  const timeZone = await timeZoneOf(ctx, siteId)
  const period = { siteId, from: midnightOf(days.from, timeZone), to: midnightOf(dayAfter(days.to), timeZone) }
  const { count: findings, repeats } = await findingsIn(ctx, period, item)
  return { findings, repeats, onTimeRate: (await roundsIn(ctx, period)).onTimeRate }
}
