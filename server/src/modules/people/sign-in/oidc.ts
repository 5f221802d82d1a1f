import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Input, Output, sessions, signIn } from '@guanjia/contract'
import type * as oidc from 'openid-client'
import type { App } from '../../../platform/app.ts'
import { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Exchange } from '../../../platform/http/route.ts'
import { newId } from '../../../platform/ids.ts'
import { hire } from '../employees.ts'
import { meant } from '../roles/grants.ts'
import { openSession } from '../sessions.ts'
import { CALLBACK, discover, openidClient, reasonOf, type ProviderRow } from './oidc-settings.ts'

const LIFE_MS = 10 * 60_000
const COOKIE = 'guanjia_oidc'
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What one attempt must remember until the browser is back; sealed, because it is worth a sign-in. */
interface Kept {
  verifier: string
  nonce: string
  state: string
}

export async function signInOptions(app: App): Promise<Output<typeof signIn.signInOptions>> {
  const { rows } = await app.database.pool.query<{ organization_id: string; label: string }>('select * from oidc_providers()')
  return { oidc: rows.map((row) => ({ id: row.organization_id, label: row.label })) }
}

/** Authorization Code with PKCE, state and nonce. A cookie binds the attempt to this browser: nobody is signed in by a link of somebody else. */
export async function beginOidc(app: App, { body }: Input<typeof signIn.beginOidc>, reply: FastifyReply): Promise<Output<typeof signIn.beginOidc>> {
  const provider = await runInCtx(app, { actor: Actor.system(body.organizationId) }, (ctx) => activeProvider(ctx))
  if (!provider) throw new AppError('not_found')
  const [config, oidc] = await Promise.all([reach(app, provider), openidClient()])
  const kept: Kept = { verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce(), state: oidc.randomState() }
  const browser = randomBytes(32).toString('base64url')
  await runInCtx(app, { actor: Actor.system(body.organizationId) }, async (ctx) => {
    const sealed = app.personalData.encrypt(JSON.stringify(kept))
    await ctx.tx
      .insertInto('oidc_attempt')
      .values({ organization_id: ctx.organizationId, id: newId(), state_hash: hashOf(kept.state), browser_hash: hashOf(browser), sealed, made_at: ctx.now, expires_at: new Date(ctx.now.getTime() + LIFE_MS) })
      .execute()
  })
  reply.setCookie(COOKIE, browser, { path: '/api/v1/oidc-sessions', httpOnly: true, sameSite: 'lax', secure: app.config.hasSecureCookie, maxAge: LIFE_MS / 1000 })
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: new URL(CALLBACK, provider.console_url).href, scope: 'openid profile email', code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier), code_challenge_method: 'S256', state: kept.state, nonce: kept.nonce,
  })
  return { url: url.href }
}

/** Throws `sign_in.oidc_refused` for an attempt that was not begun here, is over, or that the provider does not confirm; `sign_in.oidc_unknown` for a login that nobody has. */
export async function openOidcSession(exchange: Exchange, { body }: Input<typeof signIn.openOidcSession>, from: { device: string; address: string; mark?: Buffer | null }): Promise<{ token: string; session: sessions.Session }> {
  const { app, request, reply } = exchange
  const { rows } = await app.database.pool.query<{ organization: string | null }>('select organization_of_oidc_state($1) as organization', [hashOf(body.state)])
  const organizationId = rows[0]?.organization
  const browser = request.cookies[COOKIE]
  if (!organizationId || browser === undefined) throw new AppError('sign_in.oidc_refused')
  const begun = await runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) => spend(ctx, body.state, browser))
  if (!begun) throw new AppError('sign_in.oidc_refused')
  reply.clearCookie(COOKIE, { path: '/api/v1/oidc-sessions' })
  const claims = await claimsOf(app, begun.provider, begun.kept, body)
  const login = claims[begun.provider.login_claim]
  if (typeof login !== 'string' || login.trim() === '') throw new AppError('sign_in.oidc_unknown', `the claim ${begun.provider.login_claim} is missing`)
  return runInCtx(app, { actor: Actor.system(organizationId) }, async (ctx) => {
    const accountId = await accountFor(ctx, begun.provider, login.trim().toLowerCase(), typeof claims['name'] === 'string' ? claims['name'] : login)
    return openSession(ctx, accountId, { device: body.device ?? from.device, address: from.address, mark: from.mark ?? null, method: 'oidc' })
  })
}

