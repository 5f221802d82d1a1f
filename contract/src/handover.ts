import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  DEFECT_ACTIONS, DEFECT_AGES, DEFECT_DELIVERIES, DEFECT_LETTER_ACTIONS, DEFECT_LETTER_STATES, DEFECT_PARTS, DEFECT_PLACES, DEFECT_SOURCES, DEFECT_STATES, DEFECT_TRADES, DEFECT_WARRANTIES,
} from './handover-choices.ts'
import { UnitRef } from './registers.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

export * from './handover-choices.ts'

const listQuery = { ...paging, siteId: Id, total: flag }
const exportQuery = { siteId: Id, format: sheetFormat }
const photoIds = z.array(Id).max(9).default([])
const words = z.string().max(100).optional()
const version = z.number().int()

// Construction defects 工程遗留问题 (HND-003, HND-004) -----------------------------------------------------------------------------------

/** It names a unit, an area or a facility, or none of them; the location says where in words. */
const id = Id.nullable()
const DefectFacts = z.object({ unitId: id, areaId: id, facilityId: id, location: text(200), description: text(1000, 1), trade: z.enum(DEFECT_TRADES), part: z.enum(DEFECT_PARTS), builderId: id, personId: id, contact: text(100) })
export const Defect = z.object({
  id: Id, siteId: Id, number: z.string(), foreignNumber: z.string(), placeKind: z.enum(DEFECT_PLACES), unit: UnitRef.nullable(), area: Ref.nullable(), facility: Ref.nullable(), building: Ref.nullable(), location: z.string(),
  /** Where it is, in words: unit, area or facility, and the location. */
  place: z.string(), description: z.string(), trade: z.enum(DEFECT_TRADES), part: z.enum(DEFECT_PARTS),
  /** From the hand-over of the unit, of the building or of the site; whether it was found in time. */
  warranty: z.object({ from: Day.nullable(), until: Day.nullable(), state: z.enum(DEFECT_WARRANTIES) }),
  builder: Ref.nullable(), source: z.enum(DEFECT_SOURCES), person: z.object({ id: Id, name: z.string(), phones: z.array(z.string()) }).nullable(), contact: z.string(), registeredBy: Ref.nullable(), registeredAt: Instant, foundAt: Instant,
  finding: z.object({ id: Id, number: z.string() }).nullable(), state: z.enum(DEFECT_STATES), workOrder: z.object({ id: Id, number: z.string(), status: z.string() }).nullable(), letters: z.array(z.object({ id: Id, number: z.string() })),
  /** The deadline that was set, and the day that the developer promised, which holds from then on. */
  dueOn: Day.nullable(), promisedOn: Day.nullable(), notifiedAt: Instant.nullable(), isOverdue: z.boolean(), fixedAt: Instant.nullable(), fixNote: z.string(), failures: z.number().int(), verifiedAt: Instant.nullable(), toldAt: Instant.nullable(), toldHow: z.string(), closedAt: Instant.nullable(), outcome: z.string(), daysOpen: z.number().int(),
  /** What the own repair cost, for those who see costs; null when it is not known. And what is charged to the builder. */
  costFen: z.number().int().nullable(), chargedFen: z.number().int().nullable(), chargedOn: Day.nullable(),
  clock: ClockBrief.nullable(), photos: z.array(FileRef), allowedActions: z.array(z.enum(DEFECT_ACTIONS)), version,
}).meta({ id: 'Defect' })
export type Defect = z.infer<typeof Defect>

