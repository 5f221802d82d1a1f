import type { Input, signIn } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { Authenticator } from '../authenticate.ts'
import { hashPassword, temporaryPassword, temporaryUntil } from '../passwords.ts'
import { grantsOf, heldBy, mustGive } from '../roles/grants.ts'
import { mustManage } from '../workplaces.ts'
import { attemptOf, closedUntil, forgetMisses } from './misses.ts'
import { tellOwner } from './notices.ts'
import { isRequired, removeSecondFactor } from './second-factor.ts'

type Safety = signIn.AccountSafety
type Account = { id: string; login: string; must_change_password: boolean }

/** How a colleague signs in and where they are signed in. Throws `not_found`, `not_permitted` for who is not managed. */
export async function getAccountSafety(ctx: Ctx, { params }: Input<typeof signIn.getAccountSafety>): Promise<Safety> {
  return describe(ctx, await managedAccount(ctx, params.id))
}

async function managedAccount(ctx: Ctx, employeeId: string): Promise<Account> {
  await mustManage(ctx, employeeId)
  return ctx.tx
    .selectFrom('account')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'account.organization_id').onRef('employee.account_id', '=', 'account.id'))
    .select(['account.id', 'account.login', 'account.must_change_password'])
    .where('employee.id', '=', employeeId)
    .executeTakeFirstOrThrow()
}

async function describe(ctx: Ctx, account: Account): Promise<Safety> {
  const sessions = await ctx.tx
    .selectFrom('session')
    .select(['id', 'device', 'address', 'method', 'created_at', 'last_seen_at', 'expires_at'])
    .where('account_id', '=', account.id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  const factor = await ctx.tx.selectFrom('second_factor').select('account_id').where('account_id', '=', account.id).where('confirmed_at', 'is not', null).executeTakeFirst()
  return {
    login: account.login, hasSecondFactor: factor !== undefined, needsSecondFactor: await isRequired(ctx, account.id), mustChangePassword: account.must_change_password,
    lockedUntil: iso(await closedUntil(ctx, { login: attemptOf(ctx.app, account.login, '').login, address: Buffer.alloc(32) })),
    sessions: sessions.map((row) => ({ id: row.id, device: row.device, address: row.address, method: row.method, startedAt: iso(row.created_at), lastSeenAt: iso(row.last_seen_at), expiresAt: iso(row.expires_at) })),
  }
}

/**
 * Helps a colleague who cannot sign in, or keeps out who should not. Whoever does it must be able to give every right of that account: a
 * temporary password is as good as the account. Throws `not_found`, `not_permitted`, `action_not_allowed`.
 */
export async function actOnAccount(ctx: Ctx, { params, body }: Input<typeof signIn.actOnAccount>, authenticator: Authenticator): Promise<{ password: string | null; safety: Safety }> {
  const account = await managedAccount(ctx, params.id)
  if (params.id === ctx.actor.employeeId) throw new AppError('action_not_allowed', 'For the own account there is the own page')
  for (const grant of await grantsOf(ctx, [account.id])) mustGive(ctx, { kind: grant.role, permissions: heldBy(grant).permissions!, siteId: grant.siteId })
  let password: string | null = null
  const end = (sessionId?: string): Promise<bigint> => endSessions(ctx, account.id, sessionId)
  switch (body.action) {
    case 'reset_password':
      password = temporaryPassword()
      await ctx.tx
        .updateTable('account')
        .set({ password_hash: await hashPassword(password), must_change_password: true, password_until: temporaryUntil(ctx.now) })
        .where('id', '=', account.id)
        .execute()
      await forgetMisses(ctx, attemptOf(ctx.app, account.login, '').login)
      await end()
      tellOwner(ctx, account.id, 'password_reset')
      account.must_change_password = true
      break
    case 'end_sessions':
      if ((await end(body.sessionId)) === 0n && body.sessionId !== undefined) throw new AppError('not_found')
      break
    case 'unlock':
      await forgetMisses(ctx, attemptOf(ctx.app, account.login, '').login)
      break
    case 'remove_second_factor':
      if (!(await removeSecondFactor(ctx, account.id))) throw new AppError('action_not_allowed', 'There is no second factor')
      await end()
      tellOwner(ctx, account.id, 'second_factor_off')
      break
  }
  recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: params.id, action: NOTED[body.action], note: body.action === 'remove_second_factor' ? body.reason : null })
  ctx.afterCommit(() => authenticator.forget())
  return { password, safety: await describe(ctx, account) }
}

const NOTED = { reset_password: 'password_reset', end_sessions: 'sessions_ended', unlock: 'sign_in_unlocked', remove_second_factor: 'second_factor_removed' } as const

async function endSessions(ctx: Ctx, accountId: string, sessionId?: string): Promise<bigint> {
  let update = ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('account_id', '=', accountId).where('revoked_at', 'is', null)
  if (sessionId !== undefined) update = update.where('id', '=', sessionId)
  return (await update.executeTakeFirst()).numUpdatedRows
}
