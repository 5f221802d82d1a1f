import type { Input, Output, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { METRICS } from './metrics.ts'
import { type Past, pastOf } from './report-as-of.ts'
import { type Figures, figuresBy } from './report-figures.ts'
import { valueNames } from './report-names.ts'
import { type PauseFigures, pausesOf } from './report-pauses.ts'
import { type ReportScope, scopeOf } from './report-scope.ts'
import type { Dimension } from './report-sql.ts'

type Row = sla.SlaReportRow

/**
 * Promises that fell due or were stopped in a period of local days, `to` included, of one site or of all that the actor sees, by a
 * dimension. What is overdue and open counts as breached, what is not due yet as open; what was cancelled stands apart and counts in
 * nothing else. As of an earlier moment: what was true and known then.
 * Throws `not_found` for a site out of sight, `invalid_request` naming `?to` or `?asOf`.
 */
export async function slaReport(ctx: Ctx, { query }: Input<typeof sla.slaReport>): Promise<Output<typeof sla.slaReport>> {
  const scope = await scopeOf(ctx, query)
  return reportOf(ctx, scope, await pastOf(ctx, scope), query.by)
}

export async function reportOf(ctx: Ctx, scope: ReportScope, past: Past | null, by: Dimension): Promise<Output<typeof sla.slaReport>> {
  const figures = await figuresBy(ctx, scope, by, past?.clocks ?? null)
  const pauses = await pausesOf(ctx, scope, past?.clocks ?? null, past?.rests ?? null)
  const valued = figures.flatMap(({ value, subject_type }) => (value === null ? [] : [{ dimension: by, value, subjectType: subject_type }]))
  const nameOf = await valueNames(ctx, valued)
  const nameFor = ({ value, subject_type: subjectType }: Figures) => (value === null ? null : nameOf({ dimension: by, value, subjectType }))
  const items = figures.map((row) => present(row, nameFor(row)))
  return { asOf: scope.now.toISOString(), items: items.sort(inOrder), pauses: pauses.map(presentPause) }
}

function present(row: Figures, name: string | null): Row {
  const { met, breached, open } = row
  const decided = met + breached
  const own = row.own.percentiles()
  const wall = row.wall.percentiles()
  return {
    subjectType: row.subject_type, metric: row.metric, value: row.value, name,
    count: decided + open, met, breached, open, cancelled: row.cancelled,
    rate: decided === 0 ? null : met / decided, p50Seconds: own.p50, p90Seconds: own.p90,
    p50WallSeconds: wall.p50, p90WallSeconds: wall.p90,
    paused: row.rested, pausedSeconds: row.rested_ms / 1000, metByPause: row.met_by_rest,
  }
}

const presentPause = ({ reason, metric, count, ms }: PauseFigures) => ({ reason, metric, count, seconds: ms / 1000 })

const ORDER = METRICS.map(({ metric }) => metric)

/** As a matter goes its way; then days and rounds in their order, everything else by how much there is of it. */
function inOrder(a: Row, b: Row): number {
  const byMetric =
    a.subjectType.localeCompare(b.subjectType) || ORDER.indexOf(a.metric) - ORDER.indexOf(b.metric) || a.metric.localeCompare(b.metric)
  if (byMetric !== 0) return byMetric
  const isNumbered = /^\d/.test(a.value ?? '') && a.value === a.name
  return (isNumbered ? 0 : b.count - a.count) || (a.value ?? '').localeCompare(b.value ?? '', 'en', { numeric: true })
}
