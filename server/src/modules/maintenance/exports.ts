import type { maintenance, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listFacilityCosts } from './costs.ts'
import { listDowntimes } from './downtime.ts'
import { listMaintainedFacilities } from './facilities.ts'
import { legalAt } from './legal.ts'
import { plansOf, presentPlans } from './plans.ts'
import { listProcedures } from './procedures.ts'
import { listRenewalProposals } from './proposals.ts'
import { listMaintenanceTasks } from './tasks.ts'
import { maintenanceYear } from './year.ts'
import { getTimeLimits } from './time-limits.ts'

/** A line for each step, so that a procedure can be read and compared on paper. */
export async function planProcedureExport(ctx: Ctx, { filter }: Pick<Input<typeof maintenance.exportProcedures>['query'], 'filter'>): Promise<ExportPlan> {
  const { items } = await listProcedures(ctx, { params: {}, query: { filter }, body: {} })
  const rows = items.flatMap((procedure) => procedure.steps.map((step, i) => ({ procedure, step, position: i + 1 })))
  return sheetOf<(typeof rows)[number]>(ctx, { 'zh-CN': '保养规程', 'zh-TW': '保養規程', en: 'Maintenance procedures' }, 'UTC', [
    column('name', 'text', 28, ['规程', '規程', 'Procedure'], ({ procedure }) => procedure.name),
    column('class', 'text', 18, ['设施类别', '設施類別', 'Class'], ({ procedure }) => procedure.class?.name ?? ''),
    column('number', 'number', 8, ['版本', '版本', 'Version'], ({ procedure }) => procedure.number),
    column('position', 'number', 8, ['序号', '序號', 'No.'], ({ position }) => position),
    column('step', 'text', 40, ['步骤', '步驟', 'Step'], ({ step }) => step.text),
    column('kind', 'text', 12, ['类型', '類型', 'Kind'], ({ step }, locale) => labelOf(locale, 'procedureStepKind', step.kind ?? 'check')),
    column('unit', 'text', 8, ['单位', '單位', 'Unit'], ({ step }) => step.unit),
    column('low', 'number', 10, ['下限', '下限', 'From'], ({ step }) => step.low),
    column('high', 'number', 10, ['上限', '上限', 'To'], ({ step }) => step.high),
    column('severity', 'text', 10, ['不合格程度', '不合格程度', 'Severity'], ({ step }, locale) => labelOf(locale, 'findingSeverity', step.severity ?? 'normal')),
    column('safety', 'text', 40, ['安全要求', '安全要求', 'Safety'], ({ procedure }) => procedure.safety),
  ], rows)
}

export async function planFacilityExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportMaintainedFacilities>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('maintenance:read', siteId)
  const rows = everyPage((paging) => listMaintainedFacilities(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<maintenance.MaintainedFacility>(ctx, { 'zh-CN': '设施保养台账', 'zh-TW': '設施保養台帳', en: 'Maintained facilities' }, await timeZoneOf(ctx, siteId), [
    column('code', 'text', 14, ['编号', '編號', 'Code'], (one) => one.code),
    column('name', 'text', 24, ['名称', '名稱', 'Name'], (one) => one.name),
    column('class', 'text', 18, ['类别', '類別', 'Class'], (one) => one.class.name),
    column('place', 'text', 24, ['位置', '位置', 'Place'], (one) => one.place),
    column('zone', 'text', 14, ['片区', '片區', 'Zone'], (one) => one.zone?.name ?? ''),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'facilityState', one.state)),
    column('responsible', 'text', 12, ['责任人', '責任人', 'Responsible'], (one) => one.responsible?.name ?? ''),
    column('condition', 'number', 10, ['完好度', '完好度', 'Condition'], (one) => one.condition),
    column('openFindings', 'number', 12, ['未闭环隐患', '未結案隱患', 'Open findings'], (one) => one.openFindings),
    column('overdue', 'number', 12, ['逾期保养', '逾期保養', 'Overdue services'], (one) => one.overdueTasks),
    column('nextService', 'date', 12, ['下次保养', '下次保養', 'Next service'], (one) => one.nextServiceOn),
    column('legal', 'text', 12, ['法定检验', '法定檢驗', 'Legal inspection'], (one, locale) => (one.legal === null ? '' : labelOf(locale, 'legalState', one.legal))),
    column('mustStop', 'text', 10, ['须停用', '須停用', 'Must stop'], (one) => (one.mustStop ? '✗' : '')),
    column('life', 'number', 12, ['设计年限', '設計年限', 'Design life'], (one) => one.designLifeYears),
    column('value', 'money', 14, ['重置价', '重置價', 'Replacement value'], (one) => one.replacementFen),
  ], rows)
}

