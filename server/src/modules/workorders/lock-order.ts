import type { Ctx } from '../../platform/ctx.ts'
import { mustSeeOrder } from './permissions.ts'
import type { OrderRow } from './present.ts'

/** Locks an order that the actor may see. Throws `not_found`. */
export async function lockOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  mustSeeOrder(ctx, row)
  return row
}
