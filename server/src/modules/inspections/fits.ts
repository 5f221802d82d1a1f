import { sql, type RawBuilder } from 'kysely'
import type { inspections } from '@guanjia/contract'

/** Whether the checklist `l` is for what stands at a point: a class is for what hangs below it, too; one that names nothing is for anything, and places, meters and units are of no class. */
export function fits(target: inspections.PointTarget, targetId: string | null | RawBuilder<string>): RawBuilder<boolean> {
  if (target === 'facility')
    return sql`(${NAMES_NOTHING} or exists (select from facility f join facility_class c on c.organization_id = f.organization_id and c.id = f.class_id
      join facility_class w on w.organization_id = f.organization_id and w.id = any (l.facility_class_ids) where f.organization_id = l.organization_id and f.id = ${targetId} and (c.code = w.code or c.code like w.code || '.%')))`
  if (target === 'area') return sql`(${NAMES_NOTHING} or exists (select from common_area a where a.organization_id = l.organization_id and a.id = ${targetId} and a.type = any (l.area_types)))`
  return sql`true`
}

export const NAMES_NOTHING = sql<boolean>`(l.facility_class_ids = '{}' and l.area_types = '{}')`
