import { sql } from 'kysely'
import type { archives, inspections, registers } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { unitsById, unitsInState } from '../archives/index.ts'
import { newTag, tellOfPoint } from './points.ts'
import type { InspectionTables, KeptStop, LeftStop } from './tables.ts'

/** Kinds of rounds that go to every unit of a state, whatever stands on the route; its first stop says by which checklist. */
const STATES: Partial<Record<inspections.RoundKind, archives.Unit['state']>> = { vacant_units: 'vacant', renovation: 'renovating' }
export const UNIT_KINDS = Object.keys(STATES) as inspections.RoundKind[]
export const unitStateOf = (kind: inspections.RoundKind): archives.Unit['state'] | null => STATES[kind] ?? null
/** Kinds whose rounds follow archives and registers: those of units, and readings of meters (ENE-001). */
const FOLLOWED: inspections.RoundKind[] = [...UNIT_KINDS, 'meters']
const MINUTES_AT_UNIT = 5
const MINUTES_AT_METER = 3
const LONGEST_CODE = 40
const LONGEST_NAME = 100
const LONGEST_PLACE = 200
/** Points in one statement. */
const BATCH = 1000

/** The points at the units of a state, or at the meters of some, by one checklist: asked for once, however many rounds go to them. Null: a round of such a route follows nothing. */
export type KnownPoints = Map<string, readonly string[] | null>

/** The stops that each route has now, without the points that are out of use. */
export async function stopsOf(ctx: Ctx, routeIds: readonly string[]): Promise<Map<string, KeptStop[]>> {
  const { rows } = await ctx.client.query<{ route_id: string; stops: KeptStop[] }>(
    `select s.route_id, json_agg(json_build_object('pointId', s.point_id, 'minutes', s.minutes) order by s.position) as stops
     from inspection_stop s join inspection_point p on p.organization_id = s.organization_id and p.id = s.point_id and p.is_active where s.route_id = any ($1) group by 1`,
    [[...new Set(routeIds)]],
  )
  return new Map(rows.map((row) => [row.route_id, row.stops]))
}

type Plan = Pick<InspectionTables['inspection_plan'], 'site_id' | 'kind' | 'meters'>
/** What a round of such a kind goes to. */
interface Thing {
  id: string
  code: string
  name: string
  place: string
  buildingId: string | null
}

async function thingsOf(ctx: Ctx, { site_id: siteId, kind, meters }: Plan): Promise<{ target: 'unit' | 'meter'; sign: string; things: Thing[] }> {
  const state = unitStateOf(kind)
  if (state === null) return { target: 'meter', ...(meters === 'household' ? { sign: 'H', things: await householdMeters(ctx, siteId) } : { sign: 'M', things: await publicMeters(ctx, siteId) }) }
  return { target: 'unit', sign: state === 'vacant' ? 'V' : 'D', things: (await unitsInState(ctx, siteId, state)).map(({ id, code, building }) => ({ id, code, name: code, place: building.name, buildingId: building.id })) }
}

/** Meters in use of the households, in the order in which they are walked: building, entrance, floor, room. */
async function householdMeters(ctx: Ctx, siteId: string): Promise<Thing[]> {
  const { rows } = await ctx.client.query<Omit<Thing, 'name'> & { kind: registers.Meter['kind']; unit: string }>(
    `select m.id, m.code, m.kind, m.location as place, u.code as unit, u.building_id as "buildingId" from meter m join unit u on u.organization_id = m.organization_id and u.id = m.unit_id
     where m.site_id = $1 and m.state = 'in_use' order by u.sort_key, u.id, m.kind, m.code, m.id`,
    [siteId],
  )
  return rows.map(({ kind, unit, ...row }) => ({ ...row, name: `${unit} ${labelOf(ctx.locale, 'meterKind', kind)}` }))
}

/** Meters in use that are no household's. */
async function publicMeters(ctx: Ctx, siteId: string): Promise<Thing[]> {
  const { rows } = await ctx.client.query<Omit<Thing, 'name'> & { kind: registers.Meter['kind']; area: string | null }>(
    `select m.id, m.code, m.kind, m.location as place, a.name as area, a.building_id as "buildingId" from meter m left join common_area a on a.organization_id = m.organization_id and a.id = m.area_id
     where m.site_id = $1 and m.unit_id is null and m.state = 'in_use' order by m.code, m.id`,
    [siteId],
  )
  return rows.map(({ kind, area, ...row }) => ({ ...row, name: `${labelOf(ctx.locale, 'meterKind', kind)} ${row.code}`, place: [area, row.place].filter(Boolean).join(' ') }))
}

