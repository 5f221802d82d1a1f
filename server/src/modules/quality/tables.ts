import type { standards } from '@guanjia/contract'
import type { ColumnType } from 'kysely'
import type { ActionTables } from './actions/tables.ts'
import type { AppealTables } from './appeals/tables.ts'
import type { EvaluationTables } from './evaluations/tables.ts'
import type { MeetingTables } from './meetings/tables.ts'
import type { MysteryTables } from './mystery/tables.ts'
import type { ScoreTables } from './scores/tables.ts'

export interface QualityTables extends ScoreTables, MysteryTables, ActionTables, AppealTables, MeetingTables, EvaluationTables {
  nonconformity: NonconformityTable
  service_check: ServiceCheckTable
}

export interface ServiceCheckTable {
  organization_id: string
  occasion: standards.ServiceCheck['occasion']
  id: string
  site_id: string
  number: string
  standard_id: string
  standard_number: number
  employee_id: string | null
  place: string
  area_id: string | null
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

export interface NonconformityTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  observed_at: Date
  observer_id: string
  employee_id: string | null
  operation: string
  correction: string
}
