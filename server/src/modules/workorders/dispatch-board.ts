import type { workorders, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { siteById } from '../organization/index.ts'
import { waitingOrders } from './list.ts'
import { workersAt } from './workers.ts'

const MOST_ORDERS = 500

/**
 * Who works here with shift, skills and load, and the orders that wait for somebody (RPR-007). Throws `not_found` for a site outside the
 * scope.
 */
export async function dispatchBoard(
  ctx: Ctx,
  { query }: Input<typeof workorders.dispatchBoard>,
): Promise<Output<typeof workorders.dispatchBoard>> {
  ctx.actor.mustSee('work_orders:dispatch', query.siteId)
  await siteById(ctx, query.siteId)
  const workers = await workersAt(ctx, query.siteId)
  return { workers: workers.map(({ accountId: _, ...worker }) => worker), orders: await waitingOrders(ctx, query.siteId, MOST_ORDERS) }
}
