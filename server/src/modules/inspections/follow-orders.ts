import type { Ctx } from '../../platform/ctx.ts'
import { on } from '../../platform/events.ts'
import { workOrderMoved } from '../workorders/index.ts'
import { changeFinding } from './findings.ts'

/** A finding that engineering has ends with its work order (INS-010): closed with it, open again when it is cancelled. */
export function followOrders(): void {
  on(workOrderMoved, 'inspections.follow-order', async (ctx, { workOrderId, to }) => {
    if (to === 'closed' || to === 'cancelled') await follow(ctx, workOrderId, to)
  })
}

async function follow(ctx: Ctx, workOrderId: string, to: 'closed' | 'cancelled'): Promise<void> {
  const rows = await ctx.tx.selectFrom('finding').selectAll().where('work_order_id', '=', workOrderId).where('state', '=', 'in_hand').forUpdate().execute()
  const order = await ctx.tx.selectFrom('work_order').select(['number', 'result']).where('id', '=', workOrderId).executeTakeFirst()
  for (const row of rows) {
    if (to === 'closed') await changeFinding(ctx, row, { state: 'closed', settled_at: ctx.now, closed_at: ctx.now, outcome: order?.result ?? '' }, { action: 'order_closed', note: order?.number ?? null })
    else await changeFinding(ctx, row, { state: 'open', way: 'undecided', work_order_id: null }, { action: 'order_cancelled', note: order?.number ?? null })
  }
}
