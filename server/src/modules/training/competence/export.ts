import type { competence, Input, onboarding, practicals } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { at, column, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { filteredOnboardings, summariesForExport } from '../onboarding/present.ts'
import { filteredPracticals, summariesOf } from '../practicals/present.ts'
import { proposalsForExport } from './proposals.ts'

/** So many rows at most; a longer list is narrowed by its filters first. */
const MOST = 10_000

const PRACTICALS: Column<practicals.PracticalSummary>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('rubric', 'text', 24, ['考核项目', '考核項目', 'Assessed in'], (row) => row.rubric.name),
  column('purpose', 'text', 14, ['性质', '性質', 'Purpose'], (row, l) => labelOf(l, 'practicalPurpose', row.purpose)),
  column('state', 'text', 14, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'practicalState', row.state)),
  column('at', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.plannedAt)),
  column('practical', 'number', 14, ['实操得分', '實作得分', 'Practical'], (row) => row.practicalPercent),
  column('theory', 'number', 14, ['理论得分', '學科得分', 'Theory'], (row) => row.theoryPercent),
  column('total', 'number', 14, ['总评', '總評', 'Total'], (row) => row.totalPercent),
  column('red', 'text', 14, ['红线', '紅線', 'Red line'], (row) => (row.hasRedLine ? '✓' : '')),
  column('result', 'text', 14, ['结果', '結果', 'Result'], (row, l) => (row.result === null ? '' : labelOf(l, 'practicalResult', row.result))),
  column('until', 'text', 14, ['有效期至', '有效期至', 'Valid until'], (row) => row.validUntil ?? ''),
]

export async function planPracticalExport(ctx: Ctx, { siteId, filter }: Input<typeof practicals.exportPracticals>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const rows = await (await filteredPracticals(ctx, siteId, filter)).selectAll('practical').orderBy('practical.planned_at', 'desc').orderBy('practical.id').limit(MOST).execute()
  return sheetOf(ctx, { 'zh-CN': '实操考核', 'zh-TW': '實作考核', en: 'practicals' }, await timeZoneOf(ctx, siteId), PRACTICALS, await summariesOf(ctx, rows))
}

const ONBOARDINGS: Column<onboarding.OnboardingSummary>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('post', 'text', 14, ['岗位', '職務', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post)),
  column('state', 'text', 14, ['阶段', '階段', 'Stage'], (row, l) => labelOf(l, 'onboardingState', row.state)),
  column('started', 'text', 14, ['入职', '到職', 'Began'], (row) => row.startedOn),
  column('until', 'text', 14, ['试用期至', '試用期至', 'Probation until'], (row) => row.probationUntil),
  column('evaluated', 'number', 14, ['已评', '已評', 'Evaluated'], (row) => row.evaluated),
  column('of', 'number', 14, ['应评', '應評', 'Of'], (row) => row.evaluators),
]

export async function planOnboardingExport(ctx: Ctx, { siteId, filter }: Input<typeof onboarding.exportOnboardings>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const rows = await (await filteredOnboardings(ctx, siteId, filter)).selectAll('onboarding').orderBy('onboarding.started_on', 'desc').orderBy('onboarding.id').limit(MOST).execute()
  return sheetOf(ctx, { 'zh-CN': '新员工转正', 'zh-TW': '新進人員轉正', en: 'onboarding' }, await timeZoneOf(ctx, siteId), ONBOARDINGS, await summariesForExport(ctx, rows))
}

const PROPOSALS: Column<competence.PromotionProposal>[] = [
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('kind', 'text', 14, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'promotionKind', row.kind)),
  column('rule', 'text', 24, ['规则', '規則', 'Rule'], (row) => row.rule),
  column('from', 'text', 14, ['现岗位', '現職務', 'From'], (row) => row.from),
  column('to', 'text', 14, ['拟任岗位', '擬任職務', 'To'], (row) => row.to),
  column('facts', 'text', 40, ['依据', '依據', 'Because'], (row, l) => row.facts.map(({ key, needed, has }) => `${labelOf(l, 'promotionFact', key)} ${has}${has === needed ? '' : ` (≥ ${needed})`}`).join('; ')),
  column('state', 'text', 14, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'promotionState', row.state)),
  column('at', 'datetime', 18, ['提出时间', '提出時間', 'Proposed'], (row) => at(row.at)),
  column('by', 'text', 14, ['决定人', '決定人', 'Decided by'], (row) => row.decidedBy),
  column('decided', 'datetime', 18, ['决定时间', '決定時間', 'Decided'], (row) => at(row.decidedAt)),
  column('reason', 'text', 24, ['意见', '意見', 'Reason'], (row) => row.reason),
]

export async function planProposalExport(ctx: Ctx, { siteId, filter }: Input<typeof competence.exportProposals>['query']): Promise<ExportPlan> {
  return sheetOf(ctx, { 'zh-CN': '晋升调岗', 'zh-TW': '晉升調職', en: 'promotions' }, await timeZoneOf(ctx, siteId), PROPOSALS, await proposalsForExport(ctx, siteId, filter))
}
