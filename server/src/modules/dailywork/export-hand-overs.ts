import type { Input, Locale, dailywork } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listHandOvers } from './hand-overs.ts'

const HAND_OVERS: Column<dailywork.HandOver>[] = [
  column('number', 'text', 20, ['编号', '編號', 'Number'], (row) => row.number),
  column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'post', row.post)),
  column('from', 'text', 12, ['交班人', '交班人', 'From'], (row) => row.from.name),
  column('to', 'text', 12, ['接班人', '接班人', 'To'], (row) => row.to?.name),
  column('writtenAt', 'datetime', 18, ['交班时间', '交班時間', 'Written'], (row) => at(row.writtenAt)),
  column('open', 'number', 10, ['未结', '未結', 'Open'], (row) => row.openCount),
  column('overdue', 'number', 10, ['超时', '逾時', 'Overdue'], (row) => row.overdueCount),
  column('message', 'text', 40, ['交代', '交代', 'Message'], (row) => row.message),
  column('acceptedAt', 'datetime', 18, ['接班时间', '接班時間', 'Accepted'], (row) => at(row.acceptedAt)),
  column('note', 'text', 30, ['接班说明', '接班說明', 'Note'], (row) => row.acceptanceNote),
]
const HAND_OVERS_NAME: Record<Locale, string> = { 'zh-CN': '交接班记录', 'zh-TW': '交接班紀錄', en: 'hand-overs' }

/** The shift log of a site. */
export async function planHandOversExport(ctx: Ctx, { format: _, ...query }: Input<typeof dailywork.exportHandOvers>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listHandOvers(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, HAND_OVERS_NAME, await timeZoneOf(ctx, query.siteId), HAND_OVERS, rows)
}
