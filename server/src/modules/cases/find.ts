import type { archives } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { likeText } from '../../platform/records/index.ts'
import { filteredCases } from './list.ts'

/** Cases for the one search box, by number: whole, its beginning, or `0305-0012`. Words are searched in the list itself. */
export async function findCases(ctx: Ctx, query: { q: string; siteId?: string; limit: number }): Promise<archives.SearchHit[]> {
  const text = query.q.trim().toUpperCase()
  if (ctx.actor.kind !== 'staff' || !ctx.actor.can('cases:read') || !/^C?-?\d{4,8}(-\d{0,6})?$/.test(text)) return []
  const digits = text.replace(/^C-?/, '')
  const pattern = digits.length >= 6 ? `C-${likeText(digits)}%` : `C-%${likeText(digits)}`
  const rows = await (await filteredCases(ctx, query.siteId, {}))
    .select(['service_case.id', 'service_case.number', 'service_case.title', 'service_case.site_id', 'service_case.status'])
    .where('service_case.number', 'like', pattern)
    .orderBy('service_case.registered_at', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map((row) => ({ kind: 'case', id: row.id, siteId: row.site_id, title: row.number, subtitle: `${labelOf(ctx.locale, 'caseStatus', row.status)} · ${row.title}`, matched: row.number }))
}
