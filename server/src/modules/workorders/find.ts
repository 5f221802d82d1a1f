import type { archives } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { likeText } from '../../platform/records/index.ts'
import { filteredOrders } from './list.ts'

/** Orders for the one search box, by number: whole, its beginning, or `0305-0012`. Words are searched in the list itself. */
export async function findOrders(ctx: Ctx, query: { q: string; siteId: string | undefined; limit: number }): Promise<archives.SearchHit[]> {
  const text = query.q.trim().toUpperCase()
  if (ctx.actor.kind !== 'staff' || !ctx.actor.can('work_orders:read', query.siteId) || !/^W?-?\d{4,8}(-\d{0,6})?$/.test(text)) return []
  const digits = text.replace(/^W?-?/, '')
  const pattern = digits.replace(/-.*/, '').length >= 6 ? `W-${likeText(digits)}%` : `W-%${likeText(digits)}`
  const rows = await (await filteredOrders(ctx, query.siteId, {}))
    .select(['work_order.id', 'work_order.number', 'work_order.title', 'work_order.site_id', 'work_order.status'])
    .where('work_order.number', 'like', pattern)
    .orderBy('work_order.raised_at', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map(
    (row) => ({
      kind: 'work_order', id: row.id, siteId: row.site_id, title: row.number,
      subtitle: `${labelOf(ctx.locale, 'workOrderStatus', row.status)} · ${row.title}`, matched: row.number,
    })
  )
}
