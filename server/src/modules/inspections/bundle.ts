import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { dialsBefore } from '../registers/index.ts'
import { itemsOfVersions } from './checklists.ts'
import { OPEN } from './finding-sql.ts'
import { nonceFor } from './nonce.ts'
import type { InspectionTables, KeptStop } from './tables.ts'
import { LATE_HOURS, TASKS, conditionsOf, isOwn, presentTasks, type TaskRow } from './tasks.ts'
import { warningsFor } from './warnings.ts'

const HOUR_MS = 3_600_000
const AHEAD_HOURS = 36
const MOST_ROUNDS = 100
const ENTRANCE = { 'zh-CN': '{code} 单元', 'zh-TW': '{code} 單元', en: 'entrance {code}' } as const

type Point = Pick<InspectionTables['inspection_point'], 'id' | 'code' | 'name' | 'place' | 'checklist_id' | 'tag' | 'latitude' | 'longitude' | 'target' | 'target_id'> & { building: string | null; entrance: string | null; findings: { id: string; number: string; item_id: string | null; description: string; severity: inspections.FindingSeverity; state: inspections.FindingState; found_at: string }[] | null }

/** Own rounds that can be walked now or within a day and a half, with everything that they need without network. */
export async function getBundle(ctx: Ctx, { query }: Input<typeof inspections.getBundle>): Promise<inspections.InspectionBundle> {
  ctx.actor.mustSee('inspections:work', query.siteId)
  await siteById(ctx, query.siteId)
  const [earliest, latest] = [new Date(ctx.now.getTime() - LATE_HOURS * HOUR_MS), new Date(ctx.now.getTime() + AHEAD_HOURS * HOUR_MS)]
  const where = sql.join([...conditionsOf(ctx, query.siteId, { mine: true }), sql`t.state in ('waiting', 'started', 'missed')`, sql`t.from_at <= ${latest}`, sql`(t.state = 'started' or t.to_at > ${earliest})`], sql` and `)
  const rows = (await sql<TaskRow>`${TASKS} where ${where} order by t.from_at, t.id limit ${MOST_ROUNDS}`.execute(ctx.tx)).rows.filter((row) => isOwn(ctx, row))
  const shown = await presentTasks(ctx, rows)
  const stops = new Map(rows.map((row) => [row.id, row.stops as KeptStop[]]))
  const recorded = rows.length === 0 ? [] : await ctx.tx.selectFrom('inspection_record').select(['task_id', 'point_id', 'result', 'skip_reason']).where('task_id', 'in', rows.map(({ id }) => id)).where('standing', '=', 'counts').execute()
  const points = await pointsOf(ctx, [...new Set([...stops.values()].flat().map(({ pointId }) => pointId))])
  const lists = await listsOf(ctx, [...new Set(points.map(({ checklist_id }) => checklist_id))])
  const dials = await dialsBefore(ctx, points.flatMap(({ target, target_id }) => (target === 'meter' ? target_id! : [])))
  const entranceOf = (code: string): string => ENTRANCE[ctx.locale].replace('{code}', code)
  return {
    siteId: query.siteId, at: iso(ctx.now), nonce: nonceFor(ctx, query.siteId),
    tasks: shown.map((task, i) => ({ ...task, isOrdered: rows[i]!.is_ordered, photoWhenFine: rows[i]!.photo_when_fine, stops: stops.get(task.id)!, recordedPointIds: recorded.flatMap(({ task_id, point_id }) => (task_id === task.id ? point_id : [])), skipped: recorded.flatMap(({ task_id, point_id, result, skip_reason }) => (task_id === task.id && result === 'skipped' ? { pointId: point_id, reason: skip_reason } : [])) })),
    points: points.map((point) => ({
      id: point.id, code: point.code, name: point.name, place: point.place, section: point.building === null ? '' : [point.building, point.entrance === null ? '' : entranceOf(point.entrance)].filter(Boolean).join(' '), checklistId: point.checklist_id, tagHash: createHash('sha256').update(point.tag).digest('hex'), position: point.latitude === null ? null : { latitude: point.latitude, longitude: point.longitude! },
      lastReading: dials.get(point.target_id ?? '') ?? null, findings: (point.findings ?? []).map((one) => ({ id: one.id, number: one.number, itemId: one.item_id, description: one.description, severity: one.severity, state: one.state, foundAt: iso(new Date(one.found_at)) })),
    })),
    checklists: lists,
    warnings: await warningsFor(ctx, query.siteId, shown.map(({ kind }) => kind)),
  }
}

async function pointsOf(ctx: Ctx, ids: readonly string[]): Promise<Point[]> {
  if (ids.length === 0) return []
  const { rows } = await ctx.client.query<Point>({
    name: 'points_of_bundle',
    text: `select p.id, p.code, p.name, p.place, p.checklist_id, p.tag, p.latitude, p.longitude, p.target, p.target_id, b.name as building, e.code as entrance,
             (select json_agg(json_build_object('id', f.id, 'number', f.number, 'item_id', case when f.checklist_id = p.checklist_id then f.item_id end, 'description', f.description, 'severity', f.severity, 'state', f.state, 'found_at', f.found_at) order by f.found_at desc)
              from finding f where f.organization_id = p.organization_id and f.point_id = p.id and f.state in ${OPEN}) as findings
           from inspection_point p
           left join meter m on p.target = 'meter' and m.organization_id = p.organization_id and m.id = p.target_id
           left join unit u on p.target in ('unit', 'meter') and u.organization_id = p.organization_id and u.id = case p.target when 'unit' then p.target_id else m.unit_id end
           left join building b on b.organization_id = u.organization_id and b.id = u.building_id
           left join entrance e on e.organization_id = u.organization_id and e.id = u.entrance_id
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
