import { reception, type Input, type Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { siteById } from '../organization/index.ts'
import { allGateVisits } from './gate.ts'
import { allVisits } from './list.ts'

type Column<T> = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (row: T, locale: Locale) => ColumnValue }
const column = <T>(key: string, kind: ColumnKind, width: number, cn: string, tw: string, en: string, value: Column<T>['value']): Column<T> => ({ key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value })
const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

const VISITS: Column<reception.Visit>[] = [
  column('day', 'text', 12, '日期', '日期', 'Day', (row) => row.day),
  column('ticket', 'text', 8, '号票', '號票', 'Ticket', (row) => row.ticket),
  column('status', 'text', 10, '状态', '狀態', 'Status', (row, l) => labelOf(l, 'visitStatus', row.status)),
  column('name', 'text', 14, '来访人', '來訪人', 'Visitor', (row) => row.name),
  column('unit', 'text', 12, '房号', '房號', 'Unit', (row) => row.unit?.name ?? ''),
  column('phone', 'text', 16, '电话', '電話', 'Phone', (row) => row.phone),
  column('people', 'number', 8, '人数', '人數', 'People', (row) => row.people),
  column('need', 'text', 40, '来访需求', '來訪需求', 'Need', (row) => row.need),
  column('category', 'text', 14, '类别', '類別', 'Category', (row) => row.category?.name ?? ''),
  column('arrivedAt', 'datetime', 18, '到访时间', '到訪時間', 'Arrived', (row) => at(row.arrivedAt)),
  column('servedAt', 'datetime', 18, '接待时间', '接待時間', 'Served', (row) => at(row.servedAt)),
  column('waited', 'number', 10, '等候（分钟）', '等候（分鐘）', 'Waited (min)', (row) => (row.waitedSeconds === null ? null : Math.round(row.waitedSeconds / 6) / 10)),
  column('servedBy', 'text', 12, '接待人', '接待人', 'Served by', (row) => row.servedBy?.name ?? ''),
  column('endedAt', 'datetime', 18, '离开时间', '離開時間', 'Left', (row) => at(row.endedAt)),
  column('rating', 'number', 8, '评分', '評分', 'Rating', (row) => row.rating),
  column('conforms', 'text', 10, '流程合规', '流程合規', 'Conforms', (row, l) => (row.conforms === null ? '' : YES_NO[l][row.conforms ? 0 : 1])),
]
const YES_NO: Record<Locale, readonly [string, string]> = { 'zh-CN': ['是', '否'], 'zh-TW': ['是', '否'], en: ['yes', 'no'] }

const GATE: Column<reception.GateVisit>[] = [
  column('inAt', 'datetime', 18, '进入时间', '進入時間', 'In', (row) => at(row.inAt)),
  column('outAt', 'datetime', 18, '离开时间', '離開時間', 'Out', (row) => at(row.outAt)),
  column('name', 'text', 14, '访客', '訪客', 'Visitor', (row) => row.name),
  column('phone', 'text', 16, '电话', '電話', 'Phone', (row) => row.phone),
  column('people', 'number', 8, '人数', '人數', 'People', (row) => row.people),
  column('plate', 'text', 12, '车牌', '車牌', 'Plate', (row) => row.plate),
  column('unit', 'text', 12, '被访房号', '被訪房號', 'Unit', (row) => row.unit?.name ?? ''),
  column('host', 'text', 16, '被访对象', '被訪對象', 'Host', (row) => row.host),
  column('purpose', 'text', 20, '事由', '事由', 'Purpose', (row) => row.purpose),
  column('steps', 'text', 24, '接待标准', '接待標準', 'Standard', (row, l) => row.steps.map((step) => labelOf(l, 'gateStep', step)).join('、')),
  column('inBy', 'text', 12, '登记人', '登記人', 'Entered by', (row) => row.inBy.name),
  column('outBy', 'text', 12, '放行人', '放行人', 'Let out by', (row) => row.outBy?.name ?? ''),
  column('note', 'text', 30, '备注', '備註', 'Note', (row) => row.note),
]

async function planned<T>(ctx: Ctx, siteId: string, name: Record<Locale, string>, columns: Column<T>[], rows: AsyncIterable<T>): Promise<ExportPlan> {
  const { timeZone } = await siteById(ctx, siteId)
  async function* lines(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of rows) yield Object.fromEntries(columns.map((c) => [c.key, c.value(row, ctx.locale)]))
  }
  return { personal: { siteId, classes: ['phone'] }, name: name[ctx.locale], columns: columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })), rows: lines(), timeZone }
}

export async function planVisitExport(ctx: Ctx, query: Input<typeof reception.exportVisits>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('reception:read', query.siteId)
  return planned(ctx, query.siteId, { 'zh-CN': '来访登记', 'zh-TW': '來訪登記', en: 'visits' }, VISITS, allVisits(ctx, query.siteId, query.filter))
}

export async function planGateExport(ctx: Ctx, query: Input<typeof reception.exportGateVisits>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('gate:keep', query.siteId)
  return planned(ctx, query.siteId, { 'zh-CN': '门岗访客登记', 'zh-TW': '崗哨訪客登記', en: 'gate-visitors' }, GATE, allGateVisits(ctx, query.siteId, query.filter))
}
