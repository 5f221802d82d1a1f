import type { archives } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { latestNumber, numberLike } from '../../platform/records/index.ts'
import { filteredCases } from './list.ts'

/** Cases for the one search box, by number: whole, its beginning, or `0305-0012`. Words are searched in the list itself. */
export async function findCases(ctx: Ctx, query: { q: string; siteId?: string; limit: number }): Promise<archives.SearchHit[]> {
  if (ctx.actor.kind !== 'staff' || !ctx.actor.can('cases:read') || !numberLike(query.q, 'C') || !/\d{4}/.test(query.q)) return []
  const rows = await (await filteredCases(ctx, query.siteId, { q: query.q }))
    .select(['service_case.id', 'service_case.number', 'service_case.title', 'service_case.site_id', 'service_case.status'])
    .orderBy(latestNumber('service_case.number'))
    .limit(query.limit)
    .execute()
  return rows.map((row) => ({ kind: 'case', id: row.id, siteId: row.site_id, title: row.number, subtitle: `${labelOf(ctx.locale, 'caseStatus', row.status)} · ${row.title}`, matched: row.number }))
}
