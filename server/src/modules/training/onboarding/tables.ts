import type { Generated } from 'kysely'
import type { competence, onboarding } from '@guanjia/contract'
import type { FrozenRubric } from '../practicals/tables.ts'
import type { Json } from '../json.ts'

export interface OnboardingTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  employee_id: string
  post: onboarding.Onboarding['post']
  started_on: string
  probation_until: string
  rubric_id: string
  rubric: Json<FrozenRubric>
  quorum_percent: number
  exam_id: string | null
  written_percent: number | null
  written_pass_percent: number | null
  written_file_id: string | null
  written_at: Date | null
  practical_id: string | null
  scenario_at: Date | null
  outcome: 'regular' | 'failed' | null
  outcome_note: Generated<string>
  ended_at: Date | null
  created_by: string
  version: number
}

export interface EvaluationTable {
  organization_id: string
  onboarding_id: string
  evaluator_id: string
  candidate_id: string
  department: string
  weight: number
  submitted_at: Date | null
  percent: number | null
  has_red_line: boolean | null
  marks: Json<{ criterionId: string; level: number }[]>
  comment: Generated<string>
}

export interface PromotionRuleTable {
  organization_id: string
  id: string
  name: string
  kind: competence.PromotionRule['kind']
  from_position_id: string
  to_position_id: string
  min_months: number
  min_score: number | null
  certificates: string[]
  rubric_ids: string[]
  min_exam_percent: number | null
  is_active: Generated<boolean>
  version: number
}

export interface ProposalTable {
  organization_id: string
  id: string
  site_id: string
  employee_id: string
  rule_id: string
  kind: competence.PromotionProposal['kind']
  rule_name: string
  from_position_id: string
  to_position_id: string
  facts: Json<competence.PromotionProposal['facts']>
  state: competence.PromotionProposal['state']
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
  reason: Generated<string>
  version: number
}
