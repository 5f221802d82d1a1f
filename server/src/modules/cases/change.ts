import type { cases } from '@guanjia/contract'
import { sql, type Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, recordHappening } from '../../platform/records/index.ts'
import { syncClocks } from '../sla/index.ts'
import { caseMoved, complaintMoved } from './events.ts'
import { factsChanged } from './examine.ts'
import { VISIBLE_TO_RESIDENT } from './lifecycle.ts'
import { pointedAt } from './names.ts'
import { mustSeeCase } from './permissions.ts'
import type { CaseRow } from './present.ts'
import { slaState, traitsOf } from './sla-state.ts'
import type { CaseTable } from './tables.ts'
import { residentAccounts } from './tell.ts'
import { NO_TRANSFER } from './transfers.ts'

/** What an act makes of a case; `status` only where the outcome decides, otherwise the life cycle does. */
export interface Change {
  set?: Updateable<CaseTable>
  status?: cases.CaseStatus
  note?: string | null
  isVisible?: boolean
  fileIds?: string[]
  /** The number of the case that goes on for it. */
  mergedInto?: string
}

/** What moves a case without being an act of somebody on it. */
type Happening = 'raise' | 'work_done' | 'corrected' | 'joined' | 'merged' | 'split_off' | ComplaintHappening
const OFFERABLE: readonly cases.CaseStatus[] = ['registered', 'classified', 'in_progress', 'waiting', 'reopened']
/** An act on a complaint, told by the module that lies right of cases. */
export type ComplaintHappening = `complaint_${string}`
const NO_MOVE: readonly string[] = ['corrected', 'joined', 'merged', 'split_off']

/** Locks a case that the actor may see. Throws `not_found`. */
export async function lockCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  mustSeeCase(ctx, row)
  return row
}

/** Writes a change with version, history line, clocks, live news, event and the end of its wait; the one way in which a case changes. */
export async function applyChange(
  ctx: Ctx,
  row: CaseRow,
  to: cases.CaseStatus,
  change: Change,
  action: cases.CaseAction | Happening,
  at: Date,
): Promise<CaseRow> {
  // What is answered or over is offered to nobody any more.
  const offered = row.transfer_at !== null && !OFFERABLE.includes(to) ? NO_TRANSFER : {}
  const set: Updateable<CaseTable> = { ...change.set, ...offered, status: to, version: row.version + 1, updated_at: ctx.now }
  const after = { ...row, ...set } as CaseRow
  const { nextDueAt } = await updateClocks(ctx, after, row, { action, at, mergedInto: change.mergedInto ?? null })
  // Arrays and objects of the driver: a jsonb value must travel as text.
  const rating = set.rating === undefined ? {} : { rating: sql`${JSON.stringify(set.rating)}::jsonb` }
  const updated = await ctx.tx
    .updateTable('service_case')
    .set({ ...set, ...rating, next_due_at: nextDueAt })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new AppError('stale_version')
  after.next_due_at = nextDueAt
  recordHappening(ctx, {
    siteId: row.site_id, recordType: 'case', recordId: row.id, action, fromStatus: row.status, toStatus: to, note: change.note ?? null, at,
    fileIds: change.fileIds ?? [], changes: changesBetween(shown(row), shown(after)),
    isVisibleToResident: change.isVisible ?? VISIBLE_TO_RESIDENT.includes(action as cases.CaseAction),
  })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action, accountIds: await residentAccounts(ctx, row) })
  const move = action === 'raise' || action === 'work_done' ? 'start' : (action as cases.CaseAction)
  const facts = { caseId: row.id, siteId: row.site_id, at: at.toISOString() }
  if (!NO_MOVE.includes(action) && !action.startsWith('complaint_')) ctx.publish(caseMoved, { ...facts, action: move, from: row.status, to })
  if (after.kind === 'complaint' && !action.startsWith('complaint_')) ctx.publish(complaintMoved, { caseId: row.id, at: facts.at })
  if (after.wait_until !== null && after.wait_until !== row.wait_until) endWaitInTime(ctx, after)
  return factsChanged(ctx, row, after)
}

/** The job that ends a wait by itself; of a wait that was prolonged or ended before, it finds nothing to do. */
function endWaitInTime(ctx: Ctx, { id, waiting_since, wait_until }: CaseRow): void {
  const [since, until] = [waiting_since!.toISOString(), wait_until!.toISOString()]
  ctx.enqueue('cases.end-wait', { caseId: id, since, until }, { dueAt: wait_until!, dedupeKey: `end-wait:${id}:${since}:${until}` })
}

const SHOWN = [
  'kind', 'urgency', 'grade', 'category_id', 'department_id', 'owner_id', 'unit_id', 'person_id', 'title', 'statement', 'place', 'demand',
  'expectation', 'wait_reason', 'wait_until', 'counted_since', 'promised_at', 'contact_phone', 'result', 'cause',
] as const
function shown(row: CaseRow): Record<string, unknown> {
  return Object.fromEntries(SHOWN.map((field) => [field, row[field]]))
}

/** Writes who asked or answered when, with the clocks of that; no act of anybody, so the version stays and nobody's form grows stale. */
export async function noteTalk(ctx: Ctx, row: CaseRow, set: Pick<Updateable<CaseTable>, 'asked_at' | 'answered_at'>): Promise<void> {
  const { nextDueAt } = await updateClocks(ctx, { ...row, ...set } as CaseRow, row, { action: 'commented', at: ctx.now, mergedInto: null })
  await ctx.tx.updateTable('service_case').set({ ...set, next_due_at: nextDueAt }).where('id', '=', row.id).execute()
}

type Moved = { action: string; at: Date; mergedInto: string | null }

async function updateClocks(ctx: Ctx, after: CaseRow, before: CaseRow, { action, at, mergedInto }: Moved): Promise<{ nextDueAt: Date | null }> {
  const pointed = await pointedAt(ctx, after.site_id, { unitId: null, personId: null, categoryId: after.category_id })
  const isGradedNow = after.grade !== before.grade || (action === 'grade' && after.grade !== null)
  const moments = {
    gradedAt: isGradedNow ? at : after.grade === null ? null : after.registered_at,
    reopenedAt: after.status === 'reopened' && before.status !== 'reopened' ? at : await reopenedAt(ctx, after),
    mergedInto,
  }
  return syncClocks(ctx, { id: after.id, traits: traitsOf(after, pointed) }, slaState(after, moments), { effectiveAt: at })
}

/** When a case was reopened last; null in its first cycle. */
export async function reopenedAt(ctx: Ctx, row: CaseRow): Promise<Date | null> {
  if (row.cycle === 1) return null
  const entry = await ctx.tx
    .selectFrom('timeline_entry')
    .select('at')
    .where('record_id', '=', row.id)
    .where('to_status', '=', 'reopened')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return entry?.at ?? null
}

/** Whether a return visit reached the resident since an instant. */
export async function wasReachedSince(ctx: Ctx, caseId: string, since: Date): Promise<boolean> {
  const visit = await ctx.tx.selectFrom('return_visit').select('id').where('case_id', '=', caseId).where('is_reached', '=', true).where('at', '>=', since).limit(1).executeTakeFirst()
  return visit !== undefined
}
