import type { scores } from '@guanjia/contract'
import type { ColumnType } from 'kysely'

type Numeric = ColumnType<string | null, number | null, never>

export interface ScoreTables {
  score_rule: ScoreRuleTable
  score_weight: ScoreWeightTable
  score_rule_post: { organization_id: string; version: number; position_code: string }
  score_month: ScoreMonthTable
  score: ScoreTable
  score_fact: ScoreFactTable
}

export interface ScoreRuleTable {
  organization_id: string
  version: number
  from_month: string
  close_day: number
  red_line_cap: number
  prior_answers: number
  prior_score: number
  appeal_days: number
  answer_days: number
  award_places: number
  award_from: number
  award_fen: number
  duty_below: number
  at: Date
  by_name: string
}

export interface ScoreWeightTable {
  organization_id: string
  version: number
  template: scores.ScoreTemplate
  customer: number
  mystery: number
  internal: number
}

export interface ScoreMonthTable {
  organization_id: string
  id: string
  site_id: string
  month: string
  rule_version: number
  closed_at: Date
  closed_by: string
}

export interface ScoreTable {
  organization_id: string
  id: string
  month_id: string
  employee_id: string | null
  template: scores.ScoreTemplate
  department: string
  customer: Numeric
  mystery: Numeric
  internal: Numeric
  total: Numeric
  is_capped: boolean
  weights: ColumnType<unknown, string, never>
  voices: number
}

export interface ScoreFactTable {
  organization_id: string
  score_id: string
  position: number
  part: scores.ScorePart | null
  source: scores.ScoreSource
  key: string
  record_id: string | null
  number: string
  at: Date | null
  text: string
  value: Numeric
  lost: ColumnType<string, number, never>
  is_late: boolean
}
