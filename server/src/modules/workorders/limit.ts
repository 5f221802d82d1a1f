import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { syncClocks } from '../sla/index.ts'
import { LIFECYCLE, OVER } from './lifecycle.ts'
import { namesOf } from './names.ts'
import type { OrderRow } from './present.ts'
import { slaState, traitsOf } from './sla-state.ts'

/**
 * An order that is about a public facility is done within so many hours of its raising (MNT-006): a promise of its own beside those of the
 * policies; null takes it back. The reason stands in its history. Saying the same twice changes nothing; an order that is done keeps what it had. The
 * caller has asked for rights. Throws `not_found`.
 */
export async function limitOrder(ctx: Ctx, orderId: string, given: { hours: number; reason: string } | null): Promise<OrderRow> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const limit = given && new Date(row.raised_at.getTime() + given.hours * 3_600_000)
  const reason = given?.reason ?? ''
  if (row.done_at !== null || OVER.includes(row.status) || (row.limit_at?.getTime() === limit?.getTime() && row.limit_reason === reason)) return row
  const after: OrderRow = { ...row, limit_at: limit, limited_at: limit && ctx.now, limit_reason: reason, version: row.version + 1, updated_at: ctx.now }
  const named = await namesOf(ctx, after)
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(after, named) }, slaState(after))
  after.next_due_at = nextDueAt
  await ctx.tx.updateTable('work_order').set({ limit_at: limit, limited_at: after.limited_at, limit_reason: reason, next_due_at: nextDueAt, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'limited', note: reason || null, changes: [{ field: 'limit_at', from: row.limit_at, to: limit }] })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'limited' })
  return after
}

/** Whether an order can still be cancelled by whoever gives orders. */
export const isCancellable = (status: OrderRow['status']): boolean => LIFECYCLE.cancel.from.includes(status)
