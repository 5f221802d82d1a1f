import type { inspections, Input, Output } from '@guanjia/contract'
import { isFineAnswer } from '@guanjia/contract/inspection-rules.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesOfRecords } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { itemsOfVersions } from './checklists.ts'
import { OPEN_OF_POINT } from './finding-sql.ts'
import { getPoint } from './points.ts'

/** A round that nobody came to in this time still says that its points are overdue; older ones say more of the plan than of the point. */
const LOOKS_BACK_DAYS = 31
const MOST_POINTS = 3000
const SHOWN_RECORDS = 20

interface Row {
  id: string
  code: string
  name: string
  place: string
  last_result: inspections.PointResult | null
  last_at: Date | null
  last_by: string | null
  open_findings: number
  due_at: Date | null
  total: number
}

/** What a point is marked as: what was found and is not over stands before that nobody came, that before what it was like last. */
export function markOf(row: Pick<Row, 'last_result' | 'last_at' | 'open_findings' | 'due_at'>): inspections.PointMark {
  if (row.open_findings > 0) return 'finding'
  if (row.due_at !== null && (row.last_at === null || row.last_at < row.due_at)) return 'overdue'
  if (row.last_result === null) return 'never'
  return row.last_result === 'skipped' ? 'skipped' : 'fine'
}

/**
 * Every point in use of a site as it was last found, on each plan that is drawn for a route, and those that no plan shows (点位图). Of points that were made
 * for units on their way through a state, those that a round still goes to or where something was found and is not over.
 */
export async function inspectionMap(ctx: Ctx, { query }: Input<typeof inspections.inspectionMap>): Promise<inspections.InspectionMap> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { rows } = await ctx.client.query<Row>({
    name: 'points_of_map',
    text: `with due as (select s."pointId" as point_id, max(t.from_at) as at from inspection_task t cross join lateral jsonb_to_recordset(t.stops) as s ("pointId" uuid)
             where t.site_id = $1 and t.from_at <= $2 and t.from_at > $2::timestamptz - interval '${LOOKS_BACK_DAYS} days' and t.to_at <= $2 and t.state <> 'skipped' group by 1)
           , shown as (select p.id, p.code, p.name, p.place, p.last_result, p.last_at, p.last_by, ${OPEN_OF_POINT} as open_findings, due.at as due_at, p.target
             from inspection_point p left join due on due.point_id = p.id where p.site_id = $1 and p.is_active)
           select count(*) over ()::int as total, p.* from shown p
           where p.target <> 'unit' or p.open_findings > 0 or exists (select from inspection_stop s where s.point_id = p.id)
             or p.id in (select s."pointId" from inspection_task t cross join lateral jsonb_to_recordset(t.stops) as s ("pointId" uuid) where t.site_id = $1 and t.to_at > $2)
           order by p.code limit ${MOST_POINTS}`,
    values: [query.siteId, ctx.now],
  })
  const points = rows.map((row) => ({ id: row.id, code: row.code, name: row.name, place: row.place, mark: markOf(row), last: row.last_at === null ? null : { result: row.last_result!, at: iso(row.last_at), by: row.last_by ?? '' }, openFindings: row.open_findings }))
  const known = new Set(points.map(({ id }) => id))
  const routes = await ctx.tx.selectFrom('inspection_route').select(['id', 'name', 'plan_file_id']).where('site_id', '=', query.siteId).where('is_active', '=', true).where('plan_file_id', 'is not', null).orderBy('name').limit(200).execute()
  const ids = routes.map(({ id }) => id)
  const stops = ids.length === 0 ? [] : await ctx.tx.selectFrom('inspection_stop').select(['route_id', 'point_id', 'x', 'y']).where('route_id', 'in', ids).where('x', 'is not', null).orderBy('position').execute()
  const files = await filesOfRecords(ctx, ids)
  // A plan that several routes are drawn on is one map.
  const maps = new Map<string, inspections.InspectionMap['maps'][number]>()
  for (const route of routes) {
    const file = (files.get(route.id) ?? []).find((one) => one.file.id === route.plan_file_id)?.file
    if (!file) continue
    const map: inspections.InspectionMap['maps'][number] = maps.get(file.id) ?? { file, routes: [], points: [] }
    maps.set(file.id, map)
    map.routes.push({ id: route.id, name: route.name })
    for (const stop of stops) if (stop.route_id === route.id && known.has(stop.point_id) && !map.points.some(({ id }) => id === stop.point_id)) map.points.push({ id: stop.point_id, x: stop.x!, y: stop.y! })
  }
  return { siteId: query.siteId, at: iso(ctx.now), total: rows[0]?.total ?? 0, points, maps: [...maps.values()] }
}

/** What was found at a point, the newest first: what was bad by the words of its item. */
export async function pointRecords(ctx: Ctx, { params }: Input<typeof inspections.pointRecords>): Promise<Output<typeof inspections.pointRecords>> {
  return { items: await visitsAt(ctx, [(await getPoint(ctx, { params, query: {}, body: {} })).id]) }
}

/** What was found at a facility, by whichever point and checklist (INS-024): its state, what was said of its maintenance, what was wrong. */
export async function facilityRecords(ctx: Ctx, { params }: Input<typeof inspections.facilityRecords>): Promise<Output<typeof inspections.facilityRecords>> {
  const { rows } = await ctx.client.query<{ site_id: string }>('select site_id from facility where id = $1', [params.id])
  if (!rows[0]) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', rows[0].site_id)
  const points = await ctx.tx.selectFrom('inspection_point').select('id').where('target', '=', 'facility').where('target_id', '=', params.id).execute()
  return { items: await visitsAt(ctx, points.map(({ id }) => id)) }
}

async function visitsAt(ctx: Ctx, pointIds: readonly string[]): Promise<Output<typeof inspections.pointRecords>['items']> {
  if (pointIds.length === 0) return []
  const rows = await ctx.tx
    .selectFrom('inspection_record as r')
    .innerJoin('inspection_task as t', (join) => join.onRef('t.organization_id', '=', 'r.organization_id').onRef('t.id', '=', 'r.task_id'))
    .select(['r.id', 'r.task_id', 't.number', 'r.result', 'r.at', 'r.employee_id', 'r.skip_reason', 'r.note', 'r.presence', 'r.answers', 'r.checklist_id', 'r.checklist_number'])
    .where('r.point_id', 'in', pointIds)
    .where('r.standing', '=', 'counts')
    .orderBy('r.at', 'desc')
    .limit(SHOWN_RECORDS)
    .execute()
  const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
  const items = await itemsOfVersions(ctx, rows.map((row) => ({ id: row.checklist_id, number: row.checklist_number })))
  return rows.map((row) => {
    const answers = new Map((row.answers as inspections.PointAnswer[]).map((answer) => [answer.itemId, answer.value]))
    const given = (items.get(`${row.checklist_id} ${row.checklist_number}`) ?? []).filter((item) => answers.has(item.id))
    const bad = given.filter((item) => isFineAnswer(item, answers.get(item.id) ?? null) === false)
    const words = given.flatMap((item) => (item.kind === 'text' && answers.get(item.id) ? `${item.text}：${String(answers.get(item.id))}` : []))
    return { id: row.id, task: { id: row.task_id, name: row.number }, result: row.result, at: iso(row.at), by: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, bad: bad.map(({ text }) => text), words, skipReason: row.skip_reason, note: row.note, presence: row.result === 'skipped' ? null : row.presence }
  })
}
