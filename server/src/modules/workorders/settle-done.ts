import { z } from 'zod'
import type { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { paidServiceCompleted } from './events.ts'
import { keepLabour } from './labour.ts'
import { LOOK_AFTER_DAYS, lastDayOfWarranty, trackingReason } from './paid-rules.ts'
import type { OrderRow } from './present.ts'
import { withdrawOpenQuotes } from './quote-endings.ts'
import { tellDispatchers } from './tell.ts'

type DoneBody = Extract<workorders.WorkOrderActionBody, { action: 'done' }>
const DAY = 86_400_000
const TRACKED: readonly OrderRow['kind'][] = ['repair', 'appliance_repair']

/** What follows from finished work: the minutes of each, the quality tracking of a repair, and what is to be billed. */
export async function settleDone(ctx: Ctx, row: OrderRow, body: DoneBody): Promise<void> {
  await keepLabour(ctx, row, body.labourMinutes, body.helpers)
  if (TRACKED.includes(row.kind)) await planTracking(ctx, row)
  // A change that nobody has accepted by now was not done.
  if (row.quoted_fen !== null) await withdrawOpenQuotes(ctx, row.id, row.number)
  await completeCharge(ctx, row)
}

/** The quality-tracking record of a finished repair (RPR-018): each has one, reworks and a sample are looked at some days later. */
async function planTracking(ctx: Ctx, row: OrderRow): Promise<void> {
  const reason = trackingReason(row)
  const day = dayIn(await timeZoneOf(ctx, row.site_id), row.done_at!)
  ctx.later('quality_tracking', {
    organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, work_order_id: row.id, reason,
    state: reason === 'none' ? 'unplanned' : 'planned', due_on: reason === 'none' ? null : lastDayOfWarranty(day, LOOK_AFTER_DAYS),
    done_at: row.done_at!, checked_at: null, checked_by: null,
  })
  const dueAt = new Date(row.done_at!.getTime() + LOOK_AFTER_DAYS * DAY)
  if (reason !== 'none') ctx.enqueue('workorders.remind-of-quality', { workOrderId: row.id }, { dueAt, dedupeKey: `quality:${row.id}` })
}

/** Those who dispatch hear on the day that a finished repair is to be looked at; of one that was, the job finds nothing to do. */
export function remindOfQuality(): void {
  queue('workorders.remind-of-quality', z.object({ workOrderId: z.uuid() }), async (ctx, { workOrderId }) => {
    const row = await ctx.tx
      .selectFrom('quality_tracking as q')
      .innerJoin('work_order as w', (join) => join.onRef('w.organization_id', '=', 'q.organization_id').onRef('w.id', '=', 'q.work_order_id'))
      .selectAll('w')
      .select('q.state as tracking')
      .where('q.work_order_id', '=', workOrderId)
      .executeTakeFirst()
    if (row?.tracking === 'planned') await tellDispatchers(ctx, row, 'work_order.quality_due')
  })
}

/** Finished paid work with a price is to be billed, once (PAY-006): when it is done, or when an emergency's quote is accepted afterwards. */
export async function completeCharge(ctx: Ctx, row: OrderRow): Promise<void> {
  if (!row.is_paid || row.done_at === null || row.price_fen === null || row.price_fen === 0) return
  const made = await ctx.tx
    .insertInto('paid_charge')
    .values({
      organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, work_order_id: row.id, unit_id: row.unit_id, title: row.title,
      amount_fen: row.price_fen, invoice_note: row.invoice_note, completed_at: row.done_at,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'work_order_id']).doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return
  ctx.publish(paidServiceCompleted, {
    workOrderId: row.id, siteId: row.site_id, caseId: row.case_id, at: row.done_at.toISOString(), unitId: row.unit_id, amountFen: row.price_fen,
    category: 'paid_service', invoiceNote: row.invoice_note,
  })
}
