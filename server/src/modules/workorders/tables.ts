import type { Generated } from 'kysely'
import type { aftercare, cases, dispatch, quotes, workorders } from '@guanjia/contract'

export interface WorkOrdersTables {
  work_order: WorkOrderTable
  appointment_proposal: ProposalTable
  quote: QuoteTable
  quote_line: QuoteLineTable
  paid_order: PaidOrderTable
  paid_charge: PaidChargeTable
  labour_grade: { organization_id: string; id: string; name: string; fen_per_hour: number; version: Generated<number> }
  labour_grade_worker: { organization_id: string; employee_id: string; grade_id: string }
  work_labour: WorkLabourTable
  start_reading: StartReadingTable
  quality_tracking: QualityTrackingTable
  dispatch_setting: DispatchSettingTable
  work_order_holder: { organization_id: string; id: string; work_order_id: string; worker_id: string; from_at: Date; until_at: Generated<Date | null> }
  dispatch_decision: DispatchDecisionTable
  late_evidence: { organization_id: string; id: string; work_order_id: string; employee_id: string; action: string; at: Date; recorded_at: Date; body: unknown }
  /** A view: the orders once more, found by words and numbers, by index. */
  searchable_work_order: WorkOrderTable & { tail: string }
}

export interface ProposalTable {
  organization_id: string
  id: string
  work_order_id: string
  windows: unknown
  note: Generated<string>
  proposed_by: string
  proposed_at: Date
  expires_at: Date
  state: Generated<'open' | 'picked' | 'asked' | 'withdrawn' | 'replaced' | 'expired'>
  picked_from: Generated<Date | null>
  answer: Generated<string>
  ended_by: Generated<string | null>
  ended_at: Generated<Date | null>
}

export interface WorkOrderTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  /** By when a public facility is put right, since when that is known, and why; empty without a limit (MNT-006). */
  limit_at: Date | null
  limited_at: Date | null
  limit_reason: Generated<string>
  case_id: string | null
  kind: workorders.WorkOrder['kind']
  status: workorders.WorkOrderStatus
  urgency: Generated<cases.Case['urgency']>
  title: string
  symptom: Generated<string>
  category_id: string | null
  unit_id: string | null
  place_kind: Generated<cases.Case['placeKind']>
  place: Generated<string>
  contact_name: Generated<string>
  contact_phone: Generated<string>
  safety_note: Generated<string>
  appointment_from: Date | null
  appointment_to: Date | null
  appointment_agreed_at: Generated<Date | null>
  worker_id: string | null
  is_in_pool: Generated<boolean>
  offered_at: Date | null
  raised_by: string
  raised_at: Date
  assigned_at: Generated<Date | null>
  accepted_at: Generated<Date | null>
  arrived_at: Generated<Date | null>
  arrival_position: Generated<unknown>
  five_pieces: Generated<workorders.WorkOrder['fivePieces']>
  started_at: Generated<Date | null>
  suspend_reason: Generated<cases.Case['waitReason']>
  suspended_at: Generated<Date | null>
  suspend_until: Generated<Date | null>
  wait_objection: Generated<string | null>
  status_before_suspend: Generated<workorders.WorkOrderStatus | null>
  result: Generated<string>
  labour_minutes: Generated<number | null>
  materials: Generated<unknown>
  is_paid: Generated<boolean>
  price_fen: number | null
  free_reason: workorders.WorkOrder['freeReason']
  free_note: Generated<string>
  quoted_fen: Generated<number | null>
  begun_unaccepted_at: Generated<Date | null>
  signature_file_id: Generated<string | null>
  signed_by: Generated<string | null>
  signed_at: Generated<Date | null>
  warranty_until: Generated<string | null>
  not_rework_reason: Generated<string>
  outside_cost_fen: Generated<number | null>
  outside_cost_note: Generated<string>
  invoice_note: Generated<string>
  done_at: Generated<Date | null>
  done_by: Generated<string | null>
  worked_by: Generated<string[]>
  verified_at: Generated<Date | null>
  verified_by: Generated<string | null>
  verify_note: Generated<string>
  is_passed: Generated<boolean | null>
  closed_at: Generated<Date | null>
  rework_of: string | null
  needs_quality_tracking: Generated<boolean>
  moved_at: Date
  next_due_at: Generated<Date | null>
  grams: Generated<string[]>
  import_key: Generated<string | null>
  zone_id: Generated<string | null>
  stuck_at: Generated<Date | null>
  /** What the resident said about its case, 1 to 5; written by a trigger when the case gets its score. */
  case_score: Generated<number | null>
  version: Generated<number>
  updated_at: Date
}

export interface DispatchSettingTable {
  organization_id: string
  site_id: string
  modes: unknown
  load_limit: number | null
  version: Generated<number>
}

export interface DispatchDecisionTable {
  organization_id: string
  id: string
  site_id: string
  work_order_id: string
  at: Date
  way: dispatch.DispatchDecision['way']
  outcome: dispatch.DispatchDecision['outcome']
  worker_id: string | null
  by_name: string
  candidates: unknown
  overridden: string[]
  note: string
}

export interface QuoteTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  case_id: string | null
  work_order_id: string | null
  unit_id: string | null
  title: string
  status: Generated<quotes.QuoteStatus>
  total_fen: number
  valid_until: Date
  note: Generated<string>
  sent_at: Date
  sent_by_account: string | null
  sent_by_name: string
  decided_at: Date | null
  accepted_via: NonNullable<quotes.Quote['acceptance']>['via'] | null
  accepted_by: string | null
  said_at: Date | null
  recorded_by: string | null
  signature_file_id: string | null
  reason: Generated<string>
  version: Generated<number>
}

/** `quantity` is `numeric`, which the driver gives as text. */
export interface QuoteLineTable {
  organization_id: string
  quote_id: string
  position: number
  kind: quotes.QuoteLine['kind']
  version_id: string | null
  name: string
  unit: string
  quantity: string
  price_fen: number
  amount_fen: number
  warranty_days: number | null
}

export interface PaidOrderTable {
  organization_id: string
  case_id: string
  site_id: string
  unit_id: string
  version_id: string
  quantity: string
  wished_from: Date | null
  wished_to: Date | null
  invoice_note: Generated<string>
  ordered_by: string | null
  ordered_at: Date
}

export interface PaidChargeTable {
  organization_id: string
  id: string
  site_id: string
  work_order_id: string
  unit_id: string | null
  title: string
  amount_fen: number
  category: Generated<'paid_service'>
  pay_state: Generated<'to_be_billed'>
  invoice_note: Generated<string>
  completed_at: Date
}

export interface WorkLabourTable {
  organization_id: string
  work_order_id: string
  employee_id: string
  minutes: number | null
  grade: string | null
  fen_per_hour: number | null
}

export interface StartReadingTable {
  organization_id: string
  work_order_id: string
  meter: workorders.WorkOrder['readings'][number]['meter']
  unit_id: string
  value: string
  photo_file_id: string
  read_at: Date
  read_by: string | null
}

export interface QualityTrackingTable {
  organization_id: string
  id: string
  site_id: string
  work_order_id: string
  reason: aftercare.QualityTracking['reason']
  state: aftercare.QualityTracking['state']
  due_on: string | null
  done_at: Date
  checked_at: Date | null
  checked_by: string | null
  note: Generated<string>
  version: Generated<number>
}
