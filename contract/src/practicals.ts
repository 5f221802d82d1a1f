import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { PRACTICAL_ACTIONS, PRACTICAL_PURPOSES, PRACTICAL_RESULTS, PRACTICAL_STATES, RUBRIC_KINDS, RUBRIC_STATES } from './practical-choices.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'

/** `levels` from the worst to the best. On the lowest level of a red line 红线 the whole fails, whatever the sum. */
export const Criterion = z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), text: text(200, 1), weight: z.number().int().min(1).max(100).default(10), levels: z.array(text(60, 1)).min(2).max(6), isRedLine: z.boolean().default(false) }).meta({ id: 'PracticalCriterion' })
export type Criterion = z.infer<typeof Criterion>
const RubricRules = {
  /** Percent that the practical part has to reach. */
  passPercent: z.number().int().min(1).max(100).default(80),
  /** Two assessors may differ by so many points; beyond, a third decides. */
  tolerance: z.number().int().min(0).max(50).default(10),
  /** How much the written part counts for the total; whatever it counts, both parts must pass (TRN-012). */
  theoryWeight: z.number().int().min(0).max(90).default(0),
  /** Months for which passing is good; null: for good. */
  validMonths: z.number().int().min(1).max(120).nullable().default(12),
  /** Work orders that need this skill go, from a day on, only to who has passed (TRN-010). */
  gateSkill: z.string().trim().max(50).nullable().default(null), gateFrom: Day.nullable().default(null),
}
const RubricFacts = { name: text(100, 1), kind: z.enum(RUBRIC_KINDS).default('practical'), post: z.enum(STANDARD_POSTS).default('everybody'), summary: text(1000).default(''), reference: text(300).default(''), criteria: z.array(Criterion).min(1).max(40), ...RubricRules }
export const Rubric = z.object({ id: Id, code: z.string(), ...RubricFacts, state: z.enum(RUBRIC_STATES), assessed: z.number().int(), mayEdit: z.boolean(), version: z.number().int(), updatedAt: Instant }).meta({ id: 'PracticalRubric' })
export type Rubric = z.infer<typeof Rubric>
export const listRubrics = endpoint({ method: 'GET', path: '/practical-rubrics', summary: 'Rubrics of practical assessments by post', access: 'training:read', query: z.object({ filter: z.object({ kind: oneOrMany(z.enum(RUBRIC_KINDS)), post: oneOrMany(z.enum(STANDARD_POSTS)), state: oneOrMany(z.enum(RUBRIC_STATES)), q: z.string().max(100).optional() }).prefault({}) }), response: itemsOf(Rubric) })
export const exportRubrics = fileOf(listRubrics, 'Rubrics with their criteria as XLSX or CSV, a line for each criterion')
export const getRubric = endpoint({ method: 'GET', path: '/practical-rubrics/{id}', summary: 'One rubric', access: 'training:read', params: IdParams, response: Rubric, errors: ['not_found'] })
export const createRubric = endpoint({ method: 'POST', path: '/practical-rubrics', summary: 'New rubric', access: 'training:manage', body: z.object({ id: Id.optional(), code: z.string().trim().regex(/^[A-Z0-9-]{2,20}$/), ...RubricFacts }), response: Rubric, errors: ['already_exists', 'rule_broken'] })
export const changeRubric = endpoint({ method: 'PATCH', path: '/practical-rubrics/{id}', summary: 'Change a rubric; assessments that exist keep theirs', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), ...RubricFacts, state: z.enum(RUBRIC_STATES).default('active') }), response: Rubric, errors: ['not_found', 'stale_version', 'rule_broken'] })
export const addReadyRubrics = endpoint({ method: 'POST', path: '/practical-rubrics/ready', summary: 'Add the ready-made rubrics that are missing', access: 'training:manage', response: z.object({ added: z.number().int() }) })

