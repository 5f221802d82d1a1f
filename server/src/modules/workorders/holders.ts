import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'

/** Somebody else has the order from a moment on, or nobody; whoever had it until then had it until then. The caller holds its lock. */
export async function handOver(ctx: Ctx, orderId: string, workerId: string | null, at: Date, { isNew = false } = {}): Promise<void> {
  if (!isNew) await ctx.tx.updateTable('work_order_holder').set({ until_at: sql`greatest(from_at, ${at}::timestamptz)` }).where('work_order_id', '=', orderId).where('until_at', 'is', null).execute()
  if (workerId === null) return
  await ctx.tx
    .insertInto('work_order_holder')
    .values({ organization_id: ctx.organizationId, id: newId(), work_order_id: orderId, worker_id: workerId, from_at: at })
    .execute()
}

/** Everybody who had the order and has it no longer. */
export async function formerHolders(ctx: Ctx, orderId: string): Promise<string[]> {
  const rows = await ctx.tx.selectFrom('work_order_holder').select('worker_id').distinct().where('work_order_id', '=', orderId).where('until_at', 'is not', null).execute()
  return rows.map((row) => row.worker_id)
}

export async function hasHeld(ctx: Ctx, orderId: string, employeeId: string): Promise<boolean> {
  const row = await ctx.tx.selectFrom('work_order_holder').select('id').where('work_order_id', '=', orderId).where('worker_id', '=', employeeId).limit(1).executeTakeFirst()
  return row !== undefined
}
