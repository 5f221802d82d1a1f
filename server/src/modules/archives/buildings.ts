import type { archives, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { parseBuildingName, roomSortKey } from '../../platform/text/index.ts'
import { siteById } from '../organization/index.ts'

/** Buildings of a site with their entrances, in the order in which people count them. */
export async function archiveTree(ctx: Ctx, { query }: Input<typeof archives.archiveTree>): Promise<Output<typeof archives.archiveTree>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: await presentBuildings(ctx, query.siteId) }
}

async function presentBuildings(ctx: Ctx, siteId: string, only?: string): Promise<archives.Building[]> {
  let select = ctx.tx
    .selectFrom('building')
    .leftJoin('zone', (join) =>
      join.onRef('zone.organization_id', '=', 'building.organization_id').onRef('zone.id', '=', 'building.zone_id'),
    )
    .select(['building.id', 'building.site_id', 'building.code', 'building.name', 'zone.id as zone_id', 'zone.name as zone_name'])
    .where('building.site_id', '=', siteId)
  if (only !== undefined) select = select.where('building.id', '=', only)
  const buildings = await select.execute()
  const ids = buildings.map((row) => row.id)
  if (ids.length === 0) return []
  const entrances = await ctx.tx.selectFrom('entrance').selectAll().where('building_id', 'in', ids).execute()
  const counts = await ctx.tx
    .selectFrom('unit')
    .select(['building_id', 'entrance_id'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('building_id', 'in', ids)
    .groupBy(['building_id', 'entrance_id'])
    .execute()
  const countOf = (building: string, entrance?: string): number =>
    counts
      .filter((c) => c.building_id === building && (entrance === undefined || c.entrance_id === entrance))
      .reduce((sum, c) => sum + c.count, 0)
  const inOrder = <T extends { code: string }>(items: T[]): T[] => items.sort((a, b) => (sortKey(a.code) < sortKey(b.code) ? -1 : 1))
  return inOrder(buildings).map((row) => ({
    id: row.id,
    siteId: row.site_id,
    code: row.code,
    name: row.name,
    zone: row.zone_id === null ? null : { id: row.zone_id, name: row.zone_name! },
    entrances: inOrder(entrances.filter((e) => e.building_id === row.id)).map((e) => ({
      id: e.id,
      code: e.code,
      floors: e.floors,
      hasElevator: e.has_elevator,
      units: countOf(row.id, e.id),
    })),
    units: countOf(row.id),
  }))
}

function sortKey(code: string): string {
  return roomSortKey({ building: code, entrance: null, room: '' })
}

/** A building with its entrances; `3栋`, `03` and `3` are one code. Throws `already_exists`, `not_found` for a zone of another site. */
export async function createBuilding(ctx: Ctx, { body }: Input<typeof archives.createBuilding>): Promise<archives.Building> {
  ctx.actor.mustSee('archives:read', body.siteId)
  ctx.actor.mustBeAbleTo('archives:write', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.zoneId !== null) {
    const zone = await ctx.tx
      .selectFrom('zone')
      .select('id')
      .where('id', '=', body.zoneId)
      .where('site_id', '=', body.siteId)
      .executeTakeFirst()
    if (!zone) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  }
  const code = parseBuildingName(body.code)
  const entrances = body.entrances.map((entrance) => ({ ...entrance, code: parseBuildingName(entrance.code) }))
  const twice = entrances.findIndex(({ code }, i) => entrances.findIndex((other) => other.code === code) < i)
  if (twice >= 0) throw wrongField('already_exists', `/entrances/${twice}/code`, entrances[twice]!.code)
  const taken = await ctx.tx
    .selectFrom('building')
    .select('id')
    .where('site_id', '=', body.siteId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/code', code)
  const id = newId()
  await ctx.tx
    .insertInto('building')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, code, name: body.name, zone_id: body.zoneId })
    .execute()
  if (entrances.length > 0)
    await ctx.tx
      .insertInto('entrance')
      .values(
        entrances.map((e) => ({
          organization_id: ctx.organizationId,
          id: newId(),
          building_id: id,
          code: e.code,
          floors: e.floors,
          has_elevator: e.hasElevator,
        })),
      )
      .execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'building', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'building', recordId: id, siteId: body.siteId, action: 'created' })
  const [building] = await presentBuildings(ctx, body.siteId, id)
  if (!building) throw new AppError('internal')
  return building
}
