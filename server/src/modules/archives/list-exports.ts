import type { Input, Locale, archives, dataquality, households, residents } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listCorrections } from './corrections/decide.ts'
import { listHouseholds } from './households/change-household.ts'
import { listPersons } from './list-persons.ts'
import { listUnits } from './list-units.ts'
import { listObservations } from './observations/observations.ts'
import { listRegistrations } from './registrations.ts'

/** What became of something that waits for a colleague's word. */
const DECIDED: Record<Locale, Record<'waiting' | 'accepted' | 'approved' | 'refused' | 'withdrawn', string>> = {
  'zh-CN': { waiting: '待处理', accepted: '已采纳', approved: '已通过', refused: '未通过', withdrawn: '已替换' },
  'zh-TW': { waiting: '待處理', accepted: '已採納', approved: '已通過', refused: '未通過', withdrawn: '已替換' },
  en: { waiting: 'waiting', accepted: 'accepted', approved: 'approved', refused: 'refused', withdrawn: 'replaced' },
}
const SENSITIVE: Record<Locale, string> = { 'zh-CN': '（敏感信息，请在档案中查看）', 'zh-TW': '（敏感資訊，請在檔案中查看）', en: '(sensitive: see the file)' }

const UNITS: Column<archives.UnitSummary>[] = [
  column('code', 'text', 14, ['房号', '房號', 'Room'], (row) => row.code),
  column('floor', 'number', 8, ['楼层', '樓層', 'Floor'], (row) => row.floor),
  column('use', 'text', 10, ['用途', '用途', 'Use'], (row, l) => labelOf(l, 'unitUse', row.use)),
  column('state', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'unitState', row.state)),
  column('layout', 'text', 12, ['户型', '格局', 'Layout'], (row) => row.layout),
  column('area', 'number', 12, ['建筑面积', '建築面積', 'Building area'], (row) => row.buildingArea),
  column('billingArea', 'number', 12, ['计费面积', '計費面積', 'Billing area'], (row) => row.billingArea),
  column('indoorArea', 'number', 12, ['套内面积', '室內面積', 'Indoor area'], (row) => row.indoorArea),
  column('orientation', 'text', 8, ['朝向', '朝向', 'Orientation'], (row) => row.orientation),
  column('handedOverOn', 'text', 12, ['交房日期', '交屋日期', 'Handed over'], (row) => row.handedOverOn),
  column('owners', 'text', 24, ['业主', '所有權人', 'Owners'], (row) => row.owners.map(({ name }) => name).join('、')),
  column('openCases', 'number', 10, ['未结报事', '未結報事', 'Open cases'], (row) => row.openCases),
]
const UNITS_NAME: Record<Locale, string> = { 'zh-CN': '房屋', 'zh-TW': '房屋', en: 'units' }

/** Units of a site with their owners. */
export async function planUnitsExport(ctx: Ctx, { format: _, ...query }: Input<typeof archives.exportUnits>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listUnits(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, UNITS_NAME, await timeZoneOf(ctx, query.siteId), UNITS, rows, { siteId: query.siteId, classes: ['archive'] })
}

const PERSONS: Column<archives.PersonSummary>[] = [
  column('name', 'text', 16, ['姓名', '姓名', 'Name'], (row) => row.name),
  column('kind', 'text', 10, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'personKind', row.kind)),
  column('phone', 'text', 30, ['电话', '電話', 'Phone'], (row) => row.phones.join('、')),
  column('units', 'text', 40, ['房屋与身份', '房屋與身分', 'Units'], (row, l) => row.units.map(({ code, role }) => `${code} ${labelOf(l, 'occupancyRole', role)}`).join('、')),
]
const PERSONS_NAME: Record<Locale, string> = { 'zh-CN': '业户', 'zh-TW': '住戶', en: 'people' }

/** People of a site; phones are covered for who may not see them. */
export async function planPersonsExport(ctx: Ctx, { format: _, ...query }: Input<typeof archives.exportPersons>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listPersons(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, PERSONS_NAME, await timeZoneOf(ctx, query.siteId), PERSONS, rows, { siteId: query.siteId, classes: ['phone', 'archive'] })
}

const HOUSEHOLDS: Column<households.HouseholdSummary>[] = [
  column('number', 'text', 16, ['档案编号', '檔案編號', 'Number'], (row) => row.number),
  column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit.code),
  column('type', 'text', 14, ['住户类型', '住戶類型', 'Type'], (row, l) => HOUSEHOLD_LABELS[l].householdType[row.type]),
  column('main', 'text', 16, ['户主', '戶長', 'Main party'], (row) => row.main?.name),
  column('openedOn', 'date', 12, ['建档日期', '建檔日期', 'Opened'], (row) => row.openedOn),
  column('closedOn', 'date', 12, ['销档日期', '銷檔日期', 'Closed'], (row) => row.closedOn),
]
const HOUSEHOLDS_NAME: Record<Locale, string> = { 'zh-CN': '住户', 'zh-TW': '住戶', en: 'households' }

