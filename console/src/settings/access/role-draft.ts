import type { Permission } from '@guanjia/contract/permissions.ts'
import type { OrganizationRole } from '@guanjia/contract/roles.ts'

/** Ticks that are not saved, by role, with the version and the rights on which they were made. */
export interface Draft {
  version: number
  before: readonly Permission[]
  changes: Partial<Record<Permission, boolean>>
}
export type Drafts = Record<string, Draft>

/** Own changes on a role as it is now; what it has already is no change any more. */
export function draftOf(role: OrganizationRole, changes: Draft['changes']): Draft {
  const open = Object.entries(changes).filter(([right, isOn]) => role.permissions.includes(right as Permission) !== isOn)
  return { version: role.version, before: role.permissions, changes: Object.fromEntries(open) as Draft['changes'] }
}

export function has(drafts: Drafts, role: OrganizationRole, right: Permission): boolean {
  return drafts[role.key]?.changes[right] ?? role.permissions.includes(right)
}

/** The drafts with one tick turned; a tick turned back is no draft. The version stays that of the first tick, so that nobody is overwritten unseen. */
export function toggled(drafts: Drafts, role: OrganizationRole, right: Permission): Drafts {
  const draft = drafts[role.key] ?? { version: role.version, before: role.permissions, changes: {} }
  const wanted = !has(drafts, role, right)
  const { [right]: _, ...others } = draft.changes
  const changes = draft.before.includes(right) === wanted ? others : { ...others, [right]: wanted }
  const { [role.key]: __, ...rest } = drafts
  return Object.keys(changes).length === 0 ? rest : { ...rest, [role.key]: { ...draft, changes } }
}

export const draftedCount = (drafts: Drafts): number => Object.values(drafts).reduce((sum, { changes }) => sum + Object.keys(changes).length, 0)

/** What to send for each drafted role. */
export function draftedRoles(drafts: Drafts, roles: readonly OrganizationRole[]): (Draft & { role: OrganizationRole; permissions: Permission[] })[] {
  return Object.entries(drafts).flatMap(([key, draft]) => {
    const role = roles.find((one) => one.key === key)
    if (!role || Object.keys(draft.changes).length === 0) return []
    const wanted = new Set(draft.before)
    for (const [right, isOn] of Object.entries(draft.changes) as [Permission, boolean][]) wanted[isOn ? 'add' : 'delete'](right)
    return [{ ...draft, role, permissions: [...wanted] }]
  })
}
