import type { archives, Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { occupanciesBy } from './occupancy-rows.ts'
import { holds } from './period.ts'

/** A unit in its building. */
export interface PlacedUnit {
  id: string
  code: string
  sortKey: string
  floor: number | null
  state: archives.Unit['state']
}

/** A building of a site with its name; null when there is none. */
export async function buildingOf(ctx: Ctx, siteId: string, id: string): Promise<(Ref & { entrances: (Ref & { floors: number | null })[] }) | null> {
  const building = await ctx.tx.selectFrom('building').select(['id', 'name']).where('id', '=', id).where('site_id', '=', siteId).executeTakeFirst()
  if (!building) return null
  const entrances = await ctx.tx.selectFrom('entrance').select(['id', 'code', 'floors']).where('building_id', '=', id).orderBy('code').execute()
  return { ...building, entrances: entrances.map((row) => ({ id: row.id, name: row.code, floors: row.floors })) }
}

/** Units of a building, of one entrance, between two floors; a unit whose floor nobody wrote down is never left out by its floor. */
export async function unitsOfBuilding(ctx: Ctx, buildingId: string, where: { entranceId?: string | null; floorFrom?: number | null; floorTo?: number | null } = {}): Promise<PlacedUnit[]> {
  let select = ctx.tx.selectFrom('unit').select(['id', 'code', 'sort_key', 'floor', 'state']).where('building_id', '=', buildingId)
  if (where.entranceId) select = select.where('entrance_id', '=', where.entranceId)
  const { floorFrom = null, floorTo = null } = where
  if (floorFrom !== null) select = select.where((e) => e.or([e('floor', 'is', null), e('floor', '>=', floorFrom)]))
  if (floorTo !== null) select = select.where((e) => e.or([e('floor', 'is', null), e('floor', '<=', floorTo)]))
  const rows = await select.orderBy('sort_key').orderBy('id').limit(1000).execute()
  return rows.map((row) => ({ id: row.id, code: row.code, sortKey: row.sort_key, floor: row.floor, state: row.state }))
}

export interface Neighbours {
  above: PlacedUnit[]
  below: PlacedUnit[]
  beside: PlacedUnit[]
}

/**
 * The units around one, by the layout of its building: of the same entrance, one floor up and down in the same position (`1201` under
 * `1301`), and the others of its floor. Where rooms have no such number, everything of the floor above and below.
 */
export async function neighboursOf(ctx: Ctx, unitId: string): Promise<Neighbours> {
  const own = await ctx.tx.selectFrom('unit').select(['id', 'building_id', 'entrance_id', 'floor', 'room']).where('id', '=', unitId).executeTakeFirst()
  if (!own) throw new AppError('not_found', 'No such unit')
  if (own.floor === null) return { above: [], below: [], beside: [] }
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'code', 'sort_key', 'floor', 'state', 'room'])
    .where('building_id', '=', own.building_id)
    .where((e) => (own.entrance_id === null ? e('entrance_id', 'is', null) : e('entrance_id', '=', own.entrance_id)))
    .where('floor', 'in', [own.floor - 1, own.floor, own.floor + 1])
    .where('id', '<>', own.id)
    .orderBy('sort_key')
    .execute()
  const placed = rows.map((row) => ({ id: row.id, code: row.code, sortKey: row.sort_key, floor: row.floor, state: row.state, position: positionOf(row.room, row.floor!) }))
  const position = positionOf(own.room, own.floor)
  const on = (floor: number): PlacedUnit[] => {
    const all = placed.filter((unit) => unit.floor === floor)
    const same = position === null ? [] : all.filter((unit) => unit.position === position)
    return (same.length > 0 ? same : all).map(({ position: _, ...unit }) => unit)
  }
  return { above: on(own.floor + 1), below: on(own.floor - 1), beside: placed.filter((unit) => unit.floor === own.floor).map(({ position: _, ...unit }) => unit) }
}

/** `01` of room `1201` on floor 12; null where the room does not begin with its floor. */
export function positionOf(room: string, floor: number): string | null {
  const digits = /\d+/.exec(room)?.[0] ?? ''
  const head = String(Math.abs(floor))
  const written = digits.startsWith(head) ? digits.slice(head.length) : digits.startsWith(head.padStart(2, '0')) ? digits.slice(2) : ''
  return written.length >= 1 && written.length <= 3 ? written : null
}

/** A change of a unit's state, as its history tells it. */
export interface StateChange {
  at: Date
  from: string | null
  to: string
}

/**
 * The state of a unit at a moment, from its changes and the state now. Before its first known change it was what that change says it left;
 * null when the unit was not in the archives yet and nothing tells.
 */
export function stateAt(now: string, changes: readonly StateChange[], at: Date, knownSince: Date): string | null {
  const inOrder = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const before = inOrder.findLast((change) => change.at <= at)
  if (before) return before.to
  const after = inOrder[0]
  if (after) return after.from
  return at >= knownSince ? now : null
}

/** What the archives know of units at a moment: their state, and who lived there on that day. */
export async function unitsAsOf(ctx: Ctx, unitIds: readonly string[], at: Date, day: string): Promise<Map<string, { state: archives.Unit['state'] | null; occupants: Ref[] }>> {
  if (unitIds.length === 0) return new Map()
  const ids = [...unitIds]
  const units = await ctx.tx.selectFrom('unit').select(['id', 'state', 'created_at', 'handed_over_on']).where('id', 'in', ids).execute()
  const lines = await ctx.tx.selectFrom('timeline_entry').select(['record_id', 'at', 'changes']).where('record_id', 'in', ids).where('record_type', '=', 'unit').execute()
  const changes = new Map<string, StateChange[]>()
  for (const line of lines)
    for (const change of line.changes as { field: string; from: string | null; to: string }[])
      if (change.field === 'state') changes.set(line.record_id, [...(changes.get(line.record_id) ?? []), { at: line.at, from: change.from, to: change.to }])
  const stays = (await occupanciesBy(ctx, 'unit_id', ids)).filter((stay) => holds(stay, day))
  return new Map(
    units.map((unit) => {
      const people = stays.filter((stay) => stay.unit_id === unit.id)
      const occupants = [...new Map(people.map((stay) => [stay.person_id, { id: stay.person_id, name: stay.person_name }])).values()]
      // An archive that was taken over later still says when the unit was handed over: it stood there.
      const since = unit.handed_over_on !== null && unit.handed_over_on <= day ? at : unit.created_at
      return [unit.id, { state: stateAt(unit.state, changes.get(unit.id) ?? [], at, since) as archives.Unit['state'] | null, occupants }]
    }),
  )
}
