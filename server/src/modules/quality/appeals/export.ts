import type { Input, scores } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { columnsIn, instant, rowOf, say, type WordedColumn } from '../../../platform/sheets/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { listAppeals } from './appeals.ts'

export async function planAppealExport(ctx: Ctx, { siteId, filter }: Input<typeof scores.exportAppeals>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<scores.ScoreAppeal>[] = [
    { key: 'number', title: ['编号', '編號', 'Number'], width: 18, value: (row) => row.number }, { key: 'month', title: ['月份', '月份', 'Month'], value: (row) => row.month }, { key: 'who', title: ['申诉人', '申訴人', 'Colleague'], value: (row) => row.employee.name },
    { key: 'record', title: ['依据', '依據', 'Evidence'], width: 18, value: (row) => row.recordNumber }, { key: 'lost', title: ['扣分', '扣分', 'Points'], kind: 'number', value: (row) => row.lost }, { key: 'reason', title: ['理由', '理由', 'Reason'], width: 40, value: (row) => row.reason },
    { key: 'state', title: ['状态', '狀態', 'State'], value: (row) => labelOf(locale, 'scoreAppealState', row.state) }, { key: 'at', title: ['申诉时间', '申訴時間', 'Appealed at'], kind: 'datetime', value: (row) => instant(row.appealedAt) }, { key: 'due', title: ['答复期限', '答覆期限', 'Answer due'], kind: 'datetime', value: (row) => instant(row.answerDueAt) },
    { key: 'decision', title: ['答复', '答覆', 'Decision'], width: 40, value: (row) => row.decision }, { key: 'by', title: ['答复人', '答覆人', 'Decided by'], value: (row) => row.decidedBy?.name }, { key: 'after', title: ['更正后总分', '更正後總分', 'Total after'], kind: 'number', value: (row) => row.correction?.after },
  ]
  async function* rows() {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await listAppeals(ctx, { query: { siteId, filter, limit: 200, cursor } })
      for (const row of page.items) yield rowOf(columns, row)
      cursor = page.nextCursor ?? undefined
    }
  }
  return { name: say(locale, ['评分申诉', '評分申訴', 'score-appeals']), timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: rows() }
}
