import { z } from 'zod'
import {
  DRILL_ACTIONS, DRILL_STATES, EMERGENCY_PLAN_ACTIONS, HOLD_REASONS, INCIDENT_ACTIONS, INCIDENT_CATEGORIES, INCIDENT_DUTIES, INCIDENT_KINDS, INCIDENT_LEVELS, INCIDENT_STATES, OUTSIDE_SERVICES, PLAN_SOURCES, PLAN_STATES_OF_EMERGENCY, STATUTORY_GRADES, STEP_STATES, TOLD_AS,
} from './emergency-choices.ts'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { openFalling } from './redress-inquiries.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

export * from './emergency-choices.ts'
export { proposeLevel } from './emergency-rules.ts'

const version = z.number().int().optional()
const Kind = z.enum(INCIDENT_KINDS)
const Level = z.enum(INCIDENT_LEVELS)

// Plans 应急预案 ------------------------------------------------------------------------------------------------------------------------

/** A short name inside a plan; stays the same over versions. */
const Key = z.string().trim().regex(/^[a-z0-9_-]{1,40}$/)
/** `value`: an id of a post or colleague, a code of a position, a role, a kind of post, or a skill (empty: any). */
export const PlanSource = z.object({ by: z.enum(PLAN_SOURCES), value: text(60).default('') }).meta({ id: 'PlanSource' })
export type PlanSource = z.infer<typeof PlanSource>
/** The first source is who holds the role, those after it are the substitutes in their order. */
const PlanRole = z.object({ key: Key, name: text(60, 1), duty: z.enum(INCIDENT_DUTIES), fromLevel: Level.default('1'), count: z.number().int().min(1).max(20).default(1), sources: z.array(PlanSource).min(1).max(8) })
const PlanStep = z.object({ key: Key, roleKey: Key, text: text(300, 1), /** Null: no limit. */ minutes: z.number().int().min(1).max(1440).nullable().default(null), after: z.array(Key).max(10).default([]), fromLevel: Level.default('1') })
const PlanLevel = z.object({ level: Level, criteria: text(500, 1), grade: z.enum(STATUTORY_GRADES).nullable().default(null) })
const PhoneTreeLine = z.object({ name: text(60, 1), source: PlanSource, fromLevel: Level.default('1') })
const PlanResource = z.object({ name: text(60, 1), place: text(100).default(''), quantity: z.number().int().min(0).max(100_000).default(1), unit: text(10).default(''), expiresOn: Day.nullable().default(null) })
const OutsideNumber = z.object({ service: z.enum(OUTSIDE_SERVICES), name: text(60, 1), phone: text(30).default('') })
const Announcement = z.object({ title: text(60, 1), text: text(1000, 1) })
export const PlanContent = z.object({
  trigger: text(1000).default(''), levels: z.array(PlanLevel).length(3), roles: z.array(PlanRole).min(1).max(12), steps: z.array(PlanStep).min(1).max(60), phoneTree: z.array(PhoneTreeLine).max(30).default([]), resources: z.array(PlanResource).max(60).default([]),
  outside: z.array(OutsideNumber).max(20).default([]), announcements: z.array(Announcement).max(20).default([]), /** Ways out and where people gather. */ assembly: text(1000).default(''), /** What the law wants reported, to whom, by when. */ duties: text(1000).default(''),
}).meta({ id: 'EmergencyPlanContent' })
export type PlanContent = z.infer<typeof PlanContent>

