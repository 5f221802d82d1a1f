import type { inspections, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listFindings } from './findings.ts'
import { plansOf, presentPlans } from './plans.ts'
import { listPoints } from './points.ts'
import { listTasks } from './tasks.ts'

export async function planPointExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof inspections.exportPoints>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('inspections:read', siteId)
  const rows = everyPage((paging) => listPoints(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<inspections.InspectionPoint>(ctx, { 'zh-CN': '巡查点位', 'zh-TW': '巡查點位', en: 'Points' }, await timeZoneOf(ctx, siteId), [
    column('code', 'text', 14, ['编号', '編號', 'Code'], (one) => one.code),
    column('name', 'text', 24, ['名称', '名稱', 'Name'], (one) => one.name),
    column('building', 'text', 14, ['楼栋', '棟別', 'Building'], (one) => one.building?.name ?? ''),
    column('place', 'text', 24, ['位置', '位置', 'Place'], (one) => one.place),
    column('target', 'text', 12, ['对象', '對象', 'What'], (one, locale) => labelOf(locale, 'pointTarget', one.target)),
    column('targetName', 'text', 20, ['对象名称', '對象名稱', 'Name of it'], (one) => one.targetName),
    column('checklist', 'text', 20, ['检查表', '檢查表', 'Checklist'], (one) => one.checklist.name),
    column('result', 'text', 10, ['最近结果', '最近結果', 'Last result'], (one, locale) => (one.last === null ? '' : labelOf(locale, 'pointResult', one.last.result))),
    column('at', 'datetime', 18, ['最近巡查', '最近巡查', 'Last looked at'], (one) => at(one.last?.at ?? null)),
    column('openFindings', 'number', 12, ['未闭环发现', '未結案發現', 'Open findings'], (one) => one.openFindings),
  ], rows)
}

export async function planPlanExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof inspections.exportPlans>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  const rows = await presentPlans(ctx, await plansOf(ctx, siteId, filter))
  return sheetOf<inspections.InspectionPlan>(ctx, { 'zh-CN': '巡查计划', 'zh-TW': '巡查計畫', en: 'Plans' }, await timeZoneOf(ctx, siteId), [
    column('name', 'text', 28, ['计划', '計畫', 'Plan'], (one) => one.name),
    column('kind', 'text', 12, ['类别', '類別', 'Kind'], (one, locale) => labelOf(locale, 'roundKind', one.kind)),
    column('meters', 'text', 12, ['抄哪些表', '抄哪些錶', 'Whose meters'], (one, locale) => (one.meters === null ? '' : labelOf(locale, 'metersRead', one.meters))),
    column('route', 'text', 24, ['路线', '路線', 'Route'], (one) => one.route.name),
    column('rule', 'text', 36, ['重复规则', '重複規則', 'Rule'], (one) => one.rule),
    column('window', 'number', 14, ['时限（分钟）', '時限（分鐘）', 'Window (min)'], (one) => one.windowMinutes),
    column('who', 'text', 14, ['执行人', '執行人', 'Who'], (one, locale) => one.employee?.name ?? (one.role === null ? '' : labelOf(locale, 'role', one.role as 'guard'))),
    column('zone', 'text', 14, ['片区', '片區', 'Zone'], (one) => one.zone?.name ?? ''),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'planState', one.state)),
    column('next', 'datetime', 18, ['下次', '下次', 'Next'], (one) => at(one.next[0] ?? null)),
  ], rows)
}

export async function planRoundExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof inspections.exportRounds>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('inspections:read', siteId)
  const rows = everyPage((paging) => listTasks(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<inspections.InspectionTask>(ctx, { 'zh-CN': '巡查任务', 'zh-TW': '巡查任務', en: 'Rounds' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('plan', 'text', 26, ['计划', '計畫', 'Plan'], (one) => one.plan.name),
    column('kind', 'text', 12, ['类别', '類別', 'Kind'], (one, locale) => labelOf(locale, 'roundKind', one.kind)),
    column('from', 'datetime', 18, ['开始', '開始', 'From'], (one) => at(one.from)),
    column('to', 'datetime', 18, ['截止', '截止', 'To'], (one) => at(one.to)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'roundState', one.state)),
    column('why', 'text', 16, ['原因', '原因', 'Why'], (one, locale) => [one.why === null ? '' : labelOf(locale, 'roundWhy', one.why), one.reason].filter(Boolean).join('：')),
    column('who', 'text', 12, ['巡查人', '巡查人', 'By'], (one) => one.startedBy?.name ?? one.employee?.name ?? ''),
    column('done', 'datetime', 18, ['完成时间', '完成時間', 'Done'], (one) => at(one.doneAt)),
    column('points', 'number', 10, ['点位', '點位', 'Points'], (one) => one.points),
    column('bad', 'number', 10, ['有问题', '有問題', 'Not fine'], (one) => one.bad),
    column('skipped', 'number', 10, ['未查', '未查', 'Skipped'], (one) => one.skipped),
    column('presence', 'number', 12, ['到位分', '到位分', 'Presence'], (one) => one.presence),
  ], rows)
}

export async function planFindingExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof inspections.exportFindings>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('inspections:read', siteId)
  const rows = everyPage((paging) => listFindings(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<inspections.Finding>(ctx, { 'zh-CN': '巡查发现', 'zh-TW': '巡查發現', en: 'Findings' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('foundAt', 'datetime', 18, ['发现时间', '發現時間', 'Found'], (one) => at(one.foundAt)),
    column('foundBy', 'text', 12, ['发现人', '發現人', 'By'], (one) => one.foundBy.name),
    column('place', 'text', 24, ['位置', '位置', 'Place'], (one) => one.place),
    column('checklist', 'text', 20, ['检查表', '檢查表', 'Checklist'], (one) => one.checklist?.name ?? ''),
    column('item', 'text', 24, ['检查项', '檢查項', 'Item'], (one) => one.itemText),
    column('description', 'text', 40, ['问题', '問題', 'What'], (one) => one.description),
    column('severity', 'text', 10, ['程度', '程度', 'Severity'], (one, locale) => labelOf(locale, 'findingSeverity', one.severity)),
    column('way', 'text', 12, ['处理方式', '處理方式', 'Way'], (one, locale) => labelOf(locale, 'findingWay', one.way)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'findingState', one.state)),
    column('order', 'text', 18, ['工单', '工單', 'Work order'], (one) => one.workOrder?.number ?? ''),
    column('opened', 'text', 18, ['违章/遗留问题', '違規/工程缺失', 'Violation / defect'], (one) => one.opened?.number ?? ''),
    column('thirdParty', 'text', 16, ['责任单位', '責任單位', 'Third party'], (one) => one.thirdParty),
    column('closedAt', 'datetime', 18, ['闭环时间', '結案時間', 'Closed'], (one) => at(one.closedAt)),
    column('outcome', 'text', 30, ['处理结果', '處理結果', 'Outcome'], (one) => one.outcome),
    column('repeats', 'number', 12, ['90 天内重复', '90 天內重複', 'Repeats in 90 days'], (one) => one.repeats),
  ], rows)
}
