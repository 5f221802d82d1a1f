import type { scores } from '@guanjia/contract'
import type { ColumnType } from 'kysely'

type Numeric = ColumnType<string | null, number | null, never>

export interface AppealTables {
  score_appeal: ScoreAppealTable
  score_correction: ScoreCorrectionTable
}

export interface ScoreAppealTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  month: string
  employee_id: string
  key: string
  source: scores.ScoreSource
  record_id: string
  record_number: string
  lost: ColumnType<string, number, never>
  reason: string
  state: scores.ScoreAppeal['state']
  appealed_at: Date
  answer_due_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision: string
  next_due_at: Date | null
  version: number
}

export interface ScoreCorrectionTable {
  organization_id: string
  id: string
  score_id: string
  appeal_id: string
  total_before: Numeric
  customer: Numeric
  mystery: Numeric
  internal: Numeric
  total: Numeric
  is_capped: boolean
  weights: ColumnType<unknown, string, never>
  voices: number
  at: Date
  by_name: string
}
