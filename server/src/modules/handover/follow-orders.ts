import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { alongside, queue } from '../../platform/events.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { workOrderMoved } from '../workorders/index.ts'
import { moveDefect } from './act.ts'
import { tellReportedUp } from './tell.ts'

const FOLLOW = 'handover.follow-order'
const ENDS = z.enum(['done', 'cancelled'])

/** A defect that an own technician has ends with the work order (HND-004): done is fixed and waits for the re-inspection, what could not be done is reported up at once. */
export function followOrders(): void {
  alongside(workOrderMoved, (ctx, { workOrderId, from, to }) => {
    if (from !== to && ENDS.safeParse(to).success) ctx.enqueue(FOLLOW, { workOrderId, to })
  })
  queue(FOLLOW, z.object({ workOrderId: z.uuid(), to: ENDS }), (ctx, { workOrderId, to }) => follow(ctx, workOrderId, to))
}

async function follow(ctx: Ctx, workOrderId: string, to: z.infer<typeof ENDS>): Promise<void> {
  const row = await ctx.tx.selectFrom('defect').selectAll().where('work_order_id', '=', workOrderId).where('state', '=', 'self_fix').forUpdate().executeTakeFirst()
  if (!row) return
  const order = await ctx.tx.selectFrom('work_order').select(['id', 'number', 'result', 'done_at']).where('id', '=', workOrderId).executeTakeFirstOrThrow()
  if (to === 'done') return void (await moveDefect(ctx, row, { state: 'fixed', fixed_at: order.done_at ?? ctx.now, fix_note: order.result }, { action: 'order_done', note: order.number }))
  const why = (await readTimeline(ctx, order.id)).find(({ action }) => action === 'cancel')?.note ?? ''
  const after = await moveDefect(ctx, row, { state: 'reported_up' }, { action: 'order_cancelled', note: [order.number, why].filter(Boolean).join('：') })
  await tellReportedUp(ctx, after, why || order.number)
}
