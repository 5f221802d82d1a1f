import type { Input, Output, signIn } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type * as oidc from 'openid-client'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { siteById } from '../../organization/index.ts'
import { meant, mustGive } from '../roles/grants.ts'
import type { OidcProviderTable } from '../tables.ts'

export type ProviderRow = Selectable<OidcProviderTable>
const TIMEOUT_S = 8
export const CALLBACK = '/sign-in/oidc'

/** Loaded when somebody signs in with it: most installations never do. */
export const openidClient = (): Promise<typeof oidc> => import('openid-client')

export async function getOidcProvider(ctx: Ctx): Promise<Output<typeof signIn.getOidcProvider>> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('oidc_provider').selectAll().executeTakeFirst()
  return { provider: row ? present(row) : null }
}

const redirectOf = (consoleUrl: string): string => new URL(CALLBACK, consoleUrl).href

function present(row: ProviderRow): signIn.OidcProvider {
  return {
    label: row.label, issuer: row.issuer, clientId: row.client_id, hasSecret: row.client_secret !== null, consoleUrl: row.console_url, redirectUri: redirectOf(row.console_url), loginClaim: row.login_claim,
    provision: row.provision_role === null ? null : { role: row.provision_role, siteId: row.provision_site }, isActive: row.is_active, version: row.version,
  }
}

/** Throws `stale_version`, `rule_broken` for an address that is not secret on its way, `not_permitted` for a role that the actor could not give. */
export async function saveOidcProvider(ctx: Ctx, { body }: Input<typeof signIn.saveOidcProvider>): Promise<signIn.OidcProvider> {
  mustManage(ctx)
  mustBeSafe(body.issuer, '/issuer')
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [ctx.organizationId])
  const before = await ctx.tx.selectFrom('oidc_provider').selectAll().forUpdate().executeTakeFirst()
  if (before) await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before)))
  if (body.provision) {
    const { role, siteId } = body.provision
    if (siteId !== null) await siteById(ctx, siteId)
    mustGive(ctx, await meant(ctx, { key: role, scope: siteId === null ? 'organization' : 'site', siteId }))
  }
  const facts = {
    label: body.label, issuer: body.issuer, client_id: body.clientId, console_url: body.consoleUrl, login_claim: body.loginClaim, provision_role: body.provision?.role ?? null, provision_site: body.provision?.siteId ?? null,
    is_active: body.isActive, client_secret: body.clientSecret === undefined ? (before?.client_secret ?? null) : ctx.app.personalData.encrypt(body.clientSecret), version: (before?.version ?? 0) + 1,
  }
  await ctx.tx
    .insertInto('oidc_provider')
    .values({ organization_id: ctx.organizationId, ...facts })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(facts))
    .execute()
  recordHappening(ctx, { siteId: null, recordType: 'sign_in', recordId: ctx.organizationId, action: 'oidc_saved', note: `${body.label} ${body.issuer}${body.isActive ? '' : ' (off)'}` })
  return present({ organization_id: ctx.organizationId, ...facts })
}

/** Asks the provider what it offers; says in words of the network what went wrong, without secrets. */
export async function testOidcProvider(ctx: Ctx, { body }: Input<typeof signIn.testOidcProvider>): Promise<Output<typeof signIn.testOidcProvider>> {
  mustManage(ctx)
  mustBeSafe(body.issuer, '/issuer')
  try {
    const config = await discover({ issuer: body.issuer, client_id: body.clientId }, null)
    return { works: true, problem: null, authorizationEndpoint: config.serverMetadata().authorization_endpoint ?? null }
  } catch (error) {
    return { works: false, problem: reasonOf(error), authorizationEndpoint: null }
  }
}

/** What the provider offers. Plain HTTP is for a provider on this very machine. */
export async function discover({ issuer, client_id }: Pick<ProviderRow, 'issuer' | 'client_id'>, secret: string | null): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  const oidc = await openidClient()
  return oidc.discovery(url, client_id, secret ?? undefined, secret === null ? oidc.None() : undefined, { timeout: TIMEOUT_S, ...(isHere(url) ? { execute: [oidc.allowInsecureRequests] } : {}) })
}

const isHere = (url: URL): boolean => url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

function mustBeSafe(issuer: string, pointer: string): void {
  const url = new URL(issuer)
  if (url.protocol !== 'https:' && !isHere(url)) throw wrongField('rule_broken', pointer, 'https is needed')
}

export function reasonOf(error: unknown): string {
  const { code, cause, message } = error as { code?: string; cause?: { code?: string; message?: string }; message?: string }
  return [cause?.code ?? code, cause?.message ?? message].filter(Boolean).join(': ').slice(0, 200)
}

function mustManage(ctx: Ctx): void {
  if (ctx.actor.sitesFor('sign_in:manage') !== 'all') throw new AppError('not_permitted')
}
