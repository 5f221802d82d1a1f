import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FacilityMove } from '../registers/index.ts'
import { actOnWorkOrder, isCancellable } from '../workorders/index.ts'
import { endService } from './over.ts'
import { lockTask } from './tasks.ts'

/** What is scrapped is serviced no more: its open services are left out, and their orders are cancelled by whoever may. */
export async function leaveScrapped(ctx: Ctx, { id, siteId, to, note }: FacilityMove): Promise<void> {
  if (to !== 'scrapped') return
  const open = await ctx.tx.selectFrom('maintenance_task').select(['id', 'work_order_id']).where('facility_id', '=', id).where('state', '=', 'open').orderBy('id').execute()
  for (const { id: taskId, work_order_id } of open) {
    const order = await ctx.tx.selectFrom('work_order').select('status').where('id', '=', work_order_id!).forUpdate().executeTakeFirstOrThrow()
    const row = await lockTask({ ...ctx, actor: Actor.system(ctx.organizationId) }, taskId)
    if (row.state !== 'open') continue
    await endService(ctx, row, { state: 'skipped', why: 'facility_gone', reason: note })
    if (isCancellable(order.status) && ctx.actor.employeeId !== null && ctx.actor.can('work_orders:dispatch', siteId)) await actOnWorkOrder(ctx, { params: { id: work_order_id! }, query: {}, body: { action: 'cancel', reason: note || 'scrapped' } })
  }
}
