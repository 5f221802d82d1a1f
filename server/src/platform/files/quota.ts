import type { Ctx } from '../ctx.ts'
import { wrongField } from '../errors.ts'
import { securityPolicy } from '../auth/security-policy.ts'

const DAY_MS = 86_400_000
const MIB = 1024 * 1024

/** An account stores so much in any 24 hours; what the product writes itself does not count. Throws `too_many_requests` naming the file. */
export async function mustHaveRoom(ctx: Ctx, bytes: number): Promise<void> {
  const accountId = ctx.actor.accountId
  if (accountId === null) return
  const { uploadMibADay } = await securityPolicy(ctx)
  // One file of an account at a time: two would both find room.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`stored:${accountId}`])
  const since = new Date(ctx.now.getTime() - DAY_MS)
  const { sum } = await ctx.tx.selectFrom('file').select((e) => e.fn.sum<string | null>('bytes').as('sum')).where('uploaded_by', '=', accountId).where('created_at', '>', since).executeTakeFirstOrThrow()
  if (Number(sum ?? 0) + bytes > uploadMibADay * MIB) throw wrongField('too_many_requests', '/file', `an account stores ${uploadMibADay} MiB in 24 hours`)
}
