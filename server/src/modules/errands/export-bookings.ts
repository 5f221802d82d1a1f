import type { Input, Locale, errands } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listBookings } from './bookings.ts'

const BOOKINGS: Column<errands.Booking>[] = [
  column('what', 'text', 18, ['预订内容', '預訂內容', 'What'], (row) => row.bookable.name),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'bookingState', row.state)),
  column('startsAt', 'datetime', 18, ['开始', '開始', 'From'], (row) => at(row.startsAt)),
  column('endsAt', 'datetime', 18, ['结束', '結束', 'To'], (row) => at(row.endsAt)),
  column('quantity', 'number', 8, ['数量', '數量', 'Quantity'], (row) => row.quantity),
  column('for', 'text', 16, ['预订人', '預訂人', 'For'], (row) => row.bookedFor),
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('phone', 'text', 16, ['电话', '電話', 'Phone'], (row) => row.phone),
  column('purpose', 'text', 24, ['用途', '用途', 'Purpose'], (row) => row.purpose),
  column('amount', 'money', 12, ['金额', '金額', 'Amount'], (row) => row.amountFen),
  column('by', 'text', 12, ['登记人', '登記人', 'Made by'], (row) => row.madeBy),
]
const BOOKINGS_NAME: Record<Locale, string> = { 'zh-CN': '预订', 'zh-TW': '預訂', en: 'bookings' }

/** Bookings of a period. */
export async function planBookingsExport(ctx: Ctx, { format: _, ...query }: Input<typeof errands.exportBookings>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listBookings(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, BOOKINGS_NAME, await timeZoneOf(ctx, query.siteId), BOOKINGS, rows, { siteId: query.siteId, classes: ['phone'] })
}