/**
 * The stops that a round of this plan has now: at all units of its state, at all public meters or at all those of households, and what else stands on its
 * route. Null: a plan that walks its route only, as one of meters does whose route begins at a meter, or one of public meters where there is none.
 */
export async function thingStopsOf(ctx: Ctx, plan: Plan, route: readonly KeptStop[], known: KnownPoints): Promise<{ things: KeptStop[]; others: KeptStop[] } | null> {
  const [pattern, ...others] = route
  if (!FOLLOWED.includes(plan.kind) || !pattern) return null
  const key = `${plan.kind} ${plan.meters ?? ''} ${pattern.pointId}`
  const points = known.get(key) ?? (await pointsOf(ctx, plan, pattern.pointId))
  known.set(key, points)
  if (points === null) return null
  const minutes = unitStateOf(plan.kind) === null ? MINUTES_AT_METER : MINUTES_AT_UNIT
  return { things: points.map((pointId) => ({ pointId, minutes })), others: others.filter(({ pointId }) => !points.includes(pointId)) }
}

/** A point at each of the things that is looked at by the checklist of the pattern; those that are missing are made, with a sign of their own. */
async function pointsOf(ctx: Ctx, plan: Plan, patternId: string): Promise<string[] | null> {
  const { checklist_id, target: stands } = await ctx.tx.selectFrom('inspection_point').select(['checklist_id', 'target']).where('id', '=', patternId).executeTakeFirstOrThrow()
  const { target, sign, things } = await thingsOf(ctx, plan)
  if (target === 'meter' && (stands !== 'place' || (things.length === 0 && plan.meters === 'public'))) return null
  if (things.length === 0) return []
  const siteId = plan.site_id
  const ids = things.map(({ id }) => id)
  const known = async () => new Map((await ctx.tx.selectFrom('inspection_point').select(['id', 'target_id']).where('site_id', '=', siteId).where('target', '=', target).where('checklist_id', '=', checklist_id).where(sql<boolean>`target_id = any (${ids})`).where('is_active', '=', true).orderBy('id', 'desc').execute()).map((row) => [row.target_id!, row.id]))
  let points = await known()
  // A code that is taken by something else gets a tail of its own.
  for (const tail of [() => '', (id: string) => `-${id.slice(-6)}`]) {
    const missing = things.filter(({ id }) => !points.has(id))
    if (missing.length === 0) break
    const codeOf = ({ id, code }: Thing): string => `${sign}-${code}`.slice(0, LONGEST_CODE - tail(id).length) + tail(id)
    for (let i = 0; i < missing.length; i += BATCH) {
      const made = await ctx.tx
        .insertInto('inspection_point')
        .values(missing.slice(i, i + BATCH).map((thing) => ({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, code: codeOf(thing), name: thing.name.slice(0, LONGEST_NAME), place: thing.place.slice(0, LONGEST_PLACE), target, target_id: thing.id, building_id: thing.buildingId, checklist_id, tag: newTag(), latitude: null, longitude: null, is_active: true, last_result: null, last_at: null, last_by: null, version: 1, updated_at: ctx.now })))
        .onConflict((conflict) => conflict.doNothing())
        .returning(['id', 'site_id'])
        .execute()
      for (const row of made) tellOfPoint(ctx, row, 'created')
    }
    points = await known()
  }
  return things.flatMap(({ id }) => points.get(id) ?? [])
}

type OpenRound = InspectionTables['inspection_task'] & Pick<InspectionTables['inspection_plan'], 'kind' | 'meters' | 'route_id'>

/**
 * Keeps the rounds of units and of meters that are not over in step with these: one that became vacant meanwhile is a stop, too, also of a month's round that
 * was walked already, and one that no longer is, and that nobody has looked at, is left out with the reason. The round of a day that was walked
 * stays as it is: who begins to renovate after it is met on the next day. What else stands on a route stays as it was when the round was made.
 * Plans are locked by the caller.
 */
export async function followThings(ctx: Ctx, siteId: string, known: KnownPoints = new Map()): Promise<void> {
  const { rows: rounds } = await sql<OpenRound>`
    select t.*, p.kind, p.meters, p.route_id from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.state = 'running' and p.kind = any (${FOLLOWED})
    where t.site_id = ${siteId} and t.to_at > ${ctx.now} and (t.state in ('waiting', 'started') or t.state = 'done' and p.kind = 'vacant_units') order by t.id for update of t`.execute(ctx.tx)
  if (rounds.length === 0) return
  const routes = await stopsOf(ctx, rounds.map(({ route_id }) => route_id))
  for (const round of rounds) {
    const now = await thingStopsOf(ctx, round, routes.get(round.route_id) ?? [], known)
    if (now) await followOne(ctx, round, now)
  }
}

