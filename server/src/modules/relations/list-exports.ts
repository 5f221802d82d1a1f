import type { Input, Locale, relations } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listRecoveries } from './around-cases.ts'
import { listKeyCustomers } from './key-customers/list.ts'
import { listOutages } from './outages.ts'
import { listRewards } from './rewards.ts'
import { listThanks } from './thanks.ts'

const OUTAGES: Column<relations.Outage>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('kind', 'text', 10, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'outageKind', row.kind)),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'outageState', row.state)),
  column('reason', 'text', 30, ['原因', '原因', 'Reason'], (row) => row.reason),
  column('from', 'datetime', 18, ['开始', '開始', 'From'], (row) => at(row.fromAt)),
  column('until', 'datetime', 18, ['预计恢复', '預計恢復', 'Until'], (row) => at(row.untilAt)),
  column('ended', 'datetime', 18, ['实际恢复', '實際恢復', 'Ended'], (row) => at(row.endedAt)),
  column('places', 'text', 30, ['范围', '範圍', 'Places'], (row) => row.places.map(({ name }) => name).join('、')),
  column('households', 'number', 10, ['应通知户数', '應通知戶數', 'To call'], (row) => row.calls.households),
  column('called', 'number', 10, ['已通知', '已通知', 'Called'], (row) => row.calls.called),
]
const OUTAGES_NAME: Record<Locale, string> = { 'zh-CN': '停水停电通知', 'zh-TW': '停水停電通知', en: 'outages' }

/** Outages of a site. */
export async function planOutagesExport(ctx: Ctx, { format: _, ...query }: Input<typeof relations.exportOutages>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listOutages(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, OUTAGES_NAME, await timeZoneOf(ctx, query.siteId), OUTAGES, rows)
}

