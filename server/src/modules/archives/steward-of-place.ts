import type { zones } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { employeeNames } from '../people/index.ts'
import type { PlaceInZone } from './zone-of-place.ts'

export interface StewardOfPlace {
  employeeId: string
  backupId: string | null
}

/** Who answers for a place: the steward of its building, else the customer service of its zone; null where none is named. */
export async function stewardsFor(ctx: Ctx, { buildingId, zoneId }: PlaceInZone): Promise<StewardOfPlace | null> {
  if (buildingId === null && zoneId === null) return null
  const { rows } = await ctx.client.query<StewardOfPlace>({
    name: 'steward_of_place',
    text: `select employee_id as "employeeId", backup_id as "backupId", 0 as rank from building_steward where building_id = $1 and until_at is null
           union all
           select employee_id, null, 1 from zone_post where zone_id = $2 and post = 'customer_service' and until_at is null
           order by rank limit 1`,
    values: [buildingId, zoneId],
  })
  return rows[0] ?? null
}

interface Row {
  id: string
  building_id: string
  employee_id: string
  backup_id: string | null
  from_at: Date
  until_at: Date | null
  note: string
}

export async function presentStewards(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, zones.Stewardship>> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.backup_id]))
  const ref = (id: string) => ({ id, name: names.get(id) ?? '' })
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, steward: ref(row.employee_id), backup: row.backup_id === null ? null : ref(row.backup_id), from: iso(row.from_at), until: iso(row.until_at), note: row.note },
    ]),
  )
}

/** Locks a building that the actor may read about. Throws `not_found`. */
export async function lockBuilding(ctx: Ctx, id: string): Promise<{ id: string; siteId: string; name: string; zoneId: string | null }> {
  const row = await ctx.tx.selectFrom('building').select(['id', 'site_id', 'name', 'zone_id']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such building')
  ctx.actor.mustSee('organization:read', row.site_id)
  return { id: row.id, siteId: row.site_id, name: row.name, zoneId: row.zone_id }
}
