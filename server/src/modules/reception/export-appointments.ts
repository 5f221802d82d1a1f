import type { Input, Locale, reception } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listAppointments } from './appointments.ts'

const APPOINTMENTS: Column<reception.VisitAppointment>[] = [
  column('name', 'text', 16, ['来访人', '來訪人', 'Visitor'], (row) => row.name),
  column('phone', 'text', 16, ['电话', '電話', 'Phone'], (row) => row.phone),
  column('people', 'number', 8, ['人数', '人數', 'People'], (row) => row.people),
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('purpose', 'text', 30, ['事由', '事由', 'Purpose'], (row) => row.purpose),
  column('place', 'text', 16, ['地点', '地點', 'Place'], (row) => row.place),
  column('from', 'datetime', 18, ['开始', '開始', 'From'], (row) => at(row.from)),
  column('to', 'datetime', 18, ['结束', '結束', 'To'], (row) => at(row.to)),
  column('host', 'text', 12, ['接待人', '接待人', 'Host'], (row) => row.host.name),
  column('status', 'text', 10, ['状态', '狀態', 'Status'], (row, l) => labelOf(l, 'appointmentStatus', row.status)),
  column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
]
const APPOINTMENTS_NAME: Record<Locale, string> = { 'zh-CN': '来访预约', 'zh-TW': '來訪預約', en: 'appointments' }

/** Appointments of visitors. */
export async function planAppointmentsExport(ctx: Ctx, { format: _, ...query }: Input<typeof reception.exportAppointments>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listAppointments(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, APPOINTMENTS_NAME, await timeZoneOf(ctx, query.siteId), APPOINTMENTS, rows, { siteId: query.siteId, classes: ['phone'] })
}
