import type { Input, Locale, stores } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listStoreMovements } from './movements.ts'

const MOVEMENTS: Column<stores.StoreMovement>[] = [
  column('movedAt', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
  column('kind', 'text', 10, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'movementKind', row.kind)),
  column('item', 'text', 24, ['物料', '物料', 'Item'], (row) => row.item.name),
  column('quantity', 'number', 10, ['数量', '數量', 'Quantity'], (row) => row.quantity),
  column('unit', 'text', 8, ['单位', '單位', 'Unit'], (row) => row.unit),
  column('after', 'number', 10, ['结存', '結存', 'After'], (row) => row.after),
  column('price', 'money', 12, ['单价', '單價', 'Price'], (row) => row.priceFen),
  column('order', 'text', 18, ['工单', '工單', 'Work order'], (row) => row.workOrder?.number),
  column('by', 'text', 12, ['经办人', '經辦人', 'By'], (row) => row.by),
  column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
]
const MOVEMENTS_NAME: Record<Locale, string> = { 'zh-CN': '出入库登记', 'zh-TW': '出入庫登記', en: 'store-movements' }

/** The in/out register of a store. */
export async function planStoreMovementsExport(ctx: Ctx, { format: _, ...query }: Input<typeof stores.exportStoreMovements>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listStoreMovements(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, MOVEMENTS_NAME, await timeZoneOf(ctx, query.siteId), MOVEMENTS, rows)
}
