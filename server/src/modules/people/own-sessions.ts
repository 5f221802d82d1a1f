import type { Input, Output, residents } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { tokenOf } from '../../platform/http/server.ts'
import { iso } from '../../platform/time.ts'
import { tokenHash, type Authenticator } from './authenticate.ts'

/** Where one is signed in, the newest first. */
export async function listOwnSessions(ctx: Ctx, exchange: Exchange): Promise<Output<typeof residents.listOwnSessions>> {
  const current = tokenHash(tokenOf(exchange.request) ?? '')
  const rows = await ctx.tx
    .selectFrom('session')
    .select(['id', 'device', 'created_at', 'expires_at', 'token_hash', 'address', 'method', 'last_seen_at', 'is_new_device'])
    .where('account_id', '=', ctx.actor.accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return { items: rows.map((row) => ({ id: row.id, device: row.device, address: row.address, method: row.method, lastSeenAt: iso(row.last_seen_at), startedAt: iso(row.created_at), expiresAt: iso(row.expires_at), isCurrent: row.token_hash.equals(current), isNewDevice: row.is_new_device })) }
}

/** Signs out another device; its token is worthless at once. Throws `not_found` for a session of somebody else. */
export async function endOwnSession(ctx: Ctx, { params }: Input<typeof residents.endOwnSession>, authenticator: Authenticator): Promise<void> {
  const ended = await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('id', '=', params.id).where('account_id', '=', ctx.actor.accountId).where('revoked_at', 'is', null).executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw new AppError('not_found')
  ctx.afterCommit(() => authenticator.forget())
}
