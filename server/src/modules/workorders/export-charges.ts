import type { Input, Locale, quotes } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listPaidCharges } from './charges.ts'

const CHARGES: Column<quotes.PaidCharge>[] = [
  column('number', 'text', 18, ['工单', '工單', 'Work order'], (row) => row.workOrder.number),
  column('title', 'text', 32, ['内容', '內容', 'Title'], (row) => row.title),
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('category', 'text', 16, ['类别', '類別', 'Category'], (row) => row.category),
  column('amount', 'money', 12, ['金额', '金額', 'Amount'], (row) => row.amountFen),
  column('pay', 'text', 12, ['收款', '收款', 'Payment'], (row, l) => labelOf(l, 'payState', row.payState)),
  column('invoice', 'text', 24, ['开票说明', '開票說明', 'Invoice'], (row) => row.invoiceNote),
  column('completedAt', 'datetime', 18, ['完成时间', '完成時間', 'Completed'], (row) => at(row.completedAt)),
]
const CHARGES_NAME: Record<Locale, string> = { 'zh-CN': '有偿服务收入', 'zh-TW': '有償服務收入', en: 'paid-charges' }

/** Finished paid orders to be billed. */
export async function planPaidChargesExport(ctx: Ctx, { format: _, ...query }: Input<typeof quotes.exportPaidCharges>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listPaidCharges(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, CHARGES_NAME, await timeZoneOf(ctx, query.siteId), CHARGES, rows)
}
