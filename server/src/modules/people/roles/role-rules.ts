import { BUILT_IN_ROLES, inOrder, isRoleCode, type Permission, type Role, type RoleCode } from '@guanjia/contract'

/** What is kept of a role: the differences of a built-in one, the whole of an own one; nothing for a built-in one that nobody touched. */
export interface KeptRole {
  code: string | null
  permissions: readonly string[] | null
  added: readonly string[] | null
  removed: readonly string[] | null
}

/**
 * What a role may do today. A built-in one follows the release in every permission about which nobody decided, so that what a later release
 * adds reaches it; an own one has what its makers gave it. Permissions that the release no longer knows are nothing.
 */
export function permissionsOf(code: RoleCode, kept: KeptRole | null): Permission[] {
  if (kept?.permissions) return inOrder(kept.permissions)
  const removed = new Set(kept?.removed)
  return inOrder([...BUILT_IN_ROLES[code].permissions, ...(kept?.added ?? [])].filter((one) => !removed.has(one)))
}

/** How a set of permissions differs from what the release gives to a built-in role. */
export function differences(template: RoleCode, permissions: Iterable<Permission>): { added: Permission[]; removed: Permission[] } {
  const has = new Set(permissions)
  const byRelease = new Set(BUILT_IN_ROLES[template].permissions)
  return { added: inOrder([...has].filter((one) => !byRelease.has(one))), removed: inOrder([...byRelease].filter((one) => !has.has(one))) }
}

/** The built-in role behind a row or a kind. */
export const codeOf = (code: string | null | undefined, kind: Role): RoleCode => (code && isRoleCode(code) ? code : kind)
