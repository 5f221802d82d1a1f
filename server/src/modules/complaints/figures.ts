import type { complaints, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'
import { CLEARS_TARGET } from './clears.ts'

/** News is to be read by the department that it is for within this time (CMP-067). */
const READ_WITHIN_SECONDS = 24 * 3600

/** A share of nothing is unknown, not zero. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** How complete complaints were when they were closed, and how long news needed to reach departments, in a period of at most a year. */
export async function complaintFigures(ctx: Ctx, { query }: Input<typeof complaints.complaintFigures>): Promise<Output<typeof complaints.complaintFigures>> {
  ctx.actor.mustSee('insight:read', query.siteId)
  await siteById(ctx, query.siteId)
  const [from, to] = [new Date(query.from), new Date(query.to)]
  if (to <= from) throw wrongField('rule_broken', '?to', 'must be after from')
  if (to.getTime() - from.getTime() > 366 * 86_400_000) throw wrongField('rule_broken', '?to', 'at most a year')
  const closed = await ctx.client.query<{ closed_missing: string[]; count: number }>({
    name: 'complaint_clears_at_closing',
    text: `select c.closed_missing, count(*)::int as count from service_case k
           join complaint c on c.organization_id = k.organization_id and c.case_id = k.id and c.closed_cycle = k.cycle
           where k.organization_id = $1 and k.site_id = $2 and k.kind = 'complaint' and k.status = 'closed' and k.closed_at >= $3 and k.closed_at < $4
           group by c.closed_missing`,
    values: [ctx.organizationId, query.siteId, from, to],
  })
  const total = closed.rows.reduce((sum, row) => sum + row.count, 0)
  const complete = closed.rows.filter((row) => row.closed_missing.length === 0).reduce((sum, row) => sum + row.count, 0)
  const missing = new Map<string, number>()
  for (const row of closed.rows) for (const clear of row.closed_missing) missing.set(clear, (missing.get(clear) ?? 0) + row.count)
  const read = await ctx.client.query<{ asked: number; read: number; within: number; median: number | null }>({
    name: 'complaint_transmission',
    text: `select count(*)::int as asked, count(t.read_at)::int as read,
             (count(*) filter (where extract(epoch from t.read_at - t.asked_at) <= $5))::int as within,
             percentile_cont(0.5) within group (order by extract(epoch from t.read_at - t.asked_at)) filter (where t.read_at is not null) as median
           from complaint_task t
           where t.organization_id = $1 and t.site_id = $2 and t.kind = 'joint' and t.asked_at >= $3 and t.asked_at < $4
             and (t.read_at is not null or (t.state = 'open' and t.asked_at < $6))`,
    // What was asked a moment ago may still be read in time.
    values: [ctx.organizationId, query.siteId, from, to, READ_WITHIN_SECONDS, new Date(ctx.now.getTime() - READ_WITHIN_SECONDS * 1000)],
  })
  const { asked, read: reads, within, median } = read.rows[0]!
  return {
    closed: total, complete, completeShare: share(complete, total), target: CLEARS_TARGET,
    missing: [...missing].map(([clear, count]) => ({ clear: clear as complaints.Clear, count })).toSorted((a, b) => b.count - a.count),
    transmission: { asked, read: reads, withinLimit: within, withinShare: share(within, asked), medianSeconds: median, limitSeconds: READ_WITHIN_SECONDS },
  }
}
