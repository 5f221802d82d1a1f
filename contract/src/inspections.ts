import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CleanWarning } from './environment.ts'
import {
  CHECK_ITEM_KINDS, FINDING_ACTIONS, FINDING_SEVERITIES, FINDING_STATES, FINDING_WAYS, HOLIDAY_RULES, METERS_READ, MISFIRE_RULES, OVERLAP_RULES, PLAN_ACTIONS, PLAN_STATES, POINT_MARKS, POINT_RESULTS, POINT_TARGETS, PRESENCE_SIGNS, ROUND_KINDS, TASK_ACTIONS, TASK_STATES, TASK_WHYS, UNCHECKED_WHYS,
} from './inspection-choices.ts'
import { ODD_READINGS } from './reading-rules.ts'
import { fileOf } from './list-file.ts'
import { ITEM_COUNTS } from './zone-standard-choices.ts'
import { UNIT_STATES } from './archives.ts'
import { AREA_TYPES } from './registers.ts'
import { Day, FileRef, Id, IdParams, Instant, Month, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { NamedItem, StandardItemRef } from './standards.ts'

export * from './inspection-choices.ts'

// Checklists 检查表 ------------------------------------------------------------------------------------------------------------------

/** A short name of an item inside its checklist; stays the same over versions, so that answers can be compared. */
const ItemId = z.string().trim().regex(/^[a-z0-9_-]{1,40}$/)
export const CheckItem = z.object({
  id: ItemId, text: text(300, 1), hint: text(500).default(''), kind: z.enum(CHECK_ITEM_KINDS), isRequired: z.boolean().default(true),
  /** A number: its unit, and from where to where it is fine; null: no limit. */
  unit: text(20).default(''), low: z.number().nullable().default(null), high: z.number().nullable().default(null),
  /** A choice: what can be said, and whether that is fine. */
  choices: z.array(z.object({ value: text(60, 1), isFine: z.boolean() })).max(20).default([]),
  /** Asked only when an earlier item was answered so: `yes`, `no`, or a choice. */
  showWhen: z.object({ itemId: ItemId, is: text(60, 1) }).nullable().default(null),
  /** A bad answer wants a picture. */
  photoWhenBad: z.boolean().default(false),
  severity: z.enum(FINDING_SEVERITIES).default('normal'), way: z.enum(FINDING_WAYS).default('undecided'),
  /** Where the item comes from: a catalogue id or a rule. */
  source: text(40).default(''),
  /** A number that is part of a lamp count. */
  counts: z.enum(ITEM_COUNTS).optional(),
  /** The item of a service standard that it looks at. */
  standardItem: StandardItemRef.optional(),
}).meta({ id: 'CheckItem' })
export type CheckItem = z.infer<typeof CheckItem>
const ChecklistFacts = { name: text(100, 1), purpose: text(1000).default(''), items: z.array(CheckItem).min(1).max(100) }
/** What a checklist is for: facilities of these classes and of those that hang below them, common areas of these types; nothing named: anything. */
const ChecklistFor = { facilityClassIds: z.array(Id).max(50), areaTypes: z.array(z.enum(AREA_TYPES)).max(AREA_TYPES.length) }
export const Checklist = z.object({ id: Id, name: z.string(), purpose: z.string(), number: z.number().int(), items: z.array(CheckItem), standards: z.array(NamedItem), facilityClasses: z.array(Ref), areaTypes: z.array(z.enum(AREA_TYPES)), isActive: z.boolean(), points: z.number().int(), version: z.number().int(), updatedAt: Instant }).meta({ id: 'Checklist' })
export type Checklist = z.infer<typeof Checklist>

export const listChecklists = endpoint({ method: 'GET', path: '/checklists', summary: 'Checklists of the organisation by name, each in its newest version; with `target` those that are for it, the ones that name it first', access: 'inspections:read', query: z.object({ filter: z.object({ q: z.string().max(100).optional(), active: flag, target: z.enum(POINT_TARGETS).optional(), targetId: Id.optional() }).prefault({}) }), response: itemsOf(Checklist) })
export const exportChecklists = fileOf(listChecklists, 'Checklists with their items as XLSX or CSV, a line for each item')
export const getChecklist = endpoint({ method: 'GET', path: '/checklists/{id}', summary: 'One checklist; `number` asks for an earlier version', access: 'inspections:read', params: IdParams, query: z.object({ number: z.coerce.number().int().min(1).optional() }), response: Checklist, errors: ['not_found'] })
export const createChecklist = endpoint({ method: 'POST', path: '/checklists', summary: 'New checklist', access: 'inspections:manage', body: z.object({ id: Id.optional(), ...ChecklistFacts, facilityClassIds: ChecklistFor.facilityClassIds.default([]), areaTypes: ChecklistFor.areaTypes.default([]) }), response: Checklist, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeChecklist = endpoint({
  method: 'PATCH', path: '/checklists/{id}', summary: 'A new version of a checklist; rounds under way keep theirs', access: 'inspections:manage', params: IdParams, body: z.object({ version: z.number().int(), ...ChecklistFacts, facilityClassIds: ChecklistFor.facilityClassIds.optional(), areaTypes: ChecklistFor.areaTypes.optional(), isActive: z.boolean() }), response: Checklist, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'],
})

// Points 点位 ------------------------------------------------------------------------------------------------------------------------

const Position = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
const PointFacts = {
  code: text(40, 1), name: text(100, 1), place: text(200).default(''), target: z.enum(POINT_TARGETS).default('place'), targetId: Id.nullable().default(null), buildingId: Id.nullable().default(null),
  checklistId: Id, position: Position.nullable().default(null), isActive: z.boolean().default(true),
}
export const InspectionPoint = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), place: z.string(), target: z.enum(POINT_TARGETS), targetId: Id.nullable(), targetName: z.string(), building: Ref.nullable(), checklist: Ref, position: Position.nullable(), isActive: z.boolean(),
  /** What it was like when somebody was last there; null: nobody ever was. */
  last: z.object({ result: z.enum(POINT_RESULTS), at: Instant, by: z.string() }).nullable(), openFindings: z.number().int(), version: z.number().int(),
}).meta({ id: 'InspectionPoint' })
export type InspectionPoint = z.infer<typeof InspectionPoint>
const PointFilter = z.object({ q: z.string().max(100).optional(), target: oneOrMany(z.enum(POINT_TARGETS)), buildingId: Id.optional(), checklistId: Id.optional(), result: oneOrMany(z.enum(POINT_RESULTS)), active: flag })
export const listPoints = endpoint({ method: 'GET', path: '/inspection-points', summary: 'Points of a site by code', access: 'inspections:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: PointFilter.prefault({}) }), response: listOf(InspectionPoint), errors: ['not_found'] })
export const exportPoints = endpoint({ method: 'GET', path: '/inspection-points/export', summary: 'Points as XLSX or CSV', access: 'inspections:read', query: z.object({ siteId: Id, format: sheetFormat, filter: PointFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const printPoints = endpoint({ method: 'GET', path: '/inspection-points/labels', summary: 'QR signs of points to stick on, A4; the code holds an opaque tag and nothing else', access: 'inspections:manage', query: z.object({ siteId: Id, ids: oneOrMany(Id), filter: PointFilter.prefault({}) }), kind: 'file', errors: ['not_found', 'rule_broken'] })
export const createPoint = endpoint({ method: 'POST', path: '/inspection-points', summary: 'New point', access: 'inspections:manage', body: z.object({ id: Id.optional(), siteId: Id, ...PointFacts }), response: InspectionPoint, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changePoint = endpoint({ method: 'PATCH', path: '/inspection-points/{id}', summary: 'Change a point; `newTag` when its sign was lost or copied', access: 'inspections:manage', params: IdParams, body: z.object({ version: z.number().int(), ...PointFacts, newTag: z.boolean().default(false) }), response: InspectionPoint, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
export const getPoint = endpoint({ method: 'GET', path: '/inspection-points/{id}', summary: 'One point', access: 'inspections:read', params: IdParams, response: InspectionPoint, errors: ['not_found'] })

// Routes 路线 ------------------------------------------------------------------------------------------------------------------------

/** Where a stop stands on the drawn plan: 0…1 from its left and its top edge. */
const OnPlan = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
const Stop = z.object({ pointId: Id, minutes: z.number().int().min(0).max(240).default(3), onPlan: OnPlan.nullable().default(null) })
const RouteFacts = { name: text(100, 1), isOrdered: z.boolean().default(false), planFileId: Id.nullable().default(null), stops: z.array(Stop).min(1).max(300), isActive: z.boolean().default(true) }
export const InspectionRoute = z.object({
  id: Id, siteId: Id, name: z.string(), isOrdered: z.boolean(), planFile: FileRef.nullable(), isActive: z.boolean(), minutes: z.number().int(),
  stops: z.array(z.object({ pointId: Id, code: z.string(), name: z.string(), place: z.string(), minutes: z.number().int(), onPlan: OnPlan.nullable(), lastResult: z.enum(POINT_RESULTS).nullable(), openFindings: z.number().int() })), plans: z.number().int(), version: z.number().int(),
}).meta({ id: 'InspectionRoute' })
export type InspectionRoute = z.infer<typeof InspectionRoute>
export const listRoutes = endpoint({ method: 'GET', path: '/inspection-routes', summary: 'Routes of a site by name', access: 'inspections:read', query: z.object({ siteId: Id, filter: z.object({ active: flag }).prefault({}) }), response: itemsOf(InspectionRoute), errors: ['not_found'] })
export const exportRoutes = fileOf(listRoutes, 'Routes with their stops as XLSX or CSV, a line for each stop')
export const getRoute = endpoint({ method: 'GET', path: '/inspection-routes/{id}', summary: 'One route', access: 'inspections:read', params: IdParams, response: InspectionRoute, errors: ['not_found'] })
export const createRoute = endpoint({ method: 'POST', path: '/inspection-routes', summary: 'New route', access: 'inspections:manage', body: z.object({ id: Id.optional(), siteId: Id, ...RouteFacts }), response: InspectionRoute, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeRoute = endpoint({ method: 'PATCH', path: '/inspection-routes/{id}', summary: 'Change a route; rounds that are made already keep theirs', access: 'inspections:manage', params: IdParams, body: z.object({ version: z.number().int(), ...RouteFacts }), response: InspectionRoute, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })

// Plans 巡查计划 ----------------------------------------------------------------------------------------------------------------------

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const PlanFacts = {
  name: text(100, 1), kind: z.enum(ROUND_KINDS), routeId: Id,
  /** Of a plan of the kind `meters`: whose it reads; the public ones where nothing is said of a new one. */
  meters: z.enum(METERS_READ).nullable().optional(),
  /** RFC 5545 without DTSTART: `FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0`. Times are those of the site's zone. */
  rule: z.string().trim().min(5).max(300), startsOn: Day, endsOn: Day.nullable().default(null),
  /** How long a round may take from its beginning, in minutes; after it the round is missed. */
  windowMinutes: z.number().int().min(5).max(60 * 24 * 31), leadHours: z.number().int().min(0).max(24 * 31).default(24),
  season: z.object({ from: MonthDay, to: MonthDay }).nullable().default(null),
  holidays: z.enum(HOLIDAY_RULES).default('keep'), overlap: z.enum(OVERLAP_RULES).default('allow'), misfire: z.enum(MISFIRE_RULES).default('missed'),
  /** Who walks it: one colleague, or whoever holds the role, `zoneId` for the zone; null and null: whoever may. */
  employeeId: Id.nullable().default(null), role: z.enum(['supervisor', 'front_desk', 'steward', 'technician', 'guard']).nullable().default(null), zoneId: Id.nullable().default(null),
  /** Roles of which one each has to sign in on the round (INS-025). */
  participants: z.array(z.enum(['site_manager', 'supervisor', 'steward', 'technician', 'guard'])).max(5).default([]),
  /** A point that is fine altogether wants a picture. */
  photoWhenFine: z.boolean().default(false),
}
export const InspectionPlan = z.object({
  id: Id, siteId: Id, name: z.string(), kind: z.enum(ROUND_KINDS), meters: z.enum(METERS_READ).nullable(), route: Ref, rule: z.string(), startsOn: Day, endsOn: Day.nullable(), windowMinutes: z.number().int(), leadHours: z.number().int(), season: z.object({ from: MonthDay, to: MonthDay }).nullable(),
  holidays: z.enum(HOLIDAY_RULES), overlap: z.enum(OVERLAP_RULES), misfire: z.enum(MISFIRE_RULES), employee: Ref.nullable(), role: z.string().nullable(), zone: Ref.nullable(), participants: z.array(z.string()), photoWhenFine: z.boolean(),
  state: z.enum(PLAN_STATES), allowedActions: z.array(z.enum(PLAN_ACTIONS)), next: z.array(Instant),
  /** Of the last 30 days: rounds done in time of those that were due; null when none was. */
  doneRate: z.number().nullable(), version: z.number().int(),
}).meta({ id: 'InspectionPlan' })
export type InspectionPlan = z.infer<typeof InspectionPlan>
const PlanFilter = z.object({ kind: oneOrMany(z.enum(ROUND_KINDS)), state: oneOrMany(z.enum(PLAN_STATES)) })
export const listPlans = endpoint({ method: 'GET', path: '/inspection-plans', summary: 'Plans of a site by name', access: 'inspections:read', query: z.object({ siteId: Id, filter: PlanFilter.prefault({}) }), response: itemsOf(InspectionPlan), errors: ['not_found'] })
export const exportPlans = endpoint({ method: 'GET', path: '/inspection-plans/export', summary: 'Plans as XLSX or CSV', access: 'inspections:read', query: z.object({ siteId: Id, format: sheetFormat, filter: PlanFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getPlan = endpoint({ method: 'GET', path: '/inspection-plans/{id}', summary: 'One plan', access: 'inspections:read', params: IdParams, response: InspectionPlan, errors: ['not_found'] })
export const createPlan = endpoint({ method: 'POST', path: '/inspection-plans', summary: 'New plan; its first rounds are made at once', access: 'inspections:manage', body: z.object({ id: Id.optional(), siteId: Id, ...PlanFacts }), response: InspectionPlan, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changePlan = endpoint({ method: 'PATCH', path: '/inspection-plans/{id}', summary: 'Change a plan; rounds that nobody has begun are made anew', access: 'inspections:manage', params: IdParams, body: z.object({ version: z.number().int(), ...PlanFacts }), response: InspectionPlan, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
export const planTimeline = endpoint({ method: 'GET', path: '/inspection-plans/{id}/timeline', summary: 'History of a plan', access: 'inspections:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const actOnPlan = endpoint({ method: 'POST', path: '/inspection-plans/{id}/actions', summary: 'Pause, resume or end a plan', access: 'inspections:manage', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(PLAN_ACTIONS), reason: text(500).default('') }), response: InspectionPlan, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const previewPlan = endpoint({ method: 'POST', path: '/inspection-plans/preview', summary: 'When the next rounds of a rule would be, before it is written', access: 'inspections:manage', body: z.object({ siteId: Id, rule: PlanFacts.rule, startsOn: Day, endsOn: Day.nullable().default(null), season: PlanFacts.season, holidays: PlanFacts.holidays }), response: z.object({ next: z.array(Instant) }), errors: ['not_found', 'rule_broken'] })

export const takeReadyPlans = endpoint({ method: 'POST', path: '/inspection-plans/ready', summary: 'The checklists, points, routes and plans that a site of this kind begins with; what is there stays as it is, new plans are paused', access: 'inspections:manage', body: z.object({ siteId: Id }), response: z.object({ added: z.number().int(), items: z.array(InspectionPlan) }), errors: ['not_found'] })

// Rounds 巡查任务 ---------------------------------------------------------------------------------------------------------------------

export const InspectionTask = z.object({
  id: Id, siteId: Id, number: z.string(), plan: Ref, route: Ref, kind: z.enum(ROUND_KINDS), meters: z.enum(METERS_READ).nullable(), from: Instant, to: Instant, state: z.enum(TASK_STATES), employee: Ref.nullable(), role: z.string().nullable(),
  startedAt: Instant.nullable(), doneAt: Instant.nullable(), startedBy: Ref.nullable(), isLate: z.boolean(), why: z.enum(TASK_WHYS).nullable(), reason: z.string(),
  points: z.number().int(), recorded: z.number().int(), bad: z.number().int(), skipped: z.number().int(),
  /** 0…100: how well the records prove that somebody was there; null before the first. */
  presence: z.number().nullable(), isOwn: z.boolean(), allowedActions: z.array(z.enum(TASK_ACTIONS)), version: z.number().int(),
}).meta({ id: 'InspectionTask' })
export type InspectionTask = z.infer<typeof InspectionTask>

export const PointAnswer = z.object({
  itemId: ItemId, value: z.union([z.string().max(2000), z.number(), z.boolean()]).nullable(), note: text(500).default(''), photoIds: z.array(Id).max(9).default([]),
  /** What the person was told is odd about a reading, and said that the dial shows it all the same. */
  confirmed: z.enum(ODD_READINGS).optional(),
}).meta({ id: 'PointAnswer' })
export type PointAnswer = z.infer<typeof PointAnswer>
const Proof = z.object({
  /** What the sign said; null when it was not scanned. */
  tag: z.string().max(60).nullable().default(null), position: Position.extend({ accuracy: z.number().min(0).max(100_000) }).nullable().default(null), arrivedAt: Instant, photoId: Id.nullable().default(null), nonce: z.string().max(80).nullable().default(null),
})
/** What was found at a point, as the phone wrote it: the id is made there, so that it can come twice and counts once. */
export const SentRecord = z.object({
  id: Id, pointId: Id, at: Instant,
  /** Which checklist it follows: that of the point when none is named, which may have become another since the phone fetched it. */
  checklistId: Id.optional(), checklistNumber: z.number().int().min(1), answers: z.array(PointAnswer).max(100), skipReason: text(300).default(''), note: text(1000).default(''), proof: Proof,
  findings: z.array(z.object({ id: Id, itemId: ItemId.nullable().default(null), description: text(1000, 1), severity: z.enum(FINDING_SEVERITIES), way: z.enum(FINDING_WAYS).default('undecided'), photoIds: z.array(Id).max(9).default([]), afterPhotoIds: z.array(Id).max(9).default([]), thirdParty: text(100).default(''), sameAs: Id.nullable().default(null) })).max(20).default([]),
}).meta({ id: 'SentRecord' })
export type SentRecord = z.infer<typeof SentRecord>
export const PointRecord = z.object({
  id: Id, point: z.object({ id: Id, code: z.string(), name: z.string(), place: z.string() }), result: z.enum(POINT_RESULTS), at: Instant, receivedAt: Instant, by: Ref, skipReason: z.string(), note: z.string(), checklistNumber: z.number().int(),
  answers: z.array(z.object({ item: CheckItem, value: z.union([z.string(), z.number(), z.boolean()]).nullable(), note: z.string(), isFine: z.boolean().nullable(), photoIds: z.array(Id), confirmed: z.enum(ODD_READINGS).nullable() })),
  presence: z.number(), signs: z.array(z.object({ sign: z.enum(PRESENCE_SIGNS), isGiven: z.boolean() })),
  /** By how many seconds the phone's clock was ahead of the server's when it was sent; null: not known. */
  clockAheadSeconds: z.number().nullable(), hash: z.string(),
  /** Another record of the same point in the same round counts; this one waits for a person to choose. */
  isConflict: z.boolean(), photos: z.array(FileRef),
}).meta({ id: 'PointRecord' })
export type PointRecord = z.infer<typeof PointRecord>

const TaskFilter = z.object({ state: oneOrMany(z.enum(TASK_STATES)), kind: oneOrMany(z.enum(ROUND_KINDS)), planId: Id.optional(), employeeId: Id.optional(), mine: flag, late: flag, weak: flag, from: Instant.optional(), to: Instant.optional() })
export const listTasks = endpoint({ method: 'GET', path: '/inspection-tasks', summary: 'Rounds of a site, latest first', access: 'inspections:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: TaskFilter.prefault({}) }), response: listOf(InspectionTask), errors: ['not_found'] })
export const exportRounds = endpoint({ method: 'GET', path: '/inspection-tasks/export', summary: 'Rounds as XLSX or CSV', access: 'inspections:read', query: z.object({ siteId: Id, format: sheetFormat, filter: TaskFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const InspectionTaskDetails = InspectionTask.extend({ isOrdered: z.boolean(), stops: z.array(z.object({ pointId: Id, code: z.string(), name: z.string(), place: z.string(), minutes: z.number().int() })), records: z.array(PointRecord), findings: z.array(z.lazy(() => Finding)),
  /** Units that this round need not go to any more, and what they are now. */
  left: z.array(z.object({ unit: Ref, at: Instant, state: z.enum(UNIT_STATES).nullable() })), signedIn: z.array(Ref), participants: z.array(z.string()), photoWhenFine: z.boolean(),
  /** Whether every record still follows from the one before it; false: something was changed behind the product's back. */
  isChainWhole: z.boolean() }).meta({ id: 'InspectionTaskDetails' })
export type InspectionTaskDetails = z.infer<typeof InspectionTaskDetails>
export const getTask = endpoint({ method: 'GET', path: '/inspection-tasks/{id}', summary: 'One round with its records and findings', access: 'inspections:read', params: IdParams, response: InspectionTaskDetails, errors: ['not_found'] })
export const taskTimeline = endpoint({ method: 'GET', path: '/inspection-tasks/{id}/timeline', summary: 'History of a round', access: 'inspections:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const actOnTask = endpoint({
  method: 'POST', path: '/inspection-tasks/{id}/actions', summary: 'Start, finish, skip with a reason, or give to a colleague; `at` when it was done without network', access: 'inspections:work', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(TASK_ACTIONS), at: Instant.optional(), reason: text(300).default(''), employeeId: Id.nullable().default(null) }), response: InspectionTask, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'inspection.points_left'],
})
export const sendRecords = endpoint({
  method: 'POST', path: '/inspection-tasks/{id}/records', summary: 'What was found at points of a round; what came before is answered and not done again', access: 'inspections:work', params: IdParams,
  body: z.object({ sentAt: Instant, records: z.array(SentRecord).min(1).max(100) }), response: z.object({ task: InspectionTask, records: z.array(z.object({ id: Id, isConflict: z.boolean(), presence: z.number() })) }), errors: ['not_found', 'action_not_allowed', 'rule_broken'],
})
export const settleConflict = endpoint({ method: 'POST', path: '/inspection-records/{id}/choose', summary: 'Of two records of one point in one round this one counts', access: 'inspections:manage', params: IdParams, response: InspectionTaskDetails, errors: ['not_found', 'action_not_allowed'] })
export const printRound = endpoint({ method: 'GET', path: '/inspection-tasks/{id}/print', summary: 'The record sheet of a round 巡查记录表, A4, with pictures', access: 'inspections:read', params: IdParams, kind: 'file', errors: ['not_found'] })

export const printRecord = endpoint({ method: 'GET', path: '/inspection-records/{id}/print', summary: 'The sheet of one point of a round, as it is filed with the home, A4', access: 'inspections:read', params: IdParams, kind: 'file', errors: ['not_found'] })

/** A check of a home under renovation or without people, as it is filed with the home: `number` is its place in the file, by date. */
export const UnitCheck = z.object({ id: Id, number: z.number().int(), task: Ref, kind: z.enum(['renovation', 'vacant_units']), checklist: z.string(), at: Instant, by: Ref, result: z.enum(POINT_RESULTS), findings: z.number().int() }).meta({ id: 'UnitCheck' })
export type UnitCheck = z.infer<typeof UnitCheck>
const UnitCheckFilter = z.object({ filter: z.object({ kind: oneOrMany(UnitCheck.shape.kind) }).prefault({}) })
export const listUnitChecks = endpoint({ method: 'GET', path: '/units/{id}/checks', summary: 'The checks of a home that are filed with it, in the order of their dates', access: 'inspections:read', params: IdParams, query: UnitCheckFilter, response: itemsOf(UnitCheck), errors: ['not_found'] })
export const printUnitChecks = endpoint({ method: 'GET', path: '/units/{id}/checks/print', summary: 'The index of the checks that are filed with a home, A4', access: 'inspections:read', params: IdParams, query: UnitCheckFilter, kind: 'file', errors: ['not_found'] })

/** Everything that a phone needs in a basement: own rounds of today and tomorrow, their points, checklists, tags as hashes, last readings, open findings. */
export const InspectionBundle = z.object({
  siteId: Id, at: Instant, nonce: z.string(), tasks: z.array(InspectionTask.extend({ isOrdered: z.boolean(), photoWhenFine: z.boolean(), stops: z.array(z.object({ pointId: Id, minutes: z.number().int() })), recordedPointIds: z.array(Id),
    /** Of the recorded ones those that nobody could look at, and why: they wait for a second try. */
    skipped: z.array(z.object({ pointId: Id, reason: z.string() })) })),
  /** `section`: building and entrance of what stands at a home, by which a long list is folded; empty elsewhere. `usualPerDay`: what the dial turns on a usual day; null while nobody knows.
   * `tagHash`: SHA-256 in hex of the sign's tag, so that the phone knows the sign and nobody reads tags out of it. */
  points: z.array(z.object({ id: Id, code: z.string(), name: z.string(), place: z.string(), section: z.string(), checklistId: Id, tagHash: z.string(), position: Position.nullable(), lastReading: z.object({ value: z.number(), on: Day, usualPerDay: z.number().nullable() }).nullable(), findings: z.array(z.object({ id: Id, number: z.string(), itemId: ItemId.nullable(), description: z.string(), severity: z.enum(FINDING_SEVERITIES), state: z.enum(FINDING_STATES), foundAt: Instant })) })),
  checklists: z.array(z.object({ id: Id, name: z.string(), number: z.number().int(), items: z.array(CheckItem) })),
  /** Read before a round of these kinds begins: what surfaces do not bear. */
  warnings: z.object({ kinds: z.array(z.enum(ROUND_KINDS)), items: z.array(CleanWarning) }),
}).meta({ id: 'InspectionBundle' })
export type InspectionBundle = z.infer<typeof InspectionBundle>
export const getBundle = endpoint({ method: 'GET', path: '/inspection-bundle', summary: 'Own rounds with all that they need without network', access: 'inspections:work', query: z.object({ siteId: Id }), response: InspectionBundle, errors: ['not_found'] })

// Findings 巡查发现 -------------------------------------------------------------------------------------------------------------------

export const Finding = z.object({
  id: Id, siteId: Id, number: z.string(), point: Ref.nullable(), place: z.string(), taskId: Id.nullable(),
  /** The checklist that was followed when it was seen; null: seen without one. */
  checklist: Ref.nullable(), itemText: z.string(), description: z.string(), severity: z.enum(FINDING_SEVERITIES), way: z.enum(FINDING_WAYS), state: z.enum(FINDING_STATES),
  workOrder: z.object({ id: Id, number: z.string(), status: z.string() }).nullable(),
  /** The violation or defect that it became. */
  opened: z.object({ type: z.string(), id: Id, number: z.string() }).nullable(), thirdParty: z.string(), promisedOn: Day.nullable(), foundBy: Ref, foundAt: Instant, settledAt: Instant.nullable(), closedAt: Instant.nullable(), outcome: z.string(),
  /** How often it was seen again while it was open, and how often the same item failed here in 90 days. */
  seen: z.number().int(), repeats: z.number().int(), photos: z.array(FileRef), allowedActions: z.array(z.enum(FINDING_ACTIONS)), version: z.number().int(),
}).meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>
const FindingFilter = z.object({ state: oneOrMany(z.enum(FINDING_STATES)), severity: oneOrMany(z.enum(FINDING_SEVERITIES)), way: oneOrMany(z.enum(FINDING_WAYS)), pointId: Id.optional(), checklistId: Id.optional(), facilityClassId: Id.optional(), areaType: z.enum(AREA_TYPES).optional(), target: z.enum(POINT_TARGETS).optional(), workOrderId: Id.optional(), mine: flag, repeated: flag, from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listFindings = endpoint({ method: 'GET', path: '/findings', summary: 'Findings of a site, latest first', access: 'inspections:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: FindingFilter.prefault({}) }), response: listOf(Finding), errors: ['not_found'] })
export const exportFindings = endpoint({ method: 'GET', path: '/findings/export', summary: 'Findings as XLSX or CSV', access: 'inspections:read', query: z.object({ siteId: Id, format: sheetFormat, filter: FindingFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getFinding = endpoint({ method: 'GET', path: '/findings/{id}', summary: 'One finding', access: 'inspections:read', params: IdParams, response: Finding, errors: ['not_found'] })
export const findingTimeline = endpoint({ method: 'GET', path: '/findings/{id}/timeline', summary: 'History of a finding', access: 'inspections:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const reportFinding = endpoint({
  method: 'POST', path: '/findings', summary: 'See it, report it 随手报: any colleague, without a round', access: 'tasks:own',
  body: z.object({ id: Id.optional(), siteId: Id, pointId: Id.nullable().default(null), place: text(200).default(''), description: text(1000, 1), severity: z.enum(FINDING_SEVERITIES).default('normal'), photoIds: z.array(Id).max(9).default([]), at: Instant.optional() }), response: Finding, errors: ['not_found', 'rule_broken', 'already_exists'],
})
export const actOnFinding = endpoint({
  method: 'POST', path: '/findings/{id}/actions', summary: 'Settle, hand to engineering, a third party or upward, ask for rectification, make it a violation or a defect, look again, or drop with a reason', access: 'inspections:work', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(FINDING_ACTIONS), note: text(1000).default(''), thirdParty: text(100).default(''), promisedOn: Day.nullable().default(null), isFine: z.boolean().nullable().default(null), photoIds: z.array(Id).max(9).default([]), at: Instant.optional() }),
  response: Finding, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

// The board and figures ---------------------------------------------------------------------------------------------------------------

export const InspectionBoard = z.object({
  siteId: Id, day: Day, tasks: z.array(InspectionTask), counts: z.object({ due: z.number().int(), done: z.number().int(), running: z.number().int(), late: z.number().int(), missed: z.number().int(), skipped: z.number().int() }), openFindings: z.number().int(), weak: z.number().int(),
  people: z.array(z.object({ employee: Ref, done: z.number().int(), running: z.number().int() })),
  /** Of the rounds above; `late` are those that are or were, `due` all but the skipped ones. */
  routes: z.array(z.object({ route: Ref, due: z.number().int(), done: z.number().int(), running: z.number().int(), late: z.number().int(), missed: z.number().int(), points: z.number().int(), recorded: z.number().int() })),
}).meta({ id: 'InspectionBoard' })
export type InspectionBoard = z.infer<typeof InspectionBoard>
export const inspectionBoard = endpoint({ method: 'GET', path: '/inspection-board', summary: 'The rounds of a day: who walks what, by person and by route, what is late, what was missed', access: 'inspections:read', query: z.object({ siteId: Id, day: Day.optional() }), response: InspectionBoard, errors: ['not_found'] })

const Counted = z.object({ name: z.string(), count: z.number().int() })
export const InspectionFigures = z.object({
  due: z.number().int(), done: z.number().int(), onTime: z.number().int(), missed: z.number().int(), skipped: z.number().int(), onTimeRate: z.number().nullable(), pointsDue: z.number().int(), pointsSkipped: z.number().int(), meanDwellSeconds: z.number().nullable(), meanPresence: z.number().nullable(),
  findings: z.number().int(), closedFindings: z.number().int(), meanHoursToClose: z.number().nullable(), repeats: z.number().int(), bySeverity: z.array(Counted), byPoint: z.array(Counted), byItem: z.array(Counted),
  /** By the checklist that the record followed; null: seen without one. `points`: how often one was looked at by it, `bad` and was not fine. */
  byChecklist: z.array(z.object({ checklist: Ref.nullable(), points: z.number().int(), bad: z.number().int(), count: z.number().int() })),
  /** By what was looked at: facilities by their class, common areas by their type, the rest by its kind; none of them is set where nobody named a point. */
  byClass: z.array(z.object({ facilityClass: Ref.nullable(), areaType: z.enum(AREA_TYPES).nullable(), target: z.enum(POINT_TARGETS).nullable(), count: z.number().int() })),
  people: z.array(z.object({ employee: Ref, rounds: z.number().int(), points: z.number().int(), findings: z.number().int(), meanDwellSeconds: z.number().nullable(), presence: z.number().nullable() })),
  kinds: z.array(z.object({ kind: z.enum(ROUND_KINDS), due: z.number().int(), onTime: z.number().int() })),
  /** Whose rounds they were: by the role of their plans; null: a colleague's by name, or anybody's. */
  roles: z.array(z.object({ role: z.string().nullable(), due: z.number().int(), done: z.number().int(), onTime: z.number().int() })),
  /** By the department of who found it; `reported` of them without a round. */
  byDepartment: z.array(z.object({ department: Ref.nullable(), count: z.number().int(), reported: z.number().int() })),
}).meta({ id: 'InspectionFigures' })
export type InspectionFigures = z.infer<typeof InspectionFigures>
export const inspectionFigures = endpoint({ method: 'GET', path: '/inspection-figures', summary: 'Rounds and findings of a period; rates are null without anything to divide by', access: 'inspections:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: InspectionFigures, errors: ['not_found', 'rule_broken'] })

/** Units that had to be looked at in a month, and those that nobody looked at. */
export const UnitCoverage = z.object({
  siteId: Id, kind: z.enum(['vacant_units', 'renovation']), month: z.string(), due: z.number().int(), checked: z.number().int(), rate: z.number().nullable(),
  unchecked: z.array(z.object({ unit: Ref, day: Day.nullable(), task: Ref.nullable(), why: z.enum(UNCHECKED_WHYS), reason: z.string() })),
  left: z.array(z.object({ unit: Ref, task: z.string(), at: Instant, state: z.enum(UNIT_STATES).nullable() })),
}).meta({ id: 'UnitCoverage' })
export type UnitCoverage = z.infer<typeof UnitCoverage>
export const unitCoverage = endpoint({ method: 'GET', path: '/inspection-unit-coverage', summary: 'Vacant units, or units under renovation, that were looked at in a month, and those that were not', access: 'inspections:read', query: z.object({ siteId: Id, kind: z.enum(['vacant_units', 'renovation']).default('vacant_units'), month: Month.optional() }), response: UnitCoverage, errors: ['not_found'] })

// Map 点位图 --------------------------------------------------------------------------------------------------------------------------

export const InspectionMap = z.object({
  siteId: Id, at: Instant,
  /** How many there are; `points` has the first 3,000 of them by code. */
  total: z.number().int(),
  points: z.array(z.object({ id: Id, code: z.string(), name: z.string(), place: z.string(), mark: z.enum(POINT_MARKS), last: z.object({ result: z.enum(POINT_RESULTS), at: Instant, by: z.string() }).nullable(), openFindings: z.number().int() })),
  /** Each drawn plan once, with the routes that are drawn on it; places are 0…1 from the left and the top. */
  maps: z.array(z.object({ file: FileRef, routes: z.array(Ref), points: z.array(z.object({ id: Id, x: z.number(), y: z.number() })) })),
}).meta({ id: 'InspectionMap' })
export type InspectionMap = z.infer<typeof InspectionMap>
export const inspectionMap = endpoint({ method: 'GET', path: '/inspection-map', summary: 'Points in use as they were last found, and where the drawn plans show them', access: 'inspections:read', query: z.object({ siteId: Id }), response: InspectionMap, errors: ['not_found'] })
export const PointVisit = z.object({ id: Id, task: Ref, result: z.enum(POINT_RESULTS), at: Instant, by: Ref, bad: z.array(z.string()),
  /** What was written down in words, such as the state of maintenance. */
  words: z.array(z.string()), skipReason: z.string(), note: z.string(), presence: z.number().nullable() }).meta({ id: 'PointVisit' })
export const pointRecords = endpoint({ method: 'GET', path: '/inspection-points/{id}/records', summary: 'The last records of a point, the newest first', access: 'inspections:read', params: IdParams, response: itemsOf(PointVisit), errors: ['not_found'] })
export const facilityRecords = endpoint({ method: 'GET', path: '/facilities/{id}/inspections', summary: 'The last records of a facility at the points that watch it, the newest first', access: 'inspections:read', params: IdParams, response: itemsOf(PointVisit), errors: ['not_found'] })
