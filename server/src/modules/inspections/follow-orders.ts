import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { alongside, queue } from '../../platform/events.ts'
import { workOrderMoved } from '../workorders/index.ts'
import { changeFinding } from './change-finding.ts'

const FOLLOW = 'inspections.follow-order'
const ENDS = z.enum(['closed', 'cancelled'])

/** A finding that engineering has ends with its work order (INS-010): closed with it, open again when it is cancelled. Other moves of orders cost nothing. */
export function followOrders(): void {
  alongside(workOrderMoved, (ctx, { workOrderId, to }) => {
    if (ENDS.safeParse(to).success) ctx.enqueue(FOLLOW, { workOrderId, to })
  })
  queue(FOLLOW, z.object({ workOrderId: z.uuid(), to: ENDS }), (ctx, { workOrderId, to }) => follow(ctx, workOrderId, to))
}

async function follow(ctx: Ctx, workOrderId: string, to: 'closed' | 'cancelled'): Promise<void> {
  const rows = await ctx.tx.selectFrom('finding').selectAll().where('work_order_id', '=', workOrderId).where('state', '=', 'in_hand').forUpdate().execute()
  const order = await ctx.tx.selectFrom('work_order').select(['number', 'result']).where('id', '=', workOrderId).executeTakeFirst()
  for (const row of rows) {
    if (to === 'closed') await changeFinding(ctx, row, { state: 'closed', settled_at: ctx.now, closed_at: ctx.now, outcome: order?.result ?? '' }, { action: 'order_closed', note: order?.number ?? null })
    else await changeFinding(ctx, row, { state: 'open', way: 'undecided', work_order_id: null }, { action: 'order_cancelled', note: order?.number ?? null })
  }
}
