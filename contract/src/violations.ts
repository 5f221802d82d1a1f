import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { VIOLATION_ACTIONS, VIOLATION_DEGREES, VIOLATION_DELIVERIES, VIOLATION_NATURES, VIOLATION_PAPERS, VIOLATION_RESULTS, VIOLATION_SOURCES, VIOLATION_STATES } from './violation-choices.ts'

export * from './violation-choices.ts'

const photoIds = z.array(Id).max(9).default([])

// Types 违章类型 --------------------------------------------------------------------------------------------------------------------------

const TypeFacts = { name: text(60, 1), nature: z.enum(VIOLATION_NATURES), /** What the law and the covenant say; goes on the notice. */ basis: text(1000, 1), isActive: z.boolean().default(true) }
export const ViolationType = z.object({ id: Id, siteId: Id, name: z.string(), nature: z.enum(VIOLATION_NATURES), basis: z.string(), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'ViolationType' })
export type ViolationType = z.infer<typeof ViolationType>
export const listViolationTypes = endpoint({ method: 'GET', path: '/violation-types', summary: 'Types of violations of a site with what they rest on', access: 'violations:read', query: z.object({ siteId: Id }), response: itemsOf(ViolationType), errors: ['not_found'] })
export const createViolationType = endpoint({ method: 'POST', path: '/violation-types', summary: 'New type', access: 'violations:decide', body: z.object({ id: Id.optional(), siteId: Id, ...TypeFacts }), response: ViolationType, errors: ['not_found', 'already_exists', 'violation.not_ours'] })
export const changeViolationType = endpoint({ method: 'PATCH', path: '/violation-types/{id}', summary: 'Change a type; notices that went out keep their words', access: 'violations:decide', params: IdParams, body: z.object({ version: z.number().int(), ...TypeFacts }), response: ViolationType, errors: ['not_found', 'already_exists', 'stale_version', 'violation.not_ours'] })

// Violations 违章 -------------------------------------------------------------------------------------------------------------------------

const ViolationPaper = z.object({
  id: Id, kind: z.enum(VIOLATION_PAPERS), round: z.number().int(), number: z.string(), addressee: z.string(), words: z.string(), basis: z.string(), dueOn: Day, issuedAt: Instant, issuedBy: Ref,
  delivered: z.object({ at: Instant, by: Ref, way: z.enum(VIOLATION_DELIVERIES), receivedBy: z.string(), signatureId: Id.nullable(), /** Who saw that nobody would sign. */ witness: z.string() }).nullable(), ended: z.object({ at: Instant, by: Ref, result: z.enum(VIOLATION_RESULTS), note: z.string(), answerNumber: z.string() }).nullable(),
})
export type ViolationPaper = z.infer<typeof ViolationPaper>
export const Violation = z.object({
  id: Id, siteId: Id, number: z.string(), source: z.enum(VIOLATION_SOURCES), unit: z.object({ id: Id, code: z.string() }).nullable(), place: z.string(), party: z.string(), description: z.string(), foundAt: Instant, foundBy: Ref.nullable(),
  /** Null for everybody who does not decide, whether there is one or not (VIO-001). */
  reporter: z.object({ name: z.string(), contact: z.string() }).nullable(),
  state: z.enum(VIOLATION_STATES), type: z.object({ id: Id, name: z.string(), nature: z.enum(VIOLATION_NATURES), basis: z.string() }).nullable(), degree: z.enum(VIOLATION_DEGREES).nullable(), verifiedAt: Instant.nullable(), owner: Ref.nullable(), handler: Ref.nullable(), finding: Ref.nullable(),
  papers: z.array(ViolationPaper), /** Of the paper that waits. */ dueOn: Day.nullable(), isOverdue: z.boolean(), /** Others of the same unit in the year before. */ repeats: z.number().int(), closedAt: Instant.nullable(), outcome: z.string(),
  photos: z.array(z.object({ purpose: z.string(), file: FileRef })), allowedActions: z.array(z.enum(VIOLATION_ACTIONS)), version: z.number().int(),
}).meta({ id: 'Violation' })
export type Violation = z.infer<typeof Violation>

