import type { Input, Locale, Output, quality } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { departmentRatings } from './department-ratings.ts'
import { listQualityMeetings } from './meetings.ts'

type Line = { meeting: quality.QualityMeeting; action: quality.QualityAction | null }

const LINES: Column<Line>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], ({ meeting }) => meeting.number),
  column('month', 'text', 16, ['月份', '月份', 'Month'], ({ meeting }) => meeting.month),
  column('on', 'text', 16, ['计划日期', '計畫日期', 'Planned on'], ({ meeting }) => meeting.plannedOn),
  column('state', 'text', 16, ['状态', '狀態', 'State'], ({ meeting }, l) => labelOf(l, 'meetingState', meeting.state)),
  column('chair', 'text', 16, ['主持人', '主持人', 'Chair'], ({ meeting }) => meeting.chair?.name),
  column('problem', 'text', 36, ['问题', '問題', 'Problem'], ({ action }) => action?.problem),
  column('cause', 'text', 36, ['原因', '原因', 'Cause'], ({ action }) => action?.cause),
  column('title', 'text', 36, ['措施', '措施', 'Action'], ({ action }) => action?.title),
  column('owner', 'text', 16, ['责任人', '負責人', 'Owner'], ({ action }) => action?.owner.name),
  column('due', 'text', 16, ['期限', '期限', 'Due'], ({ action }) => action?.dueOn),
  column('done', 'text', 16, ['进展', '進展', 'Progress'], ({ action }, l) => action && labelOf(l, 'qualityActionState', action.state)),
]
const LINES_NAME: Record<Locale, string> = { 'zh-CN': '服务质量分析会', 'zh-TW': '服務品質檢討會', en: 'quality-meetings' }

/** A line for each item of a plan, so that nobody has to look for who owes what. */
export async function planMeetingExport(ctx: Ctx, { siteId, filter }: Input<typeof quality.exportQualityMeetings>['query']): Promise<ExportPlan> {
  async function* lines(): AsyncGenerator<Line> {
    for await (const meeting of everyPage((paging) => listQualityMeetings(ctx, { query: { siteId, filter, ...paging } })))
      for (const action of meeting.actions.length > 0 ? meeting.actions : [null]) yield { meeting, action }
  }
  return sheetOf(ctx, LINES_NAME, await timeZoneOf(ctx, siteId), LINES, lines())
}

const RATINGS: Column<Output<typeof quality.departmentRatings>['ratings'][number]>[] = [
  column('to', 'text', 18, ['被评部门', '受評部門', 'Department'], (row) => row.to.name),
  column('from', 'text', 18, ['评价部门', '評價部門', 'Rated by'], (row) => row.from.name),
  column('promptness', 'number', 16, ['响应', '回應', 'Promptness'], (row) => row.promptness),
  column('quality', 'number', 16, ['质量', '品質', 'Quality'], (row) => row.quality),
  column('cooperation', 'number', 16, ['配合', '配合', 'Cooperation'], (row) => row.cooperation),
  column('words', 'text', 40, ['意见', '意見', 'Words'], (row) => row.words),
  column('by', 'text', 16, ['评价人', '評價人', 'By'], (row) => row.by.name),
  column('at', 'datetime', 16, ['时间', '時間', 'At'], (row) => at(row.at)),
]
const RATINGS_NAME: Record<Locale, string> = { 'zh-CN': '内部服务评价', 'zh-TW': '內部服務評價', en: 'department-ratings' }

export async function planRatingExport(ctx: Ctx, { siteId, quarter }: Input<typeof quality.exportDepartmentRatings>['query']): Promise<ExportPlan> {
  const found = await departmentRatings(ctx, { query: { siteId, quarter } })
  const sheet = sheetOf(ctx, RATINGS_NAME, await timeZoneOf(ctx, siteId), RATINGS, found.ratings)
  return { ...sheet, name: `${sheet.name}-${found.quarter.slice(0, 7)}` }
}
