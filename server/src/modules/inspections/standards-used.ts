import { usesStandards } from '../standards/index.ts'

/** Checklists in use tell the page of a standard which of its items they look at. */
export function tellOfStandards(): void {
  usesStandards(async (ctx, standardId) => {
    if (!ctx.actor.can('inspections:read')) return []
    const { rows } = await ctx.client.query<{ id: string; name: string; number: number; items: string[] }>(
      `select l.id, l.name, min((i.item #>> '{standardItem,number}')::int) as number, array_agg(distinct i.item #>> '{standardItem,itemId}') as items from checklist l
       join checklist_version v on v.organization_id = l.organization_id and v.checklist_id = l.id and v.number = l.number
       cross join lateral jsonb_array_elements(v.items) i (item) where l.is_active and i.item #>> '{standardItem,standardId}' = $1::uuid::text group by 1, 2 order by l.name limit 200`, [standardId])
    return rows.map((row) => ({ kind: 'checklist' as const, id: row.id, code: '', name: row.name, number: row.number, itemIds: row.items }))
  })
}
