import type { errands, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { presentApplications } from './present.ts'

type Filter = Input<typeof errands.listApplications>['query']['filter']
type ApplicationSelect = SelectQueryBuilder<Tables, 'utility_application', object>
const OVER = ['done', 'refused', 'withdrawn'] as const

export async function listApplications(ctx: Ctx, { query }: Input<typeof errands.listApplications>): Promise<Output<typeof errands.listApplications>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  const filtered = await filteredApplications(ctx, query.siteId, query.filter)
  let select = filtered.selectAll()
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('asked_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await presentApplications(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.asked_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

async function filteredApplications(ctx: Ctx, siteId: string, filter: Filter): Promise<ApplicationSelect> {
  await siteById(ctx, siteId)
  let select: ApplicationSelect = ctx.tx.selectFrom('utility_application').where('site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.service?.length) select = select.where('service', 'in', filter.service)
  if (filter.open !== undefined) select = select.where('state', filter.open ? 'not in' : 'in', OVER)
  if (filter.mine && ctx.actor.employeeId) select = select.where('owner_id', '=', ctx.actor.employeeId)
  if (filter.overdue) select = select.where('state', 'not in', OVER).where('next_due_at', '<', ctx.now)
  if (filter.unitId) select = select.where('unit_id', '=', filter.unitId)
  if (filter.from) select = select.where('asked_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('asked_at', '<', new Date(filter.to))
  if (!filter.q?.trim()) return select
  const like = `%${likeText(filter.q.trim())}%`
  return select.where((e) => e.or([e('number', 'ilike', like), e('provider', 'ilike', like), e('provider_number', 'ilike', like), sql<boolean>`exists (select 1 from unit u where u.organization_id = utility_application.organization_id and u.id = utility_application.unit_id and u.code ilike ${like})`]))
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: errands.ApplicationSummary, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, cn: string, tw: string, en: string, value: Column['value']): Column => ({ key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value })
const day = (at: string | null): Date | null => (at === null ? null : new Date(at))
const COLUMNS: Column[] = [
  column('number', 'text', 18, '编号', '編號', 'Number', (row) => row.number),
  column('service', 'text', 10, '代办事项', '代辦事項', 'Errand', (row, l) => labelOf(l, 'utility', row.service)),
  column('state', 'text', 12, '状态', '狀態', 'State', (row, l) => labelOf(l, 'applicationState', row.state)),
  column('unit', 'text', 12, '房号', '房號', 'Unit', (row) => row.unit.name),
  column('person', 'text', 12, '业户', '住戶', 'Person', (row) => row.person?.name),
  column('provider', 'text', 20, '办理单位', '辦理單位', 'Provider', (row) => row.provider),
  column('missing', 'number', 10, '缺资料', '缺資料', 'Missing papers', (row) => row.missingPapers),
  column('owner', 'text', 12, '经办人', '承辦人', 'In charge', (row) => row.owner.name),
  column('askedAt', 'datetime', 18, '受理时间', '受理時間', 'Taken', (row) => day(row.askedAt)),
  column('followedAt', 'datetime', 18, '最近跟进', '最近追蹤', 'Followed up', (row) => day(row.followedAt)),
  column('appointment', 'datetime', 18, '约定上门', '約定到府', 'Appointment', (row) => day(row.appointmentFrom)),
  column('endedAt', 'datetime', 18, '办结时间', '辦結時間', 'Ended', (row) => day(row.endedAt)),
]
const NAME: Record<Locale, string> = { 'zh-CN': '代办事项', 'zh-TW': '代辦事項', en: 'errands' }

/** The applications of a filter as rows of a sheet. */
export async function planApplicationExport(ctx: Ctx, { siteId, filter }: Input<typeof errands.exportApplications>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('cases:export', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await (await filteredApplications(ctx, siteId, filter)).selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(20_000).execute()
  const items = await presentApplications(ctx, rows)
  return { name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })), rows: items.map((item) => Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(item, ctx.locale)]))) }
}
