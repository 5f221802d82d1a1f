import type { Input, quality } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { columnsIn, instant, rowOf, say, type WordedColumn } from '../../../platform/sheets/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { departmentRatings } from './department-ratings.ts'
import { listQualityMeetings } from './meetings.ts'

type Line = { meeting: quality.QualityMeeting; action: quality.QualityAction | null }

/** A line for each item of a plan, so that nobody has to look for who owes what. */
export async function planMeetingExport(ctx: Ctx, { siteId, filter }: Input<typeof quality.exportQualityMeetings>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<Line>[] = [
    { key: 'number', title: ['编号', '編號', 'Number'], width: 18, value: ({ meeting }) => meeting.number }, { key: 'month', title: ['月份', '月份', 'Month'], value: ({ meeting }) => meeting.month }, { key: 'on', title: ['计划日期', '計畫日期', 'Planned on'], value: ({ meeting }) => meeting.plannedOn },
    { key: 'state', title: ['状态', '狀態', 'State'], value: ({ meeting }) => labelOf(locale, 'meetingState', meeting.state) }, { key: 'chair', title: ['主持人', '主持人', 'Chair'], value: ({ meeting }) => meeting.chair?.name },
    { key: 'problem', title: ['问题', '問題', 'Problem'], width: 36, value: ({ action }) => action?.problem }, { key: 'cause', title: ['原因', '原因', 'Cause'], width: 36, value: ({ action }) => action?.cause }, { key: 'title', title: ['措施', '措施', 'Action'], width: 36, value: ({ action }) => action?.title },
    { key: 'owner', title: ['责任人', '負責人', 'Owner'], value: ({ action }) => action?.owner.name }, { key: 'due', title: ['期限', '期限', 'Due'], value: ({ action }) => action?.dueOn }, { key: 'done', title: ['进展', '進展', 'Progress'], value: ({ action }) => action && labelOf(locale, 'qualityActionState', action.state) },
  ]
  async function* rows() {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await listQualityMeetings(ctx, { query: { siteId, filter, limit: 200, cursor } })
      for (const meeting of page.items) for (const action of meeting.actions.length > 0 ? meeting.actions : [null]) yield rowOf(columns, { meeting, action })
      cursor = page.nextCursor ?? undefined
    }
  }
  return { name: say(locale, ['服务质量分析会', '服務品質檢討會', 'quality-meetings']), timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: rows() }
}

export async function planRatingExport(ctx: Ctx, { siteId, quarter }: Input<typeof quality.exportDepartmentRatings>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const found = await departmentRatings(ctx, { query: { siteId, quarter } })
  const columns: WordedColumn<(typeof found.ratings)[number]>[] = [
    { key: 'to', title: ['被评部门', '受評部門', 'Department'], width: 18, value: (row) => row.to.name }, { key: 'from', title: ['评价部门', '評價部門', 'Rated by'], width: 18, value: (row) => row.from.name },
    { key: 'promptness', title: ['响应', '回應', 'Promptness'], kind: 'number', value: (row) => row.promptness }, { key: 'quality', title: ['质量', '品質', 'Quality'], kind: 'number', value: (row) => row.quality }, { key: 'cooperation', title: ['配合', '配合', 'Cooperation'], kind: 'number', value: (row) => row.cooperation },
    { key: 'words', title: ['意见', '意見', 'Words'], width: 40, value: (row) => row.words }, { key: 'by', title: ['评价人', '評價人', 'By'], value: (row) => row.by.name }, { key: 'at', title: ['时间', '時間', 'At'], kind: 'datetime', value: (row) => instant(row.at) },
  ]
  return { name: `${say(locale, ['内部服务评价', '內部服務評價', 'department-ratings'])}-${found.quarter.slice(0, 7)}`, timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: found.ratings.map((row) => rowOf(columns, row)) }
}
