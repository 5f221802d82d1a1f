import type { Generated, Selectable } from 'kysely'
import type { dailywork } from '@guanjia/contract'

export interface DailyWorkTables {
  hand_over: HandOverTable
}

export interface HandOverTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  post: dailywork.HandOver['post']
  from_id: string
  to_id: string | null
  written_at: Date
  items: dailywork.HandOverItem[]
  lines: dailywork.HandOverDetail['lines']
  message: string
  accepted_at: Date | null
  accepted_by: string | null
  acceptance_note: string
  next_due_at: Date | null
  version: Generated<number>
}
export type HandOverRow = Selectable<HandOverTable>
