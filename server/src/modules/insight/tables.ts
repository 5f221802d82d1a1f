import type { improvements } from '@guanjia/contract'
import type { ColumnType } from 'kysely'
import type { ZoneStandardTables } from './standards/tables.ts'

export interface InsightTables extends ZoneStandardTables {
  improvement: ImprovementTable
  improvement_threshold: ImprovementThresholdTable
}

export interface ImprovementThresholdTable {
  organization_id: string
  version: number
  minimum_count: number
  minimum_share: ColumnType<string, string, never>
  at: Date
  by_name: string
}

export interface ImprovementTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  state: improvements.ImprovementState
  title: string
  problem: string
  source_kind: (typeof improvements.IMPROVEMENT_SOURCES)[number]
  source_by: string | null
  source_id: string | null
  source_query: string
  cause: string
  measure: string
  owner_id: string
  due_on: string
  figure: improvements.ImprovementFigure
  figure_filter: unknown
  days: number
  baseline: number | null
  baseline_from: string
  baseline_to: string
  goal: number
  result_text: string
  done_on: string | null
  checked: number | null
  checked_from: string | null
  checked_to: string | null
  conclusion: string
  revision: string
  no_revision_reason: string
  round: number
  raised_by: string
  raised_at: Date
  ended_at: Date | null
  next_due_at: Date | null
  version: number
  updated_at: Date
}
