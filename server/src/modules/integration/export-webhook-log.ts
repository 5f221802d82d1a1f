import type { Input, Locale, webhooks } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { listWebhookDeliveries } from './webhook-log.ts'

const PUSHES: Column<webhooks.WebhookDelivery>[] = [
  column('sentAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
  column('endpoint', 'text', 18, ['对接', '對接', 'Endpoint'], (row) => row.endpoint.name),
  column('type', 'text', 24, ['事件', '事件', 'Event'], (row) => row.type),
  column('state', 'text', 12, ['状态', '狀態', 'State'], (row) => row.state),
  column('attempts', 'number', 8, ['次数', '次數', 'Attempts'], (row) => row.attempts),
  column('status', 'number', 10, ['应答', '應答', 'Status'], (row) => row.lastStatus),
  column('failure', 'text', 40, ['失败原因', '失敗原因', 'Failure'], (row) => row.lastFailure),
  column('deliveredAt', 'datetime', 18, ['送达时间', '送達時間', 'Delivered'], (row) => at(row.deliveredAt)),
]
const PUSHES_NAME: Record<Locale, string> = { 'zh-CN': '推送记录', 'zh-TW': '推送紀錄', en: 'webhook-deliveries' }

/** What was sent to other systems. */
export async function planWebhookDeliveriesExport(ctx: Ctx, { format: _, ...query }: Input<typeof webhooks.exportWebhookDeliveries>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listWebhookDeliveries(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, PUSHES_NAME, 'Asia/Shanghai', PUSHES, rows)
}
