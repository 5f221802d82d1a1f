import { sql } from 'kysely'
import type { archives, inspections } from '@guanjia/contract'
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
const MINUTES_AT_UNIT = 5
const LONGEST_CODE = 40

/** The points at the units of a state by one checklist, by unit: asked for once, however many rounds go to them. */
export type KnownUnitPoints = Map<string, ReadonlyMap<string, string>>

/** The stops that each route has now, without the points that are out of use. */
export async function stopsOf(ctx: Ctx, routeIds: readonly string[]): Promise<Map<string, KeptStop[]>> {
  const { rows } = await ctx.client.query<{ route_id: string; stops: KeptStop[] }>(
    `select s.route_id, json_agg(json_build_object('pointId', s.point_id, 'minutes', s.minutes) order by s.position) as stops
     from inspection_stop s join inspection_point p on p.organization_id = s.organization_id and p.id = s.point_id and p.is_active where s.route_id = any ($1) group by 1`,
    [[...new Set(routeIds)]],
  )
  return new Map(rows.map((row) => [row.route_id, row.stops]))
}

/** The stops that a round of this plan has now: at all units of its state, and what else stands on its route. Null: a plan that walks its route only. */
export async function unitStopsOf(ctx: Ctx, plan: { site_id: string; kind: inspections.RoundKind }, route: readonly KeptStop[], known: KnownUnitPoints): Promise<{ units: KeptStop[]; others: KeptStop[] } | null> {
  const state = unitStateOf(plan.kind)
  const [pattern, ...others] = route
  if (state === null || !pattern) return null
  const key = `${state} ${pattern.pointId}`
  const points = known.get(key) ?? (await pointsOfUnits(ctx, plan.site_id, state, pattern.pointId))
  known.set(key, points)
  const ids = new Set(points.values())
  return { units: [...ids].map((pointId) => ({ pointId, minutes: MINUTES_AT_UNIT })), others: others.filter(({ pointId }) => !ids.has(pointId)) }
}

/** A point at each unit of the state that is looked at by the checklist of the pattern; those that are missing are made, with a sign of their own. */
async function pointsOfUnits(ctx: Ctx, siteId: string, state: archives.Unit['state'], patternId: string): Promise<ReadonlyMap<string, string>> {
  const units = await unitsInState(ctx, siteId, state)
  if (units.length === 0) return new Map()
  const { checklist_id } = await ctx.tx.selectFrom('inspection_point').select('checklist_id').where('id', '=', patternId).executeTakeFirstOrThrow()
  const ids = units.map(({ id }) => id)
  const known = async () => new Map((await ctx.tx.selectFrom('inspection_point').select(['id', 'target_id']).where('site_id', '=', siteId).where('target', '=', 'unit').where('checklist_id', '=', checklist_id).where('target_id', 'in', ids).where('is_active', '=', true).orderBy('id', 'desc').execute()).map((row) => [row.target_id!, row.id]))
  let points = await known()
  // A code that is taken by something else gets a tail of its own.
  for (const tail of [() => '', (id: string) => `-${id.slice(-6)}`]) {
    const missing = units.filter(({ id }) => !points.has(id))
    if (missing.length === 0) break
    const codeOf = ({ id, code }: (typeof units)[number]): string => `${state === 'vacant' ? 'V' : 'D'}-${code}`.slice(0, LONGEST_CODE - tail(id).length) + tail(id)
    const made = await ctx.tx
      .insertInto('inspection_point')
      .values(missing.map((unit) => ({ organization_id: ctx.organizationId, id: newId(), site_id: siteId, code: codeOf(unit), name: unit.code, place: unit.building.name, target: 'unit' as const, target_id: unit.id, building_id: unit.building.id, checklist_id, tag: newTag(), latitude: null, longitude: null, is_active: true, last_result: null, last_at: null, last_by: null, version: 1, updated_at: ctx.now })))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'site_id'])
      .execute()
    for (const row of made) tellOfPoint(ctx, row, 'created')
    points = await known()
  }
  return new Map(units.flatMap(({ id }): [string, string][] => (points.has(id) ? [[id, points.get(id)!]] : [])))
}

type OpenRound = InspectionTables['inspection_task'] & Pick<InspectionTables['inspection_plan'], 'kind' | 'route_id'>

/**
 * Keeps the rounds of units that are not over in step with the units: one that became vacant meanwhile is a stop, too, also of a month's round that
 * was walked already, and one that no longer is, and that nobody has looked at, is left out with the reason. The round of a day that was walked
 * stays as it is: who begins to renovate after it is met on the next day. What else stands on a route stays as it was when the round was made.
 * Plans are locked by the caller.
 */
