import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import type { ClockSource } from './report-figures.ts'
import { clocksInPeriod, partOf } from './report-figures.ts'
import type { ReportScope } from './report-scope.ts'
import { HOME, RESTED, judged, openRestMs, scopeText } from './report-sql.ts'

export type PauseFigures = { reason: string; metric: string; count: number; ms: number }
/** Stretches of rest besides those in the table: `clock_id, reason, ms` of clocks that were played back. */
export type RestSource = ((values: Values) => string) | null

/**
 * For which reasons the clocks of a scope rested: how many did, and how long in all, up to now where a rest lasts. Always counted clock by
 * clock: few clocks rest, and they have an index of their own.
 */
export async function pausesOf(ctx: Ctx, scope: ReportScope, source: ClockSource, playedBack: RestSource): Promise<PauseFigures[]> {
  const values = new Values()
  const scopeSql = scopeText(scope, values)
  const now = values.add(scope.now)
  const part = partOf(scope, 'metric', (column) => `r.${column}`, values)
  const ms = `case when g.to_at is null then ${openRestMs('g.from_at', now)} else round(g.seconds * 1000)::bigint end`
  const written = `select r.id, r.metric, g.reason, ${ms} as ms from rested r
    join sla_clock_segment g on g.clock_id = r.id and g.organization_id = r.organization_id and g.kind = 'paused'`
  const played = playedBack === null ? null : `(${playedBack(values)})`
  const judgedThen = () => `select c.id, ${judged('s.zone', now, true)} ${clocksInPeriod(source, values, RESTED)}`
  const text = `with scope as materialized (${scopeSql}),
    clocks as (${source === null ? restedNow(now) : judgedThen()}),
    rested as materialized (select r.id, r.organization_id, r.metric from clocks r ${part.join} where r.cancelled = 0 ${part.conditions}),
    rests as (${played === null ? written : `${written} where not exists (select from ${played} p where p.clock_id = r.id)
      union all select r.id, r.metric, p.reason, p.ms from ${played} p join rested r on r.id = p.clock_id`})
    select reason, metric, count(distinct id)::integer as count, sum(ms)::bigint as ms
    from rests group by reason, metric order by ms desc, reason, metric`
  return (await ctx.client.query<PauseFigures>({ text, values: values.all })).rows
}

/** Those that fell due in the period, and those that ended in it and did not; each through its own index. */
function restedNow(now: string): string {
  const isOfSite = 'c.organization_id = s.organization_id and c.site_id = s.site_id'
  const isHome = `${HOME} >= s.since and ${HOME} < s.until`
  return `select c.id, ${judged('s.zone', now)} from scope s join sla_clock c on ${isOfSite} and ${isHome} where ${RESTED}
    union all
    select c.id, ${judged('s.zone', now)}
    from scope s join sla_clock c on ${isOfSite} and c.stopped_at >= s.since and c.stopped_at < s.until
    where ${RESTED} and not (${isHome})`
}
