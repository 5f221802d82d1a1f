import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import type { Ctx } from '../ctx.ts'

/**
 * Runs `work` once for each key and account: the key row is inserted first, so a second request with the same key waits for the
 * first one's commit and then gets its answer. Another body under the same key is `key_reused`. An answer with a secret is kept sealed. The key, the effects and the
 * answer are one transaction: after a crash either all of them exist or none.
 */
export async function oncePerKey(ctx: Ctx, key: string, request: { method: string; url: string; body: unknown }, work: () => Promise<unknown>, hasSecret = false): Promise<unknown> {
  const accountId = ctx.actor.accountId
  if (accountId === null) return work()
  const requestHash = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest()
  const own = [ctx.organizationId, accountId, key]
  const inserted = await ctx.client.query({ name: 'begin_once', text: 'insert into idempotency_key (organization_id, account_id, key, request_hash) values ($1, $2, $3, $4) on conflict do nothing', values: [...own, requestHash] })
  if (inserted.rowCount === 0) return earlierAnswer(ctx, own, requestHash, hasSecret)
  const answer = await work()
  await ctx.client.query({ name: 'end_once', text: 'update idempotency_key set status = 200, response = $4::jsonb where organization_id = $1 and account_id = $2 and key = $3', values: [...own, JSON.stringify(hasSecret ? { sealed: ctx.app.personalData.encrypt(JSON.stringify(answer ?? null)).toString('base64') } : (answer ?? null))] })
  return answer
}

async function earlierAnswer(ctx: Ctx, own: string[], requestHash: Buffer, hasSecret: boolean): Promise<unknown> {
  const { rows } = await ctx.client.query<{ request_hash: Buffer; response: unknown }>({ name: 'read_once', text: 'select request_hash, response from idempotency_key where organization_id = $1 and account_id = $2 and key = $3', values: own })
  const earlier = rows[0]
  if (!earlier) throw new AppError('request_in_progress')
  if (!earlier.request_hash.equals(requestHash)) throw new AppError('key_reused', 'This Idempotency-Key came with another request before')
  const kept = earlier.response as { sealed?: string } | null
  return hasSecret && kept?.sealed !== undefined ? (JSON.parse(ctx.app.personalData.decrypt(Buffer.from(kept.sealed, 'base64'))) as unknown) : earlier.response
}