export async function followUnits(ctx: Ctx, siteId: string, known: KnownUnitPoints = new Map()): Promise<void> {
  const { rows: rounds } = await sql<OpenRound>`
    select t.*, p.kind, p.route_id from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.state = 'running' and p.kind = any (${UNIT_KINDS})
    where t.site_id = ${siteId} and t.to_at > ${ctx.now} and (t.state in ('waiting', 'started') or t.state = 'done' and p.kind = 'vacant_units') order by t.id for update of t`.execute(ctx.tx)
  if (rounds.length === 0) return
  const routes = await stopsOf(ctx, rounds.map(({ route_id }) => route_id))
  for (const round of rounds) {
    const now = await unitStopsOf(ctx, round, routes.get(round.route_id) ?? [], known)
    if (now) await followOne(ctx, round, now)
  }
}

async function followOne(ctx: Ctx, round: OpenRound, now: { units: KeptStop[]; others: KeptStop[] }): Promise<void> {
  const stops = round.stops as KeptStop[]
  const ids = new Set([...now.units, ...now.others].map(({ pointId }) => pointId))
  const recorded = new Set((await ctx.tx.selectFrom('inspection_record').select('point_id').where('task_id', '=', round.id).where('standing', '=', 'counts').execute()).map(({ point_id }) => point_id))
  const units = new Map((stops.length === 0 ? [] : await ctx.tx.selectFrom('inspection_point').select(['id', 'target_id']).where('id', 'in', stops.map(({ pointId }) => pointId)).where('target', '=', 'unit').execute()).map((row) => [row.id, row.target_id!]))
  const gone = stops.filter(({ pointId }) => units.has(pointId) && !ids.has(pointId) && !recorded.has(pointId))
  const fresh = now.units.filter(({ pointId }) => !stops.some((stop) => stop.pointId === pointId))
  if (gone.length === 0 && fresh.length === 0) return
  const facts = await unitsById(ctx, gone.map(({ pointId }) => units.get(pointId)!))
  const left = (round.left_stops as LeftStop[]).filter(({ pointId }) => !ids.has(pointId))
  left.push(...gone.map(({ pointId }) => ({ pointId, unitId: units.get(pointId)!, at: iso(ctx.now), state: facts.get(units.get(pointId)!)?.state ?? null })))
  const next = [...stops.filter((stop) => !gone.includes(stop)), ...fresh]
  const isOpenAgain = round.state === 'done' && fresh.length > 0
  await ctx.tx
    .updateTable('inspection_task')
    .set({ stops: sql`${JSON.stringify(next)}::jsonb`, left_stops: sql`${JSON.stringify(left)}::jsonb`, points: next.length, version: sql`version + 1`, updated_at: ctx.now, ...(isOpenAgain ? { state: 'started' as const, done_at: null, done_by: null, is_late: false } : {}) })
    .where('id', '=', round.id)
    .execute()
  recordHappening(ctx, { siteId: round.site_id, recordType: 'inspection_task', recordId: round.id, action: 'units_followed', note: [fresh.length > 0 && `+${fresh.length}`, gone.length > 0 && `−${gone.length}`].filter(Boolean).join(' '), fromStatus: round.state, toStatus: isOpenAgain ? 'started' : round.state })
  announceChange(ctx, { recordType: 'inspection_task', recordId: round.id, siteId: round.site_id, action: 'units_followed' })
}

/** Somebody was at a unit that the round had left out meanwhile: it is a stop again. The caller holds the lock of the round. */
export async function takeBackLeft<R extends Pick<InspectionTables['inspection_task'], 'id' | 'stops' | 'left_stops' | 'points'>>(ctx: Ctx, row: R, pointIds: readonly string[]): Promise<R> {
  const left = row.left_stops as LeftStop[]
  const back = left.filter(({ pointId }) => pointIds.includes(pointId))
  if (back.length === 0) return row
  const stops = [...(row.stops as KeptStop[]), ...back.map(({ pointId }) => ({ pointId, minutes: MINUTES_AT_UNIT }))]
  const after = { stops, left_stops: left.filter((stop) => !back.includes(stop)), points: stops.length }
  await ctx.tx.updateTable('inspection_task').set({ stops: sql`${JSON.stringify(stops)}::jsonb`, left_stops: sql`${JSON.stringify(after.left_stops)}::jsonb`, points: after.points }).where('id', '=', row.id).execute()
  return { ...row, ...after }
}
