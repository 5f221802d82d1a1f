import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Certificate } from './people.ts'
import { MATRIX_STATES, PRACTICAL_PURPOSES, PRACTICAL_RESULTS, PROPOSAL_FACTS, PROPOSAL_KINDS, PROPOSAL_STATES, REQUIREMENT_KINDS, ONBOARDING_STATES } from './practical-choices.ts'
import { Day, Id, IdParams, Instant, Ref, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'

/** What a post asks for. `blocksFrom`: from that day on the post of a zone is given only to who has it; null: it is only shown. */
const RequirementFacts = { post: z.enum(STANDARD_POSTS), kind: z.enum(REQUIREMENT_KINDS), /** Kind of certificate, or skill. */ name: text(50).default(''), /** The rubric or the course. */ ofId: Id.nullable().default(null), blocksFrom: Day.nullable().default(null) }
export const Requirement = z.object({ id: Id, ...RequirementFacts, name: z.string(), ofId: Id.nullable(), blocksFrom: Day.nullable(), version: z.number().int() }).meta({ id: 'PostRequirement' })
export type Requirement = z.infer<typeof Requirement>
export const listRequirements = endpoint({ method: 'GET', path: '/post-requirements', summary: 'Certificates, practicals, courses and skills that posts ask for', access: 'training:read', response: itemsOf(Requirement) })
export const createRequirement = endpoint({ method: 'POST', path: '/post-requirements', summary: 'A post asks for one more', access: 'training:manage', body: z.object(RequirementFacts), response: Requirement, errors: ['already_exists', 'not_found', 'rule_broken'] })
export const changeRequirement = endpoint({ method: 'PATCH', path: '/post-requirements/{id}', summary: 'From when on it blocks; or it is asked for no longer', access: 'training:manage', params: IdParams, body: z.object({ version: z.number().int(), blocksFrom: Day.nullable().optional(), isDropped: z.boolean().default(false) }), response: itemsOf(Requirement), errors: ['not_found', 'stale_version'] })

export const Held = z.object({ requirementId: Id.nullable(), kind: z.enum(REQUIREMENT_KINDS), name: z.string(), state: z.enum(MATRIX_STATES), until: Day.nullable() })
export type Held = z.infer<typeof Held>
const Section = z.object({ key: z.enum(['scores', 'rewards', 'drills']), rows: z.array(z.object({ at: z.string(), text: z.string(), value: z.number().nullable(), path: z.string().nullable() })) })
/** One page of what a colleague knows and may do (TRN-014). */
export const CompetenceFile = z.object({
  employee: Ref, position: z.string(), department: z.string().nullable(), joinedOn: Day.nullable(), experienceYears: z.number().int().nullable(), experience: z.string(), skills: z.array(z.string()), meetsPosition: z.boolean().nullable(),
  requirements: z.array(Held), certificates: z.array(Certificate),
  exams: z.array(z.object({ sittingId: Id, title: z.string(), at: Instant, percent: z.number().nullable(), isPassed: z.boolean(), attempt: z.number().int(), certificateNumber: z.string().nullable() })),
  courses: z.array(z.object({ id: Id, name: z.string(), parts: z.number().int(), done: z.number().int(), doneAt: Instant.nullable() })),
  sessions: z.array(z.object({ id: Id, number: z.string(), title: z.string(), at: Instant, hours: z.number() })),
  practicals: z.array(z.object({ id: Id, number: z.string(), rubric: z.string(), purpose: z.enum(PRACTICAL_PURPOSES), at: Instant, percent: z.number().nullable(), result: z.enum(PRACTICAL_RESULTS), hasRedLine: z.boolean(), validUntil: Day.nullable() })),
  onboarding: z.object({ id: Id, number: z.string(), state: z.enum(ONBOARDING_STATES), endedAt: Instant.nullable() }).nullable(),
  proposals: z.array(z.object({ id: Id, kind: z.enum(PROPOSAL_KINDS), to: z.string(), state: z.enum(PROPOSAL_STATES), at: Instant })),
  /** What other parts of the house keep: monthly scores, rewards, emergency drills, which count as training. */
  sections: z.array(Section), isSelf: z.boolean(), mayManage: z.boolean(),
}).meta({ id: 'CompetenceFile' })
export type CompetenceFile = z.infer<typeof CompetenceFile>
export const getCompetenceFile = endpoint({ method: 'GET', path: '/competence-files/{id}', summary: 'The competence file of a colleague; everybody reads the own one', access: 'signed_in', params: IdParams, response: CompetenceFile, errors: ['not_found', 'not_permitted'] })
export const printCompetenceFile = endpoint({ method: 'GET', path: '/competence-files/{id}/print', summary: 'The competence file on paper', access: 'signed_in', params: IdParams, kind: 'file', errors: ['not_found', 'not_permitted'] })

const MatrixQuery = { siteId: Id, filter: z.object({ post: oneOrMany(z.enum(STANDARD_POSTS)), kind: oneOrMany(z.enum(REQUIREMENT_KINDS)), name: z.string().max(100).optional(), gaps: z.enum(['true', 'false']).transform((word) => word === 'true').optional() }).prefault({}) }
export const skillMatrix = endpoint({
  method: 'GET', path: '/skill-matrix', summary: 'Who of a site has what, and what is missing for the post', access: 'training:manage', query: z.object(MatrixQuery),
  response: z.object({ columns: z.array(z.object({ kind: z.enum(REQUIREMENT_KINDS), name: z.string(), needed: z.number().int(), missing: z.number().int() })), people: z.array(z.object({ employee: Ref, position: z.string(), missing: z.number().int(), cells: z.array(z.object({ state: z.enum(MATRIX_STATES), until: Day.nullable() })) })), needed: z.number().int(), missing: z.number().int() }), errors: ['not_found'],
})
export const exportSkillMatrix = endpoint({ method: 'GET', path: '/skill-matrix/export', summary: 'The skill matrix as XLSX or CSV', access: 'training:manage', query: z.object({ ...MatrixQuery, format: z.enum(['xlsx', 'csv']).default('xlsx') }), kind: 'file', errors: ['not_found'] })
export const competenceFigures = endpoint({
  method: 'GET', path: '/competence-figures', summary: 'Certificates that are valid, and practicals passed in a period', access: 'training:manage', query: z.object({ siteId: Id, from: Day, to: Day }),
  response: z.object({
    certificates: z.object({ all: z.number().int(), counting: z.number().int(), expiring: z.number().int(), expired: z.number().int(), unverified: z.number().int(), /** Null without any certificate. */ validRate: z.number().nullable() }),
    practicals: z.object({ assessed: z.number().int(), passed: z.number().int(), redLines: z.number().int(), waiting: z.number().int(), passRate: z.number().nullable(), goal: z.number(), rubrics: z.array(z.object({ id: Id, name: z.string(), assessed: z.number().int(), passed: z.number().int(), passRate: z.number().nullable() })) }),
    requirements: z.object({ needed: z.number().int(), missing: z.number().int(), metRate: z.number().nullable() }),
  }),
  errors: ['not_found', 'rule_broken'],
})

/** What somebody must have shown before a rule proposes them (TRN-015). `minScore`: mean of the last three closed months. */
const RuleFacts = {
  name: text(100, 1), kind: z.enum(PROPOSAL_KINDS), fromPositionId: Id, toPositionId: Id, minMonths: z.number().int().min(0).max(240).default(12), minScore: z.number().min(0).max(100).nullable().default(null), certificates: z.array(text(50, 1)).max(10).default([]), rubricIds: z.array(Id).max(10).default([]),
  /** Percent of the exams of the last twelve months that were passed. */
  minExamPercent: z.number().int().min(0).max(100).nullable().default(null),
}
export const PromotionRule = z.object({ id: Id, ...RuleFacts, from: z.string(), to: z.string(), isActive: z.boolean(), version: z.number().int() }).meta({ id: 'PromotionRule' })
export type PromotionRule = z.infer<typeof PromotionRule>
export const listPromotionRules = endpoint({ method: 'GET', path: '/promotion-rules', summary: 'By which rules people are proposed', access: 'training:manage', response: itemsOf(PromotionRule) })
export const createPromotionRule = endpoint({ method: 'POST', path: '/promotion-rules', summary: 'New rule', access: 'people:manage', body: z.object({ id: Id.optional(), ...RuleFacts }), response: PromotionRule, errors: ['already_exists', 'not_found', 'rule_broken', 'not_permitted'] })
export const changePromotionRule = endpoint({ method: 'PATCH', path: '/promotion-rules/{id}', summary: 'Change a rule', access: 'people:manage', params: IdParams, body: z.object({ version: z.number().int(), ...RuleFacts, isActive: z.boolean() }), response: PromotionRule, errors: ['not_found', 'stale_version', 'rule_broken', 'not_permitted'] })

const ProposalFact = z.object({ key: z.enum(PROPOSAL_FACTS), needed: z.string(), has: z.string() })
export const PromotionProposal = z.object({ id: Id, siteId: Id, employee: Ref, kind: z.enum(PROPOSAL_KINDS), rule: z.string(), from: z.string(), to: z.string(), /** What spoke for it on the day of the proposal. */ facts: z.array(ProposalFact), state: z.enum(PROPOSAL_STATES), at: Instant, decidedBy: z.string(), decidedAt: Instant.nullable(), reason: z.string(), mayDecide: z.boolean(), version: z.number().int() }).meta({ id: 'PromotionProposal' })
export type PromotionProposal = z.infer<typeof PromotionProposal>
const ProposalFilter = z.object({ state: oneOrMany(z.enum(PROPOSAL_STATES)), kind: oneOrMany(z.enum(PROPOSAL_KINDS)) })
export const listProposals = endpoint({ method: 'GET', path: '/promotion-proposals', summary: 'Who is proposed for another post', access: 'training:manage', query: z.object({ ...paging, siteId: Id, filter: ProposalFilter.prefault({}) }), response: listOf(PromotionProposal), errors: ['not_found'] })
export const exportProposals = endpoint({ method: 'GET', path: '/promotion-proposals/export', summary: 'The proposals as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ProposalFilter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const findProposals = endpoint({ method: 'POST', path: '/promotion-proposals', summary: 'Look by the rules who could be proposed now; who is proposed already is not twice', access: 'people:manage', body: z.object({ siteId: Id }), response: z.object({ added: z.number().int() }), errors: ['not_found'] })
export const decideProposal = endpoint({
  method: 'POST', path: '/promotion-proposals/{id}/actions', summary: 'Give the post, or not', access: 'people:manage', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('approve'), version: z.number().int().optional(), reason: text(300).default('') }), z.object({ action: z.literal('reject'), version: z.number().int().optional(), reason: text(300, 1) })]), response: PromotionProposal, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'not_permitted'],
})
