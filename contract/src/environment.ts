import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  ADOPTION_ACTIONS, ADOPTION_STATES, AGENT_VERDICTS, CLEAN_AGENTS, CLEAN_JOB_ACTIONS, CLEAN_JOB_STATES, CLEAN_TASKS, EQUIPMENT_ACTIONS, EQUIPMENT_KINDS, EQUIPMENT_STATES, FREQUENCY_UNITS, GREENING_JOB_ACTIONS, GREENING_JOB_STATES, GREENING_PLAN_ACTIONS,
  GREENING_PLAN_STATES, GREENING_TASKS, PEST_ACTIONS, PEST_STATES, PEST_TARGETS, SURFACE_MATERIALS, SURFACES, TARGET_SOURCES, WASTE_CLASSES, WASTE_SLOT_STATES,
} from './environment-choices.ts'
import { FINDING_STATES, PLAN_STATES } from './inspection-choices.ts'
import { AREA_TYPES } from './registers.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export * from './environment-choices.ts'

const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: sheetFormat }
const photoIds = z.array(Id).max(9).default([])
const words = z.string().max(100).optional()
/** Where it is: an area of the registers, or words for what stands in none. */
const Where = { areaId: Id.nullable().default(null), place: text(200).default('') }
const period = { from: Instant.optional(), to: Instant.optional() }
const version = z.number().int()

// Settings ----------------------------------------------------------------------------------------------------------------------------

export const SurfaceWeights = z.object({ floor: z.number().int().min(0).max(100), wall: z.number().int().min(0).max(100), ceiling: z.number().int().min(0).max(100), fittings: z.number().int().min(0).max(100) })
export const EnvironmentSettings = z.object({
  siteId: Id, passMark: z.number().int().min(1).max(100), weights: SurfaceWeights, areaMinutes: z.number().int().min(1).max(480), noticeHours: z.number().int().min(1).max(168), grade: z.number().int().nullable(), mayChange: z.boolean(), version,
}).meta({ id: 'EnvironmentSettings' })
export type EnvironmentSettings = z.infer<typeof EnvironmentSettings>
export const getEnvironmentSettings = endpoint({ method: 'GET', path: '/environment-settings', summary: 'Pass mark and weights of cleaning checks, minutes of an area clean, hours of notice before pest control, and the service grade of the site', access: 'environment:read', query: z.object({ siteId: Id }), response: EnvironmentSettings, errors: ['not_found'] })
export const changeEnvironmentSettings = endpoint({
  method: 'PATCH', path: '/environment-settings', summary: 'Change them; weights are of 100 altogether', access: 'environment:decide', body: z.object({ siteId: Id, version, passMark: EnvironmentSettings.shape.passMark, weights: SurfaceWeights, areaMinutes: EnvironmentSettings.shape.areaMinutes, noticeHours: EnvironmentSettings.shape.noticeHours }),
  response: EnvironmentSettings, errors: ['not_found', 'stale_version', 'rule_broken'],
})

// Cleaning standards 保洁标准 -----------------------------------------------------------------------------------------------------------

