import type { emergency } from '@guanjia/contract'

type Level = emergency.IncidentLevel
type Duty = (typeof emergency.INCIDENT_DUTIES)[number]

export interface EmergencyTables {
  emergency_plan: EmergencyPlanTable
  emergency_plan_version: { organization_id: string; plan_id: string; number: number; content: unknown; approved_at: Date; approved_by: string }
  incident: IncidentTable
  incident_role: IncidentRoleTable
  incident_holder: IncidentHolderTable
  incident_notice: IncidentNoticeTable
  incident_step: IncidentStepTable
  incident_count: { organization_id: string; id: string; incident_id: string; at: Date; zone: string; present: number; missing: number; who: string; by_name: string }
  incident_call: { organization_id: string; id: string; incident_id: string; service: (typeof emergency.OUTSIDE_SERVICES)[number]; name: string; phone: string; called_at: Date; called_by: string; arrived_at: Date | null }
  incident_announcement: { organization_id: string; id: string; incident_id: string; title: string; words: string; zone_ids: string[]; building_ids: string[]; announced_at: Date; announced_by: string; sent_at: Date | null; households: number | null; in_app: number | null }
  incident_review: IncidentReviewTable
  drill: DrillTable
  drill_attendance: { organization_id: string; drill_id: string; employee_id: string; duty: Duty | null }
  drill_month: { organization_id: string; id: string; site_id: string; month: string; opened_at: Date; met_at: Date | null; met_by: string | null }
}

export interface EmergencyPlanTable {
  organization_id: string
  id: string
  site_id: string
  kind: emergency.IncidentKind
  name: string
  number: number | null
  draft: unknown
  draft_by: string
  review_on: string | null
  is_active: boolean
  ready_key: string | null
  version: number
  updated_at: Date
}

export interface IncidentTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  is_drill: boolean
  kind: emergency.IncidentKind
  category: emergency.IncidentCategory
  level: Level
  proposed_level: Level
  grade: emergency.StatutoryGrade | null
  state: emergency.IncidentState
  place: string
  description: string
  is_danger: boolean
  in_danger: number | null
  reported_by: string
  reported_at: Date
  activated_at: Date | null
  controlled_at: Date | null
  closed_at: Date | null
  reviewed_at: Date | null
  outcome: string
  plan_id: string | null
  plan_number: number | null
  plan: unknown
  case_id: string | null
  version: number
}

export interface IncidentRoleTable {
  organization_id: string
  id: string
  incident_id: string
  key: string
  name: string
  duty: Duty
  position: number
  count: number
  missing: number
  opened_at: Date
  filled_at: Date | null
}

export interface IncidentHolderTable {
  organization_id: string
  id: string
  incident_id: string
  role_id: string
  employee_id: string | null
  reserve_id: string | null
  name: string
  why: emergency.HoldReason
  is_substitute: boolean
  is_double: boolean
  since: Date
  until: Date | null
  at_post_at: Date | null
}

export interface IncidentNoticeTable {
  organization_id: string
  id: string
  incident_id: string
  employee_id: string
  told_as: (typeof emergency.TOLD_AS)[number]
  told_at: Date
  acknowledged_at: Date | null
  acknowledged_by: string
}

export interface IncidentStepTable {
  organization_id: string
  id: string
  incident_id: string
  role_id: string
  key: string
  position: number
  text: string
  minutes: number | null
  after: string[]
  state: (typeof emergency.STEP_STATES)[number]
  started_at: Date | null
  due_at: Date | null
  ended_at: Date | null
  ended_by: string
  note: string
}

export interface IncidentReviewTable {
  organization_id: string
  incident_id: string
  facts: string
  cause: string
  whys: unknown
  result: string
  evaluation: string
  lessons: string
  rewards: unknown
  score: number | null
  saved_by: string
  saved_at: Date
  version: number
}

export interface DrillTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind: emergency.IncidentKind
  scenario: string
  planned_at: Date
  state: (typeof emergency.DRILL_STATES)[number]
  lead_id: string
  incident_id: string | null
  score: number | null
  findings: string
  counts: boolean
  held_at: Date | null
  version: number
}