export async function planMaintenancePlanExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportMaintenancePlans>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  const rows = await presentPlans(ctx, await plansOf(ctx, siteId, filter))
  return sheetOf<maintenance.MaintenancePlan>(ctx, { 'zh-CN': '保养计划', 'zh-TW': '保養計畫', en: 'Maintenance plans' }, await timeZoneOf(ctx, siteId), [
    column('name', 'text', 28, ['计划', '計畫', 'Plan'], (one) => one.name),
    column('procedure', 'text', 24, ['规程', '規程', 'Procedure'], (one) => one.procedure.name),
    column('target', 'text', 24, ['设施', '設施', 'Facility'], (one) => (one.facility ? `${one.facility.code} ${one.facility.name}` : (one.class?.name ?? ''))),
    column('facilities', 'number', 10, ['台数', '台數', 'Facilities'], (one) => one.facilities),
    column('trigger', 'text', 14, ['触发', '觸發', 'Trigger'], (one, locale) => labelOf(locale, 'planTrigger', one.trigger)),
    column('when', 'text', 30, ['周期', '週期', 'When'], (one, locale) => one.rule ?? (one.every ? `${one.every.count} ${labelOf(locale, 'intervalUnit', one.every.unit)}` : `${one.counter!.at} ${labelOf(locale, 'counterUnit', one.counter!.unit)}`)),
    column('who', 'text', 18, ['执行', '執行', 'Who'], (one) => one.employee?.name ?? one.position?.name ?? one.party?.name ?? ''),
    column('starts', 'date', 12, ['开始日期', '開始日期', 'From'], (one) => one.startsOn),
    column('hours', 'text', 14, ['作业时段', '作業時段', 'Work hours'], (one) => `${one.workHours.from}-${one.workHours.to}`),
    column('minutes', 'number', 12, ['工时（分钟）', '工時（分鐘）', 'Minutes'], (one) => one.minutes),
    column('lead', 'number', 12, ['提前天数', '提前天數', 'Lead days'], (one) => one.leadDays),
    column('grace', 'number', 12, ['宽限天数', '寬限天數', 'Grace days'], (one) => one.graceDays),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'maintenancePlanState', one.state)),
    column('note', 'text', 24, ['备注', '備註', 'Note'], (one) => one.note),
    column('next', 'datetime', 18, ['下次', '下次', 'Next'], (one) => at(one.next[0] ?? null)),
    column('rate', 'number', 14, ['90 天准时率（%）', '90 天準時率（%）', 'On time, 90 days (%)'], (one) => (one.doneRate === null ? null : Math.round(one.doneRate * 1000) / 10)),
  ], rows)
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const MARK: Partial<Record<maintenance.MaintenanceYear['rows'][number]['days'][number]['state'], string>> = { done: '✓', missed: '▲', skipped: '–' }

/** The plan of a year as it hangs on the wall: a line for each plan, its days by months with what became of them. */
export async function planYearExport(ctx: Ctx, { siteId, year }: Pick<Input<typeof maintenance.exportMaintenanceYear>['query'], 'siteId' | 'year'>): Promise<ExportPlan> {
  const { rows } = await maintenanceYear(ctx, { params: {}, query: { siteId, year }, body: {} })
  const dayText = ({ on, state }: (typeof rows)[number]['days'][number]): string => `${MARK[state] ?? ''}${Number(on.slice(8))}`
  return sheetOf<(typeof rows)[number]>(ctx, { 'zh-CN': `保养年计划 ${year}`, 'zh-TW': `保養年計畫 ${year}`, en: `Maintenance plan ${year}` }, await timeZoneOf(ctx, siteId), [
    column('plan', 'text', 28, ['计划', '計畫', 'Plan'], (one) => one.plan.name),
    column('target', 'text', 24, ['设施', '設施', 'Facility'], (one) => (one.facility ? `${one.facility.code} ${one.facility.name}` : (one.class?.name ?? ''))),
    column('facilities', 'number', 8, ['台数', '台數', 'Facilities'], (one) => one.facilities),
    column('who', 'text', 16, ['执行', '執行', 'Who'], (one) => one.employee?.name ?? one.position?.name ?? one.party?.name ?? ''),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'maintenancePlanState', one.state)),
    ...MONTHS.map((month) => column<(typeof rows)[number]>(`m${month}`, 'text', 12, [`${month} 月`, `${month} 月`, `${year}-${String(month).padStart(2, '0')}`], (one) => one.days.filter(({ on }) => Number(on.slice(5, 7)) === month).map(dayText).join(' '))),
  ], rows)
}

