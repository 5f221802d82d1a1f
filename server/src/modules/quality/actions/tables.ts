import type { quality } from '@guanjia/contract'
import type { ColumnType } from 'kysely'

export interface ActionTables {
  quality_action: QualityActionTable
  six_s_area: SixSAreaTable
}

export interface QualityActionTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  source: quality.QualityAction['source']
  source_id: string | null
  source_key: string
  title: string
  problem: string
  cause: string
  owner_id: string
  due_on: string
  needs_photo: boolean
  state: quality.QualityAction['state']
  round: number
  done_text: string
  done_by: string | null
  done_at: Date | null
  verified_by: string | null
  verified_at: Date | null
  verdict: string
  raised_by: string | null
  raised_at: Date
  ended_at: Date | null
  next_due_at: Date | null
  version: number
}

export interface SixSAreaTable {
  organization_id: string
  id: string
  site_id: string
  name: string
  owner_id: string
  every_days: number
  is_active: boolean
  version: ColumnType<number, number, number>
}
