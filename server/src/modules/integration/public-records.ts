import type { Ctx } from '../../platform/ctx.ts'

/** A record for other systems: what everybody may know, and what only endpoints with personal data get. */
export interface PublicRecord {
  open: Record<string, unknown>
  personal: Record<string, unknown>
}

export async function publicCases(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PublicRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('service_case as c')
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'c.organization_id').onRef('u.id', '=', 'c.unit_id'))
    .leftJoin('person as p', (join) => join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.person_id'))
    .select(['c.id', 'c.number', 'c.site_id', 'c.kind', 'c.status', 'c.urgency', 'c.channel', 'c.category_id', 'c.title', 'c.statement', 'c.unit_id', 'u.code', 'c.person_id', 'p.name', 'c.contact_phone'])
    .where('c.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        open: { id: row.id, number: row.number, siteId: row.site_id, kind: row.kind, status: row.status, urgency: row.urgency, channel: row.channel, categoryId: row.category_id },
        personal: { title: row.title, statement: row.statement, unitId: row.unit_id, unitCode: row.code, personId: row.person_id, reporterName: row.name, reporterPhone: row.contact_phone },
      },
    ]),
  )
}

export async function publicOrders(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PublicRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('work_order as w')
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'w.organization_id').onRef('u.id', '=', 'w.unit_id'))
    .select(['w.id', 'w.number', 'w.site_id', 'w.case_id', 'w.kind', 'w.status', 'w.urgency', 'w.title', 'w.unit_id', 'u.code', 'w.place'])
    .where('w.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        open: { id: row.id, number: row.number, siteId: row.site_id, caseId: row.case_id, kind: row.kind, status: row.status, urgency: row.urgency },
        personal: { title: row.title, unitId: row.unit_id, unitCode: row.code, place: row.place },
      },
    ]),
  )
}
