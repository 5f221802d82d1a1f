import type { archives, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { formatRoomCode, normaliseCode, parseRoomCode, roomSortKey, type RoomCode } from '../../platform/text/index.ts'
import { siteById } from '../organization/index.ts'
import { mustSeeUnit } from './lookups.ts'
import { afterUnitChange } from './households/after-unit.ts'
import { presentUnit } from './unit-view.ts'

export async function getUnit(ctx: Ctx, { params }: Input<typeof archives.getUnit>): Promise<archives.Unit> {
  await mustSeeUnit(ctx, params.id)
  return presentUnit(ctx, params.id)
}

export async function unitTimeline(
  ctx: Ctx,
  { params }: Input<typeof archives.unitTimeline>,
): Promise<Output<typeof archives.unitTimeline>> {
  await mustSeeUnit(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

/** A unit of a building (UNT-001). Its code is made of building, entrance and room. Throws `already_exists`, `rule_broken`. */
export async function createUnit(ctx: Ctx, { body }: Input<typeof archives.createUnit>): Promise<archives.Unit> {
  ctx.actor.mustSee('archives:read', body.siteId)
  ctx.actor.mustBeAbleTo('archives:write', body.siteId)
  await siteById(ctx, body.siteId)
  const code = await codeOf(ctx, body)
  mustAgree(body)
  const written = formatRoomCode(code)
  const taken = await ctx.tx
    .selectFrom('unit')
    .select('id')
    .where('site_id', '=', body.siteId)
    .where('code', '=', written)
    .executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/room', written)
  const id = newId()
  await ctx.tx
    .insertInto('unit')
    .values({
      organization_id: ctx.organizationId,
      id,
      site_id: body.siteId,
      building_id: body.buildingId,
      entrance_id: body.entranceId,
      code: written,
      sort_key: roomSortKey(code),
      room: code.room,
      floor: body.floor,
      use: body.use,
      layout: body.layout,
      building_area: body.buildingArea,
      billing_area: body.billingArea,
      indoor_area: body.indoorArea,
      orientation: body.orientation,
      state: body.state,
      handed_over_on: body.handedOverOn,
      rent_fen: body.rentFen,
      note: body.note,
      updated_at: ctx.now,
    })
    .execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'unit', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'unit', recordId: id, siteId: body.siteId, action: 'created' })
  return presentUnit(ctx, id)
}

/** Building and entrance by their codes, the room as search will read it: `1201室` is room 1201. */
async function codeOf(ctx: Ctx, body: { siteId: string; buildingId: string; entranceId: string | null; room: string }): Promise<RoomCode> {
  const building = await ctx.tx
    .selectFrom('building')
    .select('code')
    .where('id', '=', body.buildingId)
    .where('site_id', '=', body.siteId)
    .executeTakeFirst()
  if (!building) throw wrongField('not_found', '/buildingId', 'no such building at this site')
  const entrance =
    body.entranceId === null
      ? null
      : await ctx.tx
          .selectFrom('entrance')
          .select('code')
          .where('id', '=', body.entranceId)
          .where('building_id', '=', body.buildingId)
          .executeTakeFirst()
  if (entrance === undefined) throw wrongField('not_found', '/entranceId', 'no such entrance in this building')
  const plain: RoomCode = { building: building.code, entrance: entrance?.code ?? null, room: normaliseCode(body.room) }
  const read = parseRoomCode(formatRoomCode(plain))
  return read && read.building === plain.building && read.entrance === plain.entrance ? read : plain
}

/** Facts that exclude each other. Throws `rule_broken` naming the field. */
function mustAgree(unit: { state: archives.Unit['state']; handedOverOn: string | null }): void {
  if (unit.state === 'not_handed_over' && unit.handedOverOn !== null)
    throw wrongField('rule_broken', '/handedOverOn', 'the unit is not handed over')
}

/** Changes facts of a unit on the version that was read; the timeline says each from → to. Throws `stale_version`, `rule_broken`. */
export async function changeUnit(ctx: Ctx, { params, body }: Input<typeof archives.changeUnit>): Promise<archives.Unit> {
  const { siteId } = await mustSeeUnit(ctx, params.id)
  ctx.actor.mustBeAbleTo('archives:write', siteId)
  const row = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, () => presentUnit(ctx, params.id))
  const before = {
    floor: row.floor,
    use: row.use,
    layout: row.layout,
    buildingArea: row.building_area,
    billingArea: row.billing_area,
    indoorArea: row.indoor_area,
    orientation: row.orientation,
    state: row.state,
    handedOverOn: row.handed_over_on,
    note: row.note,
  }
  const { version, ...wanted } = body
  const changes = changesBetween(before, wanted)
  if (changes.length === 0) return presentUnit(ctx, params.id)
  const after = { ...before, ...(Object.fromEntries(changes.map(({ field, to }) => [field, to])) as Partial<typeof before>) }
  mustAgree(after)
  await ctx.tx
    .updateTable('unit')
    .set({
      floor: after.floor,
      use: after.use,
      layout: after.layout,
      building_area: after.buildingArea,
      billing_area: after.billingArea,
      indoor_area: after.indoorArea,
      orientation: after.orientation,
      state: after.state,
      handed_over_on: after.handedOverOn,
      note: after.note,
      version: row.version + 1,
      updated_at: ctx.now,
    })
    .where('id', '=', params.id)
    .execute()
  recordHappening(ctx, {
    siteId,
    recordType: 'unit',
    recordId: params.id,
    action: 'changed',
    fromStatus: row.state,
    toStatus: after.state,
    changes,
  })
  announceChange(ctx, { recordType: 'unit', recordId: params.id, siteId, action: 'changed' })
  await afterUnitChange(ctx, { id: params.id, siteId, version: row.version + 1 }, before, after)
  return presentUnit(ctx, params.id)
}
