import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { sessions, type Input, type Locale, type Sent } from '@guanjia/contract'
import { timeOf, type App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { securityPolicy } from '../../platform/auth/security-policy.ts'
import { SECURE_SESSION_COOKIE, SESSION_COOKIE, tokenOf } from '../../platform/http/server.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { sitesOf } from '../organization/index.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { hashPassword, mustBeStrong, passwordFits } from './passwords.ts'
import { attemptOf, forgetMisses, mustBeOpen, noteMiss } from './sign-in/misses.ts'
import { mustKnowPassword } from './sign-in/known-password.ts'
import { tellOwner } from './sign-in/notices.ts'
import { isNewDevice, tellOfNewDevice, type Place } from './sign-in/devices.ts'
import { proveSecondFactor } from './sign-in/second-factor.ts'
import { tokenHash, type Authenticator, type SignedIn } from './authenticate.ts'
import { grantsOf, heldBy, presentGrant, type AssignedGrant } from './roles/grants.ts'

type Unit = sessions.Session['units'][number]
let unitsOfPerson: (ctx: Ctx, personId: string) => Promise<Unit[]> = async () => []
/** The archives say which units a resident belongs to; people lies left of them and cannot ask. */
export function residentsLiveIn(find: (ctx: Ctx, personId: string) => Promise<Unit[]>): void {
  unitsOfPerson = find
}

/** A resident's units of today, told by the archives. */
export const unitsOf = (ctx: Ctx, personId: string): Promise<Unit[]> => unitsOfPerson(ctx, personId)

/**
 * Signs in. Unknown login and wrong password are one answer, `wrong_login`, and wait alike: repeated misses of a login or an address are
 * `too_many_attempts` for a growing while. Who has a second factor is asked for it once the password was right.
 */
export async function signIn(app: App, body: Sent<typeof sessions.createSession>['body'], from: Omit<Place, 'mark'> & Partial<Place>, now = timeOf(app)): Promise<{ token: string; session: sessions.Session }> {
  const login = body.login.toLowerCase()
  const attempt = attemptOf(app, login, from.address)
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_for_sign_in($1) as organization', [login])
  const organizationId = rows[0]?.organization
  // Nobody signs in to an installation that was not set up.
  if (!organizationId) throw new AppError('wrong_login')
  const outcome = await runInCtx(app, { actor: Actor.system(organizationId), now }, async (ctx) => {
    await mustBeOpen(ctx, attempt)
    const account = await ctx.tx.selectFrom('account').selectAll().where('login', '=', login).where('is_active', '=', true).forUpdate().executeTakeFirst()
    if (!(await passwordFits(account?.password_hash ?? null, body.password)) || !account) {
      await noteMiss(ctx, attempt)
      return 'wrong_login' as const
    }
    if (account.password_until !== null && account.password_until <= ctx.now) return 'sign_in.password_expired' as const
    const proof = await proveSecondFactor(ctx, account.id, body.code)
    if (proof === 'code_needed') return 'sign_in.code_needed' as const
    if (proof === 'wrong_code') {
      await noteMiss(ctx, attempt)
      return 'sign_in.wrong_code' as const
    }
    await forgetMisses(ctx, attempt.login)
    return openSession(ctx, account.id, { device: body.device ?? from.device, address: from.address, mark: from.mark ?? null, method: 'password', app: body.app })
  })
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}

type SignInMethod = 'password' | 'code' | 'oidc'

/** Makes a session of an account and describes it. The token is 256 random bits; only its hash is kept. A session with this `id` gets a new token instead. */
export async function openSession(ctx: Ctx, accountId: string, from: { device: string; address?: string; mark?: Buffer | null; method: SignInMethod; app?: SignedIn['app'] | undefined }, id = newId()): Promise<{ token: string; session: sessions.Session }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + ctx.app.config.sessionDays * 86_400_000)
  const place: Place = { device: from.device.slice(0, 200), address: (from.address ?? '').slice(0, 60), mark: from.mark ?? null }
  // Two sign-ins of one account at once: the second one knows the first.
  await ctx.tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
  const isNew = await isNewDevice(ctx, accountId, place)
  await ctx.tx
    .insertInto('session')
    .values({ organization_id: ctx.organizationId, id, account_id: accountId, token_hash: tokenHash(token), device: place.device, address: place.address, device_mark: place.mark, is_new_device: isNew, method: from.method, app: from.app ?? 'console', last_seen_at: ctx.now, proved_at: ctx.now, created_at: ctx.now, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet({ token_hash: tokenHash(token), expires_at: expiresAt }))
    .execute()
  if (isNew) tellOfNewDevice(ctx, accountId, place, id)
  return { token, session: await describeSession(ctx, accountId, { expiresAt, method: from.method, app: from.app ?? 'console' }) }
}

