import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { siteById } from '../organization/index.ts'
import { METRICS } from './metrics.ts'

type Counted = { subject_type: string; metric: string; met: number; breached: number; open: number; p50: number | null; p90: number | null }

/**
 * Promises of a site that fell due or were stopped in a period of its local days, `to` included. What is overdue and open counts as
 * breached, what is not due yet as open; what was cancelled is left out. `rate` is the part of the met in the met and breached;
 * the percentiles are of the time that stopped clocks consumed.
 */
export async function slaReport(ctx: Ctx, { query }: Input<typeof sla.slaReport>): Promise<Output<typeof sla.slaReport>> {
  ctx.actor.mustSee('insight:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('invalid_request', '?to', 'lies before from')
  const { rows } = await ctx.client.query<Counted>({
    name: 'sla_report',
    text: `with period as (select ($3::date)::timestamp at time zone $5 as since, ($4::date + 1)::timestamp at time zone $5 as until),
           counted as (
             select c.subject_type, c.metric, c.state, c.consumed,
               c.outcome = 'breached' or (c.state = 'running' and c.due_at <= $6) as is_breached
             from sla_clock c, period p
             where c.organization_id = $1 and c.site_id = $2 and c.state <> 'cancelled' and ($7::text is null or c.subject_type = $7)
               and ((coalesce(c.due_at, c.breached_at) >= p.since and coalesce(c.due_at, c.breached_at) < p.until)
                 or (c.stopped_at >= p.since and c.stopped_at < p.until))
           )
           select subject_type, metric,
             count(*) filter (where state = 'stopped' and not is_breached) as met, count(*) filter (where is_breached) as breached,
             count(*) filter (where state <> 'stopped' and not is_breached) as open,
             percentile_cont(0.5) within group (order by consumed) filter (where state = 'stopped') as p50,
             percentile_cont(0.9) within group (order by consumed) filter (where state = 'stopped') as p90
           from counted group by subject_type, metric`,
    values: [ctx.organizationId, query.siteId, query.from, query.to, timeZone, ctx.now, query.subjectType ?? null],
  })
  return { items: rows.sort(inOrder).map(present) }
}

const ORDER = METRICS.map(({ metric }) => metric)
const inOrder = (a: Counted, b: Counted): number =>
  a.subject_type.localeCompare(b.subject_type) || ORDER.indexOf(a.metric) - ORDER.indexOf(b.metric)

function present({ subject_type, metric, met, breached, open, p50, p90 }: Counted): Output<typeof sla.slaReport>['items'][number] {
  const decided = met + breached
  return {
    subjectType: subject_type, metric, count: decided + open, met, breached, open, rate: decided === 0 ? null : met / decided,
    p50Seconds: p50, p90Seconds: p90,
  }
}
