import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FINDING_SEVERITIES, HOLIDAY_RULES, MISFIRE_RULES, OVERLAP_RULES } from './inspection-choices.ts'
import {
  ADVICE, ADVICE_REASONS, COST_KINDS, COUNTER_UNITS, DOWNTIME_CAUSES, FUND_SOURCES, IMPACTS, INTERVAL_UNITS, LEGAL_KINDS, LEGAL_RESULTS, LEGAL_STATES, MAINTENANCE_ACTIONS, MAINTENANCE_PLAN_ACTIONS, MAINTENANCE_PLAN_STATES, MAINTENANCE_STATES, MAINTENANCE_WHYS,
  PLAN_TRIGGERS, RENEWAL_KINDS, RENEWAL_ACTIONS, RENEWAL_STATES, STEP_KINDS, WEAR_LEVELS, WORK_PERMITS,
} from './maintenance-choices.ts'
import { FACILITY_STATES } from './registers.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export * from './maintenance-choices.ts'

const Fen = z.number().int().min(0).max(100_000_000_000)
const Reading = z.number().min(0).max(1_000_000_000).multipleOf(0.001)
const ClassRef = z.object({ id: Id, code: z.string(), name: z.string() })
/** A facility as other records of maintenance name it. */
export const FacilityRef = z.object({ id: Id, code: z.string(), name: z.string() }).meta({ id: 'FacilityRef' })
export type FacilityRef = z.infer<typeof FacilityRef>
const OrderRef = z.object({ id: Id, number: z.string(), status: z.string() })
const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: sheetFormat }

// Procedures 保养规程 -----------------------------------------------------------------------------------------------------------------

const StepId = z.string().trim().regex(/^[a-z0-9_-]{1,40}$/)
export const ProcedureStep = z.object({
  id: StepId, text: text(300, 1), hint: text(500).default(''), kind: z.enum(STEP_KINDS).default('check'), isRequired: z.boolean().default(true),
  /** A value: its unit, and from where to where it is fine; null: no limit. */
  unit: text(20).default(''), low: z.number().nullable().default(null), high: z.number().nullable().default(null), photoWhenBad: z.boolean().default(false), severity: z.enum(FINDING_SEVERITIES).default('normal'),
}).meta({ id: 'ProcedureStep' })
export type ProcedureStep = z.infer<typeof ProcedureStep>
const ProcedureFacts = {
  name: text(100, 1), classId: Id.nullable().default(null), steps: z.array(ProcedureStep).min(1).max(100),
  /** Of the store with `itemId`, or in words. */
  parts: z.array(z.object({ itemId: Id.nullable().default(null), name: text(100).default(''), quantity: z.number().positive().max(100_000).multipleOf(0.001), unit: text(20).default('') })).max(50).default([]),
  tools: z.array(text(100, 1)).max(30).default([]), safety: text(2000).default(''),
  /** The energy is locked out and tagged before anybody touches it 上锁挂牌. */
  needsLockOut: z.boolean().default(false), permits: z.array(z.enum(WORK_PERMITS)).max(5).default([]), minutes: z.number().int().min(1).max(10_000).nullable().default(null),
}
export const Procedure = z.object({
  id: Id, name: z.string(), class: ClassRef.nullable(), number: z.number().int(), steps: z.array(ProcedureStep), parts: z.array(z.object({ itemId: Id.nullable(), name: z.string(), quantity: z.number(), unit: z.string() })), tools: z.array(z.string()), safety: z.string(),
  needsLockOut: z.boolean(), permits: z.array(z.enum(WORK_PERMITS)), minutes: z.number().int().nullable(), isActive: z.boolean(), plans: z.number().int(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'Procedure' })
export type Procedure = z.infer<typeof Procedure>
const ProcedureFilter = z.object({ q: z.string().max(100).optional(), active: flag })
export const listProcedures = endpoint({ method: 'GET', path: '/maintenance-procedures', summary: 'Procedures of the organisation by name, each in its newest version', access: 'maintenance:read', query: z.object({ filter: ProcedureFilter.prefault({}) }), response: itemsOf(Procedure) })
export const exportProcedures = endpoint({ method: 'GET', path: '/maintenance-procedures/export', summary: 'Procedures with their steps as XLSX or CSV', access: 'maintenance:read', query: z.object({ format: sheetFormat, filter: ProcedureFilter.prefault({}) }), kind: 'file' })
export const getProcedure = endpoint({ method: 'GET', path: '/maintenance-procedures/{id}', summary: 'One procedure; `number` asks for an earlier version', access: 'maintenance:read', params: IdParams, query: z.object({ number: z.coerce.number().int().min(1).optional() }), response: Procedure, errors: ['not_found'] })
export const createProcedure = endpoint({ method: 'POST', path: '/maintenance-procedures', summary: 'New procedure', access: 'maintenance:write', body: z.object({ id: Id.optional(), ...ProcedureFacts }), response: Procedure, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeProcedure = endpoint({ method: 'PATCH', path: '/maintenance-procedures/{id}', summary: 'A new version of a procedure; services under way keep theirs', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int(), ...ProcedureFacts, isActive: z.boolean() }), response: Procedure, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })

// Facilities as maintenance sees them --------------------------------------------------------------------------------------------------

/** A counter of a facility: hours run, starts, energy. `total` only grows: a new dial or a correction does not take it back. */
export const FacilityCounter = z.object({
  id: Id, facilityId: Id, name: z.string(), unit: z.enum(COUNTER_UNITS), meter: z.object({ id: Id, code: z.string() }).nullable(), total: z.number(), last: z.object({ value: z.number(), at: Instant, by: z.string() }).nullable(), isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'FacilityCounter' })
export type FacilityCounter = z.infer<typeof FacilityCounter>
export const RenewalAdvice = z.object({
  advice: z.enum(ADVICE), reasons: z.array(z.enum(ADVICE_REASONS)), ageYears: z.number().nullable(), designLifeYears: z.number().nullable(), failures12: z.number().int(), cost12Fen: z.number().int().nullable(), replacementFen: z.number().int().nullable(),
}).meta({ id: 'RenewalAdvice' })
export type RenewalAdvice = z.infer<typeof RenewalAdvice>
export const MaintainedFacility = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), class: ClassRef, place: z.string(), state: z.enum(FACILITY_STATES), zone: Ref.nullable(), responsible: Ref.nullable(), designLifeYears: z.number().int().nullable(), replacementFen: z.number().int().nullable(),
  /** 0…100 from the last assessment less what is open; null: never assessed. */
  condition: z.number().int().nullable(), openFindings: z.number().int(), openTasks: z.number().int(), overdueTasks: z.number().int(), nextServiceOn: Day.nullable(), downSince: Instant.nullable(),
  /** The worst state of what the law asks for this facility; null: nothing. */
  legal: z.enum(LEGAL_STATES).nullable(),
  /** It runs although its certificate is over or it failed: it has to be stopped. */
  mustStop: z.boolean(), isIntact: z.boolean().nullable(), version: z.number().int(),
}).meta({ id: 'MaintainedFacility' })
export type MaintainedFacility = z.infer<typeof MaintainedFacility>
export const ConditionAssessment = z.object({ id: Id, at: Instant, by: z.string(), score: z.number().int(), wear: z.enum(WEAR_LEVELS), note: z.string() }).meta({ id: 'ConditionAssessment' })
export type ConditionAssessment = z.infer<typeof ConditionAssessment>
/** Money of a facility in a period. */
export const CostSum = z.object({ materialsFen: z.number().int(), labourFen: z.number().int(), outsideFen: z.number().int(), otherFen: z.number().int(), totalFen: z.number().int(), orders: z.number().int(),
  /** Orders whose work or material has no known price: the sum is at least this. */
  ordersUnpriced: z.number().int() }).meta({ id: 'CostSum' })
