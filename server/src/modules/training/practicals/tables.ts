import type { Generated } from 'kysely'
import type { competence, practicals } from '@guanjia/contract'
import type { Json } from '../json.ts'

export interface RubricTable {
  organization_id: string
  id: string
  code: string
  name: string
  kind: practicals.Rubric['kind']
  post: practicals.Rubric['post']
  summary: string
  reference: string
  criteria: Json<practicals.Criterion[]>
  pass_percent: number
  tolerance: number
  theory_weight: number
  valid_months: number | null
  gate_skill: string | null
  gate_from: string | null
  state: practicals.Rubric['state']
  version: number
  updated_at: Date
}

/** The rubric as it was when somebody was assessed by it. */
export interface FrozenRubric {
  name: string
  criteria: practicals.Criterion[]
  passPercent: number
  tolerance: number
  theoryWeight: number
  validMonths: number | null
}

export interface PracticalTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  employee_id: string
  rubric_id: string
  rubric: Json<FrozenRubric>
  purpose: practicals.Practical['purpose']
  exam_id: string | null
  planned_at: Date
  place: string
  state: practicals.Practical['state']
  percent: number | null
  has_red_line: Generated<boolean>
  is_passed: boolean | null
  scored_at: Date | null
  valid_until: string | null
  signature_file_id: string | null
  signed_at: Date | null
  remark: Generated<string>
  created_by: string
  version: number
}

export interface SheetTable {
  organization_id: string
  practical_id: string
  assessor_id: string
  candidate_id: string
  is_third: Generated<boolean>
  submitted_at: Date | null
  percent: number | null
  has_red_line: boolean | null
  marks: Json<{ criterionId: string; level: number; note: string }[]>
  comment: Generated<string>
}

/** A view: the practical part with the written one as it is marked now. */
export interface StandingView {
  organization_id: string
  id: string
  site_id: string
  employee_id: string
  rubric_id: string
  purpose: practicals.Practical['purpose']
  passed_on: string
  valid_until: string | null
  practical_passed: boolean
  has_red_line: boolean
  percent: number
  theory_percent: number | null
  theory_passed: boolean | null
  is_passed: boolean | null
}

export interface RequirementTable {
  organization_id: string
  id: string
  post: competence.Requirement['post']
  kind: competence.Requirement['kind']
  name: Generated<string>
  rubric_id: string | null
  course_id: string | null
  blocks_from: string | null
  dropped_at: Date | null
  version: number
}

/** A view: the newest decided assessment of somebody by a rubric. */
export interface QualificationView {
  organization_id: string
  employee_id: string
  rubric_id: string
  practical_id: string
  passed_on: string
  valid_until: string | null
  is_passed: boolean
}
