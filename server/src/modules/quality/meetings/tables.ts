import type { quality } from '@guanjia/contract'
import type { ColumnType } from 'kysely'

export interface MeetingTables {
  quality_meeting: QualityMeetingTable
  quality_goal: QualityGoalTable
  department_rating: DepartmentRatingTable
}

export interface QualityMeetingTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  month: string
  planned_on: string
  state: quality.QualityMeeting['state']
  chair_id: string | null
  attendees: string[]
  problems: ColumnType<quality.QualityMeeting['problems'], string, string>
  minutes: string
  held_at: Date | null
  planned_at: Date
  next_due_at: Date | null
  version: number
}

export interface QualityGoalTable {
  organization_id: string
  indicator: quality.Indicator['indicator']
  version: number
  goal: ColumnType<string, number, never>
  at: Date
  by_name: string
}

export interface DepartmentRatingTable {
  organization_id: string
  site_id: string
  quarter: string
  from_department_id: string
  to_department_id: string
  promptness: number
  quality: number
  cooperation: number
  words: string
  by_employee: string
  at: Date
}
