import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Ctx } from '../ctx.ts'

/**
 * Runs `work` once for each key and account: the key row is inserted first, so a second request with the same key waits for the
 * first one's commit and then gets its answer. Another body under the same key is `key_reused`. The key, the effects and the
 * answer are one transaction: after a crash either all of them exist or none.
 */
export async function oncePerKey(ctx: Ctx, key: string, request: { method: string; url: string; body: unknown }, work: () => Promise<unknown>): Promise<unknown> {
  const accountId = ctx.actor.accountId
  if (accountId === null) return work()
  const requestHash = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest()
  const inserted = await ctx.tx
    .insertInto('idempotency_key')
    .values({ organization_id: ctx.organizationId, account_id: accountId, key, request_hash: requestHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const earlier = await ctx.tx
      .selectFrom('idempotency_key')
      .select(['request_hash', 'response'])
      .where('organization_id', '=', ctx.organizationId)
      .where('account_id', '=', accountId)
      .where('key', '=', key)
      .executeTakeFirst()
    if (!earlier) throw new AppError('request_in_progress')
    if (!earlier.request_hash.equals(requestHash)) throw new AppError('key_reused', 'This Idempotency-Key came with another request before')
    return earlier.response
  }
  const answer = await work()
  const stored = JSON.stringify(answer ?? null)
  await ctx.tx
    .updateTable('idempotency_key')
    .set({ status: 200, response: sql`${stored}::jsonb` })
    .where('organization_id', '=', ctx.organizationId)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute()
  return answer
}
