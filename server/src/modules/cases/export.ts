import { cases, type Input, type Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { sitesOf, timeZoneOf } from '../organization/index.ts'
import { allCases, type ExportedCase as Line } from './list.ts'

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: Line, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, cn: string, tw: string, en: string, value: Column['value']): Column => ({ key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value })

const COLUMNS: Column[] = [
  column('number', 'text', 18, '编号', '編號', 'Number', (row) => row.number),
  column('kind', 'text', 8, '类型', '類型', 'Kind', (row, l) => labelOf(l, 'caseKind', row.kind)),
  column('status', 'text', 10, '状态', '狀態', 'Status', (row, l) => labelOf(l, 'caseStatus', row.status)),
  column('urgency', 'text', 8, '紧急程度', '緊急程度', 'Urgency', (row, l) => labelOf(l, 'urgency', row.urgency)),
  column('grade', 'text', 8, '投诉等级', '投訴等級', 'Grade', (row, l) => (row.grade ? labelOf(l, 'grade', row.grade) : '')),
  column('category', 'text', 14, '类别', '類別', 'Category', (row) => row.categoryName),
  column('unit', 'text', 12, '房号', '房號', 'Unit', (row) => row.unitCode),
  column('place', 'text', 16, '地点', '地點', 'Place', (row) => row.place),
  column('person', 'text', 12, '业户', '住戶', 'Person', (row) => row.personName),
  column('phone', 'text', 16, '联系电话', '聯絡電話', 'Phone', (row) => row.contact_phone),
  column('channel', 'text', 10, '渠道', '管道', 'Channel', (row, l) => labelOf(l, 'channel', row.channel)),
  column('title', 'text', 30, '主题', '主旨', 'Subject', (row) => row.title),
  column('statement', 'text', 50, '诉求原话', '訴求原話', 'Statement', (row) => row.statement),
  column('firstContact', 'text', 10, '首接人', '首接人', 'First contact', (row) => row.firstContactName),
  column('owner', 'text', 10, '责任人', '責任人', 'Owner', (row) => row.ownerName),
  column('department', 'text', 14, '责任部门', '責任部門', 'Department', (row) => row.departmentName),
  column('registeredAt', 'datetime', 18, '受理时间', '受理時間', 'Registered', (row) => row.registered_at),
  column('resolvedAt', 'datetime', 18, '解决时间', '解決時間', 'Resolved', (row) => row.resolved_at),
  column('closedAt', 'datetime', 18, '关闭时间', '關閉時間', 'Closed', (row) => row.closed_at),
  column('result', 'text', 40, '处理结果', '處理結果', 'Result', (row) => row.result),
  column('score', 'number', 8, '满意度', '滿意度', 'Score', (row) => row.score),
]
const NAME: Record<Locale, string> = { 'zh-CN': '服务需求与投诉', 'zh-TW': '服務需求與投訴', en: 'cases' }

/** The case list as rows of a sheet, in the caller's language and the site's time. */
export async function planCaseExport(ctx: Ctx, query: Input<typeof cases.exportCases>['query']): Promise<ExportPlan> {
  const first = query.siteId ?? (await sitesOf(ctx))[0]?.id
  const { locale } = ctx
  async function* rows(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of allCases(ctx, query.siteId, query.filter)) yield Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(row, locale)]))
  }
  // Rights are asked before the first byte: a refused export is a problem, not a broken file.
  ctx.actor.mustBeAbleTo('cases:export', query.siteId)
  return { personal: { siteId: query.siteId ?? null, classes: ['phone', 'archive'] }, name: NAME[locale], columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[locale] })), rows: rows(), timeZone: first ? await timeZoneOf(ctx, first) : 'Asia/Shanghai' }
}