async function activeProvider(ctx: Ctx): Promise<ProviderRow | undefined> {
  return ctx.tx.selectFrom('oidc_provider').selectAll().where('is_active', '=', true).executeTakeFirst()
}

async function reach(app: App, provider: ProviderRow): Promise<oidc.Configuration> {
  try {
    return await discover(provider, provider.client_secret === null ? null : app.personalData.decrypt(provider.client_secret))
  } catch (error) {
    app.log.warn({ reason: reasonOf(error) }, 'the sign-on provider does not answer')
    throw new AppError('unavailable', 'The sign-on provider does not answer')
  }
}

/** An attempt is spent once, whatever comes of it; only in the browser that began it. */
async function spend(ctx: Ctx, state: string, browser: string): Promise<{ kept: Kept; provider: ProviderRow } | null> {
  const row = await ctx.tx.selectFrom('oidc_attempt').selectAll().where('state_hash', '=', hashOf(state)).where('used_at', 'is', null).where('expires_at', '>', ctx.now).forUpdate().executeTakeFirst()
  if (!row || !timingSafeEqual(row.browser_hash, hashOf(browser))) return null
  await ctx.tx.updateTable('oidc_attempt').set({ used_at: ctx.now }).where('id', '=', row.id).execute()
  const provider = await activeProvider(ctx)
  return provider ? { kept: JSON.parse(ctx.app.personalData.decrypt(row.sealed)) as Kept, provider } : null
}

async function claimsOf(app: App, provider: ProviderRow, kept: Kept, { code, state, iss }: Input<typeof signIn.openOidcSession>['body']): Promise<Record<string, unknown>> {
  const [config, oidc] = await Promise.all([reach(app, provider), openidClient()])
  const back = new URL(CALLBACK, provider.console_url)
  for (const [name, value] of Object.entries({ code, state, iss })) if (value !== undefined) back.searchParams.set(name, value)
  try {
    const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: kept.verifier, expectedNonce: kept.nonce, expectedState: kept.state, idTokenExpected: true })
    const claims = tokens.claims()!
    if (claims[provider.login_claim] !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
  } catch (error) {
    app.log.warn({ reason: reasonOf(error) }, 'single sign-on refused')
    throw new AppError('sign_in.oidc_refused')
  }
}

/** The colleague with this login in this organisation; made only where the settings say with which role. Residents and closed accounts are no colleagues. */
async function accountFor(ctx: Ctx, provider: ProviderRow, login: string, name: string): Promise<string> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [login])
  const { rows } = await ctx.client.query<{ id: string; is_active: boolean; is_staff: boolean }>({
    text: `select a.id, a.is_active, exists (select from employee e where e.organization_id = a.organization_id and e.account_id = a.id and e.is_active) as is_staff
           from account a where a.organization_id = $1 and a.login = $2`,
    values: [ctx.organizationId, login],
  })
  const known = rows[0]
  if (known?.is_active && known.is_staff) return known.id
  if (known || provider.provision_role === null) throw new AppError('sign_in.oidc_unknown')
  const taken = await ctx.client.query<{ taken: string | null }>('select organization_of_login($1) as taken', [login])
  if (taken.rows[0]?.taken) throw new AppError('sign_in.oidc_unknown')
  const siteId = provider.provision_site
  const role = await meant(ctx, { key: provider.provision_role, scope: siteId === null ? 'organization' : 'site', siteId })
  const { accountId } = await hire(ctx, {
    login, name: name.slice(0, 50), password: randomBytes(32).toString('hex'), position: '', departmentId: null, skills: [], roles: [{ role: role.kind, roleId: role.roleId, scope: role.scope, siteId }],
  })
  return accountId
}
