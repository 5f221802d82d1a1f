import type { Ctx } from '../../../platform/ctx.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import type { CaseRow } from '../present.ts'
import type { CHANGEABLE, Matched } from './case-row.ts'

/** By this mark entries of imported history are told from what was done here. */
export const IMPORTED = 'import'

type Column = (typeof CHANGEABLE)[number]

/** What the old system knows of a new case, at its own times: registered, first feedback, resolved, confirmed and how it ended. */
export function tellHistory(ctx: Ctx, matched: Matched): void {
  const { row, takenBy, kept } = matched
  const isOpen = row.resolved_at === null && row.closed_at === null
  const note = kept.length > 0 ? kept.join('\n') : null
  tell(ctx, row, takenBy, { action: 'registered', at: row.registered_at, toStatus: isOpen ? row.status : 'registered', note })
  tellSteps(ctx, null, matched)
}

/** What has happened since the last file; facts that were only corrected become one entry with what changed. */
export function tellChanges(ctx: Ctx, before: Pick<CaseRow, Column>, matched: Matched, changed: readonly Column[]): void {
  const { row, handledBy } = matched
  const steps = tellSteps(ctx, before, matched)
  const told = changed.filter((column) => !(steps > 0 && STEP_COLUMNS.has(column)) && column !== 'statement')
  if (told.length === 0 && steps > 0) return
  const changes = told.map((column) => ({ field: column, from: before[column], to: row[column] }))
  tell(ctx, row, handledBy, { action: 'corrected', at: ctx.now, fromStatus: before.status, toStatus: row.status, note: null, changes })
}

const STEP_COLUMNS: ReadonlySet<Column> = new Set<Column>(
  ['status', 'last_feedback_at', 'resolved_at', 'visited_at', 'confirmed_at', 'closed_at', 'close_reason', 'result', 'score']
)

function tellSteps(ctx: Ctx, before: Pick<CaseRow, Column> | null, { row, handledBy }: Matched): number {
  const isNew = (column: 'last_feedback_at' | 'resolved_at' | 'confirmed_at'): boolean =>
    row[column] !== null && (before === null || before[column] === null)
  const from = before?.status ?? 'registered'
  const steps: Step[] = []
  if (isNew('last_feedback_at')) steps.push({ action: 'feedback', at: row.last_feedback_at!, fromStatus: from, toStatus: from, note: null })
  if (isNew('resolved_at')) {
    steps.push({ action: 'resolve', at: row.resolved_at!, fromStatus: from, toStatus: 'resolved', note: row.result || null })
  }
  if (isNew('confirmed_at')) {
    steps.push({ action: 'confirm', at: row.confirmed_at!, fromStatus: 'resolved', toStatus: 'confirmed', note: null })
  }
  if (before?.status !== row.status) {
    if (row.status === 'closed') steps.push({ action: 'close', at: row.closed_at!, fromStatus: 'resolved', toStatus: 'closed', note: null })
    if (row.status === 'cancelled') {
      steps.push({ action: 'cancel', at: row.closed_at ?? ctx.now, fromStatus: from, toStatus: 'cancelled', note: null })
    }
    if (row.status === 'invalid') {
      steps.push({ action: 'invalidate', at: row.closed_at ?? ctx.now, fromStatus: from, toStatus: 'invalid', note: null })
    }
  }
  for (const step of steps) tell(ctx, row, handledBy, step)
  return steps.length
}

interface Step {
  action: string
  at: Date
  fromStatus?: string
  toStatus: string
  note: string | null
  changes?: { field: string; from: unknown; to: unknown }[]
}

function tell(ctx: Ctx, row: CaseRow, by: Matched['takenBy'], step: Step): void {
  recordHappening(ctx, {
    siteId: row.site_id, recordType: 'case', recordId: row.id, ...step, isVisibleToResident: step.action !== 'corrected',
    actorName: by.name, origin: { employeeId: by.employeeId, device: IMPORTED },
  })
}