export type CostSum = z.infer<typeof CostSum>
export const FacilityOrder = z.object({ orderId: Id, number: z.string(), title: z.string(), status: z.string(), why: z.enum(['service', 'corrective', 'repair']), impact: z.enum(IMPACTS).nullable(), raisedAt: Instant, limitHours: z.number().nullable(), dueAt: Instant.nullable(), limitReason: z.string() }).meta({ id: 'FacilityOrder' })
export type FacilityOrder = z.infer<typeof FacilityOrder>
export const MaintainedFacilityDetails = MaintainedFacility.extend({
  counters: z.array(FacilityCounter), advice: RenewalAdvice, assessments: z.array(ConditionAssessment), cost12: CostSum, orders: z.array(FacilityOrder),
  /** Of the last 365 days, planned stops left out; null while it is not known. */
  availability: z.number().nullable(), maySet: z.boolean(),
}).meta({ id: 'MaintainedFacilityDetails' })
export type MaintainedFacilityDetails = z.infer<typeof MaintainedFacilityDetails>
const FacilityFilter = z.object({ q: z.string().max(100).optional(), class: z.string().max(8).optional(), state: oneOrMany(z.enum(FACILITY_STATES)), responsibleId: Id.optional(), unassigned: flag, mustStop: flag, zoneId: Id.optional() })
export const listMaintainedFacilities = endpoint({ method: 'GET', path: '/maintained-facilities', summary: 'Facilities of a site by code as maintenance sees them; `unassigned`: those that nobody answers for (MNT-007)', access: 'maintenance:read', query: z.object({ ...listQuery, filter: FacilityFilter.prefault({}) }), response: listOf(MaintainedFacility), errors: ['not_found'] })
export const exportMaintainedFacilities = endpoint({ method: 'GET', path: '/maintained-facilities/export', summary: 'The list as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: FacilityFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getMaintainedFacility = endpoint({ method: 'GET', path: '/maintained-facilities/{id}', summary: 'One facility with its counters, condition, costs, orders and advice', access: 'maintenance:read', params: IdParams, response: MaintainedFacilityDetails, errors: ['not_found'] })
export const setMaintainedFacility = endpoint({ method: 'PATCH', path: '/maintained-facilities/{id}', summary: 'Who answers for it, how long it is made for, what a new one costs', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int(), responsibleId: Id.nullable(), designLifeYears: z.number().int().min(1).max(100).nullable(), replacementFen: Fen.nullable() }), response: MaintainedFacilityDetails, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const setResponsible = endpoint({ method: 'POST', path: '/maintained-facilities/responsible', summary: 'One colleague answers for several facilities', access: 'maintenance:write', body: z.object({ siteId: Id, facilityIds: z.array(Id).min(1).max(500), responsibleId: Id }), response: z.object({ changed: z.number().int() }), errors: ['not_found', 'rule_broken'] })
export const assessCondition = endpoint({ method: 'POST', path: '/maintained-facilities/{id}/assessments', summary: 'Assess the condition 完好度评定', access: 'maintenance:work', params: IdParams, body: z.object({ id: Id.optional(), score: z.number().int().min(0).max(100), wear: z.enum(WEAR_LEVELS), note: text(1000).default(''), at: Instant.optional() }), response: MaintainedFacilityDetails, errors: ['not_found', 'already_exists', 'rule_broken'] })
const CounterFacts = { name: text(60, 1), unit: z.enum(COUNTER_UNITS), meterId: Id.nullable().default(null) }
export const createCounter = endpoint({ method: 'POST', path: '/facility-counters', summary: 'New counter of a facility, read by hand or taken from a meter of the registers', access: 'maintenance:write', body: z.object({ id: Id.optional(), facilityId: Id, ...CounterFacts }), response: FacilityCounter, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeCounter = endpoint({ method: 'PATCH', path: '/facility-counters/{id}', summary: 'Change a counter', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int(), name: text(60, 1), isActive: z.boolean() }), response: FacilityCounter, errors: ['not_found', 'already_exists', 'stale_version'] })
export const CounterReading = z.object({ id: Id, counterId: Id, value: z.number(), total: z.number(), at: Instant, by: z.string(), note: z.string(), isReset: z.boolean(), voided: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable() }).meta({ id: 'CounterReading' })
export type CounterReading = z.infer<typeof CounterReading>
export const listCounterReadings = endpoint({ method: 'GET', path: '/facility-counters/{id}/readings', summary: 'Readings of a counter, newest first', access: 'maintenance:read', params: IdParams, response: itemsOf(CounterReading), errors: ['not_found'] })
export const readCounter = endpoint({ method: 'POST', path: '/facility-counters/{id}/readings', summary: 'Enter a reading; `isReset` when the dial began again or was replaced', access: 'maintenance:work', params: IdParams, body: z.object({ id: Id.optional(), value: Reading, at: Instant.optional(), isReset: z.boolean().default(false), note: text(300).default('') }), response: z.object({ counter: FacilityCounter, reading: CounterReading, made: z.number().int() }), errors: ['not_found', 'already_exists', 'rule_broken', 'action_not_allowed'] })
export const voidCounterReading = endpoint({ method: 'POST', path: '/counter-readings/{id}/void', summary: 'The latest reading was wrong: it stays in the history, but no longer counts', access: 'maintenance:write', params: IdParams, body: z.object({ reason: text(300, 1) }), response: FacilityCounter, errors: ['not_found', 'action_not_allowed'] })

// Plans 保养计划 ----------------------------------------------------------------------------------------------------------------------

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A time of the day in which nobody is to be disturbed: `07:00`–`09:00` on the wall of the site. */
export const PeakHours = z.object({ from: Clock, to: Clock }).meta({ id: 'PeakHours' })
export type PeakHours = z.infer<typeof PeakHours>
const PlanFacts = {
  name: text(100, 1), procedureId: Id, facilityId: Id.nullable().default(null),
  /** Every facility of the class and of the classes below it at the site, also those that come later. */
  classId: Id.nullable().default(null), trigger: z.enum(PLAN_TRIGGERS),
  /** RFC 5545 without DTSTART; times are those of the site's zone. */
  rule: z.string().trim().min(5).max(300).nullable().default(null), every: z.object({ count: z.number().int().min(1).max(3650), unit: z.enum(INTERVAL_UNITS) }).nullable().default(null),
  /** Due at every `at` units since the last; armed again only when the count since the service lies below `at` − `hysteresis`. */
  counter: z.object({ unit: z.enum(COUNTER_UNITS), at: Reading, hysteresis: Reading.default(0) }).nullable().default(null),
  startsOn: Day, endsOn: Day.nullable().default(null), season: z.object({ from: MonthDay, to: MonthDay }).nullable().default(null), holidays: z.enum(HOLIDAY_RULES).default('keep'),
  leadDays: z.number().int().min(0).max(90).default(3), graceDays: z.number().int().min(0).max(90).default(3),
  /** The work begins inside this window of the day and outside the peak hours. */
  workHours: z.object({ from: Clock, to: Clock }).default({ from: '09:00', to: '17:30' }), peakHours: z.array(PeakHours).max(6).default([]), minutes: z.number().int().min(5).max(10_000).default(60),
  overlap: z.enum(OVERLAP_RULES).default('skip'), misfire: z.enum(MISFIRE_RULES).default('late'),
  /** At most one of the three; none: whoever is dispatched. */
  employeeId: Id.nullable().default(null), positionId: Id.nullable().default(null), partyId: Id.nullable().default(null), note: text(1000).default(''),
}
export const MaintenancePlan = z.object({
  id: Id, siteId: Id, name: z.string(), procedure: Ref, facility: FacilityRef.nullable(), class: ClassRef.nullable(), facilities: z.number().int(), trigger: z.enum(PLAN_TRIGGERS), rule: z.string().nullable(), every: z.object({ count: z.number().int(), unit: z.enum(INTERVAL_UNITS) }).nullable(),
  counter: z.object({ unit: z.enum(COUNTER_UNITS), at: z.number(), hysteresis: z.number() }).nullable(), startsOn: Day, endsOn: Day.nullable(), season: z.object({ from: MonthDay, to: MonthDay }).nullable(), holidays: z.enum(HOLIDAY_RULES), leadDays: z.number().int(), graceDays: z.number().int(),
  workHours: z.object({ from: z.string(), to: z.string() }), peakHours: z.array(PeakHours), minutes: z.number().int(), overlap: z.enum(OVERLAP_RULES), misfire: z.enum(MISFIRE_RULES), employee: Ref.nullable(), position: Ref.nullable(), party: Ref.nullable(), note: z.string(),
  state: z.enum(MAINTENANCE_PLAN_STATES), allowedActions: z.array(z.enum(MAINTENANCE_PLAN_ACTIONS)), next: z.array(Instant),
  /** Of the last 90 days: services done in time of those that were due; null when none was. */
  doneRate: z.number().nullable(),
  /** Facilities of the plan that nobody answers for: it is not activated before. */
  withoutResponsible: z.array(FacilityRef), version: z.number().int(),
}).meta({ id: 'MaintenancePlan' })
export type MaintenancePlan = z.infer<typeof MaintenancePlan>
const PlanFilter = z.object({ q: z.string().max(100).optional(), state: oneOrMany(z.enum(MAINTENANCE_PLAN_STATES)), trigger: oneOrMany(z.enum(PLAN_TRIGGERS)), facilityId: Id.optional(), classId: Id.optional() })
export const listMaintenancePlans = endpoint({ method: 'GET', path: '/maintenance-plans', summary: 'Maintenance plans of a site by name', access: 'maintenance:read', query: z.object({ siteId: Id, filter: PlanFilter.prefault({}) }), response: itemsOf(MaintenancePlan), errors: ['not_found'] })
export const exportMaintenancePlans = endpoint({ method: 'GET', path: '/maintenance-plans/export', summary: 'Plans as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: PlanFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getMaintenancePlan = endpoint({ method: 'GET', path: '/maintenance-plans/{id}', summary: 'One plan', access: 'maintenance:read', params: IdParams, response: MaintenancePlan, errors: ['not_found'] })
export const maintenancePlanTimeline = endpoint({ method: 'GET', path: '/maintenance-plans/{id}/timeline', summary: 'History of a plan', access: 'maintenance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const previewMaintenancePlan = endpoint({ method: 'POST', path: '/maintenance-plans/preview', summary: 'When a plan would be due next and in which windows the work would be, before it is saved', access: 'maintenance:write', body: z.object({ siteId: Id, trigger: z.enum(PLAN_TRIGGERS), rule: PlanFacts.rule, every: PlanFacts.every, startsOn: Day, endsOn: PlanFacts.endsOn, season: PlanFacts.season, holidays: PlanFacts.holidays, workHours: PlanFacts.workHours, peakHours: PlanFacts.peakHours, minutes: PlanFacts.minutes }), response: z.object({ next: z.array(z.object({ dueAt: Instant, from: Instant, to: Instant })) }), errors: ['not_found', 'rule_broken'] })
export const createMaintenancePlan = endpoint({ method: 'POST', path: '/maintenance-plans', summary: 'New plan; it begins paused', access: 'maintenance:write', body: z.object({ id: Id.optional(), siteId: Id, ...PlanFacts }), response: MaintenancePlan, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeMaintenancePlan = endpoint({ method: 'PATCH', path: '/maintenance-plans/{id}', summary: 'Change a plan; services that have an order stay', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int(), ...PlanFacts }), response: MaintenancePlan, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
export const actOnMaintenancePlan = endpoint({ method: 'POST', path: '/maintenance-plans/{id}/actions', summary: 'Activate, pause or end; activating one whose facilities nobody answers for is refused naming /responsibleId', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(MAINTENANCE_PLAN_ACTIONS), reason: text(300).default('') }), response: MaintenancePlan, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const takeReadyMaintenance = endpoint({ method: 'POST', path: '/maintenance-plans/ready', summary: 'Procedures, plans (paused) and, but for a sales office, legal inspections that a site of this kind begins with; what is there stays. Without a table of its own a site follows the time limits of the release', access: 'maintenance:write', body: z.object({ siteId: Id }), response: z.object({ added: z.number().int(), items: z.array(MaintenancePlan) }), errors: ['not_found'] })

/** The days of a year of each plan: what became of those that are past, and `planned` for those to come; `taskId` when a day has one service. */
export const MaintenanceYear = z.object({
  siteId: Id, year: z.number().int(),
  rows: z.array(MaintenancePlan.pick({ procedure: true, facility: true, class: true, facilities: true, state: true, trigger: true, rule: true, every: true, counter: true, employee: true, position: true, party: true }).extend({
    plan: Ref, days: z.array(z.object({ on: Day, state: z.enum(['planned', ...MAINTENANCE_STATES]), taskId: Id.nullable(), count: z.number().int() })),
  })),
}).meta({ id: 'MaintenanceYear' })
export type MaintenanceYear = z.infer<typeof MaintenanceYear>
export const maintenanceYear = endpoint({ method: 'GET', path: '/maintenance-year', summary: 'The maintenance plan of a year 年度保养计划表: the days of every plan', access: 'maintenance:read', query: z.object({ siteId: Id, year: z.coerce.number().int().min(2000).max(2100) }), response: MaintenanceYear, errors: ['not_found'] })
export const exportMaintenanceYear = endpoint({ method: 'GET', path: '/maintenance-year/export', summary: 'The maintenance plan of a year as XLSX or CSV', access: 'maintenance:read', query: maintenanceYear.query.extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })

// Services 保养任务 ---------------------------------------------------------------------------------------------------------------------

export const StepResult = z.object({ stepId: StepId, value: z.union([z.boolean(), z.number(), z.string().max(1000)]).nullable(), note: text(500).default(''), photoIds: z.array(Id).max(9).default([]) }).meta({ id: 'StepResult' })
export type StepResult = z.infer<typeof StepResult>
export const MaintenanceTask = z.object({
  id: Id, siteId: Id, number: z.string(), plan: Ref, procedure: Ref, facility: FacilityRef, dueAt: Instant, from: Instant, to: Instant, state: z.enum(MAINTENANCE_STATES), why: z.enum(MAINTENANCE_WHYS).nullable(), reason: z.string(), isLate: z.boolean(), isOverdue: z.boolean(), counterAt: z.number().nullable(),
  order: OrderRef.nullable(), worker: Ref.nullable(), party: Ref.nullable(), doneAt: Instant.nullable(), steps: z.number().int(), recorded: z.number().int(), bad: z.number().int(), allowedActions: z.array(z.enum(MAINTENANCE_ACTIONS)), mayRecord: z.boolean(), version: z.number().int(),
}).meta({ id: 'MaintenanceTask' })
export type MaintenanceTask = z.infer<typeof MaintenanceTask>
export const MaintenanceTaskDetails = MaintenanceTask.extend({
  procedureNumber: z.number().int(), parts: Procedure.shape.parts, tools: z.array(z.string()), safety: z.string(), needsLockOut: z.boolean(), permits: z.array(z.enum(WORK_PERMITS)),
  results: z.array(z.object({ step: ProcedureStep, value: z.union([z.boolean(), z.number(), z.string()]).nullable(), isFine: z.boolean().nullable(), note: z.string(), photos: z.array(FileRef), at: Instant.nullable(), by: z.string(), finding: z.object({ id: Id, number: z.string(), orderId: Id.nullable(), orderNumber: z.string().nullable() }).nullable() })),
}).meta({ id: 'MaintenanceTaskDetails' })
export type MaintenanceTaskDetails = z.infer<typeof MaintenanceTaskDetails>
const TaskFilter = z.object({ state: oneOrMany(z.enum(MAINTENANCE_STATES)), planId: Id.optional(), facilityId: Id.optional(), workerId: Id.optional(), workOrderId: Id.optional(), mine: flag, overdue: flag, from: Instant.optional(), to: Instant.optional() })
export const listMaintenanceTasks = endpoint({ method: 'GET', path: '/maintenance-tasks', summary: 'Services of a site, latest first', access: 'maintenance:read', query: z.object({ ...listQuery, filter: TaskFilter.prefault({}) }), response: listOf(MaintenanceTask), errors: ['not_found'] })
export const exportMaintenanceTasks = endpoint({ method: 'GET', path: '/maintenance-tasks/export', summary: 'Services as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: TaskFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getMaintenanceTask = endpoint({ method: 'GET', path: '/maintenance-tasks/{id}', summary: 'One service with its steps and results', access: 'maintenance:read', params: IdParams, response: MaintenanceTaskDetails, errors: ['not_found'] })
export const maintenanceTaskTimeline = endpoint({ method: 'GET', path: '/maintenance-tasks/{id}/timeline', summary: 'History of a service', access: 'maintenance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const sendStepResults = endpoint({ method: 'POST', path: '/maintenance-tasks/{id}/results', summary: 'Results of steps as the phone has them; a later one of a step replaces the earlier, a failing one makes a finding and its corrective order once (MNT-005)', access: 'maintenance:work', params: IdParams, body: z.object({ results: z.array(StepResult).min(1).max(100), at: Instant.optional() }), response: MaintenanceTaskDetails, errors: ['not_found', 'action_not_allowed', 'rule_broken', 'not_permitted'] })
export const actOnMaintenanceTask = endpoint({ method: 'POST', path: '/maintenance-tasks/{id}/actions', summary: 'Skip with a reason (its order is cancelled), or raise the order of one that was missed', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(MAINTENANCE_ACTIONS), reason: text(300).default('') }), response: MaintenanceTask, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const printMaintenanceTask = endpoint({ method: 'GET', path: '/maintenance-tasks/{id}/print', summary: 'The maintenance sheet 保养记录单, A4', access: 'maintenance:read', params: IdParams, kind: 'file', errors: ['not_found'] })
export const raiseFacilityOrder = endpoint({
  method: 'POST', path: '/facility-orders', summary: 'A work order for a public facility, due within the time limit of its class and of how much residents feel it (MNT-006)', access: 'work_orders:create',
  body: z.object({ id: Id.optional(), facilityId: Id, impact: z.enum(IMPACTS), title: text(200, 1), symptom: text(5000).default(''), safetyNote: text(500).default(''), workerId: Id.nullable().default(null), fileIds: z.array(Id).max(20).default([]) }), response: FacilityOrder, errors: ['not_found', 'already_exists', 'rule_broken', 'work_order.worker_not_suitable'],
})
export const linkFacilityOrder = endpoint({ method: 'POST', path: '/facility-orders/{id}/link', summary: 'This work order is about that facility: its cost counts there, and the time limit holds for it', access: 'maintenance:work', params: IdParams, body: z.object({ facilityId: Id, impact: z.enum(IMPACTS) }), response: FacilityOrder, errors: ['not_found', 'rule_broken'] })

// Legal inspections 法定检验 ------------------------------------------------------------------------------------------------------------

const LegalFacts = { kind: z.enum(LEGAL_KINDS), name: text(100, 1), facilityId: Id.nullable().default(null), classId: Id.nullable().default(null), partyId: Id.nullable().default(null), months: z.number().int().min(1).max(240), ownerId: Id.nullable().default(null), isActive: z.boolean().default(true), note: text(1000).default('') }
export const LegalCertificate = z.object({ id: Id, on: Day, result: z.enum(LEGAL_RESULTS), number: z.string(), party: Ref.nullable(), validFrom: Day.nullable(), validUntil: Day.nullable(), note: z.string(), by: z.string(), files: z.array(FileRef), voided: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable() }).meta({ id: 'LegalCertificate' })
export type LegalCertificate = z.infer<typeof LegalCertificate>
/** What the law asks for a facility, or for all of a class at the site together (a fire system, lightning protection). */
export const LegalInspection = z.object({
  id: Id, siteId: Id, kind: z.enum(LEGAL_KINDS), name: z.string(), facility: FacilityRef.nullable(), class: ClassRef.nullable(), party: Ref.nullable(), months: z.number().int(), owner: Ref.nullable(), isActive: z.boolean(), note: z.string(),
  state: z.enum(LEGAL_STATES), dueOn: Day.nullable(), daysLeft: z.number().int().nullable(), certificate: LegalCertificate.omit({ files: true }).nullable(), mustStop: z.boolean(), version: z.number().int(),
}).meta({ id: 'LegalInspection' })
export type LegalInspection = z.infer<typeof LegalInspection>
export const LegalInspectionDetails = LegalInspection.extend({ certificates: z.array(LegalCertificate), reminders: z.array(z.object({ days: z.number().int(), dueOn: Day, at: Instant })) }).meta({ id: 'LegalInspectionDetails' })
export type LegalInspectionDetails = z.infer<typeof LegalInspectionDetails>
const LegalFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(LEGAL_KINDS)), state: oneOrMany(z.enum(LEGAL_STATES)), facilityId: Id.optional(), active: flag })
export const listLegalInspections = endpoint({ method: 'GET', path: '/legal-inspections', summary: 'Legal inspections of a site, most pressing first', access: 'maintenance:read', query: z.object({ siteId: Id, filter: LegalFilter.prefault({}) }), response: itemsOf(LegalInspection), errors: ['not_found'] })
export const printLegalInspections = endpoint({ method: 'GET', path: '/legal-inspections/print', summary: '《法定检验到期表》 as PDF', access: 'maintenance:read', query: z.object({ siteId: Id, filter: LegalFilter.prefault({}) }), kind: 'file', errors: ['not_found', 'rule_broken'] })
export const exportLegalInspections = endpoint({ method: 'GET', path: '/legal-inspections/export', summary: 'Legal inspections as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: LegalFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getLegalInspection = endpoint({ method: 'GET', path: '/legal-inspections/{id}', summary: 'One legal inspection with its certificates', access: 'maintenance:read', params: IdParams, response: LegalInspectionDetails, errors: ['not_found'] })
export const legalInspectionTimeline = endpoint({ method: 'GET', path: '/legal-inspections/{id}/timeline', summary: 'History of a legal inspection', access: 'maintenance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const createLegalInspection = endpoint({ method: 'POST', path: '/legal-inspections', summary: 'New legal inspection', access: 'maintenance:write', body: z.object({ id: Id.optional(), siteId: Id, ...LegalFacts }), response: LegalInspectionDetails, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeLegalInspection = endpoint({ method: 'PATCH', path: '/legal-inspections/{id}', summary: 'Change a legal inspection', access: 'maintenance:write', params: IdParams, body: z.object({ version: z.number().int(), ...LegalFacts }), response: LegalInspectionDetails, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
export const recordCertificate = endpoint({ method: 'POST', path: '/legal-inspections/{id}/certificates', summary: 'It was inspected: result, certificate and until when it holds', access: 'maintenance:write', params: IdParams, body: z.object({ id: Id.optional(), on: Day, result: z.enum(LEGAL_RESULTS), number: text(100).default(''), partyId: Id.nullable().default(null), validFrom: Day.nullable().default(null), validUntil: Day.nullable().default(null), note: text(1000).default(''), fileIds: z.array(Id).max(9).default([]) }), response: LegalInspectionDetails, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const voidCertificate = endpoint({ method: 'POST', path: '/legal-certificates/{id}/void', summary: 'It was entered by mistake: stays in the history, but no longer counts', access: 'maintenance:write', params: IdParams, body: z.object({ reason: text(300, 1) }), response: LegalInspectionDetails, errors: ['not_found', 'action_not_allowed'] })

// Downtime 停机记录 --------------------------------------------------------------------------------------------------------------------

export const Downtime = z.object({
  id: Id, siteId: Id, facility: FacilityRef, class: ClassRef, state: z.enum(FACILITY_STATES), from: Instant, to: Instant.nullable(), hours: z.number(), cause: z.enum(DOWNTIME_CAUSES), isPlanned: z.boolean().nullable(), note: z.string(), version: z.number().int(),
}).meta({ id: 'Downtime' })
export type Downtime = z.infer<typeof Downtime>
const DowntimeFilter = z.object({ facilityId: Id.optional(), class: z.string().max(8).optional(), cause: oneOrMany(z.enum(DOWNTIME_CAUSES)), open: flag, planned: flag, from: Instant.optional(), to: Instant.optional() })
export const listDowntimes = endpoint({ method: 'GET', path: '/downtimes', summary: 'When facilities of a site stood, latest first: begins and ends with the acts in the registers', access: 'maintenance:read', query: z.object({ ...listQuery, filter: DowntimeFilter.prefault({}) }), response: listOf(Downtime), errors: ['not_found'] })
export const exportDowntimes = endpoint({ method: 'GET', path: '/downtimes/export', summary: 'Downtimes as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: DowntimeFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const explainDowntime = endpoint({ method: 'PATCH', path: '/downtimes/{id}', summary: 'Say why it stood and whether that was planned', access: 'maintenance:work', params: IdParams, body: z.object({ version: z.number().int(), cause: z.enum(DOWNTIME_CAUSES), isPlanned: z.boolean(), note: text(500).default('') }), response: Downtime, errors: ['not_found', 'stale_version', 'rule_broken'] })

// Costs -----------------------------------------------------------------------------------------------------------------------------

/** An amount that was entered; what orders cost is counted from the orders. */
export const FacilityCost = z.object({ id: Id, siteId: Id, facility: FacilityRef, kind: z.enum(COST_KINDS), fen: z.number().int(), on: Day, note: z.string(), party: Ref.nullable(), by: z.string(), voided: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable() }).meta({ id: 'FacilityCost' })
export type FacilityCost = z.infer<typeof FacilityCost>
const CostFilter = z.object({ facilityId: Id.optional(), kind: oneOrMany(z.enum(COST_KINDS)), from: Day.optional(), to: Day.optional() })
export const listFacilityCosts = endpoint({ method: 'GET', path: '/facility-costs', summary: 'Amounts entered for facilities of a site, latest first', access: 'maintenance:read', query: z.object({ ...listQuery, filter: CostFilter.prefault({}) }), response: listOf(FacilityCost), errors: ['not_found'] })
export const exportFacilityCosts = endpoint({ method: 'GET', path: '/facility-costs/export', summary: 'Entered amounts as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: CostFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const addFacilityCost = endpoint({ method: 'POST', path: '/facility-costs', summary: 'Enter an amount: an invoice of a contractor, parts bought elsewhere', access: 'maintenance:write', body: z.object({ id: Id.optional(), facilityId: Id, kind: z.enum(COST_KINDS), fen: Fen.min(1), on: Day, note: text(300).default(''), partyId: Id.nullable().default(null) }), response: FacilityCost, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const voidFacilityCost = endpoint({ method: 'POST', path: '/facility-costs/{id}/void', summary: 'It was entered by mistake', access: 'maintenance:write', params: IdParams, body: z.object({ reason: text(300, 1) }), response: FacilityCost, errors: ['not_found', 'action_not_allowed'] })

// Renewal proposals 更新改造 -----------------------------------------------------------------------------------------------------------

const Share = z.number().min(0).max(100).multipleOf(0.01).nullable().default(null)
const ProposalFacts = {
  kind: z.enum(RENEWAL_KINDS), title: text(100, 1), facilityId: Id.nullable().default(null), wear: z.enum(WEAR_LEVELS).nullable().default(null), usage: text(1000).default(''), reason: text(2000, 1), costFen: Fen.nullable().default(null), fund: z.enum(FUND_SOURCES).nullable().default(null),
  /** Of the maintenance fund 维修资金, in percent: of all owners and of their area, who took part in the vote; of those who did, who agreed. */
  ownersVoted: Share, areaVoted: Share, ownersAgreed: Share, areaAgreed: Share, isEmergency: z.boolean().default(false), plannedOn: Day.nullable().default(null),
}
export const RenewalProposal = z.object({
  id: Id, siteId: Id, number: z.string(), kind: z.enum(RENEWAL_KINDS), title: z.string(), facility: FacilityRef.nullable(), wear: z.enum(WEAR_LEVELS).nullable(), usage: z.string(), reason: z.string(), costFen: z.number().int().nullable(), fund: z.enum(FUND_SOURCES).nullable(), ownersVoted: z.number().nullable(), areaVoted: z.number().nullable(), ownersAgreed: z.number().nullable(), areaAgreed: z.number().nullable(), isEmergency: z.boolean(), plannedOn: Day.nullable(),
  state: z.enum(RENEWAL_STATES), by: Ref, submittedAt: Instant.nullable(), decidedBy: Ref.nullable(), decidedAt: Instant.nullable(), decision: z.string(), doneOn: Day.nullable(), paidFen: z.number().int().nullable(),
  /** What the facility's figures said when it was proposed. */
  advice: RenewalAdvice.nullable(), files: z.array(FileRef), allowedActions: z.array(z.enum(RENEWAL_ACTIONS)), mayChange: z.boolean(), version: z.number().int(), updatedAt: Instant,
}).meta({ id: 'RenewalProposal' })
export type RenewalProposal = z.infer<typeof RenewalProposal>
const ProposalFilter = z.object({ q: z.string().max(100).optional(), kind: oneOrMany(z.enum(RENEWAL_KINDS)), state: oneOrMany(z.enum(RENEWAL_STATES)), fund: oneOrMany(z.enum(FUND_SOURCES)), facilityId: Id.optional() })
export const listRenewalProposals = endpoint({ method: 'GET', path: '/renewal-proposals', summary: 'Renewal and improvement proposals of a site, latest first', access: 'maintenance:read', query: z.object({ ...listQuery, filter: ProposalFilter.prefault({}) }), response: listOf(RenewalProposal), errors: ['not_found'] })
export const exportRenewalProposals = endpoint({ method: 'GET', path: '/renewal-proposals/export', summary: 'Proposals as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery, filter: ProposalFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getRenewalProposal = endpoint({ method: 'GET', path: '/renewal-proposals/{id}', summary: 'One proposal', access: 'maintenance:read', params: IdParams, response: RenewalProposal, errors: ['not_found'] })
export const renewalProposalTimeline = endpoint({ method: 'GET', path: '/renewal-proposals/{id}/timeline', summary: 'History of a proposal', access: 'maintenance:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const createRenewalProposal = endpoint({ method: 'POST', path: '/renewal-proposals', summary: 'New proposal', access: 'maintenance:work', body: z.object({ id: Id.optional(), siteId: Id, ...ProposalFacts, fileIds: z.array(Id).max(20).default([]) }), response: RenewalProposal, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeRenewalProposal = endpoint({ method: 'PATCH', path: '/renewal-proposals/{id}', summary: 'Change a draft', access: 'maintenance:work', params: IdParams, body: z.object({ version: z.number().int(), ...ProposalFacts, fileIds: z.array(Id).max(20).default([]) }), response: RenewalProposal, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'not_permitted'] })
export const actOnRenewalProposal = endpoint({ method: 'POST', path: '/renewal-proposals/{id}/actions', summary: 'Submit, approve, reject, complete or withdraw; nobody decides an own proposal, and the maintenance fund wants two thirds of the owners to vote and more than half of these to agree', access: 'maintenance:work', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(RENEWAL_ACTIONS), note: text(1000).default(''), on: Day.optional(), paidFen: Fen.nullable().default(null) }), response: RenewalProposal, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'not_permitted'] })

// Time limits 公共设施维护时限表 (MNT-006) -------------------------------------------------------------------------------------------------

const LimitLine = z.object({ classCode: z.string().regex(/^\d{2}(\.\d{2}){0,2}$/), impact: z.enum(IMPACTS), hours: z.number().min(0.25).max(2160).multipleOf(0.25) })
export const TimeLimits = z.object({ siteId: Id, number: z.number().int(), lines: z.array(LimitLine.extend({ className: z.string() })), numbers: z.array(z.object({ number: z.number().int(), at: Instant, by: z.string(), reason: z.string() })), mayChange: z.boolean(), version: z.number().int() }).meta({ id: 'TimeLimits' })
export type TimeLimits = z.infer<typeof TimeLimits>
export const getTimeLimits = endpoint({ method: 'GET', path: '/maintenance-time-limits', summary: 'Within how many hours a public facility is put right, by class and by how much residents feel it; `number` asks for an earlier table', access: 'maintenance:read', query: z.object({ siteId: Id, number: z.coerce.number().int().min(1).optional() }), response: TimeLimits, errors: ['not_found'] })
export const changeTimeLimits = endpoint({ method: 'PUT', path: '/maintenance-time-limits', summary: 'A new table; orders that are raised keep theirs', access: 'maintenance:write', body: z.object({ siteId: Id, version: z.number().int(), lines: z.array(LimitLine).max(400), reason: text(300).default('') }), response: TimeLimits, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const exportTimeLimits = endpoint({ method: 'GET', path: '/maintenance-time-limits/export', summary: 'The table as XLSX or CSV', access: 'maintenance:read', query: z.object({ ...exportQuery }), kind: 'file', errors: ['not_found'] })

// Figures ---------------------------------------------------------------------------------------------------------------------------

/** Rates are null without anything to divide by. */
const Figures = { due: z.number().int(), done: z.number().int(), onTime: z.number().int(), missed: z.number().int(), skipped: z.number().int(), executionRate: z.number().nullable(), onTimeRate: z.number().nullable(), facilities: z.number().int(), intact: z.number().int(), intactUnknown: z.number().int(), intactRate: z.number().nullable(), availability: z.number().nullable(), downHours: z.number() }
export const MaintenanceFigures = z.object({
  siteId: Id, from: Day, to: Day, ...Figures, findings: z.number().int(), cost: CostSum, unassigned: z.number().int(), legalOverdue: z.number().int(),
  classes: z.array(z.object({ class: ClassRef, facilities: z.number().int(), availability: z.number().nullable(), downHours: z.number(),
    /** Null when no part of it has a known price. */
    costFen: z.number().int().nullable() })),
  /** By how many are intact (MNT-011); facilities that lie in no zone are in the line without one. */
  zones: z.array(z.object({ zone: Ref.nullable(), ...Figures, rank: z.number().int().nullable() })),
}).meta({ id: 'MaintenanceFigures' })
export type MaintenanceFigures = z.infer<typeof MaintenanceFigures>
export const maintenanceFigures = endpoint({ method: 'GET', path: '/maintenance-figures', summary: 'Services, condition, downtime and cost of a period, by class and zone', access: 'maintenance:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: MaintenanceFigures, errors: ['not_found', 'rule_broken'] })
