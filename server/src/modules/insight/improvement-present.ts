import type { improvements } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { dayAfter, dayIn, iso } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { briefsOf, clocksOf } from '../sla/index.ts'
import { needsOf } from '../training/index.ts'
import { FEWEST_DAYS, LIFECYCLE, OWNER_ACTIONS } from './improvement-lifecycle.ts'
import type { ImprovementTable } from './tables.ts'

export type ImprovementRow = Selectable<ImprovementTable>
type Summary = improvements.ImprovementSummary

export async function presentAll(ctx: Ctx, rows: readonly ImprovementRow[]): Promise<Summary[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map((row) => row.owner_id))
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  const today = dayIn(await timeZoneOf(ctx, rows[0]!.site_id), ctx.now)
  return rows.map((row) => ({
    id: row.id, number: row.number, siteId: row.site_id, state: row.state, title: row.title, owner: { id: row.owner_id, name: names.get(row.owner_id) ?? '' }, dueOn: row.due_on, isOverdue: isOverdue(row, today), figure: row.figure,
    baseline: row.baseline, goal: row.goal, checked: row.checked, round: row.round, raisedAt: iso(row.raised_at), endedAt: iso(row.ended_at), clock: clocks.get(row.id) ?? null, version: row.version,
  }))
}

/** Not carried out by its day; once it is, the figure decides and nobody is late. */
export function isOverdue(row: Pick<ImprovementRow, 'state' | 'due_on'>, today: string): boolean {
  return (row.state === 'planned' || row.state === 'doing') && row.due_on < today
}

/** From when on there are enough days after the measure. */
export function checkableFrom(row: Pick<ImprovementRow, 'state' | 'done_on'>): string | null {
  return row.state === 'checking' ? dayAfter(row.done_on!, FEWEST_DAYS + 1) : null
}

export async function presentImprovement(ctx: Ctx, row: ImprovementRow): Promise<improvements.Improvement> {
  const [summary] = await presentAll(ctx, [row])
  const names = await employeeNames(ctx, [row.raised_by])
  return {
    ...summary!, problem: row.problem, cause: row.cause, measure: row.measure, source: { kind: row.source_kind, by: row.source_by, id: row.source_id, query: row.source_query }, days: row.days, baselineFrom: row.baseline_from, baselineTo: row.baseline_to,
    doneOn: row.done_on, resultText: row.result_text, checkedFrom: row.checked_from, checkedTo: row.checked_to, canBeCheckedFrom: checkableFrom(row), conclusion: row.conclusion, revision: row.revision, noRevisionReason: row.no_revision_reason,
    raisedBy: { id: row.raised_by, name: names.get(row.raised_by) ?? '' }, clocks: (await clocksOf(ctx, [row.id])).get(row.id) ?? [], allowedActions: allowedActions(ctx, row), trainingNeeds: await needsOf(ctx, 'improvement', row.id),
  }
}

/** What the actor may do now; conclusions need a look at the figure first. */
export function allowedActions(ctx: Ctx, row: ImprovementRow): improvements.ImprovementAction[] {
  const mayManage = ctx.actor.can('improvements:manage', row.site_id)
  const isOwner = ctx.actor.employeeId === row.owner_id
  return possibleActions(LIFECYCLE, row.state).filter((action) => {
    if (!mayManage && !(isOwner && OWNER_ACTIONS.includes(action))) return false
    return (action !== 'standardise' && action !== 'again') || row.checked_to !== null
  })
}
