import type { emergency, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { at, column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { loadIncident } from './load.ts'
import { presentIncident, presentSummaries } from './present.ts'

type Filter = Input<typeof emergency.listIncidents>['query']['filter']
const OPEN = ['reported', 'activated', 'controlled'] as const
const NOBODY = '00000000-0000-0000-0000-000000000000'

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'incident', object>> {
  ctx.actor.mustSee('emergency:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'incident', object> = ctx.tx.selectFrom('incident').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.category?.length) select = select.where('category', 'in', filter.category)
  if (filter.level?.length) select = select.where('level', 'in', filter.level)
  if (filter.drill !== undefined) select = select.where('is_drill', '=', filter.drill)
  if (filter.open !== undefined) select = select.where('state', filter.open ? 'in' : 'not in', OPEN)
  const me = ctx.actor.employeeId ?? NOBODY
  if (filter.mine) select = select.where((is) => is.or([is('reported_by', '=', me), is.exists(is.selectFrom('incident_notice').select('incident_notice.id').whereRef('incident_notice.organization_id', '=', 'incident.organization_id').whereRef('incident_notice.incident_id', '=', 'incident.id').where('incident_notice.employee_id', '=', me))]))
  if (filter.from) select = select.where('reported_at', '>=', midnightOf(filter.from, timeZone))
  if (filter.to) select = select.where('reported_at', '<', midnightOf(dayAfter(filter.to), timeZone))
  if (filter.q?.trim()) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((is) => is.or([is('number', 'ilike', like), is('place', 'ilike', like), is('description', 'ilike', like)]))
  }
  return select
}

export async function listIncidents(ctx: Ctx, { query }: Pick<Input<typeof emergency.listIncidents>, 'query'>): Promise<Output<typeof emergency.listIncidents>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  let ordered = select.selectAll('incident').orderBy('reported_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [moment, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(reported_at, id) < (${moment}::timestamptz, ${id}::uuid)`)
  }
  const rows = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await presentSummaries(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.reported_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

export async function getIncident(ctx: Ctx, { params }: Input<typeof emergency.getIncident>): Promise<emergency.Incident> {
  return presentIncident(ctx, await loadIncident(ctx, params.id))
}

export async function incidentTimeline(ctx: Ctx, { params }: Input<typeof emergency.incidentTimeline>): Promise<Output<typeof emergency.incidentTimeline>> {
  return { items: await readTimeline(ctx, (await loadIncident(ctx, params.id)).id) }
}

export async function planIncidentExport(ctx: Ctx, { siteId, filter }: Input<typeof emergency.exportIncidents>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listIncidents(ctx, { query: { siteId, filter, ...paging } }))
  return sheetOf<emergency.IncidentSummary>(ctx, { 'zh-CN': '突发事件', 'zh-TW': '突發事件', en: 'incidents' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
    column('drill', 'text', 8, ['演练', '演練', 'Drill'], (row, locale) => (row.isDrill ? { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' }[locale] : '')),
    column('category', 'text', 12, ['类别', '類別', 'Category'], (row, locale) => labelOf(locale, 'incidentCategory', row.category)),
    column('kind', 'text', 16, ['事件', '事件', 'Kind'], (row, locale) => labelOf(locale, 'incidentKind', row.kind)),
    column('level', 'text', 14, ['级别', '級別', 'Level'], (row, locale) => labelOf(locale, 'incidentLevel', row.level)),
    column('grade', 'text', 14, ['法定等级', '法定等級', 'Statutory grade'], (row, locale) => (row.grade === null ? '' : labelOf(locale, 'statutoryGrade', row.grade))),
    column('state', 'text', 12, ['状态', '狀態', 'State'], (row, locale) => labelOf(locale, 'incidentState', row.state)),
    column('place', 'text', 24, ['地点', '地點', 'Place'], (row) => row.place),
    column('description', 'text', 36, ['情况', '情況', 'What'], (row) => row.description),
    column('inDanger', 'number', 10, ['涉险人数', '涉險人數', 'In danger'], (row) => row.inDanger),
    column('by', 'text', 12, ['上报人', '通報人', 'Reported by'], (row) => row.reportedBy.name),
    column('reported', 'datetime', 18, ['上报时间', '通報時間', 'Reported'], (row) => at(row.reportedAt)),
    column('activated', 'datetime', 18, ['启动时间', '啟動時間', 'Activated'], (row) => at(row.activatedAt)),
    column('controlled', 'datetime', 18, ['控制时间', '控制時間', 'Under control'], (row) => at(row.controlledAt)),
    column('closed', 'datetime', 18, ['结束时间', '結束時間', 'Closed'], (row) => at(row.closedAt)),
    column('reviewed', 'datetime', 18, ['复盘时间', '檢討時間', 'Reviewed'], (row) => at(row.reviewedAt)),
    column('gaps', 'number', 10, ['缺岗', '缺崗', 'Gaps'], (row) => row.gaps),
    column('steps', 'text', 12, ['行动完成', '行動完成', 'Steps'], (row) => `${row.stepsDone}/${row.steps}`),
  ], rows)
}
