import type { Generated } from 'kysely'
import type { z } from 'zod'
import type { stores } from '@guanjia/contract'

export interface StoreTables {
  store_item: StoreItemTable
  store_movement: StoreMovementTable
}

/** Quantities are `numeric`, which the driver gives as text. */
export interface StoreItemTable {
  organization_id: string
  id: string
  site_id: string
  code: string
  name: string
  specification: Generated<string>
  unit: string
  place: Generated<string>
  minimum: Generated<string>
  price_fen: number | null
  on_hand: Generated<string>
  backup_supplier: Generated<string>
  backup_phone: Generated<string>
  spare: Generated<string>
  contingency: Generated<string>
  is_active: Generated<boolean>
  updated_at: Date
  version: Generated<number>
}

export interface StoreMovementTable {
  organization_id: string
  id: string
  site_id: string
  item_id: string
  kind: z.infer<typeof stores.MovementKind>
  quantity: string
  after: string
  work_order_id: string | null
  price_fen: number | null
  note: Generated<string>
  at: Date
  by_account: string | null
  by_name: string
}
