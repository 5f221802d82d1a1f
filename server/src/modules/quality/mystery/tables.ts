import type { ColumnType } from 'kysely'

export interface MysteryTables {
  mystery_visit: MysteryVisitTable
}

export interface MysteryVisitTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  state: 'planned' | 'submitted' | 'cancelled'
  standard_id: string
  standard_number: number
  scenario: string
  from_on: string
  until_on: string
  token_hash: Buffer
  visitor_sealed: Buffer | null
  month: string
  visited_on: string | null
  met: string
  answers: ColumnType<unknown, string, string>
  score: ColumnType<string | null, number | null, number | null>
  has_red_line: boolean
  comment: string
  submitted_at: Date | null
  employee_id: string | null
  planned_by: string
  planned_at: Date
  version: number
}