export async function planServiceExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportMaintenanceTasks>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('maintenance:read', siteId)
  const rows = everyPage((paging) => listMaintenanceTasks(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<maintenance.MaintenanceTask>(ctx, { 'zh-CN': '保养任务', 'zh-TW': '保養任務', en: 'Services' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('plan', 'text', 26, ['计划', '計畫', 'Plan'], (one) => one.plan.name),
    column('facility', 'text', 24, ['设施', '設施', 'Facility'], (one) => `${one.facility.code} ${one.facility.name}`),
    column('due', 'datetime', 18, ['应做时间', '應做時間', 'Due'], (one) => at(one.dueAt)),
    column('to', 'datetime', 18, ['截止', '截止', 'By'], (one) => at(one.to)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'maintenanceState', one.state)),
    column('why', 'text', 20, ['原因', '原因', 'Why'], (one, locale) => [one.why === null ? '' : labelOf(locale, 'maintenanceWhy', one.why), one.reason].filter(Boolean).join('：')),
    column('order', 'text', 18, ['工单', '工單', 'Work order'], (one) => one.order?.number ?? ''),
    column('worker', 'text', 12, ['保养人', '保養人', 'By'], (one) => one.worker?.name ?? one.party?.name ?? ''),
    column('done', 'datetime', 18, ['完成时间', '完成時間', 'Done'], (one) => at(one.doneAt)),
    column('late', 'text', 8, ['逾期', '逾期', 'Late'], (one) => (one.isLate || one.isOverdue ? '✗' : '')),
    column('bad', 'number', 10, ['不合格步骤', '不合格步驟', 'Not fine'], (one) => one.bad),
  ], rows)
}

export async function planLegalExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportLegalInspections>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  return sheetOf<maintenance.LegalInspection>(ctx, { 'zh-CN': '法定检验', 'zh-TW': '法定檢驗', en: 'Legal inspections' }, await timeZoneOf(ctx, siteId), [
    column('name', 'text', 28, ['检验项目', '檢驗項目', 'Inspection'], (one) => one.name),
    column('kind', 'text', 18, ['种类', '種類', 'Kind'], (one, locale) => labelOf(locale, 'legalKind', one.kind)),
    column('target', 'text', 24, ['设施', '設施', 'Facility'], (one) => (one.facility ? `${one.facility.code} ${one.facility.name}` : (one.class?.name ?? ''))),
    column('party', 'text', 20, ['检验单位', '檢驗單位', 'By'], (one) => one.party?.name ?? ''),
    column('months', 'number', 10, ['周期（月）', '週期（月）', 'Every (months)'], (one) => one.months),
    column('certificate', 'text', 20, ['证书编号', '證書編號', 'Certificate'], (one) => one.certificate?.number ?? ''),
    column('on', 'date', 12, ['检验日期', '檢驗日期', 'Inspected'], (one) => one.certificate?.on ?? null),
    column('result', 'text', 12, ['检验结果', '檢驗結果', 'Result'], (one, locale) => (one.certificate ? labelOf(locale, 'legalResult', one.certificate.result) : '')),
    column('due', 'date', 12, ['有效期至', '有效期至', 'Until'], (one) => one.dueOn),
    column('days', 'number', 10, ['剩余天数', '剩餘天數', 'Days left'], (one) => one.daysLeft),
    column('state', 'text', 12, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'legalState', one.state)),
    column('owner', 'text', 12, ['责任人', '責任人', 'Owner'], (one) => one.owner?.name ?? ''),
  ], await legalAt(ctx, siteId, filter))
}