const THANKS: Column<relations.ThankYou>[] = [
  column('employee', 'text', 14, ['同事', '同事', 'Colleague'], (row) => row.employee.name),
  column('by', 'text', 14, ['来自', '來自', 'From'], (row, l) => [labelOf(l, 'thankedBy', row.thankedBy), row.byName].filter(Boolean).join(' ')),
  column('words', 'text', 50, ['内容', '內容', 'Words'], (row) => row.words),
  column('case', 'text', 18, ['报事', '報事', 'Case'], (row) => row.case?.number),
  column('thankedAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
]
const THANKS_NAME: Record<Locale, string> = { 'zh-CN': '感谢记录', 'zh-TW': '感謝紀錄', en: 'thanks' }

/** Thank-yous of a site. */
export async function planThanksExport(ctx: Ctx, { format: _, ...query }: Input<typeof relations.exportThanks>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listThanks(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, THANKS_NAME, await timeZoneOf(ctx, query.siteId), THANKS, rows, { siteId: query.siteId, classes: ['archive'] })
}

const REWARDS: Column<relations.Reward>[] = [
  column('employee', 'text', 14, ['同事', '同事', 'Colleague'], (row) => row.employee.name),
  column('kind', 'text', 10, ['类别', '類別', 'Kind'], (row, l) => labelOf(l, 'rewardKind', row.kind)),
  column('measure', 'text', 12, ['方式', '方式', 'Measure'], (row, l) => labelOf(l, 'rewardMeasure', row.measure)),
  column('source', 'text', 20, ['依据', '依據', 'Rests on'], (row, l) => (row.source === null ? (row.opportunity?.number ?? '') : `${labelOf(l, 'rewardSource', row.source.type)} ${row.source.number}`)),
  column('reason', 'text', 40, ['事由', '事由', 'Reason'], (row) => row.reason),
  column('amount', 'money', 12, ['金额', '金額', 'Amount'], (row) => row.amountFen),
  column('status', 'text', 10, ['状态', '狀態', 'Status'], (row, l) => labelOf(l, 'rewardStatus', row.status)),
  column('by', 'text', 12, ['提议人', '提議人', 'Proposed by'], (row) => row.proposedBy?.name),
  column('proposedAt', 'datetime', 18, ['提议时间', '提議時間', 'Proposed'], (row) => at(row.proposedAt)),
  column('decidedBy', 'text', 12, ['审批人', '審批人', 'Decided by'], (row) => row.decidedBy?.name),
  column('note', 'text', 30, ['审批意见', '審批意見', 'Note'], (row) => row.decisionNote),
  column('objection', 'text', 30, ['本人异议', '本人異議', 'Objection'], (row) => row.objection),
  column('settlement', 'text', 30, ['异议结论', '異議結論', 'Settlement'], (row) => row.settlement),
]
const REWARDS_NAME: Record<Locale, string> = { 'zh-CN': '奖惩', 'zh-TW': '獎懲', en: 'rewards-and-penalties' }

/** Reward proposals of a site. */
export async function planRewardsExport(ctx: Ctx, { format: _, ...query }: Input<typeof relations.exportRewards>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listRewards(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, REWARDS_NAME, await timeZoneOf(ctx, query.siteId), REWARDS, rows)
}

const RECOVERIES: Column<relations.Recovery>[] = [
  column('case', 'text', 18, ['报事', '報事', 'Case'], (row) => row.case.number),
  column('cause', 'text', 14, ['起因', '起因', 'Cause'], (row, l) => labelOf(l, 'recoveryCause', row.cause)),
  column('apology', 'text', 30, ['致歉', '致歉', 'Apology'], (row) => row.apology),
  column('correction', 'text', 30, ['纠正', '糾正', 'Correction'], (row) => row.correction),
  column('makeGood', 'text', 30, ['弥补', '彌補', 'Making good'], (row) => row.makeGood),
  column('by', 'text', 12, ['经办人', '經辦人', 'By'], (row) => row.by.name),
  column('madeAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
  column('madeGoodAt', 'datetime', 18, ['弥补时间', '彌補時間', 'Made good'], (row) => at(row.madeGoodAt)),
]
const RECOVERIES_NAME: Record<Locale, string> = { 'zh-CN': '服务补救', 'zh-TW': '服務補救', en: 'recoveries' }

/** Service recoveries of a site. */
export async function planRecoveriesExport(ctx: Ctx, { format: _, ...query }: Input<typeof relations.exportRecoveries>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listRecoveries(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, RECOVERIES_NAME, await timeZoneOf(ctx, query.siteId), RECOVERIES, rows)
}

const KEY_CUSTOMERS: Column<relations.KeyCustomer>[] = [
  column('unit', 'text', 12, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('person', 'text', 14, ['业户', '住戶', 'Resident'], (row) => row.person?.name),
  column('reason', 'text', 14, ['列入原因', '列入原因', 'Reason'], (row, l) => labelOf(l, 'keyCustomerReason', row.reason)),
  column('why', 'text', 40, ['说明', '說明', 'Why'], (row) => row.why),
  column('owner', 'text', 12, ['负责人', '負責人', 'Owner'], (row) => row.owner.name),
  column('next', 'date', 12, ['下次联系', '下次聯繫', 'Next contact'], (row) => row.nextContactOn),
  column('last', 'datetime', 18, ['最近联系', '最近聯繫', 'Last contact'], (row) => at(row.lastContactAt)),
  column('contacts', 'number', 10, ['联系次数', '聯繫次數', 'Contacts'], (row) => row.contacts),
  column('addedAt', 'datetime', 18, ['列入时间', '列入時間', 'Added'], (row) => at(row.addedAt)),
  column('endedAt', 'datetime', 18, ['移出时间', '移出時間', 'Taken off'], (row) => at(row.endedAt)),
]
const KEY_CUSTOMERS_NAME: Record<Locale, string> = { 'zh-CN': '重点客户', 'zh-TW': '重點客戶', en: 'key customers' }

/** Key customers of a site. */
export async function planKeyCustomersExport(ctx: Ctx, { format: _, ...query }: Input<typeof relations.exportKeyCustomers>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listKeyCustomers(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, KEY_CUSTOMERS_NAME, await timeZoneOf(ctx, query.siteId), KEY_CUSTOMERS, rows, { siteId: query.siteId, classes: ['archive', 'care'] })
}
