import { sql } from 'kysely'
import type { handover } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { unitsById } from '../archives/index.ts'
import { mustBeAt, mustBePersonAt } from '../registers/index.ts'

interface Asked {
  unitId: string | null
  areaId: string | null
  facilityId: string | null
  location: string
  personId: string | null
}
interface Where {
  place_kind: handover.DefectPlace
  unit_id: string | null
  area_id: string | null
  facility_id: string | null
  building_id: string | null
  location: string
  person_id: string | null
  warranty_from: string | null
}

/** Where a defect is, in which building, and from when it is under warranty. Throws `not_found` and `rule_broken` naming the field. */
export async function whereOf(ctx: Ctx, siteId: string, asked: Asked): Promise<Where> {
  const { unitId, areaId, facilityId, location, personId } = asked
  const named = (['unit', 'area', 'facility'] as const).filter((kind) => asked[`${kind}Id`] !== null)
  if (named.length > 1) throw wrongField('rule_broken', `/${named[1]!}Id`, 'one place alone')
  const placeKind: Where['place_kind'] = named[0] ?? 'place'
  if (placeKind === 'place' && location === '') throw wrongField('rule_broken', '/location', 'say where')
  await mustBePersonAt(ctx, siteId, personId)
  await mustBeAt(ctx, 'common_area', siteId, areaId, '/areaId')
  const own = { place_kind: placeKind, unit_id: unitId, area_id: areaId, facility_id: facilityId, location, person_id: personId }
  if (unitId !== null) {
    const unit = (await unitsById(ctx, [unitId])).get(unitId)
    if (!unit || unit.siteId !== siteId) throw wrongField('not_found', '/unitId', 'no such unit at this site')
    const { building_id } = await ctx.tx.selectFrom('unit').select('building_id').where('id', '=', unitId).executeTakeFirstOrThrow()
    return { ...own, building_id, warranty_from: unit.handedOverOn ?? (await handedOver(ctx, siteId, building_id)) }
  }
  const building = areaId !== null ? await buildingOf(ctx, 'common_area', areaId) : facilityId !== null ? await facilityBuilding(ctx, siteId, facilityId) : null
  return { ...own, building_id: building, warranty_from: await handedOver(ctx, siteId, building) }
}

async function buildingOf(ctx: Ctx, table: 'common_area' | 'facility', id: string): Promise<string | null> {
  return (await ctx.tx.selectFrom(table).select('building_id').where('id', '=', id).executeTakeFirstOrThrow()).building_id
}

async function facilityBuilding(ctx: Ctx, siteId: string, id: string): Promise<string | null> {
  const facility = await ctx.tx.selectFrom('facility').select('building_id').where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!facility) throw wrongField('not_found', '/facilityId', 'not at this site')
  return facility.building_id
}

/** The first hand-over of a building, or of the site where the building is not known or has none. */
export async function handedOver(ctx: Ctx, siteId: string, buildingId: string | null): Promise<string | null> {
  const { rows } = await sql<{ of_building: string | null; of_site: string | null }>`
    select min(handed_over_on) filter (where building_id = ${buildingId}) as of_building, min(handed_over_on) as of_site from unit where site_id = ${siteId}`.execute(ctx.tx)
  return rows[0]!.of_building ?? rows[0]!.of_site
}
