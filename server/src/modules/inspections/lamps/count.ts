import type { Input, lamps } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { effectiveTime, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { siteById } from '../../organization/index.ts'
import { raiseOrder } from '../../workorders/index.ts'
import { lampCountOf, mayVoid, visibleLampCount } from './list.ts'

const ORDER = {
  'zh-CN': (count: number) => ({ title: `${count} 盏灯不亮`, symptom: `亮灯盘点发现 ${count} 盏灯不亮` }),
  'zh-TW': (count: number) => ({ title: `${count} 盞燈不亮`, symptom: `亮燈盤點發現 ${count} 盞燈不亮` }),
  en: (count: number) => ({ title: `${count} lamps dark`, symptom: `${count} lamps did not burn when lamps were counted` }),
}

/**
 * Counts lamps at a place (MNT-003): what does not burn is told place by place, and each place gets its work order in the same moment. A retry with
 * the id of the first try gets what that made. Throws `not_found`, `already_exists`, `rule_broken` naming the field.
 */
export async function countLamps(ctx: Ctx, { body }: Input<typeof lamps.countLamps>): Promise<lamps.LampCount> {
  ctx.actor.mustSee('inspections:work', body.siteId)
  await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague counts lamps')
  const id = body.id ?? newId()
  if (body.lit > body.inspected) throw wrongField('rule_broken', '/lit', 'more lamps burn than were looked at')
  if (body.broken.reduce((sum, { count }) => sum + count, 0) !== body.inspected - body.lit) throw wrongField('rule_broken', '/broken', 'every lamp that does not burn has its place')
  const at = await placeOf(ctx, body)
  if (at.zoneId === null && body.place === '') throw wrongField('rule_broken', '/place', 'say where')
  const counted = effectiveTime(body.at, ctx.now, new Date(0))
  const inserted = await ctx.tx
    .insertInto('lamp_count')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, zone_id: at.zoneId, building_id: body.buildingId, place: body.place, inspected: body.inspected, lit: body.lit, note: body.note, record_id: null, counted_by: ctx.actor.employeeId, counted_at: counted, voided_at: null, voided_by: null, void_reason: null, updated_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const known = await ctx.tx.selectFrom('lamp_count').select(['counted_by', 'site_id']).where('id', '=', id).executeTakeFirst()
    if (known?.counted_by !== ctx.actor.employeeId || known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'a count with this id exists')
    return lampCountOf(ctx, id)
  }
  for (const [position, { place, count }] of body.broken.entries()) {
    const where = [at.building, body.place, place].filter(Boolean).join(' ')
    const order = await raiseOrder(ctx, { site_id: body.siteId, kind: 'repair', ...ORDER[ctx.locale](count), urgency: 'normal', place_kind: 'public_area', place: where.slice(0, 100), zone_id: at.zoneId })
    await ctx.tx.insertInto('lamp_broken').values({ organization_id: ctx.organizationId, count_id: id, position, place, count, work_order_id: order.id }).execute()
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'lamp_count', recordId: id, action: 'counted', note: `${body.lit}/${body.inspected}`, at: counted })
  announceChange(ctx, { recordType: 'lamp_count', recordId: id, siteId: body.siteId, action: 'counted' })
  return lampCountOf(ctx, id)
}

/** Zone and building of what was said; the zone of a building is its own. Throws `not_found`, `rule_broken` naming the field. */
async function placeOf(ctx: Ctx, { siteId, zoneId, buildingId }: { siteId: string; zoneId: string | null; buildingId: string | null }): Promise<{ zoneId: string | null; building: string | null }> {
  if (zoneId !== null && !(await ctx.tx.selectFrom('zone').select('id').where('id', '=', zoneId).where('site_id', '=', siteId).executeTakeFirst())) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  if (buildingId === null) return { zoneId, building: null }
  const building = await ctx.tx.selectFrom('building').select(['name', 'zone_id']).where('id', '=', buildingId).where('site_id', '=', siteId).executeTakeFirst()
  if (!building) throw wrongField('not_found', '/buildingId', 'no such building at this site')
  if (zoneId !== null && building.zone_id !== null && building.zone_id !== zoneId) throw wrongField('rule_broken', '/zoneId', 'the building lies in another zone')
  return { zoneId: building.zone_id ?? zoneId, building: building.name }
}

/** Takes a wrong count back, with the reason; its work orders go on. Throws `not_found`, `not_permitted`, `stale_version`, `action_not_allowed`. */
export async function actOnLampCount(ctx: Ctx, { params, body }: Input<typeof lamps.actOnLampCount>): Promise<lamps.LampCount> {
  await ctx.tx.selectFrom('lamp_count').select('id').where('id', '=', params.id).forUpdate().execute()
  const row = await visibleLampCount(ctx, params.id)
  ctx.actor.mustBeAbleTo('inspections:work', row.site_id)
  await mustBeCurrent(row.version, body.version, () => lampCountOf(ctx, row.id))
  if (row.voided_at !== null || row.task_id !== null) throw new AppError('action_not_allowed', 'It counts no more, or follows its round', undefined, { allowedActions: [] })
  if (!mayVoid(ctx, row)) throw new AppError('not_permitted', 'It is somebody else’s count')
  await ctx.tx.updateTable('lamp_count').set({ voided_at: ctx.now, voided_by: ctx.actor.name, void_reason: body.reason, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'lamp_count', recordId: row.id, action: 'voided', note: body.reason })
  announceChange(ctx, { recordType: 'lamp_count', recordId: row.id, siteId: row.site_id, action: 'voided' })
  return lampCountOf(ctx, row.id)
}
