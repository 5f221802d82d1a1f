import type { ColumnType } from 'kysely'
import type { MysteryTables } from './mystery/tables.ts'
import type { ScoreTables } from './scores/tables.ts'

export interface QualityTables extends ScoreTables, MysteryTables {
  service_check: ServiceCheckTable
}

export interface ServiceCheckTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  standard_id: string
  standard_number: number
  employee_id: string | null
  place: string
  answers: unknown
  score: ColumnType<string | null, string | null, never>
  dimensions: unknown
  has_red_line: boolean
  comment: string
  checked_by: string
  checked_at: Date
  acknowledged_at: Date | null
  reply: string
  version: number
}
