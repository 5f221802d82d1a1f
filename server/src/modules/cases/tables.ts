import type { Generated } from 'kysely'
import type { cases } from '@guanjia/contract'

export interface CasesTables {
  case_category: CategoryTable
  service_case: CaseTable
  /** A view: the cases once more, found by words and numbers, by index. */
  searchable_case: CaseTable & { tail: string }
  contact: ContactTable
  return_visit: ReturnVisitTable
  case_link: { organization_id: string; case_id: string; other_id: string; kind: 'duplicate' | 'related' | 'split' }
  /** A view: finds by who joined, by index. */
  joined_case: { organization_id: string; id: string; joined_by: string[] }
  case_reading: { organization_id: string; case_id: string; account_id: string; side: 'resident' | 'house'; read_until: Date }
  case_rating: CaseRatingTable
  case_handler: { organization_id: string; case_id: string; employee_id: string }
}

export interface CategoryTable {
  organization_id: string
  id: string
  parent_id: string | null
  code: string
  name: string
  kind: cases.CaseKind | null
  department_code: string | null
  urgency: Generated<cases.Case['urgency']>
  /** Days within which the same failure in the same unit is a rework; null: that of the category above. */
  warranty_days: Generated<number | null>
  is_active: Generated<boolean>
  sort_order: Generated<number>
  skill: Generated<string | null>
  certificate: Generated<string | null>
  version: Generated<number>
}

export interface CaseTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind: cases.CaseKind
  status: cases.CaseStatus
  urgency: Generated<cases.Case['urgency']>
  grade: cases.Case['grade']
  title: string
  statement: string
  category_id: string | null
  unit_id: string | null
  person_id: string | null
  place_kind: Generated<cases.Case['placeKind']>
  place: Generated<string>
  channel: cases.Case['channel']
  demand: Generated<string>
  expectation: Generated<string>
  wish: cases.Case['wish']
  occurred_at: Date | null
  persons_involved: Generated<string>
  major_reasons: Generated<cases.Case['majorReasons']>
  contact_phone: Generated<string>
  promised_at: Date | null
  first_contact_by: string
  owner_id: string
  department_id: string | null
  reported_by_account: string | null
  registered_at: Date
  acknowledged_at: Date | null
  forwarded_at: Generated<Date | null>
  reported_up_at: Generated<Date | null>
  last_feedback_at: Generated<Date | null>
  next_reply_at: Generated<Date | null>
  raised_at: Generated<Date | null>
  wait_reason: Generated<cases.Case['waitReason']>
  wait_until: Generated<Date | null>
  waiting_since: Generated<Date | null>
  wait_objection: Generated<string | null>
  counted_since: Generated<Date | null>
  promise_made_at: Generated<Date | null>
  split_from: Generated<string | null>
  status_before_wait: Generated<cases.CaseStatus | null>
  result: Generated<string>
  cause: Generated<string>
  resolved_at: Generated<Date | null>
  visited_at: Generated<Date | null>
  confirmed_at: Generated<Date | null>
  closed_at: Generated<Date | null>
  close_reason: Generated<cases.Case['closeReason']>
  duplicate_of: Generated<string | null>
  cycle: Generated<number>
  urged_count: Generated<number>
  score: Generated<number | null>
  rating: Generated<unknown>
  work_order_count: Generated<number>
  enquiry_kind_id: Generated<string | null>
  answer_article_id: Generated<string | null>
  answer_version: Generated<number | null>
  /** To whom an enquiry is offered; one of the two while `transfer_at` is set. */
  transfer_employee_id: Generated<string | null>
  transfer_department_id: Generated<string | null>
  transfer_by: Generated<string | null>
  transfer_at: Generated<Date | null>
  transfer_reason: Generated<string>
  bounced_count: Generated<number>
  next_due_at: Generated<Date | null>
  grams: Generated<string[]>
  import_key: Generated<string | null>
  version: Generated<number>
  updated_at: Date
  asked_at: Generated<Date | null>
  answered_at: Generated<Date | null>
  urged_at: Generated<Date | null>
  joined_by: Generated<string[]>
  wished_windows: Generated<unknown>
}

export interface CaseRatingTable {
  organization_id: string
  case_id: string
  cycle: number
  at: Date
  person_id: string | null
  is_settled: boolean
  score: number
  attitude: number | null
  timeliness: number | null
  quality: number | null
  opinion: string
}

export interface ContactTable {
  organization_id: string
  id: string
  site_id: string
  channel: cases.Case['channel']
  at: Date
  arrived_at: Date | null
  taken_by: string
  person_id: string | null
  unit_id: string | null
  phone: Generated<string>
  words: string
  outcome: 'opened_case' | 'joined_case' | 'settled'
  case_id: string | null
  category_id: string | null
  answer: Generated<string>
  enquiry_kind_id: string | null
  article_id: string | null
  article_version: number | null
  /** The question that could not be answered. */
  gap_id: string | null
}

export interface ReturnVisitTable {
  organization_id: string
  id: string
  case_id: string
  cycle: number
  at: Date
  by_employee: string
  channel: string
  is_reached: boolean
  is_settled: boolean | null
  score: number | null
  attitude: number | null
  timeliness: number | null
  quality: number | null
  opinion: Generated<string>
}
