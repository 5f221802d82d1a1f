import type { Input, Locale, stores } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { siteById } from '../organization/index.ts'
import { filteredItems } from './items.ts'
import { presentItem } from './present.ts'

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (item: stores.StoreItem) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({
  key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value,
})

const COLUMNS: Column[] = [
  column('code', 'text', 14, ['编码', '編碼', 'Code'], (item) => item.code),
  column('name', 'text', 24, ['名称', '名稱', 'Name'], (item) => item.name),
  column('specification', 'text', 20, ['规格', '規格', 'Specification'], (item) => item.specification),
  column('unit', 'text', 8, ['单位', '單位', 'Unit'], (item) => item.unit),
  column('place', 'text', 14, ['库位', '庫位', 'Place'], (item) => item.place),
  column('onHand', 'number', 10, ['库存', '庫存', 'On hand'], (item) => item.onHand),
  column('minimum', 'number', 10, ['最低库存', '最低庫存', 'Minimum'], (item) => item.minimum),
  column('backupSupplier', 'text', 20, ['备用供应商', '備用供應商', 'Backup supplier'], (item) => item.backupSupplier),
  column('backupPhone', 'text', 16, ['备用供应商电话', '備用供應商電話', 'Phone of the backup supplier'], (item) => item.backupPhone),
  column('spare', 'text', 28, ['备用设备', '備用設備', 'Spare'], (item) => item.spare),
  column('contingency', 'text', 36, ['应急方案', '應變方案', 'When broken or missing'], (item) => item.contingency),
  column('price', 'money', 10, ['单价', '單價', 'Price'], (item) => item.priceFen),
]
const NAME: Record<Locale, string> = { 'zh-CN': '物资库存', 'zh-TW': '物料庫存', en: 'stock' }

/** The stock of a site as rows of a sheet. */
export async function planStockExport(ctx: Ctx, { siteId, filter }: Input<typeof stores.exportStoreItems>['query']): Promise<ExportPlan> {
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await (await filteredItems(ctx, siteId, filter)).selectAll().orderBy('code').execute()
  return {
    name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: rows.map(presentItem).map((item) => Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(item)]))),
  }
}
