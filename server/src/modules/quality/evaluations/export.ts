import type { evaluations, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { columnsIn, instant, rowOf, say, type WordedColumn } from '../../../platform/sheets/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { listEvaluations } from './evaluations.ts'
import { listIdeas } from './ideas.ts'
import { listOpinions } from './opinions.ts'

type Page<T> = { items: T[]; nextCursor: string | null }

/** Every row of every page, as it is written. */
async function* every<T extends object>(columns: readonly WordedColumn<T>[], ask: (paging: { limit: number; cursor: string | undefined }) => Promise<Page<T>>) {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await ask({ limit: 200, cursor })
    for (const row of page.items) yield rowOf(columns, row)
    cursor = page.nextCursor ?? undefined
  }
}

export async function planEvaluationExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportEvaluations>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<evaluations.ServiceEvaluation>[] = [
    { key: 'number', title: ['编号', '編號', 'Number'], width: 18, value: (row) => row.number }, { key: 'title', title: ['标题', '標題', 'Title'], width: 32, value: (row) => row.title }, { key: 'from', title: ['开始', '開始', 'From'], value: (row) => row.fromOn }, { key: 'until', title: ['截止', '截止', 'Until'], value: (row) => row.untilOn },
    { key: 'state', title: ['状态', '狀態', 'State'], value: (row) => labelOf(locale, 'evaluationState', row.state) }, { key: 'opinions', title: ['意见数', '意見數', 'Opinions'], kind: 'number', value: (row) => row.opinions }, { key: 'score', title: ['平均分', '平均分', 'Score'], kind: 'number', value: (row) => row.score },
    { key: 'findings', title: ['整改事项', '改善事項', 'Findings'], kind: 'number', value: (row) => row.findings }, { key: 'conclusion', title: ['结论', '結論', 'Conclusion'], width: 48, value: (row) => row.conclusion },
  ]
  return { name: say(locale, ['服务评估', '服務評估', 'service-evaluations']), timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: every(columns, (paging) => listEvaluations(ctx, { query: { siteId, filter, ...paging } })) }
}

export async function planOpinionExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportOpinions>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<evaluations.EvaluationOpinion>[] = [
    { key: 'role', title: ['身份', '身分', 'Role'], value: (row) => labelOf(locale, 'opinionRole', row.role) }, { key: 'who', title: ['姓名', '姓名', 'Name'], value: (row) => row.person?.name ?? row.byName }, { key: 'unit', title: ['房号', '房號', 'Unit'], value: (row) => row.unit?.name }, { key: 'score', title: ['评分', '評分', 'Score'], kind: 'number', value: (row) => row.score },
    { key: 'words', title: ['意见', '意見', 'Words'], width: 48, value: (row) => row.words }, { key: 'at', title: ['时间', '時間', 'At'], kind: 'datetime', value: (row) => instant(row.saidAt) }, { key: 'action', title: ['整改事项', '改善事項', 'Action'], width: 18, value: (row) => row.action?.number },
    { key: 'feedback', title: ['反馈', '回覆', 'Feedback'], width: 48, value: (row) => row.feedback }, { key: 'fed', title: ['反馈时间', '回覆時間', 'Told at'], kind: 'datetime', value: (row) => instant(row.fedBackAt) },
  ]
  return { name: say(locale, ['服务评估意见', '服務評估意見', 'evaluation-opinions']), timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: every(columns, (paging) => listOpinions(ctx, { query: { siteId, filter, ...paging } })) }
}

export async function planIdeaExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportIdeas>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<evaluations.InnovationProposal>[] = [
    { key: 'number', title: ['编号', '編號', 'Number'], width: 18, value: (row) => row.number }, { key: 'title', title: ['提案', '提案', 'Idea'], width: 28, value: (row) => row.title }, { key: 'source', title: ['来源', '來源', 'Source'], value: (row) => labelOf(locale, 'ideaSource', row.source) }, { key: 'need', title: ['需求', '需求', 'Need'], width: 36, value: (row) => row.need },
    { key: 'idea', title: ['做法', '做法', 'How'], width: 36, value: (row) => row.idea }, { key: 'benefit', title: ['预期效果', '預期效果', 'Benefit'], width: 30, value: (row) => row.benefit }, { key: 'state', title: ['状态', '狀態', 'State'], value: (row) => labelOf(locale, 'ideaState', row.state) }, { key: 'by', title: ['提案人', '提案人', 'By'], value: (row) => row.proposedBy.name },
    { key: 'at', title: ['提出时间', '提出時間', 'At'], kind: 'datetime', value: (row) => instant(row.proposedAt) }, { key: 'outcome', title: ['结论', '結論', 'Outcome'], width: 36, value: (row) => row.outcome },
  ]
  return { name: say(locale, ['服务创新提案', '服務創新提案', 'innovation-proposals']), timeZone: await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: every(columns, (paging) => listIdeas(ctx, { query: { siteId, filter, ...paging } })) }
}
