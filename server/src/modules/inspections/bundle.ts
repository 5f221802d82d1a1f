import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { itemsOfVersions } from './checklists.ts'
import { OPEN } from './finding-sql.ts'
import { nonceFor } from './nonce.ts'
import type { InspectionTables, KeptStop } from './tables.ts'
import { LATE_HOURS, TASKS, conditionsOf, isOwn, presentTasks, type TaskRow } from './tasks.ts'
import { warningsFor } from './warnings.ts'

const HOUR_MS = 3_600_000
const AHEAD_HOURS = 36
const MOST_ROUNDS = 100

type Point = Pick<InspectionTables['inspection_point'], 'id' | 'code' | 'name' | 'place' | 'checklist_id' | 'tag' | 'latitude' | 'longitude'> & { reading: number | null; read_on: string | null; findings: { id: string; number: string; item_id: string | null; description: string; severity: inspections.FindingSeverity; state: inspections.FindingState; found_at: string }[] | null }

/** Own rounds that can be walked now or within a day and a half, with everything that they need without network. */
export async function getBundle(ctx: Ctx, { query }: Input<typeof inspections.getBundle>): Promise<inspections.InspectionBundle> {
  ctx.actor.mustSee('inspections:work', query.siteId)
  await siteById(ctx, query.siteId)
  const [earliest, latest] = [new Date(ctx.now.getTime() - LATE_HOURS * HOUR_MS), new Date(ctx.now.getTime() + AHEAD_HOURS * HOUR_MS)]
  const where = sql.join([...conditionsOf(ctx, query.siteId, { mine: true }), sql`t.state in ('waiting', 'started', 'missed')`, sql`t.from_at <= ${latest}`, sql`(t.state = 'started' or t.to_at > ${earliest})`], sql` and `)
  const rows = (await sql<TaskRow>`${TASKS} where ${where} order by t.from_at, t.id limit ${MOST_ROUNDS}`.execute(ctx.tx)).rows.filter((row) => isOwn(ctx, row))
  const shown = await presentTasks(ctx, rows)
  const stops = new Map(rows.map((row) => [row.id, row.stops as KeptStop[]]))
  const recorded = rows.length === 0 ? [] : await ctx.tx.selectFrom('inspection_record').select(['task_id', 'point_id']).where('task_id', 'in', rows.map(({ id }) => id)).where('standing', '=', 'counts').execute()
  const points = await pointsOf(ctx, [...new Set([...stops.values()].flat().map(({ pointId }) => pointId))])
  const lists = await listsOf(ctx, [...new Set(points.map(({ checklist_id }) => checklist_id))])
  return {
    siteId: query.siteId, at: iso(ctx.now), nonce: nonceFor(ctx, query.siteId),
    tasks: shown.map((task, i) => ({ ...task, isOrdered: rows[i]!.is_ordered, photoWhenFine: rows[i]!.photo_when_fine, stops: stops.get(task.id)!, recordedPointIds: recorded.flatMap(({ task_id, point_id }) => (task_id === task.id ? point_id : [])) })),
    points: points.map((point) => ({
      id: point.id, code: point.code, name: point.name, place: point.place, checklistId: point.checklist_id, tagHash: createHash('sha256').update(point.tag).digest('hex'), position: point.latitude === null ? null : { latitude: point.latitude, longitude: point.longitude! },
      lastReading: point.reading === null ? null : { value: point.reading, on: point.read_on! }, findings: (point.findings ?? []).map((one) => ({ id: one.id, number: one.number, itemId: one.item_id, description: one.description, severity: one.severity, state: one.state, foundAt: iso(new Date(one.found_at)) })),
    })),
    checklists: lists,
    warnings: await warningsFor(ctx, query.siteId, shown.map(({ kind }) => kind)),
  }
}

async function pointsOf(ctx: Ctx, ids: readonly string[]): Promise<Point[]> {
  if (ids.length === 0) return []
  const { rows } = await ctx.client.query<Point>({
    name: 'points_of_bundle',
    text: `select p.id, p.code, p.name, p.place, p.checklist_id, p.tag, p.latitude, p.longitude, m.value as reading, m.read_on,
             (select json_agg(json_build_object('id', f.id, 'number', f.number, 'item_id', case when f.checklist_id = p.checklist_id then f.item_id end, 'description', f.description, 'severity', f.severity, 'state', f.state, 'found_at', f.found_at) order by f.found_at desc)
              from finding f where f.organization_id = p.organization_id and f.point_id = p.id and f.state in ${OPEN}) as findings
           from inspection_point p
           left join lateral (select r.value, r.read_on from meter_reading r where p.target = 'meter' and r.organization_id = p.organization_id and r.meter_id = p.target_id and r.voided_at is null order by r.read_on desc limit 1) m on true
           where p.id = any ($1) order by p.code`,
    values: [ids],
  })
  return rows
}

async function listsOf(ctx: Ctx, ids: readonly string[]): Promise<inspections.InspectionBundle['checklists']> {
  if (ids.length === 0) return []
  const rows = await ctx.tx.selectFrom('checklist').select(['id', 'name', 'number']).where('id', 'in', [...ids]).orderBy('name').execute()
  const items = await itemsOfVersions(ctx, rows)
  return rows.map((row) => ({ ...row, items: items.get(`${row.id} ${row.number}`) ?? [] }))
}
