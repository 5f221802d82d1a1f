import { sql } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesOfRecords } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { OPEN_OF_POINT } from './finding-sql.ts'
import type { InspectionTables } from './tables.ts'

type Row = InspectionTables['inspection_route']
type Facts = Omit<Input<typeof inspections.createRoute>['body'], 'id' | 'siteId'>
interface StopRow {
  route_id: string
  point_id: string
  code: string
  name: string
  place: string
  minutes: number
  x: number | null
  y: number | null
  last_result: inspections.PointResult | null
  open_findings: number
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<inspections.InspectionRoute[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const { rows: stops } = await ctx.client.query<StopRow>({
    name: 'stops_of_routes',
    text: `select s.route_id, s.point_id, p.code, p.name, p.place, s.minutes, s.x, s.y, p.last_result,
             ${OPEN_OF_POINT} as open_findings
           from inspection_stop s join inspection_point p on p.organization_id = s.organization_id and p.id = s.point_id where s.route_id = any ($1) order by s.route_id, s.position`,
    values: [ids],
  })
  const { rows: used } = await ctx.client.query<{ route_id: string; count: number }>("select route_id, count(*)::int as count from inspection_plan where route_id = any ($1) and state <> 'ended' group by 1", [ids])
  const files = await filesOfRecords(ctx, ids)
  return rows.map((row) => {
    const own = stops.filter(({ route_id }) => route_id === row.id)
    return {
      id: row.id, siteId: row.site_id, name: row.name, isOrdered: row.is_ordered, planFile: (files.get(row.id) ?? []).find(({ file }) => file.id === row.plan_file_id)?.file ?? null, isActive: row.is_active, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
      stops: own.map((stop) => ({ pointId: stop.point_id, code: stop.code, name: stop.name, place: stop.place, minutes: stop.minutes, onPlan: stop.x === null ? null : { x: stop.x, y: stop.y! }, lastResult: stop.last_result, openFindings: stop.open_findings })),
      plans: used.find(({ route_id }) => route_id === row.id)?.count ?? 0, version: row.version,
    }
  })
}

export async function listRoutes(ctx: Ctx, { query }: Input<typeof inspections.listRoutes>): Promise<Output<typeof inspections.listRoutes>> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('inspection_route').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.active !== undefined) select = select.where('is_active', '=', query.filter.active)
  return { items: await present(ctx, await select.orderBy('name').limit(500).execute()) }
}

export async function getRoute(ctx: Ctx, { params }: Input<typeof inspections.getRoute>): Promise<inspections.InspectionRoute> {
  const row = await ctx.tx.selectFrom('inspection_route').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  return (await present(ctx, [row]))[0]!
}

async function keepStops(ctx: Ctx, siteId: string, routeId: string, stops: Facts['stops']): Promise<void> {
  const ids = stops.map(({ pointId }) => pointId)
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i)
  if (twice >= 0) throw wrongField('rule_broken', `/stops/${twice}/pointId`, 'is on the route already')
  const known = new Set((await ctx.tx.selectFrom('inspection_point').select('id').where('site_id', '=', siteId).where('id', 'in', ids).execute()).map(({ id }) => id))
  const lost = ids.findIndex((id) => !known.has(id))
  if (lost >= 0) throw wrongField('not_found', `/stops/${lost}/pointId`, 'no such point at this site')
  await ctx.tx.deleteFrom('inspection_stop').where('route_id', '=', routeId).execute()
  await ctx.tx.insertInto('inspection_stop').values(stops.map((stop, position) => ({ organization_id: ctx.organizationId, route_id: routeId, position, point_id: stop.pointId, minutes: stop.minutes, x: stop.onPlan?.x ?? null, y: stop.onPlan?.y ?? null }))).execute()
}

function tell(ctx: Ctx, id: string, siteId: string, action: string): void {
  recordHappening(ctx, { siteId, recordType: 'inspection_route', recordId: id, action })
  announceChange(ctx, { recordType: 'inspection_route', recordId: id, siteId, action })
}

/** New route (INS-002). Throws `already_exists` naming `/name`, `not_found` and `rule_broken` naming the stop. */
export async function createRoute(ctx: Ctx, { body }: Input<typeof inspections.createRoute>): Promise<inspections.InspectionRoute> {
  ctx.actor.mustSee('inspections:manage', body.siteId)
  await siteById(ctx, body.siteId)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('inspection_route')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, name: body.name, is_ordered: body.isOrdered, plan_file_id: body.planFileId, is_active: body.isActive, version: 1, updated_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('inspection_route').select('name').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst()
    if (known?.name !== body.name) throw wrongField('already_exists', '/name', body.name)
    return getRoute(ctx, { params: { id }, query: {}, body: {} })
  }
  await keepStops(ctx, body.siteId, id, body.stops)
  if (body.planFileId !== null) await attachFiles(ctx, { type: 'inspection_route', id }, [body.planFileId], 'plan', '/planFileId')
  tell(ctx, id, body.siteId, 'created')
  return getRoute(ctx, { params: { id }, query: {}, body: {} })
}

/** Rounds that are made keep the stops that they were made with. Throws `stale_version`, `already_exists`, `not_found`, `rule_broken`. */
export async function changeRoute(ctx: Ctx, { params, body }: Input<typeof inspections.changeRoute>): Promise<inspections.InspectionRoute> {
  const row = await ctx.tx.selectFrom('inspection_route').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  ctx.actor.mustBeAbleTo('inspections:manage', row.site_id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  await keepStops(ctx, row.site_id, row.id, body.stops)
  if (body.planFileId !== null && body.planFileId !== row.plan_file_id) await attachFiles(ctx, { type: 'inspection_route', id: row.id }, [body.planFileId], 'plan', '/planFileId')
  await ctx.tx
    .updateTable('inspection_route')
    .set({ name: body.name, is_ordered: body.isOrdered, plan_file_id: body.planFileId, is_active: body.isActive, version: sql`version + 1`, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  tell(ctx, row.id, row.site_id, 'changed')
  return getRoute(ctx, { params: { id: row.id }, query: {}, body: {} })
}
