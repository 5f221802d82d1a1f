import type { workorders, sla } from '@guanjia/contract'
import { sql, type Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, recordHappening } from '../../platform/records/index.ts'
import { syncClocks } from '../sla/index.ts'
import { workOrderMoved } from './events.ts'
import { recordDecision, type Decided } from './decisions.ts'
import { handOver } from './holders.ts'
import { CARRIED } from './lifecycle.ts'
import { amountOf, materialsOf } from './materials.ts'
import { namesOf, type Named } from './names.ts'
import type { OrderRow } from './present.ts'
import { endOpen } from './open-proposals.ts'
import { isAnyAutomatic } from './settings.ts'
import { slaState, traitsOf } from './sla-state.ts'
import type { WorkOrderTable } from './tables.ts'
import { announceToCase } from './tell.ts'

/** What an act makes of an order; `status` only where the facts decide, otherwise the life cycle does. */
export interface Change {
  set?: Updateable<WorkOrderTable>
  status?: workorders.WorkOrderStatus
  note?: string | null
  /** What the history calls it, where that is not the act itself. */
  told?: string
  fileIds?: string[]
  /** Why its worker got it, where the rules or a note decided. */
  decision?: Decided
}

interface Changed {
  after: OrderRow
  named: Named
  clocks: sla.Clock[]
}

/** Agreed by word of mouth, somebody is there, or it is over. */
const LEAVES_NOTHING_TO_CHOOSE: readonly workorders.WorkOrderAction[] = ['appoint', 'arrive', 'done', 'cancel', 'close']

/** Writes a change with its version, history line, clocks, live news, event and the end of its suspension; the one way in which an order changes. */
export async function applyChange(
  ctx: Ctx,
  row: OrderRow,
  to: workorders.WorkOrderStatus,
  change: Change,
  action: workorders.WorkOrderAction,
  at: Date,
): Promise<Changed> {
  const set: Updateable<WorkOrderTable> = { ...change.set, status: to, ...(to === 'open' || row.stuck_at === null ? {} : { stuck_at: null }), moved_at: at, version: row.version + 1, updated_at: ctx.now }
  const after = { ...row, ...set }
  const named = await namesOf(ctx, after)
  const { clocks, nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(after, named) }, slaState(after), { effectiveAt: at })
  after.next_due_at = nextDueAt
  const updated = await ctx.tx
    .updateTable('work_order')
    .set({ ...set, ...jsonOf(set), next_due_at: nextDueAt })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new AppError('stale_version')
  if (after.worker_id !== row.worker_id) await handOver(ctx, row.id, after.worker_id, at)
  if (change.decision) recordDecision(ctx, row, change.decision)
  recordHappening(ctx, {
    siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: change.told ?? action, fromStatus: row.status, toStatus: to,
    note: change.note ?? null, at, fileIds: change.fileIds ?? [], changes: changesBetween(shown(row), shown(after)),
  })
  if (LEAVES_NOTHING_TO_CHOOSE.includes(action)) await endOpen(ctx, row.id, 'replaced')
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action })
  announceToCase(ctx, row, named)
  const facts = { workOrderId: row.id, siteId: row.site_id, caseId: row.case_id, at: at.toISOString() }
  ctx.publish(workOrderMoved, { ...facts, kind: row.kind, action, from: row.status, to })
  await lookForWorkers(ctx, row, to, action)
  if (after.suspend_until !== null && after.suspend_until !== row.suspend_until) endSuspensionInTime(ctx, after)
  return { after, named, clocks }
}

/** What was given back wants another worker, and whoever has room again may take what nobody could. */
async function lookForWorkers(ctx: Ctx, row: OrderRow, to: workorders.WorkOrderStatus, action: workorders.WorkOrderAction): Promise<void> {
  const frees = CARRIED.includes(row.status) && !CARRIED.includes(to)
  if (!frees || !(await isAnyAutomatic(ctx, row.site_id))) return
  if (action === 'decline') ctx.enqueue('workorders.assign', { workOrderId: row.id })
  ctx.enqueue('workorders.assign-stuck', { siteId: row.site_id })
}

/** The job that ends a suspension by itself; of one that was prolonged or ended before, it finds nothing to do. */
function endSuspensionInTime(ctx: Ctx, { id, suspended_at, suspend_until }: OrderRow): void {
  const [since, until] = [suspended_at!.toISOString(), suspend_until!.toISOString()]
  ctx.enqueue(
    'workorders.end-suspension', { workOrderId: id, since, until },
    { dueAt: suspend_until!, dedupeKey: `end-suspension:${id}:${since}:${until}` },
  )
}

/** The driver would send arrays as PostgreSQL arrays: a jsonb value must travel as text. */
export function jsonOf(set: Updateable<WorkOrderTable>): Updateable<WorkOrderTable> {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`
  return {
    ...(set.materials === undefined ? {} : { materials: json(set.materials) }),
    ...(set.arrival_position === undefined ? {} : { arrival_position: json(set.arrival_position) }),
  }
}

const SHOWN = [
  'worker_id', 'is_in_pool', 'five_pieces', 'suspend_reason', 'suspend_until', 'appointment_from', 'appointment_to', 'result', 'labour_minutes', 'materials', 'is_passed', 'price_fen', 'signed_by',
] as const
function shown(row: OrderRow): Record<string, unknown> {
  const materials = materialsOf(row).map((line) => `${line.name} ${amountOf(line)}`)
  return { ...Object.fromEntries(SHOWN.map((field) => [field, row[field]])), materials }
}
