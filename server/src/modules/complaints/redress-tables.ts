import type { Generated } from 'kysely'
import type { archives, redress, Role } from '@guanjia/contract'
import type { EmpowermentKind } from '@guanjia/contract/quality-choices.ts'

export interface RedressTables {
  redress_settings: {
    organization_id: string; version: number; group_households: number; group_days: number; third_days: number; repeat_days: number
    limits: redress.CompensationLimits; note: Generated<string>; at: Date; by_account: string | null; by_name: string
  }
  complaint_circumstance: CircumstanceTable
  complaint_group: GroupTable
  complaint_group_member: {
    organization_id: string; case_id: string; group_id: string; household: string; joined_at: Date; left_at: Generated<Date | null>; left_by: Generated<string | null>; left_reason: Generated<string | null>
  }
  compensation: CompensationTable
  empowerment: EmpowermentTable
  facility_check: { organization_id: string; id: string; case_id: string; answers: unknown; conclusion: string; at: Date; by_employee: string | null; by_name: string }
  liability_assessment: LiabilityTable
  falling_object: FallingTable
  falling_object_unit: FallingUnitTable
  falling_object_finding: { organization_id: string; id: string; inquiry_id: string; unit_id: string; kind: 'exclude' | 'restore' | 'presence'; presence: (typeof redress.PRESENCES)[number] | null; reason: string; file_ids: string[]; at: Date; by_name: string }
  library_case: LibraryTable
  taught_case: { organization_id: string; id: string; case_id: string; course_id: string | null; session_id: string | null; added_at: Date }
  complaint_workflow: { organization_id: string; id: string; category_id: string | null; version: number; steps: redress.WorkflowStep[]; at: Date; by_name: string }
  complaint_step: StepTable
  complaint_handbook: { organization_id: string; site_id: string; version: number; chapters: redress.HandbookChapter[]; note: Generated<string>; at: Date; by_name: string }
}

export interface CircumstanceTable {
  organization_id: string
  case_id: string
  site_id: string
  registered_at: Date
  estate_period: redress.EstatePeriod
  handed_over_on: string | null
  repeat_of: string | null
  occurrence: number | null
  updated_at: Date
}

export interface GroupTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  category_id: string
  lead_case_id: string
  status: Generated<(typeof redress.GROUP_STATUSES)[number]>
  formed_at: Date
  last_joined_at: Date
  answer: Generated<string>
  answered_at: Generated<Date | null>
  answered_by: Generated<string | null>
  version: Generated<number>
}

/** Amounts are `bigint`, read as numbers of fen. */
export interface CompensationTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  case_id: string
  kind: (typeof redress.COMPENSATION_KINDS)[number]
  status: Generated<redress.CompensationStatus>
  amount_fen: number
  what: string
  reason: string
  liability: (typeof redress.LIABILITIES)[number]
  requested_by: string
  requested_at: Date
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
  decision_note: Generated<string>
  limits_version: Generated<number | null>
  own_limit_fen: Generated<number | null>
  promised_at: Generated<Date | null>
  promise: Generated<string>
  pay_by: string | null
  paid_at: Generated<Date | null>
  paid_by: Generated<string | null>
  received_by: Generated<string>
  closed_at: Generated<Date | null>
  version: Generated<number>
  updated_at: Date
}

/** What a party put its name to; `fileId` is the signature as a picture. */
export interface SignedBy {
  name: string
  at: string
  fileId: string | null
}

export interface LiabilityTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  case_id: string
  status: Generated<(typeof redress.ASSESSMENT_STATUSES)[number]>
  cause: (typeof redress.LEAK_CAUSES)[number]
  cause_note: string
  party: (typeof redress.LEAK_PARTIES)[number]
  party_unit_id: string | null
  party_note: string
  company_liability: (typeof redress.LIABILITIES)[number]
  company_note: string
  is_fee_dispute: boolean
  fee_note: string
  advice: string
  assessed_by: string
  assessed_at: Date
  issued_at: Generated<Date | null>
  resident_signed: Generated<SignedBy | null>
  company_signed: Generated<SignedBy | null>
  version: Generated<number>
}

export interface FallingTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  case_id: string
  status: Generated<'open' | 'concluded'>
  happened_at: Date
  place: string
  object: string
  harm: string
  building_id: string
  entrance_id: string | null
  floor_from: number | null
  floor_to: number | null
  conclusion: Generated<string>
  opened_by: string
  opened_at: Date
  version: Generated<number>
}

export interface FallingUnitTable {
  organization_id: string
  inquiry_id: string
  unit_id: string
  code: string
  sort_key: string
  floor: number | null
  state_then: archives.Unit['state'] | null
  was_occupied: boolean | null
  occupants: { id: string; name: string }[]
  was_renovating: boolean | null
  renovation_source: string
  presence: Generated<(typeof redress.PRESENCES)[number]>
  presence_source: Generated<string>
  excluded_by: Generated<string | null>
}

export interface LibraryTable {
  organization_id: string
  id: string
  title: string
  status: Generated<(typeof redress.LIBRARY_STATUSES)[number]>
  story: string
  analysis: string
  lesson: string
  improvement: string
  improvement_link: string
  tags: string[]
  from_case_id: string | null
  hidden_names: Generated<string[]>
  seed_key: string | null
  written_by: string
  written_at: Date
  published_at: Generated<Date | null>
  published_by: Generated<string | null>
  version: Generated<number>
}

export interface StepTable {
  organization_id: string
  id: string
  case_id: string
  position: number
  name: string
  detail: string
  post: (typeof redress.STEP_POSTS)[number]
  due_at: Date | null
  done_at: Generated<Date | null>
  done_by: Generated<string | null>
  is_skipped: Generated<boolean>
  note: Generated<string>
}

/** What a role may give without asking, by kind (ORG-044). */
export interface EmpowermentTable {
  organization_id: string
  role: Exclude<Role, 'resident'>
  kind: EmpowermentKind
  limit_fen: number
  version: Generated<number>
}
