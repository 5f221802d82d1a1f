import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { buildingOfFacility, whenFacilityMoves, whenMeterEnds, whenThingIsPlaced } from '../registers/index.ts'
import { tellOfPoint } from './points.ts'
import type { InspectionTables, KeptStop } from './tables.ts'

const FOLLOW = 'inspections.follow-register'
const Thing = z.object({ target: z.enum(['facility', 'meter']), id: z.uuid(), siteId: z.uuid(), /** Null: it is gone. */ place: z.object({ from: z.string(), to: z.string() }).nullable() })
type Thing = z.infer<typeof Thing>

/**
 * Points stand where the things stand that they watch, and end with them. A job of its own: whoever changes the register holds the thing, and whoever
 * sends a record holds the round and wants the thing.
 */
export function followRegister(): void {
  queue(FOLLOW, Thing, followThing)
  const gone = (ctx: Ctx, target: Thing['target'], id: string, siteId: string): void => ctx.enqueue(FOLLOW, { target, id, siteId, place: null } satisfies Thing)
  whenFacilityMoves(async (ctx, { id, siteId, to }) => {
    if (to === 'scrapped') gone(ctx, 'facility', id, siteId)
  })
  whenMeterEnds(async (ctx, { id, siteId }) => gone(ctx, 'meter', id, siteId))
  whenThingIsPlaced(async (ctx, { target, id, siteId, from, to }) => ctx.enqueue(FOLLOW, { target, id, siteId, place: { from, to } } satisfies Thing))
}

export async function followThing(ctx: Ctx, thing: Thing): Promise<void> {
  const { rows: points } = await sql<{ id: string }>`select id from inspection_point where site_id = ${thing.siteId} and target = ${thing.target} and target_id = ${thing.id} and is_active`.execute(ctx.tx)
  const ids = points.map(({ id }) => id)
  if (ids.length === 0) return
  if (thing.place === null) {
    await leaveOut(ctx, thing.siteId, ids)
    const { rows } = await sql<{ id: string; site_id: string }>`update inspection_point set is_active = false, version = version + 1, updated_at = ${ctx.now} where id = any (${ids}) and is_active returning id, site_id`.execute(ctx.tx)
    for (const row of rows) tellOfPoint(ctx, row, 'target_gone')
    return
  }
  // Words of their own stay; those of the register follow it.
  const building = thing.target === 'facility' ? sql`(select ${sql.raw(buildingOfFacility('f'))} from facility f where f.organization_id = p.organization_id and f.id = p.target_id)` : sql`(select coalesce(u.building_id, a.building_id) from meter m left join unit u on u.organization_id = m.organization_id and u.id = m.unit_id left join common_area a on a.organization_id = m.organization_id and a.id = m.area_id where m.organization_id = p.organization_id and m.id = p.target_id)`
  const { from, to } = thing.place
  const { rows } = await sql<{ id: string; site_id: string; was: string; place: string }>`
    update inspection_point p set building_id = now.building_id, place = now.place, version = p.version + 1, updated_at = ${ctx.now}
    from (select p.id, p.place as was, ${building} as building_id, left(case when p.place = ${from} then ${to} else p.place end, 200) as place from inspection_point p where p.id = any (${ids}) for update) now
    where p.id = now.id and (p.building_id is distinct from now.building_id or p.place <> now.place) returning p.id, p.site_id, now.was, p.place`.execute(ctx.tx)
  for (const row of rows) tellOfPoint(ctx, row, 'target_moved', row.was === row.place ? [] : [{ field: 'place', from: row.was, to: row.place }])
}

/** Rounds that are not over leave out what nobody has looked at yet; one that goes nowhere else stays as it is, for whoever walks it to say. */
async function leaveOut(ctx: Ctx, siteId: string, pointIds: readonly string[]): Promise<void> {
  const { rows } = await sql<InspectionTables['inspection_task']>`
    select t.* from inspection_task t where t.site_id = ${siteId} and t.to_at > ${ctx.now} and t.state in ('waiting', 'started')
      and exists (select from jsonb_array_elements(t.stops) s where s ->> 'pointId' = any (${pointIds})) order by t.id for update of t`.execute(ctx.tx)
  for (const round of rows) {
    const recorded = new Set((await ctx.tx.selectFrom('inspection_record').select('point_id').where('task_id', '=', round.id).where('standing', '=', 'counts').execute()).map(({ point_id }) => point_id))
    const stops = round.stops as KeptStop[]
    const left = stops.filter(({ pointId }) => pointIds.includes(pointId) && !recorded.has(pointId))
    const next = stops.filter((stop) => !left.includes(stop))
    if (left.length === 0 || next.length === 0) continue
    const all = [...(round.left_stops as unknown[]), ...left.map(({ pointId, minutes }) => ({ pointId, minutes, unitId: null, at: iso(ctx.now), state: null }))]
    await ctx.tx.updateTable('inspection_task').set({ stops: sql`${JSON.stringify(next)}::jsonb`, left_stops: sql`${JSON.stringify(all)}::jsonb`, points: next.length, version: sql`version + 1`, updated_at: ctx.now }).where('id', '=', round.id).execute()
    recordHappening(ctx, { siteId, recordType: 'inspection_task', recordId: round.id, action: 'stops_left', note: `−${left.length}` })
    announceChange(ctx, { recordType: 'inspection_task', recordId: round.id, siteId, action: 'stops_left' })
  }
}
