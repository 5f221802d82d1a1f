import type { courses } from '@guanjia/contract'

type Post = courses.PlanLine['post']

const LAST = ['03-31', '06-30', '09-30', '12-31'] as const
/** The last day of a quarter, `YYYY-MM-DD`. */
export const lastDayOf = (year: number, quarter: number): string => `${year}-${LAST[quarter - 1]!}`

/**
 * The lines of a plan: every post has something in every quarter (TRN-003). More courses than quarters are spread one after the other; fewer
 * begin anew.
 */
export function linesOf(posts: readonly { post: Post; courseIds: readonly string[] }[], quarters: readonly number[]): { quarter: number; post: Post; courseId: string }[] {
  const order = [...new Set(quarters)].toSorted((a, b) => a - b)
  return posts.flatMap(({ post, courseIds }) => {
    const all = [...new Set(courseIds)]
    const most = Math.max(order.length, all.length)
    return order.length === 0 ? [] : Array.from({ length: most }, (_, at) => ({ quarter: order[at % order.length]!, post, courseId: all[at % all.length]! }))
  })
}

export interface Line {
  quarter: number
  kind: courses.PlanLine['kind']
  post: Post
  courseId: string | null
  zoneId: string | null
}
interface Wanted {
  posts: readonly { post: Post; courseIds: readonly string[] }[]
  drills: readonly { post: Post; courseIds: readonly string[] }[]
  seminars: readonly Post[]
  sharingZoneIds: readonly string[]
}

/** Everything that a year is planned with: lessons and drills by course, and in each quarter a seminar with each post named and a sharing meeting in each zone. */
export function yearOf({ posts, drills, seminars, sharingZoneIds }: Wanted, quarters: readonly number[]): Line[] {
  const order = [...new Set(quarters)].toSorted((a, b) => a - b)
  const lessons = (kind: 'class' | 'drill', of: Wanted['posts']): Line[] => linesOf(of, order).map((line) => ({ ...line, kind, zoneId: null }))
  return [
    ...lessons('class', posts), ...lessons('drill', drills),
    ...order.flatMap((quarter) => [...new Set(seminars)].map((post): Line => ({ quarter, kind: 'seminar', post, courseId: null, zoneId: null }))),
    ...order.flatMap((quarter) => [...new Set(sharingZoneIds)].map((zoneId): Line => ({ quarter, kind: 'sharing', post: 'technician', courseId: null, zoneId }))),
  ]
}

/** Zones in which nobody shares in a quarter that is not over (TRN-019). */
export function zoneGapsIn(lines: readonly { quarter: number; kind: string; state: string; zone_id: string | null }[], year: number, today: string, zones: readonly { id: string; name: string }[]): { quarter: number; zone: { id: string; name: string } }[] {
  const kept = lines.filter(({ kind, state }) => kind === 'sharing' && state !== 'dropped')
  return [1, 2, 3, 4]
    .filter((quarter) => lastDayOf(year, quarter) >= today)
    .flatMap((quarter) => zones.filter(({ id }) => !kept.some((line) => line.quarter === quarter && line.zone_id === id)).map(({ id, name }) => ({ quarter, zone: { id, name } })))
}

/** The posts that quarterly training is owed to. */
export const POSTS: readonly Post[] = ['front_desk', 'steward', 'technician', 'security', 'cleaning', 'sales_office']

/** Posts with people for which a quarter that is not over has no training; a line for everybody counts for each, a meeting for none. */
export function gapsIn(lines: readonly { quarter: number; kind: string; post: Post; state: string }[], year: number, today: string, hasPeople: (post: Post) => boolean): { quarter: number; post: Post }[] {
  const kept = lines.filter(({ kind, state }) => state !== 'dropped' && (kind === 'class' || kind === 'drill'))
  return [1, 2, 3, 4]
    .filter((quarter) => lastDayOf(year, quarter) >= today)
    .flatMap((quarter) => POSTS.filter((post) => hasPeople(post) && !kept.some((line) => line.quarter === quarter && (line.post === post || line.post === 'everybody'))).map((post) => ({ quarter, post })))
}