/** Households of a site. */
export async function planHouseholdsExport(ctx: Ctx, { format: _, ...query }: Input<typeof households.exportHouseholds>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listHouseholds(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, HOUSEHOLDS_NAME, await timeZoneOf(ctx, query.siteId), HOUSEHOLDS, rows, { siteId: query.siteId, classes: ['archive'] })
}

const CORRECTIONS: Column<dataquality.Correction>[] = [
  column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit.code),
  column('person', 'text', 14, ['业户', '住戶', 'Person'], (row) => row.person?.name),
  column('fields', 'text', 36, ['更正内容', '更正內容', 'Fields'], (row, l) => row.items.map(({ field }) => HOUSEHOLD_LABELS[l].correctedField[field]).join('、')),
  column('state', 'text', 30, ['处理结果', '處理結果', 'Decisions'], (row, l) => row.items.map(({ state }) => DECIDED[l][state]).join('、')),
  column('note', 'text', 30, ['说明', '說明', 'Note'], (row) => row.note),
  column('by', 'text', 12, ['提交人', '提交人', 'Sent by'], (row) => row.submittedBy),
  column('sentAt', 'datetime', 18, ['提交时间', '提交時間', 'Sent'], (row) => at(row.submittedAt)),
]
const CORRECTIONS_NAME: Record<Locale, string> = { 'zh-CN': '信息更正', 'zh-TW': '資料更正', en: 'corrections' }

/** What households wish to correct: which fields, not what stands in them. */
export async function planCorrectionsExport(ctx: Ctx, { format: _, ...query }: Input<typeof dataquality.exportCorrections>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listCorrections(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, CORRECTIONS_NAME, await timeZoneOf(ctx, query.siteId), CORRECTIONS, rows, { siteId: query.siteId, classes: ['archive'] })
}

const OBSERVATIONS: Column<dataquality.Observation>[] = [
  column('unit', 'text', 14, ['房号', '房號', 'Room'], (row) => row.unit.code),
  column('topic', 'text', 12, ['类别', '類別', 'Topic'], (row, l) => HOUSEHOLD_LABELS[l].observationTopic[row.topic]),
  column('words', 'text', 40, ['内容', '內容', 'Words'], (row, l) => (row.isSensitive ? SENSITIVE[l] : row.words)),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => DECIDED[l][row.state]),
  column('reason', 'text', 24, ['理由', '理由', 'Reason'], (row) => row.reason),
  column('by', 'text', 12, ['记录人', '記錄人', 'Noticed by'], (row) => row.noticedBy),
  column('noticedAt', 'datetime', 18, ['记录时间', '記錄時間', 'Noticed'], (row) => at(row.noticedAt)),
  column('decidedBy', 'text', 12, ['审核人', '審核人', 'Decided by'], (row) => row.decidedBy),
]
const OBSERVATIONS_NAME: Record<Locale, string> = { 'zh-CN': '员工所见', 'zh-TW': '員工所見', en: 'observations' }

/** Observations of colleagues; what is sensitive stays in the file. */
export async function planObservationsExport(ctx: Ctx, { format: _, ...query }: Input<typeof dataquality.exportObservations>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listObservations(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, OBSERVATIONS_NAME, await timeZoneOf(ctx, query.siteId), OBSERVATIONS, rows, { siteId: query.siteId, classes: ['archive', 'care'] })
}

const REGISTRATIONS: Column<residents.Registration>[] = [
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.name),
  column('phone', 'text', 16, ['电话', '電話', 'Phone'], (row) => row.phone),
  column('room', 'text', 14, ['房号', '房號', 'Room'], (row) => row.room),
  column('role', 'text', 12, ['身份', '身分', 'Role'], (row, l) => labelOf(l, 'occupancyRole', row.role)),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => DECIDED[l][row.state]),
  column('askedAt', 'datetime', 18, ['申请时间', '申請時間', 'Asked'], (row) => at(row.askedAt)),
  column('decidedBy', 'text', 12, ['审核人', '審核人', 'Decided by'], (row) => row.decidedBy),
  column('decidedAt', 'datetime', 18, ['审核时间', '審核時間', 'Decided'], (row) => at(row.decidedAt)),
  column('reason', 'text', 24, ['理由', '理由', 'Reason'], (row) => row.reason),
]
const REGISTRATIONS_NAME: Record<Locale, string> = { 'zh-CN': '业户注册申请', 'zh-TW': '住戶註冊申請', en: 'registrations' }

/** Who asks to be registered as a resident. */
export async function planRegistrationsExport(ctx: Ctx, { format: _, ...query }: Input<typeof residents.exportRegistrations>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listRegistrations(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, REGISTRATIONS_NAME, await timeZoneOf(ctx, query.siteId), REGISTRATIONS, rows, { siteId: query.siteId, classes: ['phone'] })
}
