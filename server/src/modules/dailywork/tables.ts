import type { DAILY_TICKS } from '@guanjia/contract/workbench-choices.ts'
import type { Generated, Selectable } from 'kysely'
import type { dailywork, tasks } from '@guanjia/contract'

export interface DailyWorkTables {
  daily_tick: { organization_id: string; site_id: string; day: string; key: (typeof DAILY_TICKS)[number]; employee_id: string; at: Date }
  hand_over: HandOverTable
  staff_task: StaffTaskTable
  service_plan: ServicePlanTable
  case_team: CaseTeamTable
  case_team_member: { organization_id: string; team_id: string; employee_id: string }
}

export interface StaffTaskTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind: tasks.StaffTask['kind']
  title: string
  detail: string
  asked_by: string
  from_department_id: string | null
  to_department_id: string | null
  doer_id: string | null
  case_id: string | null
  opportunity_id: string | null
  plan_id: string | null
  due_at: Date
  state: tasks.StaffTask['state']
  asked_at: Date
  accepted_at: Date | null
  done_at: Date | null
  ended_at: Date | null
  outcome: string
  rating: number | null
  rating_note: string
  next_due_at: Date | null
  version: number
}

export interface ServicePlanTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  title: string
  need: string
  aim: string
  made_by: string
  made_at: Date
  ended_at: Date | null
  called_off_at: Date | null
  reason: string
  version: number
}

export interface CaseTeamTable {
  organization_id: string
  id: string
  case_id: string
  purpose: string
  lead_id: string
  made_by: string
  made_at: Date
  ended_at: Date | null
  result: string
  version: number
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
  checks: dailywork.HandOverCheck[]
  message: string
  accepted_at: Date | null
  accepted_by: string | null
  acceptance_note: string
  next_due_at: Date | null
  version: Generated<number>
}
export type HandOverRow = Selectable<HandOverTable>