export async function planDowntimeExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportDowntimes>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('maintenance:read', siteId)
  const rows = everyPage((paging) => listDowntimes(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<maintenance.Downtime>(ctx, { 'zh-CN': '停机记录', 'zh-TW': '停機記錄', en: 'Downtimes' }, await timeZoneOf(ctx, siteId), [
    column('facility', 'text', 24, ['设施', '設施', 'Facility'], (one) => `${one.facility.code} ${one.facility.name}`),
    column('class', 'text', 18, ['类别', '類別', 'Class'], (one) => one.class.name),
    column('from', 'datetime', 18, ['开始', '開始', 'From'], (one) => at(one.from)),
    column('to', 'datetime', 18, ['结束', '結束', 'To'], (one) => at(one.to)),
    column('hours', 'number', 10, ['小时', '小時', 'Hours'], (one) => one.hours),
    column('cause', 'text', 14, ['原因', '原因', 'Cause'], (one, locale) => labelOf(locale, 'downtimeCause', one.cause)),
    column('planned', 'text', 8, ['计划内', '計畫內', 'Planned'], (one) => (one.isPlanned === null ? '' : one.isPlanned ? '✓' : '✗')),
    column('note', 'text', 30, ['说明', '說明', 'Note'], (one) => one.note),
  ], rows)
}

export async function planCostExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportFacilityCosts>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('maintenance:read', siteId)
  const rows = everyPage((paging) => listFacilityCosts(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<maintenance.FacilityCost>(ctx, { 'zh-CN': '设施费用', 'zh-TW': '設施費用', en: 'Facility costs' }, await timeZoneOf(ctx, siteId), [
    column('on', 'date', 12, ['日期', '日期', 'Day'], (one) => one.on),
    column('facility', 'text', 24, ['设施', '設施', 'Facility'], (one) => `${one.facility.code} ${one.facility.name}`),
    column('kind', 'text', 12, ['类别', '類別', 'Kind'], (one, locale) => labelOf(locale, 'facilityCostKind', one.kind)),
    column('amount', 'money', 14, ['金额', '金額', 'Amount'], (one) => one.fen),
    column('party', 'text', 20, ['单位', '單位', 'Party'], (one) => one.party?.name ?? ''),
    column('note', 'text', 30, ['说明', '說明', 'Note'], (one) => one.note),
    column('by', 'text', 12, ['登记人', '登記人', 'By'], (one) => one.by),
    column('voided', 'text', 20, ['作废原因', '作廢原因', 'Voided'], (one) => one.voided?.reason ?? ''),
  ], rows)
}

export async function planProposalExport(ctx: Ctx, { siteId, filter }: Pick<Input<typeof maintenance.exportRenewalProposals>['query'], 'siteId' | 'filter'>): Promise<ExportPlan> {
  ctx.actor.mustSee('maintenance:read', siteId)
  const rows = everyPage((paging) => listRenewalProposals(ctx, { params: {}, query: { siteId, filter, ...paging }, body: {} }))
  return sheetOf<maintenance.RenewalProposal>(ctx, { 'zh-CN': '更新改造建议', 'zh-TW': '更新改造建議', en: 'Renewal proposals' }, await timeZoneOf(ctx, siteId), [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (one) => one.number),
    column('kind', 'text', 12, ['类别', '類別', 'Kind'], (one, locale) => labelOf(locale, 'proposalKind', one.kind)),
    column('title', 'text', 28, ['名称', '名稱', 'Title'], (one) => one.title),
    column('facility', 'text', 24, ['设施', '設施', 'Facility'], (one) => (one.facility ? `${one.facility.code} ${one.facility.name}` : '')),
    column('wear', 'text', 12, ['磨损程度', '磨損程度', 'Wear'], (one, locale) => (one.wear === null ? '' : labelOf(locale, 'wearLevel', one.wear))),
    column('reason', 'text', 40, ['理由', '理由', 'Reason'], (one) => one.reason),
    column('cost', 'money', 14, ['预算', '預算', 'Cost'], (one) => one.costFen),
    column('fund', 'text', 18, ['资金来源', '資金來源', 'Fund'], (one, locale) => (one.fund === null ? '' : labelOf(locale, 'fundSource', one.fund))),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (one, locale) => labelOf(locale, 'renewalState', one.state)),
    column('by', 'text', 12, ['提出人', '提出人', 'By'], (one) => one.by.name),
    column('decidedBy', 'text', 12, ['审批人', '審核人', 'Decided by'], (one) => one.decidedBy?.name ?? ''),
    column('done', 'date', 12, ['完成日期', '完成日期', 'Done'], (one) => one.doneOn),
  ], rows)
}

export async function planLimitExport(ctx: Ctx, { siteId }: { siteId: string }): Promise<ExportPlan> {
  const { lines } = await getTimeLimits(ctx, { params: {}, query: { siteId }, body: {} })
  return sheetOf<maintenance.TimeLimits['lines'][number]>(ctx, { 'zh-CN': '公共设施维护时限表', 'zh-TW': '公共設施維護時限表', en: 'Time limits' }, await timeZoneOf(ctx, siteId), [
    column('code', 'text', 10, ['类别编号', '類別編號', 'Code'], (one) => one.classCode),
    column('class', 'text', 24, ['类别', '類別', 'Class'], (one) => one.className),
    column('impact', 'text', 16, ['影响程度', '影響程度', 'Impact'], (one, locale) => labelOf(locale, 'residentImpact', one.impact)),
    column('hours', 'number', 12, ['时限（小时）', '時限（小時）', 'Hours'], (one) => one.hours),
  ], lines)
}