export const EmergencyPlan = z.object({
  id: Id, siteId: Id, kind: Kind, category: z.enum(INCIDENT_CATEGORIES), name: z.string(), state: z.enum(PLAN_STATES_OF_EMERGENCY), /** The approved version; null: there is none yet. */ number: z.number().int().nullable(), approvedAt: Instant.nullable(), approvedBy: z.string(), reviewOn: Day.nullable(), isReviewDue: z.boolean(),
  expired: z.number().int(), content: PlanContent.nullable(), draft: PlanContent.nullable(), draftBy: z.string(), allowedActions: z.array(z.enum(EMERGENCY_PLAN_ACTIONS)), version: z.number().int(),
}).meta({ id: 'EmergencyPlan' })
export type EmergencyPlan = z.infer<typeof EmergencyPlan>
const PlanFilter = z.object({ state: oneOrMany(z.enum(PLAN_STATES_OF_EMERGENCY)), category: oneOrMany(z.enum(INCIDENT_CATEGORIES)), due: flag })
export const listEmergencyPlans = endpoint({ method: 'GET', path: '/emergency-plans', summary: 'Emergency plans of a site, one of each kind', access: 'emergency:read', query: z.object({ siteId: Id, filter: PlanFilter.prefault({}) }), response: itemsOf(EmergencyPlan), errors: ['not_found'] })
export const exportEmergencyPlans = fileOf(listEmergencyPlans, 'Emergency plans as XLSX or CSV')
export const takeReadyEmergencyPlans = endpoint({ method: 'POST', path: '/emergency-plans/ready', summary: 'Add the plans of the release that the site lacks, as drafts', access: 'emergency:command', body: z.object({ siteId: Id }), response: z.object({ added: z.number().int() }), errors: ['not_found'] })
export const getEmergencyPlan = endpoint({ method: 'GET', path: '/emergency-plans/{id}', summary: 'One plan with its approved version and its draft', access: 'emergency:read', params: IdParams, response: EmergencyPlan, errors: ['not_found'] })
export const emergencyPlanTimeline = endpoint({ method: 'GET', path: '/emergency-plans/{id}/timeline', summary: 'Everything that happened', access: 'emergency:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const emergencyPlanVersions = endpoint({ method: 'GET', path: '/emergency-plans/{id}/versions', summary: 'Approved versions of a plan, newest first', access: 'emergency:read', params: IdParams, response: itemsOf(z.object({ number: z.number().int(), approvedAt: Instant, approvedBy: z.string(), content: PlanContent })), errors: ['not_found'] })
export const printEmergencyPlan = endpoint({ method: 'GET', path: '/emergency-plans/{id}/print', summary: 'The approved plan as PDF, or its draft marked as one', access: 'emergency:read', params: IdParams, kind: 'file', errors: ['not_found'] })
export const draftEmergencyPlan = endpoint({
  method: 'PUT', path: '/emergency-plans/{id}', summary: 'Write the draft of a plan; the approved version holds until the draft is approved', access: 'emergency:command', params: IdParams,
  body: z.object({ siteId: Id, kind: Kind, name: text(100, 1), content: PlanContent, version: z.number().int().default(0) }), response: EmergencyPlan, errors: ['not_found', 'not_permitted', 'already_exists', 'stale_version', 'rule_broken'],
})
export const actOnEmergencyPlan = endpoint({
  method: 'POST', path: '/emergency-plans/{id}/actions', summary: 'Approve a draft, throw it away, confirm a plan in its yearly review, retire or restore it', access: 'emergency:command', params: IdParams,
  body: z.object({ action: z.enum(['approve', 'discard', 'confirm', 'retire', 'restore']), version, note: text(500).default('') }), response: EmergencyPlan, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

// Incidents 突发事件 ----------------------------------------------------------------------------------------------------------------------

const Facts = {
  id: Id, siteId: Id, number: z.string(), isDrill: z.boolean(), kind: Kind, category: z.enum(INCIDENT_CATEGORIES), level: Level, proposedLevel: Level, grade: z.enum(STATUTORY_GRADES).nullable(), state: z.enum(INCIDENT_STATES), place: z.string(), description: z.string(), isDanger: z.boolean(), inDanger: z.number().int().nullable(),
  reportedBy: Ref, reportedAt: Instant, activatedAt: Instant.nullable(), controlledAt: Instant.nullable(), closedAt: Instant.nullable(), reviewedAt: Instant.nullable(), gaps: z.number().int(), unacknowledged: z.number().int(), stepsDone: z.number().int(), steps: z.number().int(), version: z.number().int(),
}
export const IncidentSummary = z.object(Facts).meta({ id: 'IncidentSummary' })
export type IncidentSummary = z.infer<typeof IncidentSummary>
const Holder = z.object({ id: Id, employee: Ref.nullable(), name: z.string(), why: z.enum(HOLD_REASONS), isSubstitute: z.boolean(), isDouble: z.boolean(), since: Instant, acknowledgedAt: Instant.nullable(), atPostAt: Instant.nullable() })
const IncidentRole = z.object({ id: Id, key: z.string(), name: z.string(), duty: z.enum(INCIDENT_DUTIES), count: z.number().int(), missing: z.number().int(), holders: z.array(Holder), clock: ClockBrief.nullable() })
export type IncidentRole = z.infer<typeof IncidentRole>
const IncidentStep = z.object({ id: Id, roleKey: z.string(), text: z.string(), minutes: z.number().int().nullable(), state: z.enum(STEP_STATES), /** Steps that must come first and are open. */ waitsFor: z.array(z.string()), startedAt: Instant.nullable(), dueAt: Instant.nullable(), endedAt: Instant.nullable(), endedBy: z.string(), note: z.string(), isLate: z.boolean(), mayAct: z.boolean() })
export type IncidentStep = z.infer<typeof IncidentStep>
const Told = z.object({ id: Id, employee: Ref, as: z.enum(TOLD_AS), toldAt: Instant, acknowledgedAt: Instant.nullable(), clock: ClockBrief.nullable() })
const Count = z.object({ id: Id, at: Instant, zone: z.string(), present: z.number().int(), missing: z.number().int(), who: z.string(), by: z.string() })
const OutsideCall = z.object({ id: Id, service: z.enum(OUTSIDE_SERVICES), name: z.string(), phone: z.string(), calledAt: Instant, calledBy: z.string(), arrivedAt: Instant.nullable() })
const Said = z.object({ id: Id, title: z.string(), words: z.string(), /** Zones and buildings; empty: all homes of the site. */ to: z.array(z.string()), at: Instant, by: z.string(), /** Null until it has gone out. */ households: z.number().int().nullable(), inApp: z.number().int().nullable() })
const whys = z.array(text(500, 1)).max(5)
const Reward = z.object({ employeeId: Id, kind: z.enum(['praise', 'accountability']), words: text(500, 1) })
/** In four parts (EMG-010 … 013): what happened, how the plan did, what is put right, who is praised or answers for it. */
const ReviewFacts = { facts: text(5000).default(''), cause: text(2000).default(''), whys: whys.default([]), result: text(2000).default(''), evaluation: text(3000).default(''), lessons: text(3000).default(''), rewards: z.array(Reward).max(30).default([]), score: z.number().int().min(0).max(100).nullable().default(null) }
const Corrective = z.object({ id: Id, number: z.string(), title: z.string(), owner: Ref, dueOn: Day, state: z.string() })
export const IncidentReview = z.object({
  ...ReviewFacts, rewards: z.array(Reward.extend({ name: z.string() })), actions: z.array(Corrective), savedBy: z.string(), savedAt: Instant.nullable(), version: z.number().int(),
  /** Computed: shares are 0…1, null while there is nothing to measure. */
  figures: z.object({ minutesToActivate: z.number().nullable(), minutesToControl: z.number().nullable(), acknowledgedInTime: z.number().nullable(), stepsInTime: z.number().nullable(), stepsImpossible: z.number().int(), gaps: z.number().int() }),
}).meta({ id: 'IncidentReview' })
export type IncidentReview = z.infer<typeof IncidentReview>
export const Incident = z.object({
  ...Facts, plan: z.object({ id: Id, name: z.string(), number: z.number().int().nullable() }).nullable(), /** The words that were frozen into it. */ content: PlanContent.nullable(), outcome: z.string(), roles: z.array(IncidentRole), steplist: z.array(IncidentStep), told: z.array(Told), counts: z.array(Count), calls: z.array(OutsideCall), announcements: z.array(Said), /** The places whose homes the actor may tell something now; null: none, or a drill. */ homes: z.object({ zones: z.array(Ref), buildings: z.array(Ref) }).nullable(), files: z.array(FileRef),
  mine: z.object({ roleKeys: z.array(z.string()), mustAcknowledge: z.boolean(), isAtPost: z.boolean() }), review: IncidentReview.nullable(), drillId: Id.nullable(),
  /** Whose it could have been; null: not asked yet, or not for the actor to see. */ inquiry: z.object({ caseId: Id, caseNumber: z.string(), number: z.string(), status: z.enum(['open', 'concluded']), units: z.number().int(), excluded: z.number().int(), home: z.number().int(), renovating: z.number().int() }).nullable(), mayInquire: z.boolean(), allowedActions: z.array(z.enum(INCIDENT_ACTIONS)), mayReview: z.boolean(),
}).meta({ id: 'Incident' })
export type Incident = z.infer<typeof Incident>

const IncidentFilter = z.object({ state: oneOrMany(z.enum(INCIDENT_STATES)), kind: oneOrMany(Kind), category: oneOrMany(z.enum(INCIDENT_CATEGORIES)), level: oneOrMany(Level), drill: flag, open: flag, /** I was told, or hold a role. */ mine: flag, from: Day.optional(), to: Day.optional(), q: z.string().max(100).optional() })
export const listIncidents = endpoint({ method: 'GET', path: '/incidents', summary: 'Incidents and drills of a site, newest first', access: 'emergency:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: IncidentFilter.prefault({}) }), response: listOf(IncidentSummary), errors: ['not_found'] })
export const exportIncidents = endpoint({ method: 'GET', path: '/incidents/export', summary: 'Incidents as XLSX or CSV', access: 'emergency:read', query: z.object({ siteId: Id, filter: IncidentFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** `level` null: as the rules propose it. `activate`: the post that sees it sets everything going with the same tap (EMG-025). */
export const reportIncident = endpoint({
  method: 'POST', path: '/incidents', summary: 'Report an incident; its level is proposed by rules', access: 'emergency:work',
  body: z.object({ id: Id.optional(), siteId: Id, kind: Kind, place: text(200).default(''), description: text(2000).default(''), isDanger: z.boolean().default(false), inDanger: z.number().int().min(0).max(100_000).nullable().default(null), level: Level.nullable().default(null), activate: z.boolean().default(false), fileIds: z.array(Id).max(20).default([]), /** When it was seen, if the phone had no network. */ at: Instant.optional() }),
  response: Incident, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const getIncident = endpoint({ method: 'GET', path: '/incidents/{id}', summary: 'The board of an incident', access: 'emergency:read', params: IdParams, response: Incident, errors: ['not_found'] })
export const incidentTimeline = endpoint({ method: 'GET', path: '/incidents/{id}/timeline', summary: 'Everything that happened, as it was stamped', access: 'emergency:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const at = Instant.optional()
export const actOnIncident = endpoint({
  method: 'POST', path: '/incidents/{id}/actions', summary: 'One act on an incident: activate, acknowledge, done, count, call, control, close …', access: 'emergency:work', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('activate'), level: Level.nullable().default(null) }),
    z.object({ action: z.literal('set_level'), level: Level, note: text(500, 1) }),
    /** For oneself, or by who commands for somebody who answered on the phone. */
    z.object({ action: z.literal('acknowledge'), toldId: Id.nullable().default(null), at }),
    z.object({ action: z.literal('at_post'), holderId: Id.nullable().default(null), at }),
    z.object({ action: z.literal('assign'), roleKey: text(40, 1), employeeId: Id }),
    z.object({ action: z.literal('release'), holderId: Id, note: text(500).default('') }),
    /** Looks again who is on now, for the gaps. */
    z.object({ action: z.literal('fill') }),
    z.object({ action: z.literal('done'), stepId: Id, note: text(500).default(''), fileIds: z.array(Id).max(9).default([]), at }),
    z.object({ action: z.literal('impossible'), stepId: Id, note: text(500, 1), at }),
    z.object({ action: z.literal('note'), note: text(2000, 1), fileIds: z.array(Id).max(9).default([]), at }),
    z.object({ action: z.literal('count'), id: Id.optional(), zone: text(100, 1), present: z.number().int().min(0).max(100_000), missing: z.number().int().min(0).max(100_000).default(0), who: text(500).default('') }),
    z.object({ action: z.literal('call'), id: Id.optional(), service: z.enum(OUTSIDE_SERVICES), name: text(60).default(''), phone: text(30).default('') }),
    z.object({ action: z.literal('arrived'), callId: Id }),
    /** `homes` null: said over loudspeakers or at the desk. Otherwise it goes to the homes of these zones and buildings, to all of the site without any; never from a drill. */
    z.object({ action: z.literal('announce'), id: Id.optional(), title: text(60, 1), note: text(1000, 1), homes: z.object({ zoneIds: z.array(Id).max(100).default([]), buildingIds: z.array(Id).max(500).default([]) }).nullable().default(null) }),
    z.object({ action: z.literal('control'), note: text(2000, 1) }),
    z.object({ action: z.literal('close'), note: text(2000, 1) }),
    z.object({ action: z.literal('call_off'), note: text(500, 1) }),
    z.object({ action: z.literal('finish_review') }),
  ]),
  response: Incident, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'already_exists', 'rule_broken', 'incident.actions_open', 'incident.review_incomplete'],
})
export const saveIncidentReview = endpoint({
  method: 'PUT', path: '/incidents/{id}/review', summary: 'Write the review of an incident or drill', access: 'emergency:command', params: IdParams, body: z.object({ ...ReviewFacts, version: z.number().int().default(0) }), response: Incident, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'stale_version', 'rule_broken'],
})
export const raiseIncidentAction = endpoint({
  method: 'POST', path: '/incidents/{id}/corrective-actions', summary: 'Raise a corrective action from the review', access: 'emergency:command', params: IdParams, body: z.object({ id: Id.optional(), title: text(200, 1), problem: text(2000).default(''), ownerId: Id, dueOn: Day }), response: Incident, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'already_exists', 'rule_broken'],
})
/** The inquiry belongs to a case that is made for it: whoever was hit, and what follows from it, is a matter of the desk from then on. */
export const openIncidentInquiry = endpoint({
  method: 'POST', path: '/incidents/{id}/inquiry', summary: 'Open the inquiry of a fallen object: the units above as they were at that moment', access: 'emergency:work', params: IdParams, body: openFalling.body.extend({ id: Id }), response: Incident, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'already_exists', 'rule_broken'],
})
export const printIncident = endpoint({ method: 'GET', path: '/incidents/{id}/report', summary: 'The report of an incident as PDF: course, people, steps against their limits, review', access: 'emergency:read', params: IdParams, kind: 'file', errors: ['not_found'] })

// Drills 演练 -----------------------------------------------------------------------------------------------------------------------------

export const Drill = z.object({
  id: Id, siteId: Id, number: z.string(), kind: Kind, scenario: z.string(), plannedAt: Instant, state: z.enum(DRILL_STATES), isLate: z.boolean(), lead: Ref, incident: z.object({ id: Id, number: z.string(), state: z.enum(INCIDENT_STATES) }).nullable(), score: z.number().int().nullable(), findings: z.string(), duties: z.array(z.enum(INCIDENT_DUTIES)), attendees: z.array(Ref), /** Of the duties that took part at least two: it counts for its month. */ counts: z.boolean(),
  allowedActions: z.array(z.enum(DRILL_ACTIONS)), version: z.number().int(),
}).meta({ id: 'Drill' })
export type Drill = z.infer<typeof Drill>
const DrillFilter = z.object({ state: oneOrMany(z.enum(DRILL_STATES)), kind: oneOrMany(Kind), from: Day.optional(), to: Day.optional() })
export const listDrills = endpoint({ method: 'GET', path: '/drills', summary: 'Drills of a site, newest first', access: 'emergency:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: DrillFilter.prefault({}) }), response: listOf(Drill), errors: ['not_found'] })
export const exportDrills = endpoint({ method: 'GET', path: '/drills/export', summary: 'Drills as XLSX or CSV', access: 'emergency:read', query: z.object({ siteId: Id, filter: DrillFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const drillYear = endpoint({
  method: 'GET', path: '/drills/year', summary: 'The months of a year with their drills: one at least has to be held in each', access: 'emergency:read', query: z.object({ siteId: Id, year: z.coerce.number().int().min(2000).max(2100) }),
  response: z.object({ months: z.array(z.object({ month: z.string(), isMet: z.boolean(), isDue: z.boolean(), clock: ClockBrief.nullable(), drills: z.array(Drill) })), kindsWithout: z.array(Kind) }), errors: ['not_found'],
})
export const planDrill = endpoint({ method: 'POST', path: '/drills', summary: 'Plan a drill', access: 'emergency:command', body: z.object({ id: Id.optional(), siteId: Id, kind: Kind, scenario: text(1000).default(''), plannedAt: Instant, leadId: Id }), response: Drill, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const getDrill = endpoint({ method: 'GET', path: '/drills/{id}', summary: 'One drill', access: 'emergency:read', params: IdParams, response: Drill, errors: ['not_found'] })
export const actOnDrill = endpoint({
  method: 'POST', path: '/drills/{id}/actions', summary: 'Start a drill on the board, record how it went, postpone it or call it off', access: 'emergency:command', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('start'), version, place: text(200).default(''), level: Level.default('2') }),
    z.object({ action: z.literal('hold'), version, score: z.number().int().min(0).max(100), findings: text(3000).default(''), attendeeIds: z.array(Id).max(200).default([]) }),
    z.object({ action: z.literal('postpone'), version, plannedAt: Instant, reason: text(500, 1) }),
    z.object({ action: z.literal('cancel'), version, reason: text(500, 1) }),
  ]),
  response: Drill, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

// Figures -------------------------------------------------------------------------------------------------------------------------------

/** Of incidents, and of drills by themselves. Shares are 0…1; null while there is nothing to measure, or while what is asked for has not ended. */
const Course = z.object({
  of: z.enum(['incident', 'drill']), count: z.number().int(), open: z.number().int(), told: z.number().int(), unanswered: z.number().int(), /** Minutes within which nine of ten who were told had answered. */ acknowledgeP90: z.number().nullable(),
  stepsDue: z.number().int(), stepsKept: z.number().int(), stepsRate: z.number().nullable(), /** Where people were counted, and everywhere nobody was missing in the end. */ evacuated: z.number().int(), /** Minutes from the activation until nobody was missing, of the middle one. */ evacuationMinutes: z.number().nullable(),
})
export const EmergencyFigures = z.object({
  siteId: Id, from: Day, to: Day, courses: z.array(Course).length(2), drills: z.object({ held: z.number().int(), counted: z.number().int(), months: z.number().int(), met: z.number().int() }), actions: z.object({ open: z.number().int(), overdue: z.number().int() }),
  /** The most frequent first; what came up again is worth more than its repair. */ kinds: z.array(z.object({ kind: Kind, count: z.number().int(), isRepeat: z.boolean() })),
}).meta({ id: 'EmergencyFigures' })
export type EmergencyFigures = z.infer<typeof EmergencyFigures>
export const emergencyFigures = endpoint({ method: 'GET', path: '/emergency-figures', summary: 'Answers, steps, evacuations, drills, corrective actions and repeats of a period', access: 'emergency:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: EmergencyFigures, errors: ['not_found', 'rule_broken'] })
