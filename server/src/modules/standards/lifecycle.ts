import { BUILT_IN_ROLES, isRoleCode, type RoleCode, type standards } from '@guanjia/contract'

type Post = standards.ServiceStandard['post']
type Action = (typeof standards.STANDARD_ACTIONS)[number]

/** From which states each act is possible; publishing needs a draft besides. */
export const STATES: Record<Action, readonly standards.ServiceStandard['state'][]> = {
  publish: ['draft', 'published'],
  withdraw: ['published'],
  restore: ['withdrawn'],
}

/**
 * The posts of each role, the one that is its own first. Roles that go with a position of the catalogue are finer than those of accounts: whoever
 * cleans has the rights of a technician, and keeps other standards.
 */
const POSTS_OF_ROLE: Partial<Record<RoleCode, readonly Post[]>> = {
  front_desk: ['front_desk', 'customer_service', 'sales_office'],
  cs_assistant: ['customer_service'],
  sales_office_reception: ['sales_office', 'customer_service'],
  steward: ['steward', 'customer_service'],
  technician: ['technician'],
  facility_maintainer: ['technician'],
  cleaner: ['cleaning'],
  greener: [],
  guard: ['security'],
  supervisor: ['manager', 'customer_service'],
  engineering_supervisor: ['manager'],
  site_manager: ['manager'],
  sales_office_manager: ['manager', 'sales_office'],
  administrator: ['manager'],
}
const postsOf = (role: string): readonly Post[] => (isRoleCode(role) ? (POSTS_OF_ROLE[role] ?? POSTS_OF_ROLE[BUILT_IN_ROLES[role].kind] ?? []) : [])

/** Whether a standard is for a post: those for everybody are for all. Posts of the house are matched by the role (`postRoles` of people). */
export function isForRole(post: Post, role: string): boolean {
  return post === 'everybody' || postsOf(role).includes(post)
}

/** Whether a post is asked of who has these roles at a site of that kind: the desk works a sales office only where there is one. */
export function isForRoles(post: Post, postRoles: readonly string[], siteKind: string): boolean {
  return (post !== 'sales_office' || siteKind === 'sales_office') && postRoles.some((role) => isForRole(post, role))
}

/** The post whose standards a position of the catalogue keeps, by the role that goes with it; null where that is no post of its own. */
export const postOfPosition = (role: string | null): Post | null => (role === null ? null : (postsOf(role)[0] ?? null))

/** What is wrong with items, as pointer and message; null when nothing is. */
export function faultIn(items: readonly standards.StandardItem[]): { pointer: string; message: string } | null {
  const ids = new Set<string>()
  for (const [at, item] of items.entries()) {
    if (ids.has(item.id)) return { pointer: `/items/${at}/id`, message: 'stands here twice' }
    ids.add(item.id)
    if (item.method === 'measure' && (item.min === null || item.max === null)) return { pointer: `/items/${at}/min`, message: 'a measure needs its limits' }
    if (item.min !== null && item.max !== null && item.min > item.max) return { pointer: `/items/${at}/max`, message: 'lies below the lower limit' }
    if (item.isRedLine && item.method !== 'meets') return { pointer: `/items/${at}/isRedLine`, message: 'a red line is kept or crossed' }
  }
  return null
}
