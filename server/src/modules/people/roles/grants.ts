import { GIVEN_WITHOUT_HAVING, type Grant, type GrantWish, type Permission, type Role, type RoleCode, type Scope } from '@guanjia/contract'
import type { Grant as HeldGrant } from '../../../platform/auth/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { codeOf, permissionsOf, type KeptRole } from './role-rules.ts'
import { roleByKey, rowIdOf } from './role-rows.ts'

/** An assignment joined with what the organisation made of its role. */
export interface GrantRow extends KeptRole {
  role: Role
  scope: Scope
  siteId: string | null
  roleId: string | null
  name: string | null
  zoneIds?: string[] | null
}

/** What an actor holds by an assignment. */
export function heldBy(row: GrantRow): HeldGrant {
  const permissions = new Set(permissionsOf(codeOf(row.code, row.role), row))
  return { role: row.role, scope: row.scope, siteId: row.siteId, permissions, ...(row.scope === 'zone' ? { zoneIds: row.zoneIds ?? [] } : {}) }
}

/** The same for the outside: which role by key and name. */
export function presentGrant(row: GrantRow): Grant {
  const isOwn = row.roleId !== null && row.code === null
  return { role: row.role, key: isOwn ? row.roleId! : codeOf(row.code, row.role), name: isOwn ? row.name : null, scope: row.scope, siteId: row.siteId }
}

export interface AssignedGrant extends GrantRow {
  id: string
  accountId: string
}

/** Everything given to these accounts, with the zones of who works in zones. */
export async function grantsOf(ctx: Ctx, accountIds: readonly string[]): Promise<AssignedGrant[]> {
  if (accountIds.length === 0) return []
  const { rows } = await ctx.client.query<AssignedGrant>({
    name: 'grants_of_accounts',
    text: `select r.id, r.account_id as "accountId", r.role, r.scope, r.site_id as "siteId", r.role_id as "roleId", o.code, o.name,
             case when o.retired_at is null then o.permissions else '{}' end as permissions, o.added, o.removed,
             case when r.scope = 'zone' then zones_of_post(r.organization_id, e.id, r.site_id) end as "zoneIds"
           from role_assignment r
           left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
           left join employee e on e.organization_id = r.organization_id and e.account_id = r.account_id and e.is_active
           where r.organization_id = $1 and r.account_id = any ($2) order by r.account_id, r.role, o.name, r.site_id`,
    values: [ctx.organizationId, accountIds],
  })
  return rows
}

export interface GivenRole {
  kind: Role
  code: RoleCode | null
  roleId: string | null
  permissions: Permission[]
  scope: Scope
  siteId: string | null
}

/** The role that a wish means. Throws `not_found`, `rule_broken` for a retired one, `invalid_request` when kind and key or scope and site do not fit. */
export async function meant(ctx: Ctx, wish: GrantWish): Promise<GivenRole> {
  const wrong = (message: string): AppError => new AppError('invalid_request', message, [{ pointer: '/roles', message }])
  if ((wish.scope === 'site' || wish.scope === 'zone') !== (wish.siteId !== null)) throw wrong('scopes site and zone need a siteId, other scopes none')
  const key = wish.key ?? wish.role!
  const { row, kind, code, permissions } = await roleByKey(ctx, key, '/roles')
  if (kind === 'resident' || (wish.role !== undefined && wish.role !== kind)) throw wrong('role and key do not fit')
  if (row?.retired_at) throw wrongField('rule_broken', '/roles', 'this role is retired')
  const roleId = code !== null && code === kind ? null : (row?.id ?? (await rowIdOf(ctx, key as RoleCode)))
  return { kind, code, roleId, permissions, scope: wish.scope, siteId: wish.siteId }
}

/**
 * Nobody gives or takes rights where they manage no people, nor rights that they do not have there; the roles that head the company are given
 * by its administrators. Throws `not_found`, `not_permitted`.
 */
export function mustGive(ctx: Ctx, given: { kind: Role; permissions: Iterable<Permission>; siteId: string | null }): void {
  const { actor } = ctx
  if (given.siteId !== null) actor.mustSee('people:manage', given.siteId)
  else if (actor.sitesFor('people:manage') !== 'all') throw new AppError('not_permitted')
  if ((given.kind === 'administrator' || given.kind === 'general_manager') && !actor.hasRole('administrator')) throw new AppError('not_permitted')
  for (const permission of given.permissions) {
    if (GIVEN_WITHOUT_HAVING.includes(permission)) continue
    const has = given.siteId === null ? actor.sitesFor(permission) === 'all' : actor.can(permission, given.siteId) && actor.zonesFor(permission, given.siteId) === 'all'
    if (!has) throw new AppError('not_permitted', `nobody gives a right that they do not have: ${permission}`)
  }
}

/** Changes of rights happen one after the other, so that two at once do not leave nobody who may change them. */
export async function lockRights(ctx: Ctx): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [ctx.organizationId])
}

/** Asked after a change, before the commit. Throws `rule_broken` when no active account could manage roles any more. */
export async function mustKeepRoleManager(ctx: Ctx, pointer: string): Promise<void> {
  const { rows } = await ctx.client.query<GrantRow>({
    name: 'who_heads_roles',
    text: `select r.role, r.scope, r.site_id as "siteId", r.role_id as "roleId", o.code, o.name, o.permissions, o.added, o.removed
           from role_assignment r
           join account a on a.organization_id = r.organization_id and a.id = r.account_id and a.is_active
           join employee e on e.organization_id = r.organization_id and e.account_id = r.account_id and e.is_active
           left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
           where r.organization_id = $1 and r.scope = 'organization'`,
    values: [ctx.organizationId],
  })
  if (!rows.some((row) => permissionsOf(codeOf(row.code, row.role), row).includes('roles:manage'))) throw wrongField('rule_broken', pointer, 'somebody must stay who may manage roles')
}

