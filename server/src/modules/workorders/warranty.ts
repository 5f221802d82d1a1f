import type { aftercare, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { mustSeeUnit } from '../archives/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { lastDayOfWarranty, longestWarranty } from './paid-rules.ts'
import type { OrderRow } from './present.ts'

/** The last day on which an order finished at a moment is under warranty: by what was sold, otherwise by its category; null without any. */
export async function warrantyUntil(ctx: Ctx, row: Pick<OrderRow, 'id' | 'site_id' | 'category_id'>, doneAt: Date): Promise<string | null> {
  const sold = await ctx.tx
    .selectFrom('quote_line')
    .innerJoin('quote', (join) => join.onRef('quote.organization_id', '=', 'quote_line.organization_id').onRef('quote.id', '=', 'quote_line.quote_id'))
    .select('quote_line.warranty_days')
    .where('quote.work_order_id', '=', row.id)
    .where('quote.status', '=', 'accepted')
    .execute()
  const days = longestWarranty(sold.map((line) => line.warranty_days)) ?? (await daysOfCategory(ctx, row.category_id))
  return lastDayOfWarranty(dayIn(await timeZoneOf(ctx, row.site_id), doneAt), days)
}

/** A category without an own warranty has that of the one above it. */
async function daysOfCategory(ctx: Ctx, categoryId: string | null): Promise<number | null> {
  if (categoryId === null) return null
  const found = await ctx.tx
    .selectFrom('case_category as c')
    .leftJoin('case_category as p', (join) => join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.parent_id'))
    .select(['c.warranty_days as own', 'p.warranty_days as above'])
    .where('c.id', '=', categoryId)
    .executeTakeFirst()
  return found?.own ?? found?.above ?? null
}

export type Candidate = Pick<OrderRow, 'id' | 'number' | 'title' | 'done_at' | 'warranty_until'> & { done_by_name: string }

/**
 * The finished order whose warranty covers a new failure of the same kind in the same unit; null when there is none. One that is being
 * done again already is none. Locks nothing: two who raise at once raise two orders, and the second says what it is.
 */
export async function reworkCandidateOf(ctx: Ctx, siteId: string, unitId: string | null, categoryId: string | null): Promise<Candidate | null> {
  if (unitId === null || categoryId === null) return null
  const today = dayIn(await timeZoneOf(ctx, siteId), ctx.now)
  const { rows } = await ctx.client.query<Candidate>({
    name: 'rework_candidate',
    text: `select w.id, w.number, w.title, w.done_at, w.warranty_until::text as warranty_until, e.name as done_by_name
           from work_order w join employee e on e.organization_id = w.organization_id and e.id = w.done_by
           where w.organization_id = $1 and w.unit_id = $2 and w.category_id = $3 and w.site_id = $4 and w.warranty_until >= $5 and w.done_at <= $6
             and not exists (select from work_order r where r.organization_id = w.organization_id and r.rework_of = w.id and r.status <> 'cancelled')
           order by w.done_at desc limit 1`,
    values: [ctx.organizationId, unitId, categoryId, siteId, today, ctx.now],
  })
  return rows[0] ?? null
}

/** Whether a new order would be a rework, to be shown before it is raised. */
export async function reworkCandidate(ctx: Ctx, { query }: Input<typeof aftercare.reworkCandidate>): Promise<Output<typeof aftercare.reworkCandidate>> {
  ctx.actor.mustSee('work_orders:create', query.siteId)
  await siteById(ctx, query.siteId)
  await mustSeeUnit(ctx, query.unitId, 'work_orders:read')
  const found = await reworkCandidateOf(ctx, query.siteId, query.unitId, query.categoryId)
  if (found === null) return { candidate: null }
  const days = Math.floor((ctx.now.getTime() - found.done_at!.getTime()) / 86_400_000)
  return {
    candidate: {
      id: found.id, number: found.number, title: found.title, doneAt: found.done_at!.toISOString(), doneBy: found.done_by_name,
      warrantyUntil: found.warranty_until!, days,
    },
  }
}
