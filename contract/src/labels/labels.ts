import type { DocumentRecords } from './documents/labels.ts'
import type { EnvironmentRecords } from './environment/labels.ts'
import type { OCCUPANCY_ROLES, UNIT_STATES } from '../archives.ts'
import type {
  CASE_ACTIONS,
  CASE_KINDS,
  CASE_STATUSES,
  CHANNELS,
  GRADES,
  MAJOR_REASONS,
  PLACE_KINDS,
  SIMILARITIES,
  URGENCIES,
  WAIT_REASONS,
  WISHES,
} from '../cases.ts'
import type { ErrorCode } from '../errors.ts'
import type { WORD_KINDS } from '../language.ts'
import type { Role } from '../permissions.ts'
import type { RECORD_KINDS } from '../registers.ts'
import type { RoleCode } from '../role-templates.ts'
import type { Locale } from '../shared.ts'
import type { WORK_ORDER_ACTIONS, WORK_ORDER_KINDS, WORK_ORDER_STATUSES } from '../workorders.ts'
import type { ComplaintTaskLabels } from './complaints/words.ts'
import type { LaterEnumLabels } from './later/labels.ts'
import type { Each, Words } from './words.ts'

/** The choices that the first screens say: they come with the language, so that nobody waits for them. Keep them few. */
export type FirstEnumLabels = ComplaintTaskLabels & {
  channel: Each<typeof CHANNELS>
  caseKind: Each<typeof CASE_KINDS>
  caseStatus: Each<typeof CASE_STATUSES>
  caseAction: Each<typeof CASE_ACTIONS>
  urgency: Each<typeof URGENCIES>
  grade: Each<typeof GRADES>
  wish: Each<typeof WISHES>
  waitReason: Each<typeof WAIT_REASONS>
  placeKind: Each<typeof PLACE_KINDS>
  majorReason: Each<typeof MAJOR_REASONS>
  contactOutcome: Words<'opened_case' | 'joined_case' | 'settled'>
  workOrderKind: Each<typeof WORK_ORDER_KINDS>
  workOrderStatus: Each<typeof WORK_ORDER_STATUSES>
  workOrderAction: Each<typeof WORK_ORDER_ACTIONS>
  similarity: Each<typeof SIMILARITIES>
  wordKind: Each<typeof WORD_KINDS>
  /** What such a word does to whoever reads it. */
  wordReason: Each<typeof WORD_KINDS>
  unitState: Each<typeof UNIT_STATES>
  occupancyRole: Each<typeof OCCUPANCY_ROLES>
  /** The default metrics of the SLA engine; a module may name others. */
  metric: Words<'acknowledge' | 'raise' | 'arrive' | 'forward' | 'feedback' | 'next_update' | 'answer' | 'resolve' | 'return_visit' | 'report' | 'return' | 'begin' | 'complete' | 'dispatch' | 'promised' | 'attend' | 'take_over' | 'read' | 'task'>
  role: Words<Role>
  roleCode: Words<Exclude<RoleCode, Role>>
  messageLevel: Words<'info' | 'warning' | 'urgent'>
  recordType: Words<
    | (typeof RECORD_KINDS)[number]
    | 'download'
    | 'case'
    | 'work_order'
    | 'complaint_task'
    | 'complaint_level'
    | 'contact'
    | 'unit'
    | 'person'
    | 'building'
    | 'household' | 'chronicle_entry' | 'owner_change' | 'person_merge' | 'campaign' | 'correction' | 'observation'
    | 'site'
    | 'employee'
    | 'role'
    | 'category'
    | 'calendar'
    | 'policy'
    | 'pause_rule'
    | 'alert_settings'
    | 'recalculation'
    | 'service_word'
    | 'service_script'
    | 'substitution'
    | 'registration'
    | 'zone'
    | 'certificate'
    | 'duty_point'
    | 'dispatch_settings'
    | 'store_item'
    | 'service_standard'
    | 'service_check'
    | 'visit'
    | 'visit_appointment'
    | 'gate_visit'
    | 'hand_over'
    | 'service_hours'
    | 'reception_flow'
    | 'access_entry'
    | 'care_fact'
    | 'care_rule'
    | 'care_occasion'
    | 'opportunity'
    | 'key_customer'
    | 'outage'
    | 'reward'
    | 'article'
    | 'enquiry_kind'
    | 'knowledge_gap'
    | keyof DocumentRecords
    | 'utility_application'
    | 'bookable'
    | 'booking'
    | 'improvement'
    | 'training_need'
    | 'question'
    | 'exam'
    | 'exam_sitting'
    | 'exam_appeal'
    | 'exam_blueprint'
    | 'course'
    | 'training_session'
    | 'training_plan_line'
    | 'emergency_plan' | 'incident' | 'incident_notice' | 'incident_step' | 'incident_role' | 'drill' | 'drill_month'
    | 'violation' | 'violation_type' | 'violation_paper'
    | 'checklist'
    | 'inspection_point'
    | 'inspection_route'
    | 'inspection_plan'
    | 'inspection_task'
    | 'finding'
    | 'maintenance_procedure'
    | 'facility_counter'
    | 'maintenance_plan'
    | 'maintenance_task'
    | 'legal_inspection'
    | 'facility_downtime'
    | 'facility_cost'
    | 'renewal_proposal'
    | 'time_limits'
    | keyof EnvironmentRecords
    | 'defect' | 'defect_letter'
    | 'import'
    | 'complaint_group'
    | 'compensation'
    | 'liability_assessment'
    | 'falling_object'
    | 'library_case'
    | 'message'
  >
  actorKind: Words<'staff' | 'resident' | 'system'>
  locale: Words<Locale>
}

/**
 * Every closed choice of the contract in one language; keyed by the contract's own types, so that a new choice without
 * a word does not compile. Shared by the server (PDF, XLSX, messages) and both clients. A type, not an interface: the typed
 * keys of i18next descend only into types with an implicit index.
 */
export type EnumLabels = FirstEnumLabels & LaterEnumLabels

export type Labels = {
  enum: EnumLabels
  /** What an error code means to the person in front of it; `offline` is known to the clients only. */
  error: Words<ErrorCode | 'offline'>
}

/** What comes with the language. */
export type FirstLabels = { enum: FirstEnumLabels; error: Labels['error'] }
