import type { DOWNLOAD_STATES } from '../../downloads.ts'
import type { ComplaintLabels } from '../complaints/words.ts'
import type { CASE_CAUSES, ORDER_AGES, TREND_SIGNALS, TREND_STEPS } from '../../analysis.ts'
import type { IMPROVEMENT_ACTIONS, IMPROVEMENT_FIGURES, IMPROVEMENT_SOURCES, IMPROVEMENT_STATES, TRAINING_NEED_STATES } from '../../improvements.ts'
import type { REQUIREMENT_STATES, RULE_AUDIENCES, RULE_FORCES, RULE_KINDS } from '../../rulebook.ts'
import type { ID_KINDS, UNIT_USES } from '../../archives.ts'
import type { APPLICATION_ACTIONS, APPLICATION_STATES, BOOKABLE_KINDS, BOOKING_STATES } from '../../errands.ts'
import type { IMPORT_KINDS, IMPORT_STATES } from '../../imports.ts'
import type {
  ARTICLE_ACTIONS,
  ARTICLE_KINDS,
  ARTICLE_STATES,
  ARTICLE_AUDIENCES,
  CALLER_FACTS,
  GAP_STATES,
  RECEIPT_WAYS,
  TARIFF_BASES,
  UTILITIES,
} from '../../knowledge.ts'
import type { SCRIPT_SCENES } from '../../language.ts'
import type { SITE_KINDS } from '../../organization.ts'
import type { Permission, Scope } from '../../permissions.ts'
import type {
  CLOCK_OUTCOMES,
  CLOCK_STATES,
  PAUSE_EVIDENCE,
  POLICY_PROBLEMS,
  RECIPIENTS,
  REOPEN_MODES,
  REPORT_DIMENSIONS,
  REPORT_OUTCOMES,
  RETARGET_MODES,
} from '../../sla.ts'
import type { ESTATE_PERIODS, WARRANTY_PARTS } from '../../warranty-choices.ts'
import type { KEY_CUSTOMER_ACTIONS, KEY_CUSTOMER_REASONS } from '../../key-customer-choices.ts'
import type { PARTY_KINDS, RESPONSIBILITY_CONFLICTS, RESPONSIBILITY_PARTS } from '../../governance-choices.ts'
import type { SERVICE_PLAN_STATES } from '../../service-plans.ts'
import type { HAND_OVER_KINDS, HAND_OVER_LINES, POSTS, PREVENTION_POINTS } from '../../dailywork.ts'
import type {
  APPOINTMENT_STATUSES,
  COMMENT_KINDS,
  GATE_STEPS,
  PREPARATIONS,
  STEP_PHASES,
  STEP_SCOPES,
  VISIT_ACTIONS,
  VISIT_STATUSES,
} from '../../reception.ts'
import type {
  ASSESSMENT_STATUSES,
  COMPENSATION_ACTIONS,
  COMPENSATION_KINDS,
  COMPENSATION_STATUSES,
  FACILITY_QUESTIONS,
  GROUP_ACTIONS,
  GROUP_STATUSES,
  LEAK_CAUSES,
  LEAK_PARTIES,
  LIABILITIES,
  LIBRARY_STATUSES,
  PRESENCES,
  STEP_POSTS,
  TRACE_KINDS,
  WITNESS_ANSWERS,
} from '../../redress.ts'
import type { CHECK_OCCASIONS, ITEM_METHODS, STANDARD_ACTIONS, STANDARD_KINDS, STANDARD_POSTS, STANDARD_SCENES, STANDARD_STATES, STANDARD_USES } from '../../standards.ts'
import type { MOVEMENT_KINDS } from '../../stores.ts'
import type { CareLabels } from '../care/labels.ts'
import type { DocumentLabels } from '../documents/labels.ts'
import type { PaidLabels } from '../paid/labels.ts'
import type { StaffingLabels } from '../staffing/labels.ts'
import type { TrainingLabels } from '../training/labels.ts'
import type { QualityLabels } from '../quality/labels.ts'
import type { ViolationLabels } from '../violations/labels.ts'
import type { EmergencyLabels } from '../emergency/labels.ts'
import type { InspectionLabels } from '../inspections/labels.ts'
import type { MaintenanceLabels } from '../maintenance/labels.ts'
import type { EnvironmentLabels } from '../environment/labels.ts'
import type { HandoverLabels } from '../handover/labels.ts'
import type { PrivacyLabels } from '../privacy/labels.ts'
import type { RegisterLabels } from '../registers/labels.ts'
import type { RedressLabels } from '../redress/labels.ts'
import type { DISPATCH_MODES, OBSTACLES, ZONE_MATCHES } from '../../dispatch.ts'
import type { CERTIFICATE_STATES, COMPETENCE_KINDS } from '../../people.ts'
import type { DUTY_POINT_KINDS, ZONE_POSTS } from '../../zones.ts'
import type { FIVE_PIECES } from '../../workorders.ts'
import type { Each, Words } from '../words.ts'

