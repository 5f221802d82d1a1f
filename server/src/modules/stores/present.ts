import type { stores } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import { iso } from '../../platform/time.ts'
import type { StoreItemTable, StoreMovementTable } from './tables.ts'

export type ItemRow = Selectable<StoreItemTable>
export type MovementRow = Selectable<StoreMovementTable>

export function presentItem(row: ItemRow): stores.StoreItem {
  const [onHand, minimum] = [Number(row.on_hand), Number(row.minimum)]
  return {
    id: row.id, siteId: row.site_id, code: row.code, name: row.name, specification: row.specification, unit: row.unit, place: row.place,
    minimum, priceFen: row.price_fen, onHand, backupSupplier: row.backup_supplier, backupPhone: row.backup_phone, spare: row.spare, contingency: row.contingency, isLow: row.is_active && onHand < minimum, isActive: row.is_active,
    updatedAt: iso(row.updated_at), version: row.version,
  }
}

type Named = Pick<ItemRow, 'name' | 'unit'>

export function presentMovement(row: MovementRow, item: Named, workOrderNumber: string | null): stores.StoreMovement {
  return {
    id: row.id, item: { id: row.item_id, name: item.name }, unit: item.unit, kind: row.kind, quantity: Number(row.quantity),
    after: Number(row.after), at: iso(row.at), by: row.by_name, note: row.note, priceFen: row.price_fen,
    workOrder: row.work_order_id === null ? null : { id: row.work_order_id, number: workOrderNumber ?? '' },
  }
}
