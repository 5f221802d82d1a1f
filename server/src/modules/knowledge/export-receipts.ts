import type { Input, Locale, knowledge } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listFeeQueries } from './fee-query.ts'
import { listReceipts } from './receipts.ts'

const RECEIPTS: Column<knowledge.Receipt>[] = [
  column('article', 'text', 30, ['文件', '文件', 'Document'], (row) => row.article.name),
  column('version', 'number', 8, ['版本', '版本', 'Version'], (row) => row.articleVersion),
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit.name),
  column('person', 'text', 14, ['业户', '住戶', 'Person'], (row) => row.person?.name),
  column('how', 'text', 14, ['方式', '方式', 'How'], (row, l) => labelOf(l, 'receiptWay', row.how)),
  column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
  column('givenAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
  column('by', 'text', 12, ['经办人', '經辦人', 'By'], (row) => row.by),
]
const RECEIPTS_NAME: Record<Locale, string> = { 'zh-CN': '文件告知记录', 'zh-TW': '文件告知紀錄', en: 'receipts' }

/** Which household was given which document. */
export async function planReceiptsExport(ctx: Ctx, { format: _, ...query }: Input<typeof knowledge.exportReceipts>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listReceipts(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, RECEIPTS_NAME, query.siteId === undefined ? 'Asia/Shanghai' : await timeZoneOf(ctx, query.siteId), RECEIPTS, rows, { siteId: query.siteId ?? null, classes: ['archive'] })
}

const FEE_QUERIES: Column<knowledge.FeeQuery>[] = [
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit.name),
  column('asked', 'text', 14, ['查询人', '查詢人', 'Asked by'], (row) => row.askedName),
  column('fact', 'text', 16, ['核实方式', '核實方式', 'Checked by'], (row, l) => labelOf(l, 'callerFact', row.fact)),
  column('passed', 'text', 10, ['通过', '通過', 'Passed'], (row) => (row.isPassed ? '✓' : '✗')),
  column('askedAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
  column('by', 'text', 12, ['经办人', '經辦人', 'By'], (row) => row.by),
]
const FEE_QUERIES_NAME: Record<Locale, string> = { 'zh-CN': '费用查询', 'zh-TW': '費用查詢', en: 'fee-queries' }

/** Who asked for the fees of which unit. */
export async function planFeeQueriesExport(ctx: Ctx, { format: _, ...query }: Input<typeof knowledge.exportFeeQueries>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listFeeQueries(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, FEE_QUERIES_NAME, await timeZoneOf(ctx, query.siteId), FEE_QUERIES, rows, { siteId: query.siteId, classes: ['archive'] })
}