type GovernanceLabels = {
  keyCustomerReason: Each<typeof KEY_CUSTOMER_REASONS>
  keyCustomerAction: Each<typeof KEY_CUSTOMER_ACTIONS>
  partyKind: Each<typeof PARTY_KINDS>
  responsibilityPart: Each<typeof RESPONSIBILITY_PARTS>
  responsibilityConflict: Each<typeof RESPONSIBILITY_CONFLICTS>
  checkOccasion: Each<typeof CHECK_OCCASIONS>
}

type OfAreas =
  & GovernanceLabels
  & RegisterLabels
  & RedressLabels
  & CareLabels
  & DocumentLabels
  & PrivacyLabels
  & PaidLabels
  & TrainingLabels
  & StaffingLabels
  & QualityLabels
  & EmergencyLabels
  & ViolationLabels
  & InspectionLabels
  & MaintenanceLabels
  & EnvironmentLabels
  & HandoverLabels
  & ComplaintLabels

/** The choices that no first screen says: clients fetch them as the area `choices` when the first is wanted. New groups go here. */
export type LaterEnumLabels = OfAreas & {
  downloadState: Each<typeof DOWNLOAD_STATES>
  closeReason: Words<'return_visit' | 'confirmed' | 'unreachable'>
  caseLink: Words<'duplicate' | 'related' | 'split'>
  fivePiece: Each<typeof FIVE_PIECES>
  movementKind: Each<typeof MOVEMENT_KINDS>
  visitStatus: Each<typeof VISIT_STATUSES>
  /** Acts on a visit, and what else happens to it. */
  visitAction: Each<typeof VISIT_ACTIONS> & Words<'arrived' | 'contact' | 'called'>
  stepPhase: Each<typeof STEP_PHASES>
  stepScope: Each<typeof STEP_SCOPES>
  commentKind: Each<typeof COMMENT_KINDS>
  appointmentStatus: Each<typeof APPOINTMENT_STATUSES>
  preparation: Each<typeof PREPARATIONS>
  gateStep: Each<typeof GATE_STEPS>
  post: Each<typeof POSTS>
  handOverKind: Each<typeof HAND_OVER_KINDS>
  handOverLine: Each<typeof HAND_OVER_LINES>
  preventionPoint: Each<typeof PREVENTION_POINTS>
  servicePlanState: Each<typeof SERVICE_PLAN_STATES>
  articleKind: Each<typeof ARTICLE_KINDS>
  articleState: Each<typeof ARTICLE_STATES>
  articleVersionState: Words<'draft' | 'published' | 'superseded' | 'withdrawn' | 'discarded'>
  articleAction: Each<typeof ARTICLE_ACTIONS>
  articleAudience: Each<typeof ARTICLE_AUDIENCES>
  utility: Each<typeof UTILITIES>
  tariffBasis: Each<typeof TARIFF_BASES>
  gapState: Each<typeof GAP_STATES>
  receiptWay: Each<typeof RECEIPT_WAYS>
  callerFact: Each<typeof CALLER_FACTS>
  applicationState: Each<typeof APPLICATION_STATES>
  applicationAction: Each<typeof APPLICATION_ACTIONS>
  bookableKind: Each<typeof BOOKABLE_KINDS>
  bookingState: Each<typeof BOOKING_STATES>
  scriptScene: Each<typeof SCRIPT_SCENES>
  unitUse: Each<typeof UNIT_USES>
  idKind: Each<typeof ID_KINDS>
  personKind: Words<'person' | 'company'>
  sex: Words<'male' | 'female' | 'unknown'>
  clockState: Each<typeof CLOCK_STATES>
  clockOutcome: Each<typeof CLOCK_OUTCOMES>
  recipient: Each<typeof RECIPIENTS>
  retargetMode: Each<typeof RETARGET_MODES>
  reopenMode: Each<typeof REOPEN_MODES>
  pauseEvidence: Each<typeof PAUSE_EVIDENCE>
  policyProblem: Each<typeof POLICY_PROBLEMS>
  reportDimension: Each<typeof REPORT_DIMENSIONS>
  reportOutcome: Each<typeof REPORT_OUTCOMES>
  recalculationState: Words<'waiting' | 'running' | 'done'>
  clockEvent: Words<
    | 'start' | 'pause' | 'prolong' | 'resume' | 'stop' | 'cancel' | 'retarget' | 'appointment' | 'reopen' | 'hand_over' | 'backdate'
    | 'breach' | 'rescind' | 'reminder' | 'escalation' | 'repeat' | 'acknowledge' | 'relabel' | 'merge'
  >
  caseOrigin: Words<'case' | 'inspection' | 'maintenance'>
  stepKind: Words<'reminder' | 'breach' | 'escalation' | 'repeat'>
  calendarDay: Words<'workday' | 'holiday' | 'makeup' | 'rest' | 'always'>
  yearStatus: Words<'published' | 'provisional'>
  siteKind: Each<typeof SITE_KINDS>
  scope: Words<Scope>
  permission: Words<Permission>
  importKind: Each<typeof IMPORT_KINDS>
  importState: Each<typeof IMPORT_STATES>
  importVerdict: Words<'new' | 'changed' | 'same' | 'error'>
  severity: Words<'error' | 'warning'>
  zonePost: Each<typeof ZONE_POSTS>
  dutyPointKind: Each<typeof DUTY_POINT_KINDS>
  competenceKind: Each<typeof COMPETENCE_KINDS>
  certificateState: Each<typeof CERTIFICATE_STATES>
  dispatchMode: Each<typeof DISPATCH_MODES>
  obstacle: Each<typeof OBSTACLES>
  zoneMatch: Each<typeof ZONE_MATCHES>
  standardKind: Each<typeof STANDARD_KINDS>
  standardUse: Each<typeof STANDARD_USES>
  standardState: Each<typeof STANDARD_STATES>
  ruleKind: Each<typeof RULE_KINDS>
  ruleAudience: Each<typeof RULE_AUDIENCES>
  ruleForce: Each<typeof RULE_FORCES>
  requirementState: Each<typeof REQUIREMENT_STATES>
  standardPost: Each<typeof STANDARD_POSTS>
  standardScene: Each<typeof STANDARD_SCENES>
  standardAction: Each<typeof STANDARD_ACTIONS>
  itemMethod: Each<typeof ITEM_METHODS>
  caseCause: Each<typeof CASE_CAUSES>
  weekday: Words<'1' | '2' | '3' | '4' | '5' | '6' | '7'>
  trendStep: Each<typeof TREND_STEPS>
  trendSignal: Each<typeof TREND_SIGNALS>
  orderAge: Each<typeof ORDER_AGES>
  improvementState: Each<typeof IMPROVEMENT_STATES>
  improvementAction: Each<typeof IMPROVEMENT_ACTIONS>
  improvementFigure: Each<typeof IMPROVEMENT_FIGURES>
  improvementSource: Each<typeof IMPROVEMENT_SOURCES>
  trainingNeedState: Each<typeof TRAINING_NEED_STATES>
  /** What redress does to a case, as its history tells it. */
  estatePeriod: Each<typeof ESTATE_PERIODS>
  warrantyPart: Each<typeof WARRANTY_PARTS>
  groupStatus: Each<typeof GROUP_STATUSES>
  groupAction: Each<typeof GROUP_ACTIONS>
  stepPost: Each<typeof STEP_POSTS>
  compensationKind: Each<typeof COMPENSATION_KINDS>
  compensationStatus: Each<typeof COMPENSATION_STATUSES>
  compensationAction: Each<typeof COMPENSATION_ACTIONS>
  liability: Each<typeof LIABILITIES>
  facilityQuestion: Each<typeof FACILITY_QUESTIONS>
  witnessAnswer: Each<typeof WITNESS_ANSWERS>
  leakCause: Each<typeof LEAK_CAUSES>
  leakParty: Each<typeof LEAK_PARTIES>
  assessmentStatus: Each<typeof ASSESSMENT_STATUSES>
  presence: Each<typeof PRESENCES>
  libraryStatus: Each<typeof LIBRARY_STATUSES>
  traceKind: Each<typeof TRACE_KINDS>
}
