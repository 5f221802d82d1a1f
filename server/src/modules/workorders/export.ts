import type { workorders, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { sitesOf, timeZoneOf } from '../organization/index.ts'
import { allOrders, filteredOrders } from './list.ts'
import { amountOf, materialCostFen, materialsOf } from './materials.ts'
import type { OrderRow, Shown } from './present.ts'

type Line = OrderRow & Shown
type ValueOf = (row: Line, locale: Locale) => ColumnValue
type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: ValueOf }
function column(key: string, kind: ColumnKind, width: number, cn: string, tw: string, en: string, value: ValueOf): Column {
  return { key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value }
}

const YES: Record<Locale, string> = { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' }
const NO: Record<Locale, string> = { 'zh-CN': '否', 'zh-TW': '否', en: 'no' }
const materialWords = (row: Line): string => materialsOf(row).map((line) => `${line.name} ${amountOf(line)}`).join('、')

const COLUMNS: Column[] = [
  column('number', 'text', 18, '编号', '編號', 'Number', (row) => row.number),
  column('kind', 'text', 10, '类型', '類型', 'Kind', (row, l) => labelOf(l, 'workOrderKind', row.kind)),
  column('status', 'text', 10, '状态', '狀態', 'Status', (row, l) => labelOf(l, 'workOrderStatus', row.status)),
  column('urgency', 'text', 8, '紧急程度', '緊急程度', 'Urgency', (row, l) => labelOf(l, 'urgency', row.urgency)),
  column('case', 'text', 18, '来源事项', '來源事項', 'Case', (row) => row.caseNumber),
  column('reworkOf', 'text', 18, '返修自', '返工自', 'Rework of', (row) => row.originNumber),
  column('category', 'text', 14, '类别', '類別', 'Category', (row) => row.categoryName),
  column('unit', 'text', 12, '房号', '房號', 'Unit', (row) => row.unitCode),
  column('place', 'text', 16, '地点', '地點', 'Place', (row) => row.place),
  column('contact', 'text', 12, '联系人', '聯絡人', 'Contact', (row) => row.contact_name),
  column('phone', 'text', 16, '联系电话', '聯絡電話', 'Phone', (row) => row.contact_phone),
  column('title', 'text', 30, '主题', '主旨', 'Subject', (row) => row.title),
  column('symptom', 'text', 50, '故障描述', '故障描述', 'Symptom', (row) => row.symptom),
  column('worker', 'text', 10, '维修人员', '維修人員', 'Worker', (row) => row.workerName),
  column('raisedAt', 'datetime', 18, '开单时间', '開單時間', 'Raised', (row) => row.raised_at),
  column('arrivedAt', 'datetime', 18, '到场时间', '到場時間', 'Arrived', (row) => row.arrived_at),
  column('doneAt', 'datetime', 18, '完工时间', '完工時間', 'Done', (row) => row.done_at),
  column('closedAt', 'datetime', 18, '关闭时间', '結案時間', 'Closed', (row) => row.closed_at),
  column('result', 'text', 40, '处理结果', '處理結果', 'Result', (row) => row.result),
  column('labourMinutes', 'number', 10, '工时（分钟）', '工時（分鐘）', 'Labour (minutes)', (row) => row.labour_minutes),
  column('materials', 'text', 30, '材料', '材料', 'Materials', materialWords),
  column('materialCost', 'money', 12, '材料费', '材料費', 'Cost of materials', (row) => materialCostFen(materialsOf(row))),
  column('quoted', 'money', 12, '已确认报价', '已確認報價', 'Accepted quote', (row) => row.quoted_fen),
  column('price', 'money', 10, '金额', '金額', 'Price', (row) => row.price_fen),
  column('free', 'text', 12, '免费原因', '免費原因', 'Why free', (row, l) => (row.free_reason === null ? '' : labelOf(l, 'freeReason', row.free_reason))),
  column('warranty', 'text', 12, '质保至', '保固至', 'Warranty until', (row) => row.warranty_until ?? ''),
  column('signed', 'text', 10, '签字人', '簽名人', 'Signed by', (row) => row.signed_by ?? ''),
  column('passed', 'text', 8, '验收合格', '驗收合格', 'Passed', (row, l) => (row.is_passed === null ? '' : row.is_passed ? YES[l] : NO[l])),
]
const NAME: Record<Locale, string> = { 'zh-CN': '工单', 'zh-TW': '工單', en: 'work-orders' }

/** The list of orders as rows of a sheet, in the caller's language and the site's time. */
export async function planOrderExport(
  ctx: Ctx,
  { siteId, filter }: Input<typeof workorders.exportWorkOrders>['query'],
): Promise<ExportPlan> {
  // Rights are asked before the first byte: a refused export is a problem, not a broken file.
  await filteredOrders(ctx, siteId, filter, 'work_orders:export')
  const first = siteId ?? (await sitesOf(ctx))[0]?.id
  const { locale } = ctx
  async function* rows(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of allOrders(ctx, siteId, filter)) yield Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(row, locale)]))
  }
  return {
    personal: { siteId: siteId ?? null, classes: ['phone'] }, name: NAME[locale], columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[locale] })), rows: rows(),
    timeZone: first ? await timeZoneOf(ctx, first) : 'Asia/Shanghai',
  }
}
