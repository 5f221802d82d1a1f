import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'

/**
 * The next number of a gapless series of a site: 1, 2, 3 … The counter row stays locked until commit, so a rolled-back record
 * gives its number back; call it as late as possible. The SQL function `next_number` does the same inside another statement. `series` names what is counted, such as `case-20260305`.
 */
export async function nextNumber(ctx: Ctx, siteId: string, series: string): Promise<number> {
  return takeNumbers(ctx, siteId, series, 1)
}

/** So many numbers of a series at once; gives the last of them. */
export async function takeNumbers(ctx: Ctx, siteId: string, series: string, count: number): Promise<number> {
  const row = await ctx.tx
    .insertInto('number_counter')
    .values({ organization_id: ctx.organizationId, site_id: siteId, series, last: count })
    .onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'series']).doUpdateSet({ last: sql`number_counter.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** `C-20260305-0012`: prefix, the day in the site's zone, the number of the day. */
export function dayNumber(prefix: string, day: string, number: number): string {
  return `${prefix}-${day.replaceAll('-', '')}-${String(number).padStart(4, '0')}`
}
