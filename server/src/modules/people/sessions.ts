import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { sessions, type Input } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { SESSION_COOKIE, tokenOf } from '../../platform/http/server.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { sitesOf } from '../organization/index.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { tokenHash, type Authenticator } from './authenticate.ts'
import { grantsOf, heldBy, presentGrant } from './roles/grants.ts'

type Unit = sessions.Session['units'][number]
let unitsOfPerson: (ctx: Ctx, personId: string) => Promise<Unit[]> = async () => []
/** The archives say which units a resident belongs to; people lies left of them and cannot ask. */
export function residentsLiveIn(find: (ctx: Ctx, personId: string) => Promise<Unit[]>): void {
  unitsOfPerson = find
}

/** A resident's units of today, told by the archives. */
export const unitsOf = (ctx: Ctx, personId: string): Promise<Unit[]> => unitsOfPerson(ctx, personId)

/** After three misses each further one waits twice as long, from one second to 15 minutes. */
function lockSeconds(failures: number): number {
  return failures < 3 ? 0 : Math.min(2 ** (failures - 3), 900)
}

/** Signs in. Unknown login and wrong password are one answer, `wrong_login`; repeated misses are `too_many_attempts` for a growing while. */
export async function signIn(app: App, body: Input<typeof sessions.createSession>['body'], device: string): Promise<{ token: string; session: sessions.Session }> {
  const login = body.login.toLowerCase()
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_login($1) as organization', [login])
  const organizationId = rows[0]?.organization
  if (!organizationId) {
    await passwordFits(null, body.password)
    throw new AppError('wrong_login')
  }
  const outcome = await runInCtx(app, { actor: Actor.system(organizationId) }, async (ctx) => {
    const account = await ctx.tx.selectFrom('account').selectAll().where('login', '=', login).forUpdate().executeTakeFirst()
    if (!account) return 'wrong_login' as const
    if (account.locked_until && account.locked_until > ctx.now) return 'too_many_attempts' as const
    if (!(await passwordFits(account.password_hash, body.password))) {
      const failures = account.failed_attempts + 1
      const seconds = lockSeconds(failures)
      await ctx.tx.updateTable('account').set({ failed_attempts: failures, locked_until: seconds > 0 ? new Date(ctx.now.getTime() + seconds * 1000) : null }).where('id', '=', account.id).execute()
      return 'wrong_login' as const
    }
    if (account.failed_attempts > 0) await ctx.tx.updateTable('account').set({ failed_attempts: 0, locked_until: null }).where('id', '=', account.id).execute()
    return openSession(ctx, account.id, body.device ?? device)
  })
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}

/** Makes a session of an account and describes it. The token is 256 random bits; only its hash is kept. A session with this `id` gets a new token instead. */
export async function openSession(ctx: Ctx, accountId: string, device: string, id = newId()): Promise<{ token: string; session: sessions.Session }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + ctx.app.config.sessionDays * 86_400_000)
  await ctx.tx
    .insertInto('session')
    .values({ organization_id: ctx.organizationId, id, account_id: accountId, token_hash: tokenHash(token), device: device.slice(0, 200), expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet({ token_hash: tokenHash(token), expires_at: expiresAt }))
    .execute()
  return { token, session: await describeSession(ctx, accountId, expiresAt) }
}

/** Everything a client must know of a signed-in account. */
export async function describeSession(ctx: Ctx, accountId: string, expiresAt: Date): Promise<sessions.Session> {
  const account = await ctx.tx.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
  const organization = await ctx.tx.selectFrom('organization').select(['id', 'name', 'is_demo']).where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  const employee = await ctx.tx.selectFrom('employee').select('id').where('account_id', '=', accountId).where('is_active', '=', true).executeTakeFirst()
  const grants = await grantsOf(ctx, [accountId])
  const actor = new Actor({ kind: employee ? 'staff' : 'resident', organizationId: ctx.organizationId, accountId, employeeId: employee?.id ?? null, personId: account.person_id, name: account.name, locale: account.locale, grants: grants.map(heldBy) })
  const units = account.person_id === null ? [] : await unitsOfPerson(ctx, account.person_id)
  const all = await sitesOf({ ...ctx, actor })
  const sites = actor.kind === 'resident' ? all.filter((site) => units.some((unit) => unit.siteId === site.id)) : all
  return {
    account: { id: account.id, login: account.login, name: account.name, locale: account.locale },
    organization: { id: organization.id, name: organization.name },
    employeeId: employee?.id ?? null,
    personId: account.person_id,
    roles: grants.map(presentGrant),
    permissions: actor.permissions,
    sites: sites.map((site) => ({ id: site.id, name: site.name, kind: site.kind, timeZone: site.timeZone })),
    units,
    expiresAt: iso(expiresAt),
    isDemo: organization.is_demo,
  }
}

export function setSessionCookie(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: app.config.hasSecureCookie, maxAge: app.config.sessionDays * 86_400 })
}

export async function changeOwnAccount(ctx: Ctx, body: Input<typeof sessions.changeOwnAccount>['body'], expiresAt: Date, authenticator: Authenticator): Promise<sessions.Session> {
  const id = ctx.actor.accountId!
  if (body.locale) await ctx.tx.updateTable('account').set({ locale: body.locale }).where('id', '=', id).execute()
  if (body.password) {
    const { password_hash } = await ctx.tx.selectFrom('account').select('password_hash').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (!(await passwordFits(password_hash, body.password.old))) throw new AppError('wrong_login')
    await ctx.tx.updateTable('account').set({ password_hash: await hashPassword(body.password.new) }).where('id', '=', id).execute()
  }
  ctx.afterCommit(() => authenticator.forget())
  return describeSession(ctx, id, expiresAt)
}

/** Ends the session of the request; its token is worthless at once, in every process. */
export async function signOut(ctx: Ctx, exchange: Exchange, authenticator: Authenticator): Promise<void> {
  const token = tokenOf(exchange.request)
  if (token) await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('token_hash', '=', tokenHash(token)).execute()
  exchange.reply.clearCookie(SESSION_COOKIE, { path: '/' })
  ctx.afterCommit(() => authenticator.forget())
}
