import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { RoleKey } from './grants.ts'
import { PERMISSIONS, ROLES, SCOPES } from './permissions.ts'
import { ROLE_CODES } from './role-templates.ts'
import { Id, Instant, Ref, TimelineEntry, itemsOf, text } from './shared.ts'

const PermissionSet = z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length)

/**
 * A role of the organisation. A built-in one follows the release in everything that nobody changed (`added`, `removed` say what was);
 * an own one has what its makers gave it and nothing unasked, and is compared with the built-in one that it was copied from.
 */
export const OrganizationRole = z.object({
  key: RoleKey, kind: z.enum(ROLES), isOwn: z.boolean(), template: z.enum(ROLE_CODES), name: z.string(), note: z.string(),
  permissions: PermissionSet, added: PermissionSet, removed: PermissionSet,
  /** Who has it signs in with two factors. */
  needsSecondFactor: z.boolean(),
  /** Active accounts that have it. */
  holders: z.number().int(), retiredAt: Instant.nullable(), version: z.number().int(), allowedActions: z.array(z.enum(['change', 'copy', 'retire', 'restore', 'reset'])),
}).meta({ id: 'OrganizationRole' })
export type OrganizationRole = z.infer<typeof OrganizationRole>
export type RoleAction = OrganizationRole['allowedActions'][number]

const params = z.object({ id: RoleKey })

export const listRoles = endpoint({ method: 'GET', path: '/roles', summary: 'Roles with their permissions, and how they differ from the release', access: 'people:read', response: itemsOf(OrganizationRole) })
export const getRole = endpoint({
  method: 'GET', path: '/roles/{id}', summary: 'A role and who has it', access: 'people:read', params,
  response: OrganizationRole.extend({ people: z.array(z.object({ employee: Ref, position: z.string(), scope: z.enum(SCOPES), site: Ref.nullable() })) }), errors: ['not_found'],
})
export const roleTimeline = endpoint({ method: 'GET', path: '/roles/{id}/timeline', summary: 'What changed about a role', access: 'roles:manage', params, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const createRole = endpoint({
  method: 'POST', path: '/roles', summary: 'New role, as a copy of another', access: 'roles:manage',
  body: z.object({ id: Id.optional(), from: RoleKey, name: text(30, 1), note: text(500).default(''), permissions: PermissionSet.optional() }), response: OrganizationRole,
  errors: ['not_found', 'not_permitted', 'already_exists'],
})
export const changeRole = endpoint({
  method: 'PATCH', path: '/roles/{id}', summary: 'Change what a role may do; it holds at once for everybody who has it', access: 'roles:manage', params,
  body: z.object({ version: z.number().int(), name: text(30, 1).optional(), note: text(500).optional(), permissions: PermissionSet.optional(), needsSecondFactor: z.boolean().optional() }), response: OrganizationRole,
  errors: ['not_found', 'not_permitted', 'stale_version', 'already_exists', 'rule_broken', 'action_not_allowed'],
})
export const actOnRole = endpoint({
  method: 'POST', path: '/roles/{id}/actions', summary: 'Retire or restore an own role, set a built-in one back to the release', access: 'roles:manage', params,
  body: z.object({ action: z.enum(['retire', 'restore', 'reset']), version: z.number().int().optional() }), response: OrganizationRole,
  errors: ['not_found', 'not_permitted', 'stale_version', 'in_use', 'rule_broken', 'action_not_allowed'],
})
