import type { Ctx } from '../../../platform/ctx.ts'
import { actorOfAccount } from '../../people/index.ts'
import type { ImportOrder } from '../import-kinds.ts'

/** The same work as who imports, with their rights as they are now; null for the command line and for who has left. */
export async function importerOf(ctx: Ctx, { employeeId = null }: ImportOrder): Promise<Ctx | null> {
  const account = employeeId === null ? undefined : await ctx.tx.selectFrom('employee').select('account_id').where('id', '=', employeeId).executeTakeFirst()
  const actor = account === undefined ? null : await actorOfAccount(ctx, account.account_id)
  return actor && { ...ctx, actor }
}