async function actorOf(ctx: Ctx, account: { id: string; person_id: string | null; name: string; locale: Locale }, grants: AssignedGrant[]): Promise<Actor> {
  const employee = await ctx.tx.selectFrom('employee').select('id').where('account_id', '=', account.id).where('is_active', '=', true).executeTakeFirst()
  return new Actor({ kind: employee ? 'staff' : 'resident', organizationId: ctx.organizationId, accountId: account.id, employeeId: employee?.id ?? null, personId: account.person_id, name: account.name, locale: account.locale, grants: grants.map(heldBy) })
}

/** Who an account is now and what it may, for work that goes on without a request; null when it was switched off. */
export async function actorOfAccount(ctx: Ctx, accountId: string): Promise<Actor | null> {
  const account = await ctx.tx.selectFrom('account').selectAll().where('id', '=', accountId).where('is_active', '=', true).executeTakeFirst()
  return account ? actorOf(ctx, account, await grantsOf(ctx, [accountId])) : null
}

/** Everything a client must know of a signed-in account. */
export async function describeSession(ctx: Ctx, accountId: string, { expiresAt, method, app }: { expiresAt: Date; method: SignedIn['method']; app: SignedIn['app'] }): Promise<sessions.Session> {
  const account = await ctx.tx.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
  const organization = await ctx.tx.selectFrom('organization').select(['id', 'name', 'is_demo']).where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  const { rows } = await ctx.client.query<{ unfinished: sessions.Session['unfinished'] }>({ name: 'unfinished_sign_in', text: 'select unfinished_sign_in($1, $2, $3) as unfinished', values: [ctx.organizationId, accountId, method === 'key' ? 'password' : method] })
  const unfinished = rows[0]!.unfinished
  // Nothing opens before: no right, no site.
  const grants = unfinished === null ? await grantsOf(ctx, [accountId]) : []
  const actor = await actorOf(ctx, account, grants)
  const policy = await securityPolicy(ctx)
  const units = account.person_id === null ? [] : await unitsOfPerson(ctx, account.person_id)
  const all = await sitesOf({ ...ctx, actor })
  const sites = actor.kind === 'resident' ? all.filter((site) => units.some((unit) => unit.siteId === site.id)) : all
  return {
    account: { id: account.id, login: account.login, name: account.name, locale: account.locale },
    organization: { id: organization.id, name: organization.name },
    employeeId: actor.employeeId,
    personId: account.person_id,
    roles: grants.map(presentGrant),
    permissions: actor.permissions,
    sites: sites.map((site) => ({ id: site.id, name: site.name, kind: site.kind, timeZone: site.timeZone })),
    units,
    expiresAt: iso(expiresAt),
    unfinished,
    isDemo: organization.is_demo,
    passwordLength: policy.passwordLength,
    idleMinutes: app === 'phone' ? policy.phoneIdleMinutes : policy.idleMinutes,
  }
}

export function setSessionCookie(app: App, reply: FastifyReply, token: string): void {
  const isSecure = app.config.hasSecureCookie
  reply.setCookie(isSecure ? SECURE_SESSION_COOKIE : SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: app.config.sessionDays * 86_400 })
  if (isSecure) reply.clearCookie(SESSION_COOKIE, { path: '/' })
}

/** An own password ends what was temporary, and every other session of the account. Throws `wrong_login`, `too_many_attempts`, `password.too_weak`. */
export async function changeOwnAccount(ctx: Ctx, body: Input<typeof sessions.changeOwnAccount>['body'], current: SignedIn, authenticator: Authenticator): Promise<sessions.Session> {
  const id = ctx.actor.accountId!
  if (body.locale) await ctx.tx.updateTable('account').set({ locale: body.locale }).where('id', '=', id).execute()
  if (body.password) {
    const account = await ctx.tx.selectFrom('account').select(['id', 'login', 'name', 'password_hash']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    await mustKnowPassword(ctx, account, body.password.old)
    await mustBeStrong(body.password.new, account, '/password/new', (await securityPolicy(ctx)).passwordLength)
    if (body.password.new === body.password.old) throw wrongField('password.too_weak', '/password/new', 'same')
    await ctx.tx.updateTable('account').set({ password_hash: await hashPassword(body.password.new), must_change_password: false, password_until: null }).where('id', '=', id).execute()
    await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('account_id', '=', id).where('id', '!=', current.sessionId).where('revoked_at', 'is', null).execute()
    if (ctx.actor.employeeId !== null) recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: ctx.actor.employeeId, action: 'password_changed' })
    tellOwner(ctx, id, 'password_changed')
  }
  ctx.afterCommit(() => authenticator.forget())
  return describeSession(ctx, id, current)
}

/** Ends the session of the request; its token is worthless at once, in every process. */
export async function signOut(ctx: Ctx, exchange: Exchange, authenticator: Authenticator): Promise<void> {
  const token = tokenOf(exchange.request)
  if (token) await ctx.tx.updateTable('session').set({ revoked_at: ctx.now }).where('token_hash', '=', tokenHash(token)).execute()
  exchange.reply.clearCookie(SESSION_COOKIE, { path: '/' })
  if (ctx.app.config.hasSecureCookie) exchange.reply.clearCookie(SECURE_SESSION_COOKIE, { path: '/', secure: true })
  ctx.afterCommit(() => authenticator.forget())
}
