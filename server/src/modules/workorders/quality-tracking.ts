import type { aftercare, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, mustBeCurrent, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'

type Filter = Input<typeof aftercare.listQualityTracking>['query']['filter']
type TrackingSelect = SelectQueryBuilder<Tables, 'quality_tracking', object>

function named(select: TrackingSelect) {
  return select
    .innerJoin('work_order as w', (join) => join.onRef('w.organization_id', '=', 'quality_tracking.organization_id').onRef('w.id', '=', 'quality_tracking.work_order_id'))
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'w.organization_id').onRef('u.id', '=', 'w.unit_id'))
    .leftJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'w.organization_id').onRef('e.id', '=', 'w.done_by'))
    .leftJoin('employee as k', (join) => join.onRef('k.organization_id', '=', 'quality_tracking.organization_id').onRef('k.id', '=', 'quality_tracking.checked_by'))
    .selectAll('quality_tracking')
    .select(['w.number', 'w.title', 'w.place', 'w.unit_id', 'w.worked_by', 'u.code', 'e.name as worker', 'k.name as checker'])
}
type Row = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number]

function present(row: Row, today: string): aftercare.QualityTracking {
  return {
    id: row.id, workOrder: { id: row.work_order_id, number: row.number }, title: row.title, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.code ?? '' },
    place: row.place, worker: row.worker ?? '', doneAt: iso(row.done_at), reason: row.reason, state: row.state, dueOn: row.due_on,
    isOverdue: row.state === 'planned' && row.due_on !== null && row.due_on < today, checkedAt: iso(row.checked_at), checkedBy: row.checker, note: row.note,
    version: row.version,
  }
}

/** 质量跟踪记录: finished repairs and what became of them, newest first (RPR-018). */
export async function listQualityTracking(
  ctx: Ctx,
  { query }: Input<typeof aftercare.listQualityTracking>,
): Promise<Output<typeof aftercare.listQualityTracking>> {
  const { filtered, today } = await filteredTracking(ctx, query.siteId, query.filter, 'work_orders:verify')
  let select = named(filtered)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(quality_tracking.done_at, quality_tracking.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('quality_tracking.done_at', 'desc').orderBy('quality_tracking.id', 'desc').limit(query.limit + 1).execute()
  const total = query.total ? await countUpTo(ctx, filtered) : null
  return pageOf(rows, query.limit, (row) => [row.done_at, row.id], (row) => present(row, today), total)
}

async function filteredTracking(
  ctx: Ctx,
  siteId: string,
  filter: Filter,
  permission: 'work_orders:verify' | 'work_orders:export',
): Promise<{ filtered: TrackingSelect; today: string; timeZone: string }> {
  ctx.actor.mustSee(permission, siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  let filtered: TrackingSelect = ctx.tx.selectFrom('quality_tracking').where('quality_tracking.site_id', '=', siteId)
  if (filter.state?.length) filtered = filtered.where('quality_tracking.state', 'in', filter.state)
  if (filter.reason?.length) filtered = filtered.where('quality_tracking.reason', 'in', filter.reason)
  if (filter.overdue) filtered = filtered.where('quality_tracking.state', '=', 'planned').where('quality_tracking.due_on', '<', today)
  if (filter.from) filtered = filtered.where('quality_tracking.done_at', '>=', new Date(filter.from))
  if (filter.to) filtered = filtered.where('quality_tracking.done_at', '<', new Date(filter.to))
  if (filter.workOrderId) filtered = filtered.where('quality_tracking.work_order_id', '=', filter.workOrderId)
  return { filtered, today, timeZone }
}

/** Writes down what a look at finished work found; nobody looks at the own work. A bad one asks for a rework, which `rework` orders. */
export async function checkQuality(ctx: Ctx, { params, body }: Input<typeof aftercare.checkQuality>): Promise<aftercare.QualityTracking> {
  const locked = await ctx.tx.selectFrom('quality_tracking').select(['id', 'site_id']).where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!locked) throw new AppError('not_found')
  ctx.actor.mustSee('work_orders:read', locked.site_id)
  ctx.actor.mustBeAbleTo('work_orders:verify', locked.site_id)
  const today = dayIn(await timeZoneOf(ctx, locked.site_id), ctx.now)
  const find = () => named(ctx.tx.selectFrom('quality_tracking')).where('quality_tracking.id', '=', locked.id).executeTakeFirstOrThrow()
  const row = await find()
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(present(row, today)))
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted', 'Only a colleague can look at work')
  if (row.worked_by.includes(employeeId)) throw new AppError('work_order.own_work')
  if (row.checked_at !== null) throw new AppError('action_not_allowed', 'It was looked at')
  if (!body.isGood && body.note === '') throw wrongField('rule_broken', '/note', 'say what is bad')
  await ctx.tx
    .updateTable('quality_tracking')
    .set({ state: body.isGood ? 'good' : 'bad', checked_at: ctx.now, checked_by: employeeId, note: body.note, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  const action = body.isGood ? 'quality_good' : 'quality_bad'
  for (const record of [{ recordType: 'quality_tracking', recordId: row.id }, { recordType: 'work_order', recordId: row.work_order_id }]) {
    recordHappening(ctx, { siteId: row.site_id, ...record, action, note: body.note || null })
    announceChange(ctx, { siteId: row.site_id, ...record, action })
  }
  return present(await find(), today)
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: aftercare.QualityTracking, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({
  key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value,
})
const COLUMNS: Column[] = [
  column('order', 'text', 18, ['工单', '工單', 'Work order'], (row) => row.workOrder.number),
  column('title', 'text', 30, ['维修内容', '維修內容', 'Work'], (row) => row.title),
  column('unit', 'text', 14, ['房号 / 地点', '房號 / 地點', 'Unit or place'], (row) => row.unit?.name ?? row.place),
  column('worker', 'text', 10, ['维修人员', '維修人員', 'Worker'], (row) => row.worker),
  column('doneAt', 'datetime', 18, ['完工时间', '完工時間', 'Done'], (row) => new Date(row.doneAt)),
  column('reason', 'text', 10, ['跟踪原因', '追蹤原因', 'Why'], (row, locale) => labelOf(locale, 'trackingReason', row.reason)),
  column('dueOn', 'text', 12, ['应跟踪日期', '應追蹤日期', 'Due'], (row) => row.dueOn ?? ''),
  column('state', 'text', 10, ['结果', '結果', 'Result'], (row, locale) => labelOf(locale, 'trackingState', row.state)),
  column('checkedAt', 'datetime', 18, ['跟踪时间', '追蹤時間', 'Checked'], (row) => (row.checkedAt === null ? null : new Date(row.checkedAt))),
  column('checkedBy', 'text', 10, ['跟踪人', '追蹤人', 'By'], (row) => row.checkedBy ?? ''),
  column('note', 'text', 40, ['记录', '記錄', 'Note'], (row) => row.note),
]
const NAME: Record<Locale, string> = { 'zh-CN': '质量跟踪记录', 'zh-TW': '品質追蹤記錄', en: 'quality-tracking' }

/** 《质量跟踪记录》 as rows of a sheet. */
export async function planTrackingExport(ctx: Ctx, { siteId, filter }: Input<typeof aftercare.exportQualityTracking>['query']): Promise<ExportPlan> {
  const { filtered, today, timeZone } = await filteredTracking(ctx, siteId, filter, 'work_orders:export')
  const rows = await named(filtered).orderBy('quality_tracking.done_at', 'desc').limit(20_000).execute()
  return {
    name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: rows.map((row) => present(row, today)).map((row) => Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(row, ctx.locale)]))),
  }
}
