import type { ColumnType, Generated } from 'kysely'
import type { AccessAct, AccessPurpose, DataClass } from '@guanjia/contract'

export interface AccessEntryTable {
  organization_id: string
  id: string
  site_id: string | null
  at: Date
  act: AccessAct
  person_id: string | null
  unit_id: string | null
  list: string | null
  rows: number | null
  classes: DataClass[]
  purpose: AccessPurpose
  reason: Generated<string>
  record_type: string | null
  record_id: string | null
  recipient: Generated<string>
  actor_kind: 'staff' | 'resident' | 'system'
  actor_id: string | null
  account_id: string | null
  actor_name: string
  /** Filled in by the database from the employee as it is in this moment. */
  actor_position: Generated<string>
  device: string | null
  request_id: string | null
  seq: Generated<number>
  mark: ColumnType<Buffer | null, string | null | undefined, never>
}
