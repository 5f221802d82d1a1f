import type { complaints, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { allLines } from './list.ts'

type Told = { line: complaints.ComplaintLine; locale: Locale; timeZone: string }
type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (told: Told) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({
  key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value,
})

const lateWords = ({ line, locale, timeZone }: Told): string =>
  line.late.map(({ what, dueAt, who }) => `${what === 'case' || what === 'level' ? labelOf(locale, 'recordType', what === 'case' ? 'case' : 'complaint_level') : labelOf(locale, 'complaintTaskKind', what)} ${who} ${wallTimeIn(timeZone, new Date(dueAt))}`).join('；')

const COLUMNS: Column[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], ({ line }) => line.number),
  column('registeredAt', 'datetime', 18, ['受理时间', '受理時間', 'Taken at'], ({ line }) => new Date(line.registeredAt)),
  column('unit', 'text', 14, ['房号/地点', '房號/地點', 'Place'], ({ line }) => line.unit),
  column('title', 'text', 32, ['事项', '事項', 'Matter'], ({ line }) => line.title),
  column('grade', 'text', 8, ['等级', '等級', 'Grade'], ({ line, locale }) => (line.grade === null ? '' : labelOf(locale, 'grade', line.grade))),
  column('stage', 'text', 10, ['阶段', '階段', 'Stage'], ({ line, locale }) => labelOf(locale, 'complaintStage', line.stage)),
  column('level', 'text', 10, ['级别', '級別', 'Level'], ({ line, locale }) => labelOf(locale, 'complaintLevel', line.level)),
  column('owner', 'text', 10, ['负责人', '負責人', 'Owner'], ({ line }) => line.owner),
  column('department', 'text', 12, ['部门', '部門', 'Department'], ({ line }) => line.department),
  column('late', 'text', 40, ['超时', '逾時', 'Overdue'], lateWords),
]
const NAME: Record<Locale, string> = { 'zh-CN': '投诉', 'zh-TW': '投訴', en: 'complaints' }

/** The list of open complaints as rows of a sheet. */
export async function planComplaintExport(ctx: Ctx, { siteId, filter }: Input<typeof complaints.exportComplaints>['query']): Promise<ExportPlan> {
  const { timeZone } = await siteById(ctx, siteId)
  const lines = await allLines(ctx, siteId, filter)
  return {
    name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: lines.map((line) => Object.fromEntries(COLUMNS.map((c) => [c.key, c.value({ line, locale: ctx.locale, timeZone })]))),
  }
}