const ViolationFilter = z.object({
  state: oneOrMany(z.enum(VIOLATION_STATES)), source: oneOrMany(z.enum(VIOLATION_SOURCES)), nature: oneOrMany(z.enum(VIOLATION_NATURES)), degree: oneOrMany(z.enum(VIOLATION_DEGREES)), unitId: Id.optional(), open: flag, overdue: flag, /** Of the actor: found, owned or handled. */ mine: flag, /** Of units that had another in the year before. */ repeated: flag,
  from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional(),
})
export const listViolations = endpoint({ method: 'GET', path: '/violations', summary: 'Violations of a site, latest first', access: 'violations:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ViolationFilter.prefault({}) }), response: listOf(Violation), errors: ['not_found'] })
export const exportViolations = endpoint({ method: 'GET', path: '/violations/export', summary: 'Violations as XLSX or CSV, without who reported them', access: 'violations:read', query: z.object({ siteId: Id, format: sheetFormat, filter: ViolationFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const getViolation = endpoint({ method: 'GET', path: '/violations/{id}', summary: 'One violation', access: 'violations:read', params: IdParams, response: Violation, errors: ['not_found'] })
export const violationTimeline = endpoint({ method: 'GET', path: '/violations/{id}/timeline', summary: 'Everything that happened', access: 'violations:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const reportViolation = endpoint({
  method: 'POST', path: '/violations', summary: 'Report a violation; who reported it to the house is kept confidential', access: 'violations:work',
  body: z.object({ id: Id.optional(), siteId: Id, source: z.enum(VIOLATION_SOURCES).default('patrol'), unitId: Id.nullable().default(null), place: text(200).default(''), party: text(100).default(''), description: text(1000, 1), reporterName: text(60).default(''), reporterContact: text(60).default(''), photoIds, at: Instant.optional() }),
  response: Violation, errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const actOnViolation = endpoint({
  method: 'POST', path: '/violations/{id}/actions', summary: 'Verify or dismiss, issue a notice and record its delivery, look again, escalate, report to the authority and follow its answer, close', access: 'violations:work', params: IdParams,
  body: z.object({
    version: z.number().int().optional(), action: z.enum(VIOLATION_ACTIONS), note: text(1000).default(''), photoIds, at: Instant.optional(),
    /** verify */ typeId: Id.nullable().default(null), degree: z.enum(VIOLATION_DEGREES).nullable().default(null), unitId: Id.nullable().default(null), party: text(100).default(''), handlerId: Id.nullable().default(null),
    /** issue_notice, report_authority */ addressee: text(100).default(''), words: text(2000).default(''), dueOn: Day.nullable().default(null),
    /** deliver */ delivery: z.enum(VIOLATION_DELIVERIES).nullable().default(null), receivedBy: text(60).default(''), signatureId: Id.nullable().default(null), /** Needed when nobody would sign. */ witness: text(60).default(''),
    /** recheck */ isFine: z.boolean().nullable().default(null), /** answer */ answerNumber: text(60).default(''),
  }),
  response: Violation, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'language.not_allowed', 'violation.not_ours'],
})
export const printViolationPaper = endpoint({ method: 'GET', path: '/violation-papers/{id}/print', summary: 'A rectification notice, or the letter to the authority, as PDF with its evidence', access: 'violations:read', params: IdParams, kind: 'file', errors: ['not_found'] })

const Counted = z.object({ key: z.string(), count: z.number().int() })
export const ViolationFigures = z.object({
  from: Day, to: Day, count: z.number().int(), dismissed: z.number().int(), closed: z.number().int(), /** Of what was one; null without any. */ closureRate: z.number().nullable(), notices: z.number().int(), reported: z.number().int(), overdue: z.number().int(),
  byNature: z.array(Counted), byDegree: z.array(Counted), bySource: z.array(Counted), repeatUnits: z.array(z.object({ unit: z.object({ id: Id, code: z.string() }), count: z.number().int() })),
}).meta({ id: 'ViolationFigures' })
export type ViolationFigures = z.infer<typeof ViolationFigures>
export const violationFigures = endpoint({ method: 'GET', path: '/violation-figures', summary: 'Violations found in a period: count, nature, closure rate, units that repeat', access: 'violations:read', query: z.object({ siteId: Id, from: Day, to: Day }), response: ViolationFigures, errors: ['not_found', 'rule_broken'] })
