import type { archives } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { latestNumber, numberLike } from '../../platform/records/index.ts'
import { filteredOrders } from './list.ts'

/** Orders for the one search box, by number: whole, its beginning, or `0305-0012`. Words are searched in the list itself. */
export async function findOrders(ctx: Ctx, query: { q: string; siteId: string | undefined; limit: number }): Promise<archives.SearchHit[]> {
  if (ctx.actor.kind !== 'staff' || !ctx.actor.can('work_orders:read', query.siteId) || !numberLike(query.q, 'W') || !/\d{4}/.test(query.q)) return []
  const rows = await (await filteredOrders(ctx, query.siteId, { q: query.q }))
    .select(['work_order.id', 'work_order.number', 'work_order.title', 'work_order.site_id', 'work_order.status'])
    .orderBy(latestNumber('work_order.number'))
    .limit(query.limit)
    .execute()
  return rows.map(
    (row) => ({
      kind: 'work_order', id: row.id, siteId: row.site_id, title: row.number,
      subtitle: `${labelOf(ctx.locale, 'workOrderStatus', row.status)} · ${row.title}`, matched: row.number,
    })
  )
}
