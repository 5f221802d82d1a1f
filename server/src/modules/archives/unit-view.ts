import type { archives } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { iso } from '../../platform/time.ts'
import { estatePeriod, warrantiesOn } from './estate-period.ts'
import { unitsById } from './lookups.ts'
import { occupanciesBy, presentOccupancies, todayAt } from './occupancy-rows.ts'
import { countOpenCases } from './open-cases.ts'

/** The whole unit as screens show it: facts, answerable people, everybody who lives or lived there. */
export async function presentUnit(ctx: Ctx, id: string): Promise<archives.Unit> {
  const row = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
  const facts = (await unitsById(ctx, [id])).get(id)
  if (!row || !facts) throw new AppError('not_found', 'No such unit')
  const today = await todayAt(ctx, row.site_id)
  const openCases = await countOpenCases(ctx, [id])
  return {
    id,
    siteId: row.site_id,
    buildingId: row.building_id,
    entranceId: row.entrance_id,
    code: row.code,
    room: row.room,
    floor: row.floor,
    use: row.use,
    state: row.state,
    buildingArea: row.building_area,
    billingArea: row.billing_area,
    indoorArea: row.indoor_area,
    openCases: openCases.get(id) ?? 0,
    building: facts.building,
    zone: facts.zone,
    steward: facts.steward,
    layout: row.layout,
    orientation: row.orientation,
    handedOverOn: row.handed_over_on,
    period: estatePeriod(row.handed_over_on, today),
    warranties: warrantiesOn(row.handed_over_on, today),
    rentFen: row.rent_fen,
    note: row.note,
    occupancies: await presentOccupancies(ctx, await occupanciesBy(ctx, 'unit_id', [id])),
    version: row.version,
    updatedAt: iso(row.updated_at),
  }
}