const DefectFilter = z.object({
  q: words, state: oneOrMany(z.enum(DEFECT_STATES)), open: flag, overdue: flag, trade: oneOrMany(z.enum(DEFECT_TRADES)), source: oneOrMany(z.enum(DEFECT_SOURCES)), buildingId: Id.optional(), unitId: Id.optional(), builderId: Id.optional(),
  /** Those that a letter to this party may name: they are with the developer or on the way there, and with no other builder. */
  forParty: Id.optional(), age: z.enum(DEFECT_AGES).optional(), from: Instant.optional(), to: Instant.optional(),
})
export const listDefects = endpoint({ method: 'GET', path: '/defects', summary: 'Construction defects of a site, newest first', access: 'defects:read', query: z.object({ ...listQuery, filter: DefectFilter.prefault({}) }), response: listOf(Defect), errors: ['not_found'] })
export const exportDefects = endpoint({ method: 'GET', path: '/defects/export', summary: 'Construction defects as XLSX or CSV', access: 'defects:read', query: z.object({ ...exportQuery, filter: DefectFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getDefect = endpoint({ method: 'GET', path: '/defects/{id}', summary: 'One construction defect', access: 'defects:read', params: IdParams, response: Defect, errors: ['not_found'] })
/** Where it is found by its own id, a second sending makes no second one. */
export const createDefect = endpoint({
  method: 'POST', path: '/defects', summary: 'Register a construction defect', access: 'defects:work', body: DefectFacts.extend({
    id: Id.optional(), siteId: Id, source: z.enum(DEFECT_SOURCES), unitId: id.default(null), areaId: id.default(null), facilityId: id.default(null), location: text(200).default(''), builderId: id.default(null), personId: id.default(null), contact: text(100).default(''), foundAt: Instant.optional(), photoIds,
  }), response: Defect,
  errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const changeDefect = endpoint({
  method: 'PATCH', path: '/defects/{id}', summary: 'Change what a defect says, until it is verified', access: 'defects:work', params: IdParams, body: DefectFacts.partial().extend({ version, photoIds }), response: Defect, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
const common = { version: version.optional(), note: text(1000).default(''), photoIds }
/**
 * `self_fix` raises a work order for an own technician, whose end is followed: done is fixed, cancelled is reported up. The developer is notified by a
 * letter that is delivered. `recheck` that is not fine sends it back, with a new deadline where one is named.
 */
export const actOnDefect = endpoint({
  method: 'POST', path: '/defects/{id}/actions', summary: 'Move a defect along', access: 'defects:work', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ ...common, action: z.literal('self_fix'), workerId: Id.nullable().default(null) }),
    z.object({ ...common, action: z.literal('report_up') }),
    z.object({ ...common, action: z.literal('promise'), promisedOn: Day }),
    z.object({ ...common, action: z.literal('fixed'), at: Instant.optional() }),
    z.object({ ...common, action: z.literal('recheck'), isFine: z.boolean(), dueOn: Day.nullable().default(null) }),
    z.object({ ...common, action: z.literal('tell'), how: text(200, 1) }),
    z.object({ ...common, action: z.literal('close') }),
    z.object({ ...common, action: z.literal('charge_back'), amountFen: z.number().int().min(1).max(1_000_000_000) }),
    z.object({ ...common, action: z.literal('withdraw'), note: text(1000, 1) }),
  ]),
  response: Defect, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'work_order.worker_not_suitable'],
})

// Letters to the developer 工程遗留问题整改通知单 (HND-007) -------------------------------------------------------------------------------

export const DefectLetter = z.object({
  id: Id, siteId: Id, number: z.string(), party: Ref, dueOn: Day, words: z.string(), state: z.enum(DEFECT_LETTER_STATES),
  items: z.array(z.object({ defectId: Id, number: z.string(), place: z.string(), description: z.string(), trade: z.enum(DEFECT_TRADES), warranty: z.enum(DEFECT_WARRANTIES), state: z.enum(DEFECT_STATES), dueOn: Day, chargedFen: z.number().int().nullable() })), open: z.number().int(),
  delivery: z.object({ at: Instant, way: z.enum(DEFECT_DELIVERIES), receivedBy: z.string() }).nullable(), note: z.string(), madeBy: Ref, madeAt: Instant, photos: z.array(FileRef), allowedActions: z.array(z.enum(DEFECT_LETTER_ACTIONS)), version,
}).meta({ id: 'DefectLetter' })
export type DefectLetter = z.infer<typeof DefectLetter>
const LetterFilter = z.object({ q: words, state: oneOrMany(z.enum(DEFECT_LETTER_STATES)), partyId: Id.optional(), defectId: Id.optional() })
export const listDefectLetters = endpoint({ method: 'GET', path: '/defect-letters', summary: 'Letters to the developer, newest first', access: 'defects:read', query: z.object({ ...listQuery, filter: LetterFilter.prefault({}) }), response: listOf(DefectLetter), errors: ['not_found'] })
export const exportDefectLetters = endpoint({ method: 'GET', path: '/defect-letters/export', summary: 'The letters as XLSX or CSV', access: 'defects:read', query: z.object({ ...exportQuery, filter: LetterFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getDefectLetter = endpoint({ method: 'GET', path: '/defect-letters/{id}', summary: 'One letter with its list', access: 'defects:read', params: IdParams, response: DefectLetter, errors: ['not_found'] })
/** One deadline for all, and an own one for an item that needs another. */
export const createDefectLetter = endpoint({
  method: 'POST', path: '/defect-letters', summary: 'Write a letter about chosen defects', access: 'defects:manage',
  body: z.object({ id: Id.optional(), siteId: Id, partyId: Id, dueOn: Day, words: text(2000).default(''), items: z.array(z.object({ defectId: Id, dueOn: Day.nullable().default(null) })).min(1).max(200) }), response: DefectLetter, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
/** Delivered, it has notified the developer of each defect that still waits for it. */
export const actOnDefectLetter = endpoint({
  method: 'POST', path: '/defect-letters/{id}/actions', summary: 'Record the delivery, or cancel a letter that was not sent', access: 'defects:manage', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({ ...common, action: z.literal('deliver'), way: z.enum(DEFECT_DELIVERIES), receivedBy: text(100, 1), at: Instant.optional() }),
    z.object({ ...common, action: z.literal('cancel') }),
  ]),
  response: DefectLetter, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
export const printDefectLetter = endpoint({ method: 'GET', path: '/defect-letters/{id}/print', summary: '《工程遗留问题整改通知单》 as PDF', access: 'defects:read', params: IdParams, kind: 'file', errors: ['not_found'] })
export const handoverTimeline = endpoint({ method: 'GET', path: '/handover-records/{id}/timeline', summary: 'History of a defect or of a letter', access: 'defects:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })

// Summary 工程遗留问题登记汇总表 ----------------------------------------------------------------------------------------------------------

const Line = z.object({ all: z.number().int(), open: z.number().int(), overdue: z.number().int(), closed: z.number().int(), ages: z.record(z.enum(DEFECT_AGES), z.number().int()) })
export const DefectSummary = z.object({
  siteId: Id, day: Day, total: Line, chargedFen: z.number().int(), buildings: z.array(Line.extend({ building: Ref.nullable() })), trades: z.array(Line.extend({ trade: z.enum(DEFECT_TRADES) })), builders: z.array(Line.extend({ builder: Ref.nullable() })),
  /** While units were handed over within six months (HND-006): until when, and what the last weekly review saw. */
  attention: z.object({ until: Day, lastReview: z.object({ weekOn: Day, open: z.number().int(), overdue: z.number().int() }).nullable() }).nullable(),
}).meta({ id: 'DefectSummary' })
export type DefectSummary = z.infer<typeof DefectSummary>
const summaryQuery = { siteId: Id, buildingId: Id.optional() }
export const defectSummary = endpoint({ method: 'GET', path: '/defect-summary', summary: 'Defects by building, trade and builder, with the age of open ones', access: 'defects:read', query: z.object(summaryQuery), response: DefectSummary, errors: ['not_found'] })
export const exportDefectSummary = endpoint({ method: 'GET', path: '/defect-summary/export', summary: 'The summary by building as XLSX or CSV', access: 'defects:read', query: z.object({ ...exportQuery, buildingId: Id.optional() }), kind: 'file', errors: ['not_found'] })
export const printDefectSummary = endpoint({ method: 'GET', path: '/defect-summary/print', summary: '《工程遗留问题登记汇总表》 as PDF', access: 'defects:read', query: z.object(summaryQuery), kind: 'file', errors: ['not_found'] })
