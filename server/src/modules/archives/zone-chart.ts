import type { zones, Input, Output } from '@guanjia/contract'
import { ZONE_POSTS } from '@guanjia/contract/zones.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { roomSortKey } from '../../platform/text/index.ts'
import { lockZone, makeZone, mustBeFreeName, raiseZoneVersion, renameZone, setNeighbours, siteById, zonesOf, type ZoneFacts } from '../organization/index.ts'
import { dutiesAt, dutiesOfZone, employeeNames, givePost, workersOfZones } from '../people/index.ts'
import { lockBuilding, presentStewards } from './steward-of-place.ts'
import { pointsOf } from './duty-points.ts'

/** Who answers where at a site, and what is vacant (BTL-001, BTL-003, BTL-005, BTL-006). Throws `not_found` for a site outside the scope. */
export async function zoneChart(ctx: Ctx, { query }: Input<typeof zones.zoneChart>): Promise<Output<typeof zones.zoneChart>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  const shown = await chartZones(ctx, query.siteId)
  const buildings = await chartBuildings(ctx, query.siteId)
  const posts = shown.reduce((sum, zone) => sum + ZONE_POSTS.length - zone.duties.length, 0)
  return { zones: shown, buildings, points: await pointsOf(ctx, query.siteId), vacancies: posts + buildings.filter(({ stewardship }) => stewardship === null).length }
}

async function chartZones(ctx: Ctx, siteId: string): Promise<zones.ChartZone[]> {
  const all = await zonesOf(ctx, siteId)
  const names = new Map(all.map((zone) => [zone.id, zone.name]))
  const duties = await dutiesAt(ctx, siteId)
  const workers = await workersOfZones(ctx, siteId)
  return all.map((zone) => present(zone, names, duties.filter(({ zoneId }) => zoneId === zone.id).map(({ zoneId: _, ...duty }) => duty), workers.get(zone.id) ?? []))
}

function present(zone: ZoneFacts, names: ReadonlyMap<string, string>, duties: zones.Duty[], workers: zones.ChartZone['workers']): zones.ChartZone {
  const neighbours = zone.neighbourIds.map((id) => ({ id, name: names.get(id) ?? '' })).sort((a, b) => a.name.localeCompare(b.name))
  const inOrder = duties.toSorted((a, b) => ZONE_POSTS.indexOf(a.post) - ZONE_POSTS.indexOf(b.post))
  return { id: zone.id, name: zone.name, neighbours, duties: inOrder, workers, version: zone.version }
}

async function chartZone(ctx: Ctx, siteId: string, id: string): Promise<zones.ChartZone> {
  const zone = (await chartZones(ctx, siteId)).find((one) => one.id === id)
  if (!zone) throw new AppError('not_found')
  return zone
}

async function chartBuildings(ctx: Ctx, siteId: string, only?: string): Promise<zones.ChartBuilding[]> {
  let select = ctx.tx
    .selectFrom('building')
    .leftJoin('zone', (join) => join.onRef('zone.organization_id', '=', 'building.organization_id').onRef('zone.id', '=', 'building.zone_id'))
    .select(['building.id', 'building.code', 'building.name', 'zone.id as zone_id', 'zone.name as zone_name'])
    .select((e) => e.selectFrom('unit').whereRef('unit.organization_id', '=', 'building.organization_id').whereRef('unit.building_id', '=', 'building.id').select((o) => o.fn.countAll<number>().as('n')).as('units'))
    .where('building.site_id', '=', siteId)
  if (only !== undefined) select = select.where('building.id', '=', only)
  const rows = await select.execute()
  const key = (code: string): string => roomSortKey({ building: code, entrance: null, room: '' })
  rows.sort((a, b) => (key(a.code) < key(b.code) ? -1 : 1))
  const stewards = await ctx.tx.selectFrom('building_steward').selectAll().where('site_id', '=', siteId).where('until_at', 'is', null).execute()
  const shown = await presentStewards(ctx, stewards)
  const byBuilding = new Map(stewards.map((row) => [row.building_id, shown.get(row.id)!]))
  return rows.map((row) => ({
    id: row.id, code: row.code, name: row.name, zone: row.zone_id === null ? null : { id: row.zone_id, name: row.zone_name! }, units: row.units ?? 0,
    stewardship: byBuilding.get(row.id) ?? null,
  }))
}

export async function chartBuilding(ctx: Ctx, siteId: string, id: string): Promise<zones.ChartBuilding> {
  const [building] = await chartBuildings(ctx, siteId, id)
  if (!building) throw new AppError('not_found')
  return building
}

