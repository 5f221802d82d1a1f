import { ROLE_CODES, type Input, type Output, type roles } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { readTimeline } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { sitesOf } from '../../organization/index.ts'
import { knownBuiltIn, knownOwn, roleByKey, type KnownRole } from './role-rows.ts'
import { differences } from './role-rules.ts'

type Role = roles.OrganizationRole

/** All roles of the organisation: the built-in ones in the order of the release, then the own ones by name. A resident's is no role to give. */
export async function listRoles(ctx: Ctx): Promise<Output<typeof roles.listRoles>> {
  const rows = await ctx.tx.selectFrom('organization_role').selectAll().orderBy('name').orderBy('id').execute()
  const known = [
    ...ROLE_CODES.filter((code) => code !== 'resident').map((code) => knownBuiltIn(code, rows.find((row) => row.code === code) ?? null)),
    ...rows.filter((row) => row.code === null).map(knownOwn),
  ]
  const holders = await countHolders(ctx)
  return { items: known.map((role) => present(ctx, role, holders.get(role.key) ?? 0)) }
}

/** A role as the outside sees it. */
export async function presentRole(ctx: Ctx, role: KnownRole): Promise<Role> {
  return present(ctx, role, (await countHolders(ctx)).get(role.key) ?? 0)
}

function present(ctx: Ctx, role: KnownRole, holders: number): Role {
  const { row, permissions } = role
  return {
    key: role.key, kind: role.kind, isOwn: role.code === null, template: role.template, name: row?.name ?? '', note: row?.note ?? '', permissions,
    ...differences(role.template, permissions), needsSecondFactor: row?.needs_second_factor ?? false, holders, retiredAt: iso(row?.retired_at ?? null), version: row?.version ?? 1, allowedActions: allowedActions(ctx, role, holders),
  }
}

/** What the actor may do with a role. The roles that head the company are changed by its administrators only. */
export function allowedActions({ actor }: Ctx, { row, code, kind, permissions, template }: KnownRole, holders: number): Role['allowedActions'] {
  if (!mayManageRoles(actor)) return []
  const mayTouch = kind !== 'administrator' || actor.hasRole('administrator')
  if (!mayTouch) return []
  if (row?.retired_at) return ['restore']
  const { added, removed } = differences(template, permissions)
  return ['change', 'copy', ...(code === null && holders === 0 ? (['retire'] as const) : []), ...(code !== null && added.length + removed.length > 0 ? (['reset'] as const) : [])]
}

/** Roles hold at every site, so only who may manage them everywhere changes them. */
export const mayManageRoles = (actor: Ctx['actor']): boolean => actor.sitesFor('roles:manage') === 'all'

/** Active accounts of colleagues by the key of their role. */
async function countHolders(ctx: Ctx): Promise<Map<string, number>> {
  const { rows } = await ctx.client.query<{ key: string; count: number }>({
    name: 'holders_of_roles',
    text: `select coalesce(o.code, o.id::text, r.role) as key, count(distinct e.id)::int as count
           from role_assignment r join employee e on e.organization_id = r.organization_id and e.account_id = r.account_id and e.is_active
           left join organization_role o on o.organization_id = r.organization_id and o.id = r.role_id
           where r.organization_id = $1 group by 1`,
    values: [ctx.organizationId],
  })
  return new Map(rows.map((row) => [row.key, row.count]))
}

/** A role with who has it, as far as the actor sees their sites. Throws `not_found`. */
export async function getRole(ctx: Ctx, { params }: Input<typeof roles.getRole>): Promise<Output<typeof roles.getRole>> {
  const role = await roleByKey(ctx, params.id, ':id')
  const sites = await sitesOf(ctx)
  const { rows } = await ctx.client.query<{ id: string; name: string; position: string; scope: 'organization' | 'site' | 'zone' | 'own'; site_id: string | null }>({
    name: 'who_has_role',
    text: `select e.id, e.name, e.position, r.scope, r.site_id
           from role_assignment r join employee e on e.organization_id = r.organization_id and e.account_id = r.account_id and e.is_active
           left join organization_role o on o.organization_id = r.organization_id and o.id = r.role_id
           where r.organization_id = $1 and coalesce(o.code, o.id::text, r.role) = $2 order by e.name, e.id limit 500`,
    values: [ctx.organizationId, role.key],
  })
  const seen = rows.filter((row) => row.site_id === null || sites.some((site) => site.id === row.site_id))
  return {
    ...(await presentRole(ctx, role)),
    people: seen.map((row) => ({
      employee: { id: row.id, name: row.name }, position: row.position, scope: row.scope,
      site: row.site_id === null ? null : { id: row.site_id, name: sites.find((site) => site.id === row.site_id)!.name },
    })),
  }
}

export async function roleTimeline(ctx: Ctx, { params }: Input<typeof roles.roleTimeline>): Promise<Output<typeof roles.roleTimeline>> {
  const { row } = await roleByKey(ctx, params.id, ':id')
  return { items: row === null ? [] : await readTimeline(ctx, row.id) }
}
