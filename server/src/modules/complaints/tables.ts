import type { Generated } from 'kysely'
import type { complaints } from '@guanjia/contract'

export interface ComplaintsTables {
  complaint: ComplaintTable
  complaint_level: ComplaintLevelTable
  complaint_task: ComplaintTaskTable
  complaint_finding: ComplaintFindingTable
  complaint_solution: ComplaintSolutionTable
  complaint_signature: ComplaintSignatureTable
}

type Choice<T extends readonly string[]> = T[number]

export interface ComplaintTable {
  organization_id: string
  case_id: string
  listener_notes: Generated<string>
  let_finish: Generated<boolean | null>
  no_haste: Generated<boolean | null>
  no_arguing: Generated<boolean | null>
  why: Generated<string>
  impact: Generated<Choice<typeof complaints.IMPACTS> | null>
  process_explained_at: Generated<Date | null>
  process_explained_by: Generated<string | null>
  process_explained_how: Generated<Choice<typeof complaints.PROCESS_WAYS> | null>
  validity: Generated<Choice<typeof complaints.VALIDITIES>>
  validity_at: Generated<Date | null>
  validity_by: Generated<string | null>
  validity_reason: Generated<string>
  verified: Generated<Choice<typeof complaints.VERIFICATION_RESULTS> | null>
  verified_at: Generated<Date | null>
  verified_by: Generated<string | null>
  verified_note: Generated<string>
  cause_class: Generated<Choice<typeof complaints.CAUSE_CLASSES> | null>
  cause_text: Generated<string>
  handling: Generated<string>
  fed_back_at: Generated<Date | null>
  fed_back_by: Generated<string | null>
  fed_back_cycle: Generated<number | null>
  fed_back_text: Generated<string>
  opinion: Generated<string>
  cannot_solve_at: Generated<Date | null>
  override_at: Generated<Date | null>
  override_by: Generated<string | null>
  override_reason: Generated<string>
  override_missing: Generated<string[]>
  closed_missing: Generated<string[] | null>
  closed_cycle: Generated<number | null>
  filed_at: Generated<Date | null>
  updated_at: Date
}

export interface ComplaintLevelTable {
  organization_id: string
  id: string
  site_id: string
  case_id: string
  position: number
  level: complaints.ComplaintLevelName
  holder_id: string
  opened_at: Date
  opened_by: string | null
  reason: string
  answer_by: Date
  is_by_phone: Generated<boolean>
  answer: Generated<string>
  answered_at: Generated<Date | null>
  answered_by: Generated<string | null>
  outcome: Generated<'agreed' | 'not_agreed' | null>
  ended_at: Generated<Date | null>
  mediator: Generated<string>
  mediation_from: Generated<Date | null>
  mediation_to: Generated<Date | null>
}

export interface ComplaintTaskTable {
  organization_id: string
  id: string
  site_id: string
  case_id: string
  kind: Choice<typeof complaints.COMPLAINT_TASK_KINDS>
  state: Choice<typeof complaints.COMPLAINT_TASK_STATES>
  title: string
  assignee_id: string
  department_id: string | null
  is_security: Generated<boolean>
  due_at: Date
  is_agreed: Generated<boolean>
  asked_at: Date
  asked_by: string | null
  approved_at: Generated<Date | null>
  approved_by: Generated<string | null>
  read_at: Generated<Date | null>
  on_site_from: Generated<Date | null>
  on_site_to: Generated<Date | null>
  result: Generated<string>
  is_satisfied: Generated<boolean | null>
  done_at: Generated<Date | null>
  done_by: Generated<string | null>
  cycle: number
  updated_at: Date
}

export interface ComplaintFindingTable {
  organization_id: string
  id: string
  case_id: string
  task_id: string | null
  method: Choice<typeof complaints.VERIFICATION_METHODS>
  heard: Generated<string>
  found: string
  at: Date
  by_employee: string
  file_ids: Generated<string[]>
}

export interface ComplaintSolutionTable {
  organization_id: string
  id: string
  case_id: string
  kind: Choice<typeof complaints.SOLUTION_KINDS>
  text: string
  cost_fen: Generated<number>
  state: Choice<typeof complaints.SOLUTION_STATES>
  proposed_at: Date
  proposed_by: string
  decided_at: Generated<Date | null>
  decided_by: Generated<string | null>
  decision_note: Generated<string>
  answered_at: Generated<Date | null>
  opinion: Generated<string>
}

export interface ComplaintSignatureTable {
  organization_id: string
  id: string
  case_id: string
  signer: Choice<typeof complaints.SIGNERS>
  name: string
  opinion: Generated<string>
  file_id: string
  signed_at: Date
  taken_by: string | null
}
