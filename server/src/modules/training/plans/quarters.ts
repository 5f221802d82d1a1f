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

/** The posts that quarterly training is owed to. */
export const POSTS: readonly Post[] = ['front_desk', 'steward', 'technician', 'security', 'cleaning', 'sales_office']

/** Posts with people for which a quarter that is not over has no training; a line for everybody counts for each. */
export function gapsIn(lines: readonly { quarter: number; post: Post; state: string }[], year: number, today: string, hasPeople: (post: Post) => boolean): { quarter: number; post: Post }[] {
  const kept = lines.filter(({ state }) => state !== 'dropped')
  return [1, 2, 3, 4]
    .filter((quarter) => lastDayOf(year, quarter) >= today)
    .flatMap((quarter) => POSTS.filter((post) => hasPeople(post) && !kept.some((line) => line.quarter === quarter && (line.post === post || line.post === 'everybody'))).map((post) => ({ quarter, post })))
}
