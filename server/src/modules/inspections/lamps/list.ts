import { sql, type RawBuilder } from 'kysely'
import type { Input, lamps, Output, TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { countSql, likeText, pageOf, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { at, column, everyPage, sheetOf } from '../../../platform/records/list-export.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, iso } from '../../../platform/time.ts'
import { siteById, timeZoneOf } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'

type LampCount = lamps.LampCount
type Filter = Input<typeof lamps.listLampCounts>['query']['filter']
export interface LampRow {
  id: string
  site_id: string
  zone_id: string | null
  zone_name: string | null
  building_id: string | null
  building_name: string | null
  place: string
  inspected: number
  lit: number
  note: string
  task_id: string | null
  task_number: string | null
  /** Whether the record of the round still counts; true for a count by hand. */
  counts: boolean
  counted_by: string
  counted_at: Date
  voided_at: Date | null
  voided_by: string | null
  void_reason: string | null
  version: number
}

/** A count of a record that was replaced or set aside counts no more than the record does. */
export const LAMPS_COUNT = `(l.voided_at is null and (l.record_id is null or exists (select from inspection_record r where r.organization_id = l.organization_id and r.id = l.record_id and r.standing = 'counts')))`
const COUNTS = sql.raw(LAMPS_COUNT)
const FROM = sql`from lamp_count l
  left join zone z on z.organization_id = l.organization_id and z.id = l.zone_id
  left join building b on b.organization_id = l.organization_id and b.id = l.building_id
  left join inspection_record r on r.organization_id = l.organization_id and r.id = l.record_id
  left join inspection_task t on t.organization_id = r.organization_id and t.id = r.task_id`
const SHOWN = sql`select l.*, z.name as zone_name, b.name as building_name, t.id as task_id, t.number as task_number, ${COUNTS} as counts ${FROM}`

/** Who counted takes the own count back; who manages rounds any one. One of a round follows its record. */
export const mayVoid = (ctx: Ctx, row: Pick<LampRow, 'site_id' | 'counted_by' | 'voided_at' | 'task_id'>): boolean =>
  row.voided_at === null && row.task_id === null && (ctx.actor.can('inspections:manage', row.site_id) || (ctx.actor.can('inspections:work', row.site_id) && row.counted_by === ctx.actor.employeeId))

async function present(ctx: Ctx, rows: readonly LampRow[]): Promise<LampCount[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map((row) => row.counted_by))
  const { rows: broken } = await ctx.client.query<{ count_id: string; place: string; count: number; id: string; number: string; status: string }>(
    'select x.count_id, x.place, x.count, w.id, w.number, w.status from lamp_broken x join work_order w on w.organization_id = x.organization_id and w.id = x.work_order_id where x.count_id = any ($1) order by x.count_id, x.position', [rows.map(({ id }) => id)],
  )
  const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, zone: ref(row.zone_id, row.zone_name), building: ref(row.building_id, row.building_name), place: row.place, inspected: row.inspected, lit: row.lit,
    broken: broken.filter(({ count_id }) => count_id === row.id).map(({ place, count, id, number, status }) => ({ place, count, workOrder: { id, number, status } })), note: row.note, source: row.task_id === null ? 'by_hand' : 'round', task: ref(row.task_id, row.task_number),
    countedBy: ref(row.counted_by, names.get(row.counted_by) ?? '')!, countedAt: iso(row.counted_at), voided: row.voided_at === null ? null : { at: iso(row.voided_at), by: row.voided_by!, reason: row.void_reason! }, allowedActions: mayVoid(ctx, row) ? ['void'] : [], version: row.version,
  }))
}

