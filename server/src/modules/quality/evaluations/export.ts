import type { evaluations, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { listEvaluations } from './evaluations.ts'
import { listIdeas } from './ideas.ts'
import { listOpinions } from './opinions.ts'

const EVALUATIONS: Column<evaluations.ServiceEvaluation>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('title', 'text', 32, ['标题', '標題', 'Title'], (row) => row.title),
  column('from', 'text', 16, ['开始', '開始', 'From'], (row) => row.fromOn),
  column('until', 'text', 16, ['截止', '截止', 'Until'], (row) => row.untilOn),
  column('state', 'text', 16, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'evaluationState', row.state)),
  column('opinions', 'number', 16, ['意见数', '意見數', 'Opinions'], (row) => row.opinions),
  column('score', 'number', 16, ['平均分', '平均分', 'Score'], (row) => row.score),
  column('findings', 'number', 16, ['整改事项', '改善事項', 'Findings'], (row) => row.findings),
  column('conclusion', 'text', 48, ['结论', '結論', 'Conclusion'], (row) => row.conclusion),
]
const EVALUATIONS_NAME: Record<Locale, string> = { 'zh-CN': '服务评估', 'zh-TW': '服務評估', en: 'service-evaluations' }

export async function planEvaluationExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportEvaluations>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, EVALUATIONS_NAME, await timeZoneOf(ctx, siteId), EVALUATIONS, everyPage((paging) => listEvaluations(ctx, { query: { siteId, filter, ...paging } })))
}

const OPINIONS: Column<evaluations.EvaluationOpinion>[] = [
  column('role', 'text', 16, ['身份', '身分', 'Role'], (row, l) => labelOf(l, 'opinionRole', row.role)),
  column('who', 'text', 16, ['姓名', '姓名', 'Name'], (row) => row.person?.name ?? row.byName),
  column('unit', 'text', 16, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('score', 'number', 16, ['评分', '評分', 'Score'], (row) => row.score),
  column('words', 'text', 48, ['意见', '意見', 'Words'], (row) => row.words),
  column('at', 'datetime', 16, ['时间', '時間', 'At'], (row) => at(row.saidAt)),
  column('action', 'text', 18, ['整改事项', '改善事項', 'Action'], (row) => row.action?.number),
  column('feedback', 'text', 48, ['反馈', '回覆', 'Feedback'], (row) => row.feedback),
  column('fed', 'datetime', 16, ['反馈时间', '回覆時間', 'Told at'], (row) => at(row.fedBackAt)),
]
const OPINIONS_NAME: Record<Locale, string> = { 'zh-CN': '服务评估意见', 'zh-TW': '服務評估意見', en: 'evaluation-opinions' }

export async function planOpinionExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportOpinions>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, OPINIONS_NAME, await timeZoneOf(ctx, siteId), OPINIONS, everyPage((paging) => listOpinions(ctx, { query: { siteId, filter, ...paging } })), { siteId, classes: ['archive'] })
}

const IDEAS: Column<evaluations.InnovationProposal>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('title', 'text', 28, ['提案', '提案', 'Idea'], (row) => row.title),
  column('source', 'text', 16, ['来源', '來源', 'Source'], (row, l) => labelOf(l, 'ideaSource', row.source)),
  column('need', 'text', 36, ['需求', '需求', 'Need'], (row) => row.need),
  column('idea', 'text', 36, ['做法', '做法', 'How'], (row) => row.idea),
  column('benefit', 'text', 30, ['预期效果', '預期效果', 'Benefit'], (row) => row.benefit),
  column('state', 'text', 16, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'ideaState', row.state)),
  column('by', 'text', 16, ['提案人', '提案人', 'By'], (row) => row.proposedBy.name),
  column('at', 'datetime', 16, ['提出时间', '提出時間', 'At'], (row) => at(row.proposedAt)),
  column('outcome', 'text', 36, ['结论', '結論', 'Outcome'], (row) => row.outcome),
]
const IDEAS_NAME: Record<Locale, string> = { 'zh-CN': '服务创新提案', 'zh-TW': '服務創新提案', en: 'innovation-proposals' }

export async function planIdeaExport(ctx: Ctx, { siteId, filter }: Input<typeof evaluations.exportIdeas>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, IDEAS_NAME, await timeZoneOf(ctx, siteId), IDEAS, everyPage((paging) => listIdeas(ctx, { query: { siteId, filter, ...paging } })))
}
