import type { Input, Locale, paidservices } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { siteById } from '../organization/index.ts'
import { filteredItems } from './items.ts'
import { presentItems } from './present.ts'

type ValueOf = (item: paidservices.PaidService, locale: Locale) => ColumnValue
type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: ValueOf }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: ValueOf): Column => ({
  key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value,
})

/** The columns of the list as a file; the import reads the same ones back. */
export const COLUMNS: Column[] = [
  column('code', 'text', 12, ['编码', '編碼', 'Code'], (item) => item.code),
  column('group', 'text', 16, ['类别', '類別', 'Group'], (item, locale) => labelOf(locale, 'serviceGroup', item.group)),
  column('name', 'text', 28, ['项目', '項目', 'Item'], (item) => item.name),
  column('charge', 'text', 8, ['收费方式', '收費方式', 'Charge'], (item, locale) => labelOf(locale, 'serviceCharge', item.charge)),
  column('unit', 'text', 8, ['单位', '單位', 'Unit'], (item) => item.unit),
  column('price', 'money', 12, ['单价', '單價', 'Price'], (item) => item.priceFen),
  column('includes', 'text', 40, ['包含', '包含', 'Includes'], (item) => item.includes),
  column('excludes', 'text', 30, ['不含', '不含', 'Excludes'], (item) => item.excludes),
  column('warrantyDays', 'number', 10, ['质保天数', '保固天數', 'Warranty (days)'], (item) => item.warrantyDays),
  column('legalNote', 'text', 30, ['说明', '說明', 'Note'], (item) => item.legalNote),
]
const MORE: Column[] = [
  column('state', 'text', 10, ['状态', '狀態', 'State'], (item, locale) => labelOf(locale, 'priceState', item.state)),
  column('published', 'money', 12, ['现行价格', '現行價格', 'Price in force'], (item) => item.inForce?.priceFen ?? null),
  column('validFrom', 'text', 12, ['生效日期', '生效日期', 'Valid from'], (item) => item.inForce?.validFrom ?? ''),
]
const NAME: Record<Locale, string> = { 'zh-CN': '有偿服务价目表', 'zh-TW': '有償服務價目表', en: 'price-list' }

/** The price list of a site as rows of a sheet. */
export async function planPriceExport(ctx: Ctx, { siteId, filter }: Input<typeof paidservices.exportPaidServices>['query']): Promise<ExportPlan> {
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await (await filteredItems(ctx, siteId, filter)).selectAll().orderBy('code').execute()
  const all = [...COLUMNS, ...MORE]
  return {
    name: NAME[ctx.locale], timeZone, columns: all.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: (await presentItems(ctx, rows)).map((item) => Object.fromEntries(all.map((c) => [c.key, c.value(item, ctx.locale)]))),
  }
}