function conditionsOf(siteId: string, timeZone: string, filter: Filter): RawBuilder<unknown>[] {
  const like = filter.q?.trim() ? `%${likeText(filter.q.trim())}%` : null
  return [
    sql`l.site_id = ${siteId}`,
    // What counts no more is shown only when it is asked for.
    filter.voided ? sql`not ${COUNTS}` : COUNTS,
    ...(filter.zoneId ? [sql`l.zone_id = ${filter.zoneId}`] : []),
    ...(filter.buildingId ? [sql`l.building_id = ${filter.buildingId}`] : []),
    ...(filter.source?.length === 1 ? [filter.source[0] === 'round' ? sql`l.record_id is not null` : sql`l.record_id is null`] : []),
    ...(filter.dark === undefined ? [] : [filter.dark ? sql`l.lit < l.inspected` : sql`l.lit = l.inspected`]),
    ...(filter.from ? [sql`l.counted_at >= ${midnightOf(filter.from, timeZone)}`] : []),
    ...(filter.to ? [sql`l.counted_at < ${midnightOf(dayAfter(filter.to), timeZone)}`] : []),
    ...(like === null ? [] : [sql`(l.place ilike ${like} or l.note ilike ${like} or b.name ilike ${like} or z.name ilike ${like})`]),
  ]
}

/** Lamp counts of a site, the newest first. Throws `not_found` for a site outside the scope. */
export async function listLampCounts(ctx: Ctx, { query }: Input<typeof lamps.listLampCounts>): Promise<Output<typeof lamps.listLampCounts>> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(query.siteId, timeZone, query.filter), sql` and `)
  const [when, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (l.counted_at, l.id) < (${when}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<LampRow>`${SHOWN} where ${where} ${after} order by l.counted_at desc, l.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const page = pageOf(rows, query.limit, (row) => [row.counted_at, row.id], (row): LampRow => row, query.total ? await countSql(ctx, sql`${FROM} where ${where}`) : null)
  return { ...page, items: await present(ctx, page.items) }
}

/** A lamp count that the actor may see. Throws `not_found`. */
export async function visibleLampCount(ctx: Ctx, id: string): Promise<LampRow> {
  const row = (await sql<LampRow>`${SHOWN} where l.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  return row
}

export async function lampCountOf(ctx: Ctx, id: string): Promise<LampCount> {
  return (await present(ctx, [await visibleLampCount(ctx, id)]))[0]!
}

export const getLampCount = (ctx: Ctx, { params }: Input<typeof lamps.getLampCount>): Promise<LampCount> => lampCountOf(ctx, params.id)

export async function lampCountTimeline(ctx: Ctx, { params }: Input<typeof lamps.lampCountTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await visibleLampCount(ctx, params.id)
  return { items: await readTimeline(ctx, row.id) }
}

export async function planLampExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof lamps.exportLampCounts>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('inspections:read', siteId)
  const rows = everyPage((paging) => listLampCounts(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<LampCount>(ctx, { 'zh-CN': '亮灯盘点', 'zh-TW': '亮燈盤點', en: 'Lamp counts' }, await timeZoneOf(ctx, siteId), [
    column('at', 'datetime', 18, ['盘点时间', '盤點時間', 'Counted'], (one) => at(one.countedAt)),
    column('zone', 'text', 14, ['片区', '責任區', 'Zone'], (one) => one.zone?.name ?? ''),
    column('building', 'text', 14, ['楼栋', '棟別', 'Building'], (one) => one.building?.name ?? ''),
    column('place', 'text', 26, ['位置', '位置', 'Place'], (one) => one.place),
    column('inspected', 'number', 10, ['盘点灯数', '盤點燈數', 'Looked at'], (one) => one.inspected),
    column('lit', 'number', 10, ['亮灯数', '亮燈數', 'Lit'], (one) => one.lit),
    column('rate', 'number', 10, ['亮灯率 %', '亮燈率 %', 'Lit %'], (one) => Math.round((one.lit / one.inspected) * 1000) / 10),
    column('broken', 'text', 40, ['不亮位置', '不亮位置', 'Dark'], (one) => one.broken.map(({ place, count, workOrder }) => `${place} ×${count} ${workOrder?.number ?? ''}`.trim()).join('；')),
    column('source', 'text', 12, ['来源', '來源', 'Source'], (one, locale) => [labelOf(locale, 'lampSource', one.source), one.task?.name].filter(Boolean).join(' ')),
    column('by', 'text', 12, ['盘点人', '盤點人', 'By'], (one) => one.countedBy.name),
    column('note', 'text', 24, ['备注', '備註', 'Note'], (one) => one.note),
    column('voided', 'text', 24, ['作废原因', '作廢原因', 'Voided because'], (one) => one.voided?.reason ?? ''),
  ], rows)
}
