import { randomBytes } from 'node:crypto'
import { PERMISSIONS, inOrder, type Input, type Output, type Permission, type signIn } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { sitesOf } from '../../organization/index.ts'
import { makeAccount } from '../accounts.ts'
import { tokenHash, type Authenticator } from '../authenticate.ts'
import { employeeNames } from '../employees.ts'
import { tellOwner } from '../sign-in/notices.ts'
import type { ApiKeyTable } from '../tables.ts'
import { KEY_BEGINNING } from './key-limiter.ts'

type Key = signIn.ApiKey
type Row = Selectable<ApiKeyTable>

const LONGEST_MS = 2 * 366 * 86_400_000
/** What only people do: keys make no accounts, roles or keys. */
const NEVER: readonly Permission[] = ['people:manage', 'roles:manage', 'sign_in:manage', 'api_keys:manage', 'installation:operate', 'cases:own', 'relations:own']

export async function listApiKeys(ctx: Ctx): Promise<Output<typeof signIn.listApiKeys>> {
  mustManage(ctx)
  const rows = await ctx.tx.selectFrom('api_key').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(500).execute()
  return { items: await present(ctx, rows) }
}

/**
 * A key for another system: some of the actor's own rights, at some sites, until a day. A colleague answers for it; when they leave, it ends.
 * Throws `not_permitted` for rights that the actor does not have there, `not_found`, `already_exists`, `rule_broken`.
 */
export async function createApiKey(ctx: Ctx, { body }: Input<typeof signIn.createApiKey>): Promise<{ token: string; key: Key }> {
  mustManage(ctx)
  const permissions = inOrder(body.permissions)
  await mustFit(ctx, body, permissions)
  const token = KEY_BEGINNING + randomBytes(32).toString('base64url')
  const id = newId()
  const expiresAt = new Date(body.expiresAt)
  // Nobody signs in with it: the password fits nothing that anybody knows.
  const accountId = await makeAccount(ctx, { login: `key-${id}`, password: randomBytes(32).toString('hex'), name: body.name, roles: [] })
  const row = await ctx.tx
    .insertInto('api_key')
    .values({
      organization_id: ctx.organizationId, id, account_id: accountId, name: body.name, token_hash: tokenHash(token), beginning: token.slice(0, 8), permissions, site_ids: body.siteIds === null ? null : [...new Set(body.siteIds)].sort(),
      per_minute: body.perMinute, answerable_id: body.answerableId, created_at: ctx.now, created_by: ctx.actor.employeeId, expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'api_key', recordId: id, action: 'created', note: body.name, changes: [{ field: 'permissions', from: [], to: permissions }] })
  await tellAnswerable(ctx, body.answerableId, body.name)
  return { token, key: (await present(ctx, [row]))[0]! }
}

async function tellAnswerable(ctx: Ctx, employeeId: string, name: string): Promise<void> {
  const { account_id } = await ctx.tx.selectFrom('employee').select('account_id').where('id', '=', employeeId).executeTakeFirstOrThrow()
  // Who made it may not be who answers for it, and may not know that somebody made it in their name.
  for (const accountId of new Set([account_id, ctx.actor.accountId!])) tellOwner(ctx, accountId, 'key_made', { name })
}

async function mustFit(ctx: Ctx, body: Input<typeof signIn.createApiKey>['body'], permissions: readonly Permission[]): Promise<void> {
  const never = permissions.filter((one) => NEVER.includes(one))
  if (never.length > 0) throw wrongField('rule_broken', '/permissions', `only for people: ${never.join(', ')}`)
  const at = new Date(body.expiresAt).getTime()
  if (at <= ctx.now.getTime() || at > ctx.now.getTime() + LONGEST_MS) throw wrongField('rule_broken', '/expiresAt', 'from now to two years')
  const sites = await sitesOf(ctx)
  if (body.siteIds?.some((id) => !sites.some((site) => site.id === id))) throw wrongField('not_found', '/siteIds', 'no such site')
  for (const permission of permissions) {
    const has = ctx.actor.sitesFor(permission)
    if (has !== 'all' && (body.siteIds === null || body.siteIds.some((id) => !has.includes(id)))) throw new AppError('not_permitted', `nobody gives a right that they do not have: ${permission}`)
  }
  const answerable = await ctx.tx.selectFrom('employee').select('id').where('id', '=', body.answerableId).where('is_active', '=', true).executeTakeFirst()
  if (!answerable) throw wrongField('not_found', '/answerableId', 'no such colleague')
  const taken = await ctx.tx.selectFrom('api_key').select('id').where('revoked_at', 'is', null).where((e) => e(e.fn<string>('lower', ['name']), '=', body.name.toLowerCase())).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/name', body.name)
}

/** Ends a key; in every process at once. */
export async function revokeApiKey(ctx: Ctx, { params }: Input<typeof signIn.revokeApiKey>, authenticator: Pick<Authenticator, 'forget'>): Promise<Key> {
  mustManage(ctx)
  const row = await ctx.tx.selectFrom('api_key').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  if (row.revoked_at !== null) throw new AppError('action_not_allowed')
  await ctx.tx.updateTable('api_key').set({ revoked_at: ctx.now, version: row.version + 1 }).where('id', '=', row.id).execute()
  await ctx.tx.updateTable('account').set({ is_active: false }).where('id', '=', row.account_id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'api_key', recordId: row.id, action: 'revoked', note: row.name })
  ctx.afterCommit(() => authenticator.forget())
  return (await present(ctx, [{ ...row, revoked_at: ctx.now }]))[0]!
}

/** Keys reach over sites, so only who may manage them everywhere does. */
function mustManage(ctx: Ctx): void {
  if (ctx.actor.sitesFor('api_keys:manage') !== 'all') throw new AppError('not_permitted')
}

async function present(ctx: Ctx, rows: Row[]): Promise<Key[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.answerable_id, row.created_by]))
  const active = await ctx.tx.selectFrom('employee').select('id').where('id', 'in', rows.length > 0 ? rows.map((row) => row.answerable_id) : [newId()]).where('is_active', '=', true).execute()
  const sites = await sitesOf(ctx)
  const ref = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, name: row.name, beginning: row.beginning, permissions: PERMISSIONS.filter((one) => row.permissions.includes(one)),
    sites: row.site_ids?.map((id) => ({ id, name: sites.find((site) => site.id === id)?.name ?? '' })) ?? null, perMinute: row.per_minute, answerable: ref(row.answerable_id),
    createdAt: iso(row.created_at), createdBy: row.created_by === null ? null : ref(row.created_by), expiresAt: iso(row.expires_at), revokedAt: iso(row.revoked_at),
    lastUsedAt: iso(row.last_used_at), lastAddress: row.last_address,
    state: row.revoked_at !== null ? 'revoked' : row.expires_at <= ctx.now ? 'expired' : active.some(({ id }) => id === row.answerable_id) ? 'active' : 'idle',
  }))
}
