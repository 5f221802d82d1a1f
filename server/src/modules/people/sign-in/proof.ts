import type { Input, Output, signIn } from '@guanjia/contract'
import type { App } from '../../../platform/app.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { passwordFits } from '../passwords.ts'
import { attemptOf, forgetMisses, mustBeOpen, noteMiss } from './misses.ts'
import { proveSecondFactor } from './second-factor.ts'

/**
 * Proves again who sits at this session. A wrong proof is a miss like one of signing in, and slows down alike; both stand in the trail of the
 * colleague. Throws `wrong_login`, `sign_in.wrong_code`, `too_many_attempts`, `action_not_allowed` for a code of an account without second factor.
 */
export async function proveSelf(app: App, actor: Actor, body: Input<typeof signIn.proveSelf>['body'], address: string): Promise<Output<typeof signIn.proveSelf>> {
  // What was missed is kept although the answer is a refusal.
  const outcome = await runInCtx(app, { actor }, async (ctx) => {
    const account = await ctx.tx.selectFrom('account').select(['id', 'login', 'password_hash']).where('id', '=', actor.accountId).forUpdate().executeTakeFirstOrThrow()
    const attempt = attemptOf(app, account.login, address)
    await mustBeOpen(ctx, attempt)
    const refusal = await refusalOf(ctx, account, body)
    if (refusal === 'action_not_allowed') return refusal
    if (actor.employeeId !== null) recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: actor.employeeId, action: refusal === null ? 'proved_self' : 'proof_failed' })
    if (refusal !== null) {
      await noteMiss(ctx, attempt)
      return refusal
    }
    await forgetMisses(ctx, attempt.login)
    const row = await ctx.tx.updateTable('session').set({ proved_at: ctx.now }).where('id', '=', actor.sessionId).where('account_id', '=', account.id).where('revoked_at', 'is', null).returning('proved_at').executeTakeFirst()
    return row ? { provedAt: row.proved_at.toISOString() } : ('action_not_allowed' as const)
  })
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}

async function refusalOf(ctx: Ctx, account: { id: string; password_hash: string }, { password, code }: { password?: string; code?: string }): Promise<'wrong_login' | 'sign_in.wrong_code' | 'action_not_allowed' | null> {
  if (password !== undefined) return (await passwordFits(account.password_hash, password)) ? null : 'wrong_login'
  const proof = await proveSecondFactor(ctx, account.id, code)
  return proof === 'proven' ? null : proof === 'none_needed' ? 'action_not_allowed' : 'sign_in.wrong_code'
}

/** Covered data open for a while after a proof only; signing in is one. Throws `sign_in.proof_needed`. */
export async function mustHaveProved(ctx: Ctx, minutes: number): Promise<void> {
  const { sessionId } = ctx.actor
  const row = sessionId === null ? undefined : await ctx.tx.selectFrom('session').select('proved_at').where('id', '=', sessionId).executeTakeFirst()
  if (!row || row.proved_at.getTime() < ctx.now.getTime() - minutes * 60_000) throw new AppError('sign_in.proof_needed')
}
