import type { Ctx } from '../../../platform/ctx.ts'
import { runInCtx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { Actor } from '../../../platform/auth/actor.ts'
import { passwordFits } from '../passwords.ts'
import { attemptOf, mustBeOpen, noteMiss } from './misses.ts'

/**
 * Whoever sits at an open session and changes how it is protected must know the password; guessing it there is slowed down like signing in, and
 * the miss is kept although the answer is a refusal. Throws `wrong_login`, `too_many_attempts`.
 */
export async function mustKnowPassword(ctx: Ctx, account: { login: string; password_hash: string }, password: string): Promise<void> {
  const attempt = attemptOf(ctx.app, account.login, `session ${ctx.actor.sessionId ?? ''}`)
  await mustBeOpen(ctx, attempt)
  if (await passwordFits(account.password_hash, password)) return
  await runInCtx(ctx.app, { actor: Actor.system(ctx.organizationId), now: ctx.now }, (apart) => noteMiss(apart, attempt))
  throw new AppError('wrong_login')
}
