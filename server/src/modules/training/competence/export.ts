import type { competence, Input, onboarding, practicals } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { filteredOnboardings, summariesForExport } from '../onboarding/present.ts'
import { filteredPracticals, summariesOf } from '../practicals/present.ts'
import { proposalsForExport } from './proposals.ts'

type Kind = ExportPlan['columns'][number]['kind']
const columns = (keys: readonly (readonly [key: string, kind: Kind, width?: number])[], titles: readonly string[]): ExportPlan['columns'] => keys.map(([key, kind, width = 14], at) => ({ key, kind, width, title: titles[at]! }))
/** So many rows at most; a longer list is narrowed by its filters first. */
const MOST = 10_000

const PRACTICALS = {
  'zh-CN': ['编号', '姓名', '考核项目', '性质', '状态', '时间', '实操得分', '理论得分', '总评', '红线', '结果', '有效期至', '实操考核'],
  'zh-TW': ['編號', '姓名', '考核項目', '性質', '狀態', '時間', '實作得分', '學科得分', '總評', '紅線', '結果', '有效期至', '實作考核'],
  en: ['Number', 'Name', 'Assessed in', 'Purpose', 'State', 'At', 'Practical', 'Theory', 'Total', 'Red line', 'Result', 'Valid until', 'practicals'],
} as const

export async function planPracticalExport(ctx: Ctx, { siteId, filter }: Input<typeof practicals.exportPracticals>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const rows = await (await filteredPracticals(ctx, siteId, filter)).selectAll('practical').orderBy('practical.planned_at', 'desc').orderBy('practical.id').limit(MOST).execute()
  const titles = PRACTICALS[ctx.locale]
  return {
    name: titles[12], timeZone: await timeZoneOf(ctx, siteId), columns: columns([['number', 'text', 18], ['name', 'text'], ['rubric', 'text', 24], ['purpose', 'text'], ['state', 'text'], ['at', 'datetime', 18], ['practical', 'number'], ['theory', 'number'], ['total', 'number'], ['red', 'text'], ['result', 'text'], ['until', 'text']], titles),
    rows: (await summariesOf(ctx, rows)).map((one) => ({
      number: one.number, name: one.employee.name, rubric: one.rubric.name, purpose: labelOf(ctx.locale, 'practicalPurpose', one.purpose), state: labelOf(ctx.locale, 'practicalState', one.state), at: new Date(one.plannedAt), practical: one.practicalPercent, theory: one.theoryPercent, total: one.totalPercent, red: one.hasRedLine ? '✓' : '', result: one.result === null ? '' : labelOf(ctx.locale, 'practicalResult', one.result), until: one.validUntil ?? '',
    })),
  }
}

const ONBOARDINGS = {
  'zh-CN': ['编号', '姓名', '岗位', '阶段', '入职', '试用期至', '已评', '应评', '新员工转正'], 'zh-TW': ['編號', '姓名', '職務', '階段', '到職', '試用期至', '已評', '應評', '新進人員轉正'], en: ['Number', 'Name', 'Post', 'Stage', 'Began', 'Probation until', 'Evaluated', 'Of', 'onboarding'],
} as const

export async function planOnboardingExport(ctx: Ctx, { siteId, filter }: Input<typeof onboarding.exportOnboardings>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('training:manage', siteId)
  const rows = await (await filteredOnboardings(ctx, siteId, filter)).selectAll('onboarding').orderBy('onboarding.started_on', 'desc').orderBy('onboarding.id').limit(MOST).execute()
  const titles = ONBOARDINGS[ctx.locale]
  return {
    name: titles[8], timeZone: await timeZoneOf(ctx, siteId), columns: columns([['number', 'text', 18], ['name', 'text'], ['post', 'text'], ['state', 'text'], ['started', 'text'], ['until', 'text'], ['evaluated', 'number'], ['of', 'number']], titles),
    rows: (await summariesForExport(ctx, rows)).map((one) => ({ number: one.number, name: one.employee.name, post: labelOf(ctx.locale, 'standardPost', one.post), state: labelOf(ctx.locale, 'onboardingState', one.state), started: one.startedOn, until: one.probationUntil, evaluated: one.evaluated, of: one.evaluators })),
  }
}

const PROPOSALS = {
  'zh-CN': ['姓名', '类别', '规则', '现岗位', '拟任岗位', '依据', '状态', '提出时间', '决定人', '决定时间', '意见', '晋升调岗'], 'zh-TW': ['姓名', '類別', '規則', '現職務', '擬任職務', '依據', '狀態', '提出時間', '決定人', '決定時間', '意見', '晉升調職'], en: ['Name', 'Kind', 'Rule', 'From', 'To', 'Because', 'State', 'Proposed', 'Decided by', 'Decided', 'Reason', 'promotions'],
} as const

export async function planProposalExport(ctx: Ctx, { siteId, filter }: Input<typeof competence.exportProposals>['query']): Promise<ExportPlan> {
  const rows = await proposalsForExport(ctx, siteId, filter)
  const titles = PROPOSALS[ctx.locale]
  return {
    name: titles[11], timeZone: await timeZoneOf(ctx, siteId), columns: columns([['name', 'text'], ['kind', 'text'], ['rule', 'text', 24], ['from', 'text'], ['to', 'text'], ['facts', 'text', 40], ['state', 'text'], ['at', 'datetime', 18], ['by', 'text'], ['decided', 'datetime', 18], ['reason', 'text', 24]], titles),
    rows: rows.map((one) => ({
      name: one.employee.name, kind: labelOf(ctx.locale, 'promotionKind', one.kind), rule: one.rule, from: one.from, to: one.to, facts: one.facts.map(({ key, needed, has }) => `${labelOf(ctx.locale, 'promotionFact', key)} ${has}${has === needed ? '' : ` (≥ ${needed})`}`).join('; '), state: labelOf(ctx.locale, 'promotionState', one.state), at: new Date(one.at), by: one.decidedBy, decided: one.decidedAt === null ? null : new Date(one.decidedAt), reason: one.reason,
    })),
  }
}