async function followOne(ctx: Ctx, round: OpenRound, now: { things: KeptStop[]; others: KeptStop[] }): Promise<void> {
  const target = unitStateOf(round.kind) === null ? 'meter' : 'unit'
  const stops = round.stops as KeptStop[]
  const ids = new Set([...now.things, ...now.others].map(({ pointId }) => pointId))
  const recorded = new Set((await ctx.tx.selectFrom('inspection_record').select('point_id').where('task_id', '=', round.id).where('standing', '=', 'counts').execute()).map(({ point_id }) => point_id))
  const targets = new Map((stops.length === 0 ? [] : await ctx.tx.selectFrom('inspection_point').select(['id', 'target_id']).where('id', 'in', stops.map(({ pointId }) => pointId)).where('target', '=', target).execute()).map((row) => [row.id, row.target_id!]))
  const gone = stops.filter(({ pointId }) => targets.has(pointId) && !ids.has(pointId) && !recorded.has(pointId))
  const known = new Set(stops.map(({ pointId }) => pointId))
  const fresh = now.things.filter(({ pointId }) => !known.has(pointId))
  if (gone.length === 0 && fresh.length === 0) return
  const unitOf = (pointId: string): string | null => (target === 'unit' ? targets.get(pointId)! : null)
  const facts = await unitsById(ctx, gone.flatMap(({ pointId }) => unitOf(pointId) ?? []))
  const left = (round.left_stops as LeftStop[]).filter(({ pointId }) => !ids.has(pointId))
  left.push(...gone.map(({ pointId, minutes }) => ({ pointId, minutes, unitId: unitOf(pointId), at: iso(ctx.now), state: facts.get(unitOf(pointId) ?? '')?.state ?? null })))
  const next = inPlace(stops.filter((stop) => !gone.includes(stop)), fresh, now.things.map(({ pointId }) => pointId))
  const isOpenAgain = round.state === 'done' && fresh.length > 0
  await ctx.tx
    .updateTable('inspection_task')
    .set({ stops: sql`${JSON.stringify(next)}::jsonb`, left_stops: sql`${JSON.stringify(left)}::jsonb`, points: next.length, version: sql`version + 1`, updated_at: ctx.now, ...(isOpenAgain ? { state: 'started' as const, done_at: null, done_by: null, is_late: false } : {}) })
    .where('id', '=', round.id)
    .execute()
  const followed = target === 'unit' ? 'units_followed' : 'meters_followed'
  recordHappening(ctx, { siteId: round.site_id, recordType: 'inspection_task', recordId: round.id, action: followed, note: [fresh.length > 0 && `+${fresh.length}`, gone.length > 0 && `−${gone.length}`].filter(Boolean).join(' '), fromStatus: round.state, toStatus: isOpenAgain ? 'started' : round.state })
  announceChange(ctx, { recordType: 'inspection_task', recordId: round.id, siteId: round.site_id, action: followed })
}

/** Each fresh stop where it is passed on the way: before what comes after it in `order`, else at the end. */
function inPlace(stops: readonly KeptStop[], fresh: readonly KeptStop[], order: readonly string[]): KeptStop[] {
  const placeOf = new Map(order.map((pointId, i) => [pointId, i]))
  const next = [...stops]
  for (const stop of fresh) {
    const place = placeOf.get(stop.pointId)!
    const after = next.findIndex(({ pointId }) => (placeOf.get(pointId) ?? -1) > place)
    next.splice(after < 0 ? next.length : after, 0, stop)
  }
  return next
}

/** Somebody was at a unit or a meter that the round had left out meanwhile: it is a stop again. The caller holds the lock of the round. */
export async function takeBackLeft<R extends Pick<InspectionTables['inspection_task'], 'id' | 'stops' | 'left_stops' | 'points'>>(ctx: Ctx, row: R, pointIds: readonly string[]): Promise<R> {
  const left = row.left_stops as LeftStop[]
  const back = left.filter(({ pointId }) => pointIds.includes(pointId))
  if (back.length === 0) return row
  const stops = [...(row.stops as KeptStop[]), ...back.map(({ pointId, unitId, minutes = unitId === null ? MINUTES_AT_METER : MINUTES_AT_UNIT }) => ({ pointId, minutes }))]
  const after = { stops, left_stops: left.filter((stop) => !back.includes(stop)), points: stops.length }
  await ctx.tx.updateTable('inspection_task').set({ stops: sql`${JSON.stringify(stops)}::jsonb`, left_stops: sql`${JSON.stringify(after.left_stops)}::jsonb`, points: after.points }).where('id', '=', row.id).execute()
  return { ...row, ...after }
}
