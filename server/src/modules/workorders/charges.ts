import type { aftercare, Input, Output, quotes, workorders } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, countUpTo, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { TO_DO } from './lifecycle.ts'
import { lockOrder } from './lock-order.ts'
import { PAID_KINDS } from './paid-rules.ts'
import { presentOrder } from './present.ts'
import { withdrawOpenQuotes } from './quote-endings.ts'

/**
 * Says whether work is paid, and if not why (PAY-003): before it is done. Goodwill is given by those who dispatch; a rework that becomes
 * paid needs words. Throws `action_not_allowed`, `not_permitted`, `rule_broken`.
 */
export async function changeCharge(ctx: Ctx, { params, body }: Input<typeof aftercare.changeCharge>): Promise<workorders.WorkOrder> {
  const row = await lockOrder(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOrder(ctx, row))
  ctx.actor.mustBeAbleTo(body.freeReason === 'goodwill' ? 'work_orders:dispatch' : 'work_orders:create', row.site_id)
  if (!TO_DO.includes(row.status)) throw new AppError('action_not_allowed', `The order is ${row.status}`)
  if (body.isPaid && body.freeReason !== null) throw wrongField('rule_broken', '/freeReason', 'what is paid is not free')
  if (!body.isPaid && body.freeReason === null && (row.is_paid || PAID_KINDS.includes(row.kind))) throw wrongField('rule_broken', '/freeReason', 'say why it is free')
  if (body.isPaid && row.rework_of !== null && body.note === '') throw wrongField('rule_broken', '/note', 'say why a rework is paid')
  const set = { is_paid: body.isPaid, free_reason: body.freeReason, free_note: body.note, quoted_fen: body.isPaid ? row.quoted_fen : null }
  if (!body.isPaid) await withdrawOpenQuotes(ctx, row.id, row.number)
  const after = await ctx.tx
    .updateTable('work_order')
    .set({ ...set, version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changes = changesBetween({ is_paid: row.is_paid, free_reason: row.free_reason }, { is_paid: set.is_paid, free_reason: set.free_reason })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'charge_changed', note: body.note || null, changes })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'charge_changed' })
  return presentOrder(ctx, after)
}

/** Finished paid work, to be billed apart from the property fee (PAY-006), newest first, with the sum of all that the filter lets through. */
export async function listPaidCharges(ctx: Ctx, { query }: Input<typeof quotes.listPaidCharges>): Promise<Output<typeof quotes.listPaidCharges>> {
  ctx.actor.mustSee('work_orders:cost', query.siteId)
  await siteById(ctx, query.siteId)
  let filtered = ctx.tx.selectFrom('paid_charge').where('paid_charge.site_id', '=', query.siteId)
  if (query.filter.from) filtered = filtered.where('completed_at', '>=', new Date(query.filter.from))
  if (query.filter.to) filtered = filtered.where('completed_at', '<', new Date(query.filter.to))
  const { sum } = await filtered.select(sql<number>`coalesce(sum(amount_fen), 0)::bigint`.as('sum')).executeTakeFirstOrThrow()
  let select = filtered
    .innerJoin('work_order', (join) => join.onRef('work_order.organization_id', '=', 'paid_charge.organization_id').onRef('work_order.id', '=', 'paid_charge.work_order_id'))
    .leftJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'paid_charge.organization_id').onRef('unit.id', '=', 'paid_charge.unit_id'))
    .selectAll('paid_charge')
    .select(['work_order.number', 'unit.code'])
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(paid_charge.completed_at, paid_charge.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('completed_at', 'desc').orderBy('paid_charge.id', 'desc').limit(query.limit + 1).execute()
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const page = pageOf(rows, query.limit, (row) => [row.completed_at, row.id], (row): quotes.PaidCharge => ({
    id: row.id, workOrder: { id: row.work_order_id, number: row.number }, title: row.title, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.code! },
    amountFen: row.amount_fen, category: row.category, payState: row.pay_state, invoiceNote: row.invoice_note, completedAt: row.completed_at.toISOString(),
  }), total)
  return { ...page, sumFen: sum }
}
