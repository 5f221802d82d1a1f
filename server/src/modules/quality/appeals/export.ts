import type { Input, Locale, scores } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { listAppeals } from './appeals.ts'

const APPEALS: Column<scores.ScoreAppeal>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('month', 'text', 16, ['月份', '月份', 'Month'], (row) => row.month),
  column('who', 'text', 16, ['申诉人', '申訴人', 'Colleague'], (row) => row.employee.name),
  column('record', 'text', 18, ['依据', '依據', 'Evidence'], (row) => row.recordNumber),
  column('lost', 'number', 16, ['扣分', '扣分', 'Points'], (row) => row.lost),
  column('reason', 'text', 40, ['理由', '理由', 'Reason'], (row) => row.reason),
  column('state', 'text', 16, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'scoreAppealState', row.state)),
  column('at', 'datetime', 16, ['申诉时间', '申訴時間', 'Appealed at'], (row) => at(row.appealedAt)),
  column('due', 'datetime', 16, ['答复期限', '答覆期限', 'Answer due'], (row) => at(row.answerDueAt)),
  column('decision', 'text', 40, ['答复', '答覆', 'Decision'], (row) => row.decision),
  column('by', 'text', 16, ['答复人', '答覆人', 'Decided by'], (row) => row.decidedBy?.name),
  column('after', 'number', 16, ['更正后总分', '更正後總分', 'Total after'], (row) => row.correction?.after),
]
const APPEALS_NAME: Record<Locale, string> = { 'zh-CN': '评分申诉', 'zh-TW': '評分申訴', en: 'score-appeals' }

export async function planAppealExport(ctx: Ctx, { siteId, filter }: Input<typeof scores.exportAppeals>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, APPEALS_NAME, await timeZoneOf(ctx, siteId), APPEALS, everyPage((paging) => listAppeals(ctx, { query: { siteId, filter, ...paging } })))
}
