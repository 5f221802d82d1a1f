import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { EARLIER } from './finding-sql.ts'

export interface RoundsAndFindings {
  findings: number
  /** Of them those whose item had failed there before. */
  repeats: number
  /** 0…1; null where no round was due. */
  onTimeRate: number | null
}

/** What rounds of some local days found, of one item where it is named, and how they were walked: on this an improvement that came of a finding is seen (INS-007). */
export async function roundsAndFindings(ctx: Ctx, siteId: string, days: { from: string; to: string }, item: string | undefined): Promise<RoundsAndFindings> {
  const timeZone = await timeZoneOf(ctx, siteId)
  const { rows } = await ctx.client.query<{ findings: number; repeats: number; due: number; on_time: number }>(
    `select count(*)::int as findings, count(*) filter (where exists (select ${EARLIER}))::int as repeats,
       (select count(*)::int from inspection_task t where t.site_id = $1 and t.from_at >= $2 and t.from_at < $3 and t.state <> 'skipped' and (t.to_at <= $5 or t.state = 'done')) as due,
       (select count(*)::int from inspection_task t where t.site_id = $1 and t.from_at >= $2 and t.from_at < $3 and t.state = 'done' and not t.is_late) as on_time
     from finding f where f.site_id = $1 and f.found_at >= $2 and f.found_at < $3 and f.state <> 'dropped' and ($4::text is null or f.item_text = $4)`,
    [siteId, midnightOf(days.from, timeZone), midnightOf(dayAfter(days.to), timeZone), item ?? null, ctx.now],
  )
  const { findings, repeats, due, on_time } = rows[0]!
  return { findings, repeats, onTimeRate: due === 0 ? null : on_time / due }
}
