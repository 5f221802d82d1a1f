import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CAMPAIGN_STATES, ENERGY_ALARM_ACTIONS, ENERGY_ALARM_KINDS, ENERGY_ALARM_STATES, ENERGY_BASES, ENERGY_MEASURE_ACTIONS, ENERGY_MEASURE_STATES, ENERGY_SUBJECTS, NIGHT_VERDICTS } from './energy-choices.ts'
import { METER_KINDS } from './registers.ts'
import { Day, Id, IdParams, Instant, Month, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export * from './energy-choices.ts'

const Kind = z.enum(METER_KINDS)
/** What is counted: all public meters of a kind at the site, a group of meters, or one meter; `id` null for the site. */
const Subject = z.object({ type: z.enum(ENERGY_SUBJECTS), id: Id.nullable(), kind: Kind, name: z.string() })
/** One of the public meters of a kind: the site, a group, a meter. */
const SubjectFacts = { kind: Kind, groupId: Id.nullable().default(null), meterId: Id.nullable().default(null) }
const Amount = z.number().min(0).max(1_000_000_000)

const Target = z.object({ id: Id, year: z.number().int(), basis: z.enum(ENERGY_BASES), monthly: z.number().nullable(), yearBudget: z.number().nullable(), tolerancePercent: z.number().int(), version: z.number().int() })
const Line = z.object({
  subject: Subject, unit: z.string().nullable(), meters: z.number().int(),
  /** Meters without a reading that tells of the month: what they counted is unknown, and so is the whole. */
  missing: z.number().int(), consumption: z.number().nullable(), /** What is known of it. */ known: z.number(),
  /** For as many days as the month has: readings lie 28 or 34 days apart. Null when unknown, or when a month was left out before. */
  even: z.number().nullable(), squareMetres: z.number().nullable(), perSquareMetre: z.number().nullable(),
  target: Target.nullable(), /** What the target allows in this month. */ allowed: z.number().nullable(), isOver: z.boolean().nullable(),
  lastMonth: z.number().nullable(), lastYear: z.number().nullable(), changeOnMonth: z.number().nullable(), changeOnYear: z.number().nullable(),
  year: z.object({ consumption: z.number().nullable(), missingMonths: z.number().int(), budget: z.number().nullable() }),
  months: z.array(z.object({ month: Month, even: z.number().nullable(), missing: z.number().int() })),
})
export type EnergyLine = z.infer<typeof Line>
const Rule = z.object({ deviationPercent: z.number().int(), nightPercent: z.number().int(), version: z.number().int() })
export const EnergyBoard = z.object({ siteId: Id, month: Month, lines: z.array(Line), squareMetres: z.number().nullable(), openAlarms: z.number().int(), rule: Rule, mayWrite: z.boolean() }).meta({ id: 'EnergyBoard' })
export type EnergyBoard = z.infer<typeof EnergyBoard>
const boardQuery = { siteId: Id, month: Month, filter: z.object({ kind: oneOrMany(Kind), subject: oneOrMany(z.enum(ENERGY_SUBJECTS)), over: flag, missing: flag }).prefault({}) }
export const energyBoard = endpoint({ method: 'GET', path: '/energy', summary: 'What public meters counted in a month: whole site, groups, meters, with targets and what was before', access: 'energy:read', query: z.object(boardQuery), response: EnergyBoard, errors: ['not_found'] })
export const exportEnergy = endpoint({ method: 'GET', path: '/energy/export', summary: 'The month as XLSX or CSV', access: 'energy:read', query: z.object({ ...boardQuery, format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const printEnergyReport = endpoint({ method: 'GET', path: '/energy/report', summary: 'The report of a month 能耗月报 as PDF', access: 'energy:read', query: z.object({ siteId: Id, month: Month }), kind: 'file', errors: ['not_found'] })
export const getEnergyRule = endpoint({ method: 'GET', path: '/energy/rule', summary: 'From which deviation on a meter gives alarm, and which share of the usual use a night may have', access: 'energy:read', query: z.object({ siteId: Id }), response: Rule, errors: ['not_found'] })
export const setEnergyRule = endpoint({
  method: 'POST', path: '/energy/rule', summary: 'From which deviation on a meter gives alarm, and which share of the usual use a night may have', access: 'energy:write',
  body: z.object({ siteId: Id, version: z.number().int(), deviationPercent: z.number().int().min(5).max(500), nightPercent: z.number().int().min(1).max(100) }), response: Rule, errors: ['not_found', 'not_permitted', 'stale_version'],
})

export const EnergyGroup = z.object({ id: Id, siteId: Id, name: z.string(), kind: Kind, squareMetres: z.number().nullable(), /** Of its own, or of the areas of its meters. */ areaKnown: z.number().nullable(), meters: z.array(Ref), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'EnergyGroup' })
export type EnergyGroup = z.infer<typeof EnergyGroup>
const GroupFacts = { name: text(60, 1), squareMetres: z.number().positive().max(10_000_000).nullable().default(null), meterIds: z.array(Id).min(1).max(300) }
export const listEnergyGroups = endpoint({ method: 'GET', path: '/energy-groups', summary: 'Groups of public meters', access: 'energy:read', query: z.object({ siteId: Id, filter: z.object({ kind: oneOrMany(Kind), active: flag }).prefault({}) }), response: itemsOf(EnergyGroup), errors: ['not_found'] })
export const createEnergyGroup = endpoint({ method: 'POST', path: '/energy-groups', summary: 'New group of public meters of one kind', access: 'energy:write', body: z.object({ id: Id.optional(), siteId: Id, kind: Kind, ...GroupFacts }), response: EnergyGroup, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'] })
export const changeEnergyGroup = endpoint({ method: 'PATCH', path: '/energy-groups/{id}', summary: 'Change a group', access: 'energy:write', params: IdParams, body: z.object({ version: z.number().int(), ...GroupFacts, isActive: z.boolean() }), response: EnergyGroup, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken', 'stale_version'] })

/** Both amounts null: there is no target any more. */
export const setEnergyTarget = endpoint({
  method: 'POST', path: '/energy-targets', summary: 'Set what the site, a group or a meter may use in a month and in a year', access: 'energy:write',
  body: z.object({ siteId: Id, ...SubjectFacts, year: z.number().int().min(2000).max(2200), version: z.number().int().default(0), basis: z.enum(ENERGY_BASES).default('total'), monthly: Amount.nullable().default(null), yearBudget: Amount.nullable().default(null), tolerancePercent: z.number().int().min(0).max(100).default(5) }),
  response: z.object({ target: Target.nullable() }), errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken'],
})

export const EnergyAlarm = z.object({
  id: Id, siteId: Id, number: z.string(), month: Month, kind: z.enum(ENERGY_ALARM_KINDS), subject: Subject, unit: z.string().nullable(), actual: z.number(), expected: z.number(), /** How far beyond, in per cent; negative: below. */ percent: z.number(), state: z.enum(ENERGY_ALARM_STATES), explanation: z.string(),
  workOrder: z.object({ id: Id, number: z.string(), status: z.string() }).nullable(), raisedAt: Instant, closedAt: Instant.nullable(), closedBy: z.string(), allowedActions: z.array(z.enum(ENERGY_ALARM_ACTIONS)), version: z.number().int(),
}).meta({ id: 'EnergyAlarm' })
export type EnergyAlarm = z.infer<typeof EnergyAlarm>
const AlarmFilter = z.object({ state: oneOrMany(z.enum(ENERGY_ALARM_STATES)), kind: oneOrMany(z.enum(ENERGY_ALARM_KINDS)), meterKind: oneOrMany(Kind), month: Month.optional(), meterId: Id.optional(), q: z.string().max(100).optional() })
export const listEnergyAlarms = endpoint({ method: 'GET', path: '/energy-alarms', summary: 'Alarms about consumption, the newest first', access: 'energy:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: AlarmFilter.prefault({}) }), response: listOf(EnergyAlarm), errors: ['not_found'] })
export const exportEnergyAlarms = endpoint({ method: 'GET', path: '/energy-alarms/export', summary: 'Alarms as XLSX or CSV', access: 'energy:read', query: z.object({ siteId: Id, format: sheetFormat, filter: AlarmFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getEnergyAlarm = endpoint({ method: 'GET', path: '/energy-alarms/{id}', summary: 'One alarm', access: 'energy:read', params: IdParams, response: EnergyAlarm, errors: ['not_found'] })
export const energyAlarmTimeline = endpoint({ method: 'GET', path: '/energy-alarms/{id}/timeline', summary: 'History of an alarm', access: 'energy:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const actOnEnergyAlarm = endpoint({ method: 'POST', path: '/energy-alarms/{id}/actions', summary: 'Explain an alarm, or have it looked at by a work order', access: 'energy:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(ENERGY_ALARM_ACTIONS), note: text(1000).default('') }), response: EnergyAlarm, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'] })

export const EnergyMeasure = z.object({
  id: Id, siteId: Id, number: z.string(), name: z.string(), text: z.string(), subject: Subject, unit: z.string().nullable(), costFen: z.number().int().nullable(), baselineFrom: Month, baselineTo: Month, expectedMonthly: z.number().nullable(), startedOn: Day.nullable(), state: z.enum(ENERGY_MEASURE_STATES), conclusion: z.string(),
  /** Mean of the months before; null where a reading is missing. */
  baseline: z.number().nullable(), /** Saved in a month on the mean, of so many months since; null: nobody can say yet. */ savedMonthly: z.number().nullable(), savedMonths: z.number().int(), missingMonths: z.number().int(),
  allowedActions: z.array(z.enum(ENERGY_MEASURE_ACTIONS)), mayChange: z.boolean(), raisedAt: Instant, version: z.number().int(),
}).meta({ id: 'EnergyMeasure' })
export type EnergyMeasure = z.infer<typeof EnergyMeasure>
const MeasureFacts = { name: text(100, 1), text: text(2000).default(''), costFen: z.number().int().min(0).max(100_000_000_000).nullable().default(null), baselineFrom: Month, baselineTo: Month, expectedMonthly: Amount.nullable().default(null) }
const MeasureFilter = z.object({ state: oneOrMany(z.enum(ENERGY_MEASURE_STATES)), meterKind: oneOrMany(Kind), q: z.string().max(100).optional() })
export const listEnergyMeasures = endpoint({ method: 'GET', path: '/energy-measures', summary: 'Measures that save energy (ENE-001), the newest first', access: 'energy:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: MeasureFilter.prefault({}) }), response: listOf(EnergyMeasure), errors: ['not_found'] })
export const exportEnergyMeasures = endpoint({ method: 'GET', path: '/energy-measures/export', summary: 'Measures as XLSX or CSV', access: 'energy:read', query: z.object({ siteId: Id, format: sheetFormat, filter: MeasureFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getEnergyMeasure = endpoint({ method: 'GET', path: '/energy-measures/{id}', summary: 'One measure with what it saved', access: 'energy:read', params: IdParams, response: EnergyMeasure, errors: ['not_found'] })
export const energyMeasureTimeline = endpoint({ method: 'GET', path: '/energy-measures/{id}/timeline', summary: 'History of a measure', access: 'energy:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const createEnergyMeasure = endpoint({ method: 'POST', path: '/energy-measures', summary: 'New measure, with the months before it by which it is judged', access: 'energy:write', body: z.object({ id: Id.optional(), siteId: Id, ...SubjectFacts, ...MeasureFacts }), response: EnergyMeasure, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'] })
export const changeEnergyMeasure = endpoint({ method: 'PATCH', path: '/energy-measures/{id}', summary: 'Change a measure before it is concluded', access: 'energy:write', params: IdParams, body: z.object({ version: z.number().int(), ...MeasureFacts }), response: EnergyMeasure, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'] })
export const actOnEnergyMeasure = endpoint({ method: 'POST', path: '/energy-measures/{id}/actions', summary: 'Begin a measure, conclude it with what it saved, or drop it', access: 'energy:write', params: IdParams, body: z.object({ version: z.number().int().optional(), action: z.enum(ENERGY_MEASURE_ACTIONS), on: Day.optional(), note: text(1000).default('') }), response: EnergyMeasure, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'] })

export const NightReading = z.object({
  id: Id, siteId: Id, meter: Ref, from: Instant, to: Instant, fromValue: z.number(), toValue: z.number(), perHour: z.number(), /** On the mean of the last month that is known. */ usualPerHour: z.number().nullable(), verdict: z.enum(NIGHT_VERDICTS), alarm: Ref.nullable(), note: z.string(), by: z.string(),
}).meta({ id: 'NightReading' })
export type NightReading = z.infer<typeof NightReading>
const NightFilter = z.object({ meterId: Id.optional(), verdict: oneOrMany(z.enum(NIGHT_VERDICTS)) })
export const listNightReadings = endpoint({ method: 'GET', path: '/night-readings', summary: 'Night readings of water meters, the newest first', access: 'energy:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: NightFilter.prefault({}) }), response: listOf(NightReading), errors: ['not_found'] })
export const exportNightReadings = endpoint({ method: 'GET', path: '/night-readings/export', summary: 'Night readings as XLSX or CSV', access: 'energy:read', query: z.object({ siteId: Id, format: sheetFormat, filter: NightFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
/** Water meters of the site that are read at night, for who walks there. */
export const nightMeters = endpoint({ method: 'GET', path: '/night-readings/meters', summary: 'Public water meters that can be read at night', access: 'inspections:work', query: z.object({ siteId: Id }), response: itemsOf(z.object({ id: Id, code: z.string(), location: z.string(), lastValue: z.number().nullable() })), errors: ['not_found'] })
export const readAtNight = endpoint({
  method: 'POST', path: '/night-readings', summary: 'Read a water meter twice in a quiet night: what runs then is the least use, or a leak', access: 'inspections:work',
  body: z.object({ id: Id.optional(), meterId: Id, from: Instant, fromValue: Amount, to: Instant, toValue: Amount, note: text(300).default('') }), response: NightReading, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})

export const EnergyCampaign = z.object({ id: Id, siteId: Id, title: z.string(), from: Day, to: Day, text: z.string(), participants: z.number().int().nullable(), result: z.string(), state: z.enum(CAMPAIGN_STATES), version: z.number().int() }).meta({ id: 'EnergyCampaign' })
export type EnergyCampaign = z.infer<typeof EnergyCampaign>
const CampaignFacts = { title: text(100, 1), from: Day, to: Day, text: text(2000).default(''), participants: z.number().int().min(0).max(1_000_000).nullable().default(null), result: text(2000).default('') }
const CampaignFilter = z.object({ state: oneOrMany(z.enum(CAMPAIGN_STATES)), q: z.string().max(100).optional() })
export const listEnergyCampaigns = endpoint({ method: 'GET', path: '/energy-campaigns', summary: 'Environment campaigns of a site (ENE-003), the newest first', access: 'energy:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: CampaignFilter.prefault({}) }), response: listOf(EnergyCampaign), errors: ['not_found'] })
export const exportEnergyCampaigns = endpoint({ method: 'GET', path: '/energy-campaigns/export', summary: 'Campaigns as XLSX or CSV', access: 'energy:read', query: z.object({ siteId: Id, format: sheetFormat, filter: CampaignFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createEnergyCampaign = endpoint({ method: 'POST', path: '/energy-campaigns', summary: 'New environment campaign', access: 'energy:write', body: z.object({ id: Id.optional(), siteId: Id, ...CampaignFacts }), response: EnergyCampaign, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'] })
export const changeEnergyCampaign = endpoint({ method: 'PATCH', path: '/energy-campaigns/{id}', summary: 'Change a campaign, or say what came of it', access: 'energy:write', params: IdParams, body: z.object({ version: z.number().int(), ...CampaignFacts }), response: EnergyCampaign, errors: ['not_found', 'not_permitted', 'stale_version', 'rule_broken'] })
