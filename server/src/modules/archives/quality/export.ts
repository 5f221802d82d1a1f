import type { dataquality, Input, Locale } from '@guanjia/contract'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { column, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { siteById } from '../../organization/index.ts'
import { filteredQuality, presentRow, rowsOf } from './report.ts'

type Row = dataquality.QualityRow
const COLUMNS: Column<Row>[] = [
  column('unit', 'text', 12, ['房号', '房號', 'Room'], (row) => row.unit.code),
  column('number', 'text', 12, ['档案编号', '檔案編號', 'File'], (row) => row.number),
  column('type', 'text', 12, ['住户类型', '住戶類型', 'Type'], (row, locale) => HOUSEHOLD_LABELS[locale].householdType[row.type]),
  column('main', 'text', 14, ['户主', '戶長', 'Main party'], (row) => row.main?.name ?? null),
  column('complete', 'number', 10, ['完整度（%）', '完整度（%）', 'Complete (%)'], (row) => Math.round((row.filled / row.fields) * 100)),
  column('missing', 'text', 40, ['缺少', '缺少', 'Missing'], (row, locale) => row.missing.map((name) => HOUSEHOLD_LABELS[locale].fileField[name]).join('、')),
  column('verified', 'text', 12, ['最近核对', '最近核對', 'Last verified'], (row) => row.lastVerifiedOn),
  column('flags', 'text', 30, ['提示', '提示', 'Flags'], (row, locale) => row.flags.map((flag) => HOUSEHOLD_LABELS[locale].qualityFlag[flag]).join('、')),
]
const NAME: Record<Locale, string> = { 'zh-CN': '档案质量', 'zh-TW': '檔案品質', en: 'archive-quality' }

/** The households behind a figure as rows of a sheet. */
export async function planQualityExport(ctx: Ctx, { siteId, filter }: Input<typeof dataquality.exportQuality>['query']): Promise<ExportPlan> {
  const { select, today, doubles } = await filteredQuality(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await rowsOf(select, today, doubles).orderBy('sort_key').orderBy('id').execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, rows.map(presentRow))
}
