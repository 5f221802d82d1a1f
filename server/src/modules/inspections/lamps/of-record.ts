import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { buildingOfFacility } from '../../registers/index.ts'
import { countIn, type Judged } from '../judge.ts'
import type { RecordRow } from '../records.ts'
import type { InspectionTables } from '../tables.ts'
import type { TaskRow } from '../tasks.ts'

/** The building in which a point stands: its own, or that of the area or facility that it is about. `p` is the point, as SQL. */
export const BUILDING_OF_POINT = `coalesce(p.building_id,
  (select a.building_id from common_area a where a.organization_id = p.organization_id and a.id = p.target_id and p.target = 'area'),
  (select ${buildingOfFacility('f')} from facility f where f.organization_id = p.organization_id and f.id = p.target_id and p.target = 'facility'))`

/** A record that says how many lamps were looked at and how many burn is a lamp count; it counts as long as the record does. */
export async function keepLampCount(ctx: Ctx, row: TaskRow, point: Pick<InspectionTables['inspection_point'], 'id' | 'place' | 'name'>, record: RecordRow, judged: Judged): Promise<void> {
  const [inspected, lit] = [countIn(judged.answers, 'lamps_inspected'), countIn(judged.answers, 'lamps_lit')]
  if (inspected === null || lit === null || inspected === 0) return
  const { rows } = await ctx.client.query<{ zone_id: string | null; building_id: string | null }>(
    `select b.id as building_id, b.zone_id from inspection_point p left join building b on b.organization_id = p.organization_id and b.id = ${BUILDING_OF_POINT} where p.id = $1`, [point.id],
  )
  await ctx.tx
    .insertInto('lamp_count')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, zone_id: rows[0]?.zone_id ?? null, building_id: rows[0]?.building_id ?? null, place: [point.name, point.place].filter(Boolean).join(' ').slice(0, 200), inspected, lit, note: '', record_id: record.id, counted_by: record.employee_id, counted_at: record.at, voided_at: null, voided_by: null, void_reason: null, updated_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'record_id']).doNothing())
    .execute()
  announceChange(ctx, { recordType: 'lamp_count', recordId: record.id, siteId: row.site_id, action: 'counted' })
}
