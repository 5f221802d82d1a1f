import { BUILT_IN_ROLES, isRoleCode, type standards } from '@guanjia/contract'

type Post = standards.ServiceStandard['post']
type Action = (typeof standards.STANDARD_ACTIONS)[number]

/** From which states each act is possible; publishing needs a draft besides. */
export const STATES: Record<Action, readonly standards.ServiceStandard['state'][]> = {
  publish: ['draft', 'published'],
  withdraw: ['published'],
  restore: ['withdrawn'],
}

/** Whether a standard is for a post: those for everybody are for all. Posts of the house are matched by the role of the account. */
const POSTS_OF_ROLE: Record<string, readonly Post[]> = {
  front_desk: ['front_desk', 'customer_service', 'sales_office'],
  steward: ['steward', 'customer_service'],
  technician: ['technician'],
  guard: ['security'],
  supervisor: ['manager', 'customer_service'],
  site_manager: ['manager'],
  administrator: ['manager'],
}
export function isForRole(post: Post, role: string): boolean {
  return post === 'everybody' || (POSTS_OF_ROLE[role] ?? []).includes(post)
}

/** Posts that share the role of an account with others: whoever cleans has the hands of a technician. */
const POST_OF_POSITION: Partial<Record<string, Post | null>> = { cs_assistant: 'customer_service', sales_office_reception: 'sales_office', cleaner: 'cleaning', greener: null }
/** The post whose standards a position of the catalogue keeps, by the role that goes with it; null where that is no post of its own. */
export function postOfPosition(role: string | null): Post | null {
  if (role === null || !isRoleCode(role)) return null
  const own = POST_OF_POSITION[role]
  return own === undefined ? (POSTS_OF_ROLE[BUILT_IN_ROLES[role].kind]?.[0] ?? null) : own
}

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