/** So many times in so many days, weeks or months: `2 × per day`, `1 × in 3 months`. */
export const Frequency = z.object({ times: z.number().int().min(1).max(24), every: z.number().int().min(1).max(24), unit: z.enum(FREQUENCY_UNITS) }).meta({ id: 'Frequency' })
export type Frequency = z.infer<typeof Frequency>
const LineFacts = {
  areaType: z.enum(AREA_TYPES), areaId: Id.nullable().default(null), surface: z.enum(SURFACES), material: z.enum(SURFACE_MATERIALS).nullable().default(null), task: z.enum(CLEAN_TASKS),
  own: Frequency.nullable().default(null), ownSource: z.enum(TARGET_SOURCES).nullable().default(null), note: text(500).default(''), isActive: z.boolean().default(true),
}
export const CleanLine = z.object({
  id: Id, siteId: Id, areaType: z.enum(AREA_TYPES), area: Ref.nullable(), surface: z.enum(SURFACES), material: z.enum(SURFACE_MATERIALS).nullable(), task: z.enum(CLEAN_TASKS), note: z.string(), isActive: z.boolean(),
  /** What was agreed or decided, and what the service grade asks for at least; the stricter of them is to be kept. */
  target: z.object({ frequency: Frequency, source: z.enum(TARGET_SOURCES) }).nullable(), floor: z.object({ frequency: Frequency, grade: z.number().int() }).nullable(), effective: Frequency.nullable(), isBelowFloor: z.boolean(),
  /** The plan of rounds that was made of it, and whether it is at least as frequent; null without a plan or a frequency. */
  plan: z.object({ id: Id, name: z.string(), state: z.enum(PLAN_STATES) }).nullable(), isEnough: z.boolean().nullable(), version,
}).meta({ id: 'CleanLine' })
export type CleanLine = z.infer<typeof CleanLine>
const LineFilter = z.object({ areaType: oneOrMany(z.enum(AREA_TYPES)), task: oneOrMany(z.enum(CLEAN_TASKS)), surface: oneOrMany(z.enum(SURFACES)), planned: flag, /** Whether its rounds are made: one whose plan is paused has none. */ running: flag, active: flag })
export const listCleanLines = endpoint({ method: 'GET', path: '/clean-lines', summary: 'Cleaning standard of a site: what is cleaned where and how often, target beside the floor of the grade', access: 'environment:read', query: z.object({ ...listQuery, filter: LineFilter.prefault({}) }), response: listOf(CleanLine), errors: ['not_found'] })
export const printCleanLines = endpoint({ method: 'GET', path: '/clean-lines/print', summary: '《保洁标准》 as PDF, as it hangs on the wall', access: 'environment:read', query: z.object({ siteId: Id, filter: LineFilter.prefault({}) }), kind: 'file', errors: ['not_found', 'rule_broken'] })
export const exportCleanLines = endpoint({ method: 'GET', path: '/clean-lines/export', summary: 'The cleaning standard as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: LineFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCleanLine = endpoint({ method: 'GET', path: '/clean-lines/{id}', summary: 'One line of the cleaning standard', access: 'environment:read', params: IdParams, response: CleanLine, errors: ['not_found'] })
export const createCleanLine = endpoint({ method: 'POST', path: '/clean-lines', summary: 'New line; `ownSource` says where its own frequency comes from', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...LineFacts }), response: CleanLine, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeCleanLine = endpoint({ method: 'PATCH', path: '/clean-lines/{id}', summary: 'Change a line', access: 'environment:write', params: IdParams, body: z.object({ version, ...LineFacts }), response: CleanLine, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
export const takeGradeLines = endpoint({ method: 'POST', path: '/clean-lines/grade', summary: 'The lines that the service grade of the site asks for; what is there stays as it is', access: 'environment:write', body: z.object({ siteId: Id }), response: z.object({ grade: z.number().int(), added: z.number().int() }), errors: ['not_found', 'rule_broken'] })
export const planCleanLines = endpoint({
  method: 'POST', path: '/clean-lines/plans', summary: 'Plans of cleaning rounds by the frequency that is to be kept, one for each line that has none; they begin paused', access: 'environment:write', body: z.object({ siteId: Id, lineIds: z.array(Id).min(1).max(50) }), response: itemsOf(CleanLine), errors: ['not_found', 'not_permitted', 'rule_broken'],
})

// Cleaning checks 保洁检查 --------------------------------------------------------------------------------------------------------------

const Deduction = z.object({ surface: z.enum(SURFACES), points: z.number().int().min(1).max(100), what: text(200, 1) })
export const CleanCheck = z.object({
  id: Id, siteId: Id, number: z.string(), area: Ref.nullable(), place: z.string(), checkedAt: Instant, by: Ref, cleaner: Ref.nullable(), weights: SurfaceWeights, deductions: z.array(Deduction), score: z.number(), passMark: z.number(), isPassed: z.boolean(),
  /** What has to be put right and looked at again (ENV-013); null when nothing has. */
  finding: z.object({ id: Id, number: z.string(), state: z.enum(FINDING_STATES) }).nullable(), note: z.string(), photos: z.array(FileRef), version,
}).meta({ id: 'CleanCheck' })
export type CleanCheck = z.infer<typeof CleanCheck>
const CheckFilter = z.object({ q: words, areaId: Id.optional(), passed: flag, open: flag, ...period })
export const listCleanChecks = endpoint({ method: 'GET', path: '/clean-checks', summary: 'Cleaning checks of a site, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: CheckFilter.prefault({}) }), response: listOf(CleanCheck), errors: ['not_found'] })
export const exportCleanChecks = endpoint({ method: 'GET', path: '/clean-checks/export', summary: 'Cleaning checks as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: CheckFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCleanCheck = endpoint({ method: 'GET', path: '/clean-checks/{id}', summary: 'One cleaning check', access: 'environment:read', params: IdParams, response: CleanCheck, errors: ['not_found'] })
export const createCleanCheck = endpoint({
  method: 'POST', path: '/clean-checks', summary: 'Check an area: 100 less what is deducted, each surface by its weight; a check that fails wants a picture and asks the cleaning team to put it right', access: 'environment:write',
  body: z.object({ id: Id.optional(), siteId: Id, ...Where, at: Instant.optional(), cleanerId: Id.nullable().default(null), deductions: z.array(Deduction).max(40).default([]), note: text(1000).default(''), photoIds }),
  response: CleanCheck, errors: ['not_found', 'already_exists', 'rule_broken'],
})

// Area cleans by the clock 区域清洁计时 (ENV-011) --------------------------------------------------------------------------------------

/** What an area does not bear: said before a task begins there. */
export const CleanWarning = z.object({ material: z.enum(SURFACE_MATERIALS), agent: z.enum(CLEAN_AGENTS), note: z.string() }).meta({ id: 'CleanWarning' })
export type CleanWarning = z.infer<typeof CleanWarning>
export const listCleanWarnings = endpoint({ method: 'GET', path: '/clean-warnings', summary: 'Agents that the surfaces of an area do not bear; without an area those of the whole site', access: 'environment:read', query: z.object({ siteId: Id, areaId: Id.optional() }), response: itemsOf(CleanWarning), errors: ['not_found'] })
export const CleanJob = z.object({
  id: Id, siteId: Id, number: z.string(), area: Ref.nullable(), place: z.string(), wish: z.string(), minutes: z.number().int(), startedAt: Instant, dueAt: Instant, by: Ref, doneAt: Instant.nullable(), isLate: z.boolean(), state: z.enum(CLEAN_JOB_STATES), note: z.string(), photos: z.array(FileRef), allowedActions: z.array(z.enum(CLEAN_JOB_ACTIONS)), version,
}).meta({ id: 'CleanJob' })
export type CleanJob = z.infer<typeof CleanJob>
const JobFilter = z.object({ q: words, state: oneOrMany(z.enum(CLEAN_JOB_STATES)), late: flag, mine: flag, ...period })
export const listCleanJobs = endpoint({ method: 'GET', path: '/clean-jobs', summary: 'Area cleans by the clock, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: JobFilter.prefault({}) }), response: listOf(CleanJob), errors: ['not_found'] })
export const exportCleanJobs = endpoint({ method: 'GET', path: '/clean-jobs/export', summary: 'Area cleans as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: JobFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCleanJob = endpoint({ method: 'GET', path: '/clean-jobs/{id}', summary: 'One area clean', access: 'environment:read', params: IdParams, response: CleanJob, errors: ['not_found'] })
export const startCleanJob = endpoint({
  method: 'POST', path: '/clean-jobs', summary: 'Begin to clean an area; refused until what its surfaces do not bear was read', access: 'environment:work',
  body: z.object({ id: Id.optional(), siteId: Id, ...Where, wish: text(200).default(''), hasReadWarnings: z.boolean().default(false), at: Instant.optional() }), response: CleanJob, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const actOnCleanJob = endpoint({ method: 'POST', path: '/clean-jobs/{id}/actions', summary: 'Finish or cancel; `at` when it was done without network', access: 'environment:work', params: IdParams, body: z.object({ version: version.optional(), action: z.enum(CLEAN_JOB_ACTIONS), at: Instant.optional(), note: text(500).default(''), photoIds }), response: CleanJob, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })

// Agents by surface 清洁剂与工具 (ENV-005) ----------------------------------------------------------------------------------------------

export const AgentRule = z.object({ material: z.enum(SURFACE_MATERIALS), agent: z.enum(CLEAN_AGENTS), verdict: z.enum(AGENT_VERDICTS), note: z.string(), isOwn: z.boolean(), /** Acid on stone: nobody allows it. */ isFixed: z.boolean() }).meta({ id: 'AgentRule' })
export type AgentRule = z.infer<typeof AgentRule>
export const listAgentRules = endpoint({ method: 'GET', path: '/agent-rules', summary: 'Which agent which surface bears, for the whole organisation', access: 'environment:read', response: itemsOf(AgentRule) })
export const changeAgentRule = endpoint({ method: 'PUT', path: '/agent-rules', summary: 'Say what a surface bears; acid on stone stays prohibited', access: 'environment:decide', body: z.object({ material: z.enum(SURFACE_MATERIALS), agent: z.enum(CLEAN_AGENTS), verdict: z.enum(AGENT_VERDICTS), note: text(200).default('') }), response: AgentRule, errors: ['rule_broken'] })
export const AgentUse = z.object({ id: Id, siteId: Id, usedAt: Instant, area: Ref.nullable(), place: z.string(), material: z.enum(SURFACE_MATERIALS), agent: z.enum(CLEAN_AGENTS), product: z.string(), dose: z.string(), by: Ref, note: z.string(), version }).meta({ id: 'AgentUse' })
export type AgentUse = z.infer<typeof AgentUse>
const UseFilter = z.object({ q: words, material: oneOrMany(z.enum(SURFACE_MATERIALS)), agent: oneOrMany(z.enum(CLEAN_AGENTS)), ...period })
export const listAgentUses = endpoint({ method: 'GET', path: '/agent-uses', summary: 'Uses of cleaning agents, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: UseFilter.prefault({}) }), response: listOf(AgentUse), errors: ['not_found'] })
export const exportAgentUses = endpoint({ method: 'GET', path: '/agent-uses/export', summary: 'Uses of cleaning agents as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: UseFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getAgentUse = endpoint({ method: 'GET', path: '/agent-uses/{id}', summary: 'One use of an agent', access: 'environment:read', params: IdParams, response: AgentUse, errors: ['not_found'] })
export const recordAgentUse = endpoint({ method: 'POST', path: '/agent-uses', summary: 'Write down an agent; one that the surface does not bear is refused at `/agent`', access: 'environment:work', body: z.object({ id: Id.optional(), siteId: Id, ...Where, at: Instant.optional(), material: z.enum(SURFACE_MATERIALS), agent: z.enum(CLEAN_AGENTS), product: text(100).default(''), dose: text(100).default(''), note: text(500).default('') }), response: AgentUse, errors: ['not_found', 'already_exists', 'rule_broken'] })

// Cleaning equipment 保洁设备 (ENV-003) -------------------------------------------------------------------------------------------------

const EquipmentFacts = { code: text(40, 1), name: text(100, 1), kind: z.enum(EQUIPMENT_KINDS), place: text(200).default(''), boughtOn: Day.nullable().default(null), upkeepDays: z.number().int().min(1).max(1000), lastUpkeepOn: Day.nullable().default(null), note: text(1000).default('') }
export const CleanEquipment = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), kind: z.enum(EQUIPMENT_KINDS), place: z.string(), boughtOn: Day.nullable(), upkeepDays: z.number().int(), lastUpkeepOn: Day.nullable(), nextUpkeepOn: Day, isDue: z.boolean(), note: z.string(), state: z.enum(EQUIPMENT_STATES), photos: z.array(FileRef), allowedActions: z.array(z.enum(EQUIPMENT_ACTIONS)), version,
}).meta({ id: 'CleanEquipment' })
export type CleanEquipment = z.infer<typeof CleanEquipment>
const EquipmentFilter = z.object({ q: words, kind: oneOrMany(z.enum(EQUIPMENT_KINDS)), state: oneOrMany(z.enum(EQUIPMENT_STATES)), due: flag })
export const listCleanEquipment = endpoint({ method: 'GET', path: '/clean-equipment', summary: 'Cleaning equipment of a site by code', access: 'environment:read', query: z.object({ ...listQuery, filter: EquipmentFilter.prefault({}) }), response: listOf(CleanEquipment), errors: ['not_found'] })
export const exportCleanEquipment = endpoint({ method: 'GET', path: '/clean-equipment/export', summary: 'Cleaning equipment as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: EquipmentFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getCleanEquipment = endpoint({ method: 'GET', path: '/clean-equipment/{id}', summary: 'One piece of cleaning equipment', access: 'environment:read', params: IdParams, response: CleanEquipment, errors: ['not_found'] })
export const createCleanEquipment = endpoint({ method: 'POST', path: '/clean-equipment', summary: 'New piece of cleaning equipment', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...EquipmentFacts }), response: CleanEquipment, errors: ['not_found', 'already_exists'] })
export const changeCleanEquipment = endpoint({ method: 'PATCH', path: '/clean-equipment/{id}', summary: 'Change it', access: 'environment:write', params: IdParams, body: z.object({ version, ...EquipmentFacts }), response: CleanEquipment, errors: ['not_found', 'already_exists', 'stale_version'] })
export const actOnCleanEquipment = endpoint({ method: 'POST', path: '/clean-equipment/{id}/actions', summary: 'Upkeep done, to repair, back from it, scrapped', access: 'environment:work', params: IdParams, body: z.object({ version: version.optional(), action: z.enum(EQUIPMENT_ACTIONS), on: Day.optional(), note: text(500).default(''), photoIds }), response: CleanEquipment, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })

// Waste 垃圾清运 (ENV-002, ENV-006) -----------------------------------------------------------------------------------------------------

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const StationFacts = { code: text(40, 1), name: text(100, 1), areaId: Id.nullable().default(null), classes: z.array(z.enum(WASTE_CLASSES)).min(1).max(6), contractor: text(100).default(''), /** When it is emptied each day, in the site's time. */ slots: z.array(Clock).min(1).max(12), graceMinutes: z.number().int().min(5).max(720).default(60), isActive: z.boolean().default(true) }
export const WasteStation = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), area: Ref.nullable(), classes: z.array(z.enum(WASTE_CLASSES)), contractor: z.string(), slots: z.array(z.string()), graceMinutes: z.number().int(), isActive: z.boolean(),
  /** How often a day the service grade asks for at least. */
  floor: z.object({ perDay: z.number().int(), grade: z.number().int() }).nullable(), isBelowFloor: z.boolean(), version,
}).meta({ id: 'WasteStation' })
export type WasteStation = z.infer<typeof WasteStation>
const StationFilter = z.object({ q: words, active: flag })
export const listWasteStations = endpoint({ method: 'GET', path: '/waste-stations', summary: 'Waste stations of a site by code, with the times at which they are emptied', access: 'environment:read', query: z.object({ ...listQuery, filter: StationFilter.prefault({}) }), response: listOf(WasteStation), errors: ['not_found'] })
export const exportWasteStations = endpoint({ method: 'GET', path: '/waste-stations/export', summary: 'Waste stations as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: StationFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getWasteStation = endpoint({ method: 'GET', path: '/waste-stations/{id}', summary: 'One waste station', access: 'environment:read', params: IdParams, response: WasteStation, errors: ['not_found'] })
export const createWasteStation = endpoint({ method: 'POST', path: '/waste-stations', summary: 'New waste station; its rounds begin at once', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...StationFacts }), response: WasteStation, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeWasteStation = endpoint({ method: 'PATCH', path: '/waste-stations/{id}', summary: 'Change it; other times count from tomorrow, days before keep theirs', access: 'environment:write', params: IdParams, body: z.object({ version, ...StationFacts }), response: WasteStation, errors: ['not_found', 'already_exists', 'stale_version', 'rule_broken'] })
const Load = z.object({ class: z.enum(WASTE_CLASSES), bins: z.number().int().min(0).max(1000).nullable().default(null), kilograms: z.number().min(0).max(100_000).nullable().default(null) })
export const WasteCollection = z.object({
  id: Id, siteId: Id, station: Ref, day: Day, slot: z.string().nullable(), at: Instant, isLate: z.boolean(), by: Ref, contractor: z.string(), loads: z.array(Load), isSorted: z.boolean(), isOverflowing: z.boolean(), smells: z.boolean(), finding: Ref.nullable(), note: z.string(), photos: z.array(FileRef), version,
}).meta({ id: 'WasteCollection' })
export type WasteCollection = z.infer<typeof WasteCollection>
const CollectionFilter = z.object({ stationId: Id.optional(), late: flag, bad: flag, mine: flag, ...period })
export const listWasteCollections = endpoint({ method: 'GET', path: '/waste-collections', summary: 'Collections of waste, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: CollectionFilter.prefault({}) }), response: listOf(WasteCollection), errors: ['not_found'] })
export const printWasteCollections = endpoint({ method: 'GET', path: '/waste-collections/print', summary: '《垃圾清运台账》 as PDF', access: 'environment:read', query: z.object({ siteId: Id, filter: CollectionFilter.prefault({}) }), kind: 'file', errors: ['not_found', 'rule_broken'] })
export const exportWasteCollections = endpoint({ method: 'GET', path: '/waste-collections/export', summary: 'Collections of waste as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: CollectionFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getWasteCollection = endpoint({ method: 'GET', path: '/waste-collections/{id}', summary: 'One collection', access: 'environment:read', params: IdParams, response: WasteCollection, errors: ['not_found'] })
export const recordWasteCollection = endpoint({
  method: 'POST', path: '/waste-collections', summary: 'A station was emptied; without a slot of the day an extra one. Overflow or smell becomes a finding', access: 'environment:work',
  body: z.object({ id: Id.optional(), siteId: Id, stationId: Id, day: Day.optional(), slot: Clock.nullable().default(null), at: Instant.optional(), contractor: text(100).default(''), loads: z.array(Load).max(6).default([]), isSorted: z.boolean().default(true), isOverflowing: z.boolean().default(false), smells: z.boolean().default(false), note: text(500).default(''), photoIds }),
  response: WasteCollection, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const WasteSlot = z.object({ station: Ref, day: Day, slot: z.string(), from: Instant, until: Instant, state: z.enum(WASTE_SLOT_STATES), collection: z.object({ id: Id, at: Instant, by: z.string() }).nullable() }).meta({ id: 'WasteSlot' })
export type WasteSlot = z.infer<typeof WasteSlot>
export const wasteDay = endpoint({ method: 'GET', path: '/waste-day', summary: 'The rounds of a day: what was emptied, what is late, what was missed', access: 'environment:read', query: z.object({ siteId: Id, day: Day.optional() }), response: z.object({ day: Day, items: z.array(WasteSlot) }), errors: ['not_found'] })

// Greening 绿化 (ENV-008, ENV-009, ENV-012) ---------------------------------------------------------------------------------------------

const GreeningFacts = { task: z.enum(GREENING_TASKS), ...Where, species: text(200).default(''), fromOn: Day, toOn: Day, employeeId: Id.nullable().default(null), note: text(500).default('') }
export const GreeningJob = z.object({
  id: Id, siteId: Id, task: z.enum(GREENING_TASKS), area: Ref.nullable(), place: z.string(), species: z.string(), fromOn: Day, toOn: Day, employee: Ref.nullable(), note: z.string(), state: z.enum(GREENING_JOB_STATES), isOverdue: z.boolean(), isLate: z.boolean(), doneAt: Instant.nullable(), doneBy: Ref.nullable(), outcome: z.string(), photos: z.array(FileRef), allowedActions: z.array(z.enum(GREENING_JOB_ACTIONS)), version,
}).meta({ id: 'GreeningJob' })
export type GreeningJob = z.infer<typeof GreeningJob>
const GreeningFilter = z.object({ q: words, task: oneOrMany(z.enum(GREENING_TASKS)), state: oneOrMany(z.enum(GREENING_JOB_STATES)), overdue: flag, mine: flag, from: Day.optional(), to: Day.optional() })
export const listGreeningJobs = endpoint({ method: 'GET', path: '/greening-jobs', summary: 'The calendar of greening, by the first day of each job', access: 'environment:read', query: z.object({ ...listQuery, filter: GreeningFilter.prefault({}) }), response: listOf(GreeningJob), errors: ['not_found'] })
export const exportGreeningJobs = endpoint({ method: 'GET', path: '/greening-jobs/export', summary: 'The calendar of greening as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: GreeningFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getGreeningJob = endpoint({ method: 'GET', path: '/greening-jobs/{id}', summary: 'One job of greening', access: 'environment:read', params: IdParams, response: GreeningJob, errors: ['not_found'] })
export const createGreeningJob = endpoint({ method: 'POST', path: '/greening-jobs', summary: 'New job in the calendar', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...GreeningFacts }), response: GreeningJob, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeGreeningJob = endpoint({ method: 'PATCH', path: '/greening-jobs/{id}', summary: 'Change a job that is still planned', access: 'environment:write', params: IdParams, body: z.object({ version, ...GreeningFacts }), response: GreeningJob, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const actOnGreeningJob = endpoint({ method: 'POST', path: '/greening-jobs/{id}/actions', summary: 'Done, or left out with a reason', access: 'environment:work', params: IdParams, body: z.object({ version: version.optional(), action: z.enum(GREENING_JOB_ACTIONS), at: Instant.optional(), note: text(500).default(''), photoIds }), response: GreeningJob, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const takeGreeningYear = endpoint({ method: 'POST', path: '/greening-jobs/year', summary: 'The usual jobs of a year by season; what is there stays as it is', access: 'environment:write', body: z.object({ siteId: Id, year: z.number().int().min(2000).max(2100) }), response: z.object({ added: z.number().int() }), errors: ['not_found'] })

const GreeningPlanFacts = { title: text(100, 1), ...Where, squareMetres: z.number().min(0).max(1_000_000).nullable().default(null), species: text(500).default(''), proposal: text(4000, 1) }
export const GreeningPlan = z.object({
  id: Id, siteId: Id, number: z.string(), title: z.string(), area: Ref.nullable(), place: z.string(), squareMetres: z.number().nullable(), species: z.string(), proposal: z.string(), state: z.enum(GREENING_PLAN_STATES), askedOn: Day.nullable(),
  /** What the owners said; null while nobody has counted. */
  opinion: z.object({ inFavour: z.number().int(), against: z.number().int(), words: z.string() }).nullable(), madeBy: z.string(), photos: z.array(FileRef), allowedActions: z.array(z.enum(GREENING_PLAN_ACTIONS)), version,
}).meta({ id: 'GreeningPlan' })
export type GreeningPlan = z.infer<typeof GreeningPlan>
const GreeningPlanFilter = z.object({ q: words, state: oneOrMany(z.enum(GREENING_PLAN_STATES)) })
export const listGreeningPlans = endpoint({ method: 'GET', path: '/greening-plans', summary: 'Plans of greening, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: GreeningPlanFilter.prefault({}) }), response: listOf(GreeningPlan), errors: ['not_found'] })
export const exportGreeningPlans = endpoint({ method: 'GET', path: '/greening-plans/export', summary: 'Plans of greening as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: GreeningPlanFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getGreeningPlan = endpoint({ method: 'GET', path: '/greening-plans/{id}', summary: 'One plan of greening', access: 'environment:read', params: IdParams, response: GreeningPlan, errors: ['not_found'] })
export const createGreeningPlan = endpoint({ method: 'POST', path: '/greening-plans', summary: 'New proposal', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...GreeningPlanFacts, photoIds }), response: GreeningPlan, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changeGreeningPlan = endpoint({ method: 'PATCH', path: '/greening-plans/{id}', summary: 'Change a draft', access: 'environment:write', params: IdParams, body: z.object({ version, ...GreeningPlanFacts, photoIds }), response: GreeningPlan, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const actOnGreeningPlan = endpoint({
  method: 'POST', path: '/greening-plans/{id}/actions', summary: 'Ask the owners, accept or decline by what they said, revise, carry out', access: 'environment:decide', params: IdParams,
  body: z.object({ version: version.optional(), action: z.enum(GREENING_PLAN_ACTIONS), inFavour: z.number().int().min(0).max(100_000).nullable().default(null), against: z.number().int().min(0).max(100_000).nullable().default(null), note: text(1000).default('') }), response: GreeningPlan, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})

const AdoptionFacts = { treeCode: text(40, 1), species: text(100, 1), place: text(200).default(''), personId: Id.nullable().default(null), adopter: text(100).default(''), fromOn: Day, untilOn: Day, plaque: text(200).default(''), note: text(500).default('') }
export const TreeAdoption = z.object({
  id: Id, siteId: Id, treeCode: z.string(), species: z.string(), place: z.string(), person: Ref.nullable(), adopter: z.string(), fromOn: Day, untilOn: Day, endedOn: Day.nullable(), plaque: z.string(), note: z.string(), state: z.enum(ADOPTION_STATES), allowedActions: z.array(z.enum(ADOPTION_ACTIONS)), version,
}).meta({ id: 'TreeAdoption' })
export type TreeAdoption = z.infer<typeof TreeAdoption>
const AdoptionFilter = z.object({ q: words, state: oneOrMany(z.enum(ADOPTION_STATES)) })
export const listTreeAdoptions = endpoint({ method: 'GET', path: '/tree-adoptions', summary: 'Adopted trees by code', access: 'environment:read', query: z.object({ ...listQuery, filter: AdoptionFilter.prefault({}) }), response: listOf(TreeAdoption), errors: ['not_found'] })
export const exportTreeAdoptions = endpoint({ method: 'GET', path: '/tree-adoptions/export', summary: 'Adopted trees as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: AdoptionFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getTreeAdoption = endpoint({ method: 'GET', path: '/tree-adoptions/{id}', summary: 'One adoption', access: 'environment:read', params: IdParams, response: TreeAdoption, errors: ['not_found'] })
export const createTreeAdoption = endpoint({ method: 'POST', path: '/tree-adoptions', summary: 'A tree is adopted for a term, by a resident or somebody else; one tree by one adopter at a time', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...AdoptionFacts }), response: TreeAdoption, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const actOnTreeAdoption = endpoint({ method: 'POST', path: '/tree-adoptions/{id}/actions', summary: 'Renew until a later day, or end with a reason', access: 'environment:write', params: IdParams, body: z.object({ version: version.optional(), action: z.enum(ADOPTION_ACTIONS), untilOn: Day.nullable().default(null), note: text(500).default('') }), response: TreeAdoption, errors: ['not_found', 'already_exists', 'stale_version', 'action_not_allowed', 'rule_broken'] })

// Pest control 消杀 (ENV-010) -----------------------------------------------------------------------------------------------------------

const PestFacts = {
  targets: z.array(z.enum(PEST_TARGETS)).min(1).max(4), chemical: text(100, 1), dose: text(100, 1), place: text(200, 1), /** Whose households hear of it; none: all of the site. */ buildingIds: z.array(Id).max(100).default([]), contractor: text(100, 1), safety: text(2000, 1),
  plannedFrom: Instant, plannedTo: Instant, reentryMinutes: z.number().int().min(0).max(10_080),
}
export const PestControl = z.object({
  id: Id, siteId: Id, number: z.string(), targets: z.array(z.enum(PEST_TARGETS)), chemical: z.string(), dose: z.string(), place: z.string(), buildings: z.array(Ref), contractor: z.string(), safety: z.string(), plannedFrom: Instant, plannedTo: Instant, reentryMinutes: z.number().int(),
  /** How long before it households are told, when they were, how many they are and how many of them in the app; the others read the paper at their door. */
  noticeHours: z.number().int(), notice: z.object({ sentAt: Instant, words: z.string(), households: z.number().int(), inApp: z.number().int() }).nullable(), mayStartAt: Instant.nullable(),
  state: z.enum(PEST_STATES), startedAt: Instant.nullable(), doneAt: Instant.nullable(), doneBy: Ref.nullable(), used: z.string(), reentryAt: Instant.nullable(), effect: z.object({ isEffective: z.boolean(), note: z.string(), at: Instant }).nullable(),
  note: z.string(), photos: z.array(FileRef), allowedActions: z.array(z.enum(PEST_ACTIONS)), version,
}).meta({ id: 'PestControl' })
export type PestControl = z.infer<typeof PestControl>
const PestFilter = z.object({ q: words, state: oneOrMany(z.enum(PEST_STATES)), target: oneOrMany(z.enum(PEST_TARGETS)), ...period })
export const listPestControls = endpoint({ method: 'GET', path: '/pest-controls', summary: 'Pest control of a site, latest first', access: 'environment:read', query: z.object({ ...listQuery, filter: PestFilter.prefault({}) }), response: listOf(PestControl), errors: ['not_found'] })
export const exportPestControls = endpoint({ method: 'GET', path: '/pest-controls/export', summary: 'Pest control as XLSX or CSV', access: 'environment:read', query: z.object({ ...exportQuery, filter: PestFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getPestControl = endpoint({ method: 'GET', path: '/pest-controls/{id}', summary: 'One treatment', access: 'environment:read', params: IdParams, response: PestControl, errors: ['not_found'] })
export const createPestControl = endpoint({ method: 'POST', path: '/pest-controls', summary: 'Plan a treatment', access: 'environment:write', body: z.object({ id: Id.optional(), siteId: Id, ...PestFacts }), response: PestControl, errors: ['not_found', 'already_exists', 'rule_broken'] })
export const changePestControl = endpoint({ method: 'PATCH', path: '/pest-controls/{id}', summary: 'Change a treatment of which nobody was told yet', access: 'environment:write', params: IdParams, body: z.object({ version, ...PestFacts }), response: PestControl, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const actOnPestControl = endpoint({
  method: 'POST', path: '/pest-controls/{id}/actions', summary: 'Tell the households, start, finish with what was used, check the effect, put off, cancel. It starts only when they were told long enough before', access: 'environment:work', params: IdParams,
  body: z.object({ version: version.optional(), action: z.enum(PEST_ACTIONS), at: Instant.optional(), words: text(1000).default(''), used: text(200).default(''), isEffective: z.boolean().nullable().default(null), plannedFrom: Instant.nullable().default(null), plannedTo: Instant.nullable().default(null), note: text(1000).default(''), photoIds }),
  response: PestControl, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const printPestNotice = endpoint({ method: 'GET', path: '/pest-controls/{id}/notice', summary: 'The notice to the households 消杀通知, A4, to hang up', access: 'environment:read', params: IdParams, kind: 'file', errors: ['not_found'] })

/** Of a line, a check, an area clean, equipment, a station, a collection, a job or a plan of greening, an adoption or a treatment. */
export const environmentTimeline = endpoint({ method: 'GET', path: '/environment-records/{id}/timeline', summary: 'History of a record of the environment work', access: 'environment:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

// A day on the phone, and figures -------------------------------------------------------------------------------------------------------

export const EnvironmentToday = z.object({
  siteId: Id, day: Day, at: Instant, waste: z.array(WasteSlot), greening: z.array(GreeningJob), pests: z.array(PestControl), jobs: z.array(CleanJob), rounds: z.array(z.object({ id: Id, number: z.string(), name: z.string(), from: Instant, to: Instant, isStarted: z.boolean() })), warnings: z.array(CleanWarning), areas: z.array(Ref), areaMinutes: z.number().int(),
}).meta({ id: 'EnvironmentToday' })
export type EnvironmentToday = z.infer<typeof EnvironmentToday>
export const environmentToday = endpoint({ method: 'GET', path: '/environment-today', summary: 'What the caller has to do today: waste, greening, pest control, cleaning rounds, with the warnings of the site', access: 'environment:work', query: z.object({ siteId: Id }), response: EnvironmentToday, errors: ['not_found'] })

const Rate = z.object({ due: z.number().int(), kept: z.number().int(), rate: z.number().nullable() })
export const EnvironmentFigures = z.object({
  /** Checks and the records of cleaning rounds together; `byArea` the worst first. */
  cleaning: z.object({ count: z.number().int(), checks: z.number().int(), records: z.number().int(), passed: z.number().int(), passRate: z.number().nullable(), score: z.number().nullable() }), byArea: z.array(z.object({ name: z.string(), count: z.number().int(), score: z.number(), passRate: z.number() })),
  frequencies: Rate.extend({ lines: z.number().int(), withoutPlan: z.number().int() }), waste: Rate.extend({ missed: z.number().int(), late: z.number().int() }), greening: Rate, pestNotice: Rate, areaCleans: Rate,
}).meta({ id: 'EnvironmentFigures' })
export type EnvironmentFigures = z.infer<typeof EnvironmentFigures>
export const environmentFigures = endpoint({ method: 'GET', path: '/environment-figures', summary: 'Cleaning, frequencies, waste, greening and pest control of a period; rates are null without anything to divide by', access: 'environment:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: EnvironmentFigures, errors: ['not_found', 'rule_broken'] })
