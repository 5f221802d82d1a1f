import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { householdHistory, noteInChronicle } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'

/** Work orders, quotes and paid services stand in the history of a household. */
export function tellHouseholds(): void {
  householdHistory({
    kinds: ['work_order'], permission: 'work_orders:read',
    lines: (_, unitId) => sql`select 'work_order', w.id, w.raised_at, w.number, w.title, w.status, 'workOrderStatus', null::bigint from work_order w where w.unit_id = ${unitId}::uuid`,
  })
  householdHistory({
    kinds: ['quote'], permission: 'work_orders:read',
    lines: (_, unitId) => sql`select 'quote', q.id, q.sent_at, q.number, q.title, q.status, 'quoteStatus', (select sum(l.amount_fen) from quote_line l where l.organization_id = q.organization_id and l.quote_id = q.id)::bigint from quote q where q.unit_id = ${unitId}::uuid`,
  })
}

/** A leak that was repaired enters the chronicle of the unit (CHR-001), once for each case. */
export async function noteLeak(ctx: Ctx, caseId: string): Promise<void> {
  const found = await ctx.tx
    .selectFrom('service_case')
    .innerJoin('case_category', (join) => join.onRef('case_category.organization_id', '=', 'service_case.organization_id').onRef('case_category.id', '=', 'service_case.category_id'))
    .select(['service_case.id', 'service_case.site_id', 'service_case.unit_id', 'service_case.number', 'service_case.title', 'service_case.registered_at', 'service_case.import_key'])
    .where('service_case.id', '=', caseId)
    .where('case_category.code', 'in', ['water.leak', 'water.burst'])
    .executeTakeFirst()
  if (found?.unit_id == null || found.import_key !== null) return
  await noteInChronicle(ctx, { siteId: found.site_id, unitId: found.unit_id, kind: 'leak', happenedOn: dayIn(await timeZoneOf(ctx, found.site_id), found.registered_at), title: found.title, detail: found.number, key: `case:${found.id}`, record: { type: 'case', id: found.id } })
}