export async function createZone(ctx: Ctx, { body }: Input<typeof zones.createZone>): Promise<zones.ChartZone> {
  ctx.actor.mustSee('organization:read', body.siteId)
  ctx.actor.mustBeAbleTo('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  await mustBeFreeName(ctx, body.siteId, body.name)
  const id = await makeZone(ctx, { siteId: body.siteId, name: body.name, stewardId: null })
  await setNeighbours(ctx, { id, siteId: body.siteId }, body.neighbourIds)
  tell(ctx, { id, siteId: body.siteId }, 'created', [])
  return chartZone(ctx, body.siteId, id)
}

export async function changeZone(ctx: Ctx, { params, body }: Input<typeof zones.changeZone>): Promise<zones.ChartZone> {
  const zone = await lockZone(ctx, params.id)
  ctx.actor.mustBeAbleTo('settings:manage', zone.siteId)
  await mustBeCurrent(zone.version, body.version, () => chartZone(ctx, zone.siteId, zone.id))
  const before = await chartZone(ctx, zone.siteId, zone.id)
  if (body.name !== undefined && body.name !== zone.name) {
    await mustBeFreeName(ctx, zone.siteId, body.name, zone.id)
    await renameZone(ctx, zone.id, body.name)
  }
  if (body.neighbourIds) await setNeighbours(ctx, zone, body.neighbourIds)
  await raiseZoneVersion(ctx, zone.id)
  const after = await chartZone(ctx, zone.siteId, zone.id)
  const namesOf = (one: zones.ChartZone): string[] => one.neighbours.map(({ name }) => name)
  tell(ctx, zone, 'changed', [{ field: 'name', from: before.name, to: after.name }, { field: 'neighbours', from: namesOf(before), to: namesOf(after) }])
  return after
}

/** One holder for each post of a zone, with the history kept (BTL-003, BTL-006). Saying the same again changes nothing. */
export async function setZonePost(ctx: Ctx, { params, body }: Input<typeof zones.setZonePost>): Promise<zones.ChartZone> {
  const zone = await lockZone(ctx, params.id)
  ctx.actor.mustBeAbleTo('settings:manage', zone.siteId)
  const before = (await dutiesAt(ctx, zone.siteId)).find((duty) => duty.zoneId === zone.id && duty.post === body.post)
  if (await givePost(ctx, zone, body)) {
    const names = await employeeNames(ctx, [body.employeeId])
    tell(ctx, zone, 'post', [{ field: body.post, from: before?.employee.name ?? null, to: body.employeeId === null ? null : (names.get(body.employeeId) ?? null) }], body.note)
  }
  return chartZone(ctx, zone.siteId, zone.id)
}

export async function zoneHistory(ctx: Ctx, { params }: Input<typeof zones.zoneHistory>): Promise<Output<typeof zones.zoneHistory>> {
  const zone = await ctx.tx.selectFrom('zone').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!zone) throw new AppError('not_found')
  ctx.actor.mustSee('organization:read', zone.site_id)
  return { items: (await dutiesOfZone(ctx, params.id)).map(({ zoneId: _, ...duty }) => duty) }
}

/** Puts a building into a zone, or takes it out. */
export async function placeBuilding(ctx: Ctx, { params, body }: Input<typeof zones.placeBuilding>): Promise<zones.ChartBuilding> {
  const building = await lockBuilding(ctx, params.id)
  ctx.actor.mustBeAbleTo('settings:manage', building.siteId)
  const all = await zonesOf(ctx, building.siteId)
  const nameOf = (id: string | null): string | null => all.find((zone) => zone.id === id)?.name ?? null
  if (body.zoneId !== null && nameOf(body.zoneId) === null) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  if (body.zoneId !== building.zoneId) {
    await ctx.tx.updateTable('building').set({ zone_id: body.zoneId }).where('id', '=', building.id).execute()
    const changes = [{ field: 'zone', from: nameOf(building.zoneId), to: nameOf(body.zoneId) }]
    recordHappening(ctx, { siteId: building.siteId, recordType: 'building', recordId: building.id, action: 'changed', changes })
    announceChange(ctx, { recordType: 'building', recordId: building.id, siteId: building.siteId, action: 'changed' })
  }
  return chartBuilding(ctx, building.siteId, building.id)
}

function tell(ctx: Ctx, zone: { id: string; siteId: string }, action: string, changes: { field: string; from: unknown; to: unknown }[], note = ''): void {
  const real = changes.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  recordHappening(ctx, { siteId: zone.siteId, recordType: 'zone', recordId: zone.id, action, changes: real, note: note || null })
  announceChange(ctx, { recordType: 'zone', recordId: zone.id, siteId: zone.siteId, action })
}
