import type { Input, Output, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { capped, COUNTED, cursorOf, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { type ClockRow, storedClock } from './clock-rows.ts'
import { consumedAt, overrunAt } from './clock.ts'
import { holderNames } from './holder-names.ts'
import { calendarsFor } from './present-clock.ts'
import { type Past, pastOf } from './report-as-of.ts'
import { clocksInPeriod, partOf } from './report-figures.ts'
import { valueNames } from './report-names.ts'
import { type ReportScope, scopeOf } from './report-scope.ts'
import { HOME, judged, scopeText } from './report-sql.ts'
import { rulesOf } from './rules-in-force.ts'
import { subjectNames } from './subject-names.ts'
import { targetWords } from './target-words.ts'

type Outcome = (typeof sla.REPORT_OUTCOMES)[number]
export type Wanted = { outcome?: Outcome | undefined; reason?: string | undefined }
type Judged = Record<'met' | 'breached' | 'open' | 'cancelled' | 'rested_ms' | 'met_by_rest', number>
type Row = ClockRow & Judged & { home_at: Date }

/**
 * The clocks behind a figure of the report: the same sites, period, moment and filters, and the outcome or the reason of rest that the
 * figure stands for; without an outcome all that count (those cancelled do not). Latest first, by keyset pages. Throws like the report.
 */
export async function slaReportClocks(ctx: Ctx, { query }: Input<typeof sla.slaReportClocks>): Promise<Output<typeof sla.slaReportClocks>> {
  const scope = await scopeOf(ctx, query)
  const past = await pastOf(ctx, scope)
  const rows = await readRows(ctx, scope, past, query, query.cursor, query.limit + 1)
  const total = query.total ? await countRows(ctx, scope, past, query) : null
  const page = rows.slice(0, query.limit)
  return { items: await presentRows(ctx, scope, page), nextCursor: rows.length > page.length ? cursorAfter(page) : null, total }
}

/** All clocks behind a figure, page by page, at most `most`. */
export async function* reportClocks(ctx: Ctx, scope: ReportScope, past: Past | null, most: number): AsyncGenerator<sla.SlaReportClock> {
  const PAGE = 1000
  let cursor: string | undefined
  for (let left = most; left > 0; left -= PAGE) {
    const rows = await readRows(ctx, scope, past, {}, cursor, Math.min(PAGE, left))
    yield* await presentRows(ctx, scope, rows)
    if (rows.length < PAGE) return
    cursor = cursorAfter(rows)
  }
}

const cursorAfter = (rows: Row[]): string => cursorOf([rows.at(-1)!.home_at, rows.at(-1)!.id])

async function readRows(
  ctx: Ctx, scope: ReportScope, past: Past | null, wanted: Wanted, cursor: string | undefined, limit: number,
): Promise<Row[]> {
  const values = new Values()
  const chosen = chosenClocks(scope, past, wanted, values)
  const after = cursor === undefined ? null : readCursor(cursor, ['instant', 'id'])
  const isAfter = after === null ? '' : `and (${HOME}, c.id) < (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::uuid)`
  const { rows } = await ctx.client.query<Row>({
    text: `${chosen.head} select c.*, r.met, r.breached, r.open, r.cancelled, r.rested_ms, r.met_by_rest, ${HOME} as home_at
      ${chosen.from} where ${chosen.where} ${isAfter} order by ${HOME} desc, c.id desc limit ${values.add(limit)}`,
    values: values.all,
  })
  return rows
}

async function countRows(ctx: Ctx, scope: ReportScope, past: Past | null, wanted: Wanted): Promise<{ count: number; exact: boolean }> {
  const values = new Values()
  const { head, from, where } = chosenClocks(scope, past, wanted, values)
  const { rows } = await ctx.client.query<{ count: number }>({
    text: `${head} select count(*)::integer as count from (select 1 ${from} where ${where} limit ${COUNTED + 1}) found`, values: values.all,
  })
  return capped(rows[0]!.count)
}

const IS: Record<Outcome, string> = {
  met: 'r.met = 1', breached: 'r.breached = 1', open: 'r.open = 1', cancelled: 'r.cancelled = 1',
  met_by_pause: 'r.met_by_rest = 1', paused: 'r.rested = 1',
}

function chosenClocks(scope: ReportScope, past: Past | null, { outcome, reason }: Wanted, values: Values) {
  const scopeSql = scopeText(scope, values)
  const now = values.add(scope.now)
  const part = partOf(scope, 'metric', (column) => `r.${column}`, values)
  const isOutcome = outcome === undefined ? 'r.cancelled = 0' : IS[outcome]
  const conditions = [isOutcome, reason === undefined ? 'true' : restedFor(reason, past, values)]
  return {
    head: `with scope as materialized (${scopeSql})`,
    from: `${clocksInPeriod(past?.clocks ?? null, values)}
      cross join lateral (select ${judged('s.zone', now, past !== null)}) r ${part.join}`,
    where: `${conditions.join(' and ')} ${part.conditions}`,
  }
}

function restedFor(reason: string, past: Past | null, values: Values): string {
  const wanted = values.add(reason)
  const isWritten = `exists (select from sla_clock_segment g
    where g.clock_id = c.id and g.organization_id = c.organization_id and g.kind = 'paused' and g.reason = ${wanted})`
  if (past === null) return isWritten
  const rests = past.rests(values)
  return `case when exists (select from (${rests}) p where p.clock_id = c.id)
    then exists (select from (${rests}) p where p.clock_id = c.id and p.reason = ${wanted}) else ${isWritten} end`
}

async function presentRows(ctx: Ctx, scope: ReportScope, rows: readonly Row[]): Promise<sla.SlaReportClock[]> {
  if (rows.length === 0) return []
  const clocks = rows.map(storedClock)
  const rules = await rulesOf(ctx)
  await rules.load(ctx, clocks.map(({ clock }) => clock.calendarVersion))
  const calendars = calendarsFor(ctx, rules, clocks)
  const subjects = await subjectNames(ctx, clocks)
  const holders = await holderNames(ctx, clocks.map(({ clock }) => clock.holder))
  const siteName = await valueNames(ctx, [...new Set(rows.map((row) => row.site_id))].map((value) => ({ dimension: 'site', value })))
  return rows.map((row, i) => {
    const { id, siteId, subjectType, subjectId, kind, urgency, grade, clock } = clocks[i]!
    const at = Math.max(scope.now.getTime(), clock.anchorAt ?? 0)
    const isStopped = row.stopped_at !== null && row.started_at !== null && row.state === 'stopped'
    return {
      id, site: { id: siteId, name: siteName({ dimension: 'site', value: siteId }) },
      subject: { type: subjectType, id: subjectId, name: subjects.get(subjectId)! },
      metric: clock.metric, cycle: clock.cycle, kind, urgency, grade,
      holder: clock.holder === null ? null : { id: clock.holder, name: holders.get(clock.holder) ?? '' },
      state: clock.state, outcome: outcomeOf(row),
      targetText: targetWords(clock.target, ctx.locale), startedAt: iso(row.started_at ?? row.home_at),
      dueAt: iso(row.due_at), stoppedAt: iso(row.stopped_at),
      consumedSeconds: consumedAt(clock, at, calendars),
      wallSeconds: isStopped ? (row.stopped_at!.getTime() - row.started_at!.getTime()) / 1000 : null,
      pausedSeconds: row.rested_ms / 1000, overrunSeconds: overrunAt(clock, at, calendars), isMetByPause: row.met_by_rest === 1,
    }
  })
}

function outcomeOf(row: Row): sla.SlaReportClock['outcome'] {
  if (row.cancelled === 1) return 'cancelled'
  if (row.met === 1) return 'met'
  return row.breached === 1 ? 'breached' : 'open'
}