const PracticalSummary = z.object({
  id: Id, number: z.string(), siteId: Id, employee: Ref, rubric: Ref, purpose: z.enum(PRACTICAL_PURPOSES), state: z.enum(PRACTICAL_STATES), plannedAt: Instant, place: z.string(), assessors: z.number().int(), submitted: z.number().int(),
  /** Percent of the practical part, of the written one, and of both by their weights; null while unknown. */
  practicalPercent: z.number().nullable(), theoryPercent: z.number().nullable(), totalPercent: z.number().nullable(), hasRedLine: z.boolean(), result: z.enum(PRACTICAL_RESULTS).nullable(), validUntil: Day.nullable(), scoredAt: Instant.nullable(),
  /** I am to score it, or to sign it. */
  isMineToScore: z.boolean(), isMineToSign: z.boolean(), version: z.number().int(),
}).meta({ id: 'PracticalSummary' })
export type PracticalSummary = z.infer<typeof PracticalSummary>
const Sheet = z.object({ assessor: Ref, isThird: z.boolean(), submittedAt: Instant.nullable(), percent: z.number().nullable(), hasRedLine: z.boolean().nullable(), comment: z.string(), /** Empty while others still score: nobody looks at the neighbour. */ marks: z.array(z.object({ criterionId: z.string(), level: z.number().int(), note: z.string(), files: z.array(FileRef) })) })
export const Practical = PracticalSummary.omit({ assessors: true }).extend({
  criteria: z.array(Criterion), passPercent: z.number().int(), tolerance: z.number().int(), theoryWeight: z.number().int(), exam: Ref.nullable(), theoryPassed: z.boolean().nullable(), assessors: z.array(Sheet), /** How far apart the first two are. */ spread: z.number().nullable(),
  signature: FileRef.nullable(), signedAt: Instant.nullable(), remark: z.string(), allowedActions: z.array(z.enum(PRACTICAL_ACTIONS)),
}).meta({ id: 'Practical' })
export type Practical = z.infer<typeof Practical>
const PracticalFilter = z.object({ state: oneOrMany(z.enum(PRACTICAL_STATES)), result: oneOrMany(z.enum(PRACTICAL_RESULTS)), purpose: oneOrMany(z.enum(PRACTICAL_PURPOSES)), rubricId: Id.optional(), employeeId: Id.optional(), mine: flag, from: Day.optional(), to: Day.optional(), q: z.string().max(100).optional() })
export const listPracticals = endpoint({ method: 'GET', path: '/practicals', summary: 'Practical assessments of a site, newest first; those that concern me for everybody', access: 'training:read', query: z.object({ ...paging, siteId: Id, filter: PracticalFilter.prefault({}) }), response: listOf(PracticalSummary), errors: ['not_found'] })
export const exportPracticals = endpoint({ method: 'GET', path: '/practicals/export', summary: 'The practical assessments as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: PracticalFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createPractical = endpoint({
  method: 'POST', path: '/practicals', summary: 'Assess colleagues by a rubric, one assessment each, with who scores', access: 'training:manage',
  body: z.object({ siteId: Id, rubricId: Id, employeeIds: z.array(Id).min(1).max(100), assessorIds: z.array(Id).min(1).max(5), purpose: z.enum(PRACTICAL_PURPOSES).default('qualification'), plannedAt: Instant, place: text(100).default(''), examId: Id.nullable().default(null) }), response: itemsOf(Practical), errors: ['not_found', 'rule_broken', 'practical.own'],
})
export const getPractical = endpoint({ method: 'GET', path: '/practicals/{id}', summary: 'One practical assessment', access: 'training:read', params: IdParams, response: Practical, errors: ['not_found'] })
export const scorePractical = endpoint({
  method: 'POST', path: '/practicals/{id}/scores', summary: 'My sheet, once; I see the others’ when all are in', access: 'training:read', params: IdParams,
  body: z.object({ marks: z.array(z.object({ criterionId: z.string().max(40), level: z.number().int().min(0).max(5), note: text(300).default(''), fileIds: z.array(Id).max(6).default([]) })).min(1).max(40), comment: text(1000).default('') }), response: Practical, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'],
})
export const signPractical = endpoint({ method: 'POST', path: '/practicals/{id}/signature', summary: 'I was assessed and have seen the result; a remark stays with it', access: 'training:read', params: IdParams, body: z.object({ fileId: Id, remark: text(500).default('') }), response: Practical, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'] })
export const actOnPractical = endpoint({
  method: 'POST', path: '/practicals/{id}/actions', summary: 'Call the third assessor, or cancel', access: 'training:manage', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('call_third'), version: z.number().int().optional(), assessorId: Id }), z.object({ action: z.literal('cancel'), version: z.number().int().optional(), reason: text(300, 1) })]), response: Practical, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'practical.own'],
})
export const practicalTimeline = endpoint({ method: 'GET', path: '/practicals/{id}/timeline', summary: 'Everything that happened', access: 'training:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const printPractical = endpoint({ method: 'GET', path: '/practicals/{id}/print', summary: 'The record of the assessment on paper, with the signature', access: 'training:read', params: IdParams, kind: 'file', errors: ['not_found', 'action_not_allowed'] })
