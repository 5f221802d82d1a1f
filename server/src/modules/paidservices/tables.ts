import type { Generated } from 'kysely'
import type { paidservices } from '@guanjia/contract'

export interface PaidServicesTables {
  paid_service: PaidServiceTable
  paid_service_version: PriceVersionTable
}

export interface PaidServiceTable {
  organization_id: string
  id: string
  site_id: string
  code: string
  name: string
  group_code: paidservices.ServiceGroup
  charge: paidservices.ServiceCharge
  unit: string
  price_fen: number | null
  includes: Generated<string>
  excludes: Generated<string>
  warranty_days: number | null
  legal_note: Generated<string>
  state: Generated<paidservices.PaidService['state']>
  has_changes: Generated<boolean>
  updated_at: Date
  version: Generated<number>
}

export interface PriceVersionTable {
  organization_id: string
  id: string
  site_id: string
  item_id: string
  no: number
  code: string
  name: string
  group_code: paidservices.ServiceGroup
  charge: paidservices.ServiceCharge
  unit: string
  price_fen: number | null
  includes: string
  excludes: string
  warranty_days: number | null
  legal_note: string
  /** Days, `YYYY-MM-DD`. */
  valid_from: string
  valid_to: string | null
  published_at: Date
  published_by: string
  withdrawn_at: Date | null
}
