import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ONBOARDING_ACTIONS, ONBOARDING_STATES } from './practical-choices.ts'
import { Criterion } from './practicals.ts'
import { Day, FileRef, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, text } from './shared.ts'
import { STANDARD_POSTS } from './standards.ts'

const OnboardingSummary = z.object({ id: Id, number: z.string(), siteId: Id, employee: Ref, post: z.enum(STANDARD_POSTS), state: z.enum(ONBOARDING_STATES), startedOn: Day, probationUntil: Day, isOverdue: z.boolean(), evaluators: z.number().int(), evaluated: z.number().int(), isMineToEvaluate: z.boolean(), version: z.number().int() }).meta({ id: 'OnboardingSummary' })
export type OnboardingSummary = z.infer<typeof OnboardingSummary>
const Evaluation = z.object({ evaluator: Ref, department: z.string(), weight: z.number().int(), submittedAt: Instant.nullable(), percent: z.number().nullable(), comment: z.string(), marks: z.array(z.object({ criterionId: z.string(), level: z.number().int() })) })
export const Onboarding = OnboardingSummary.omit({ evaluators: true }).extend({
  /** Of the entry test: the exam that was sat, or what was written on paper. */
  written: z.object({ exam: Ref.nullable(), percent: z.number(), passPercent: z.number().int(), file: FileRef.nullable(), passedAt: Instant }).nullable(),
  scenario: z.object({ practical: z.object({ id: Id, number: z.string() }), percent: z.number().nullable(), passedAt: Instant }).nullable(),
  evaluators: z.array(Evaluation), criteria: z.array(Criterion), sheet: z.string(), passPercent: z.number().int(), quorumPercent: z.number().int(),
  /** Weight of those who have evaluated, in percent of all; and their weighted mean, null while nobody has. */
  present: z.number().int(), percent: z.number().nullable(), hasQuorum: z.boolean(), hasRedLine: z.boolean(), outcomeNote: z.string(), endedAt: Instant.nullable(), allowedActions: z.array(z.enum(ONBOARDING_ACTIONS)),
}).meta({ id: 'Onboarding' })
export type Onboarding = z.infer<typeof Onboarding>
const Filter = z.object({ state: oneOrMany(z.enum(ONBOARDING_STATES)), post: oneOrMany(z.enum(STANDARD_POSTS)), overdue: flag, mine: flag, q: z.string().max(100).optional() })
export const listOnboardings = endpoint({ method: 'GET', path: '/onboardings', summary: 'New colleagues on their way to staying; those that I evaluate and my own for everybody', access: 'training:read', query: z.object({ ...paging, siteId: Id, filter: Filter.prefault({}) }), response: listOf(OnboardingSummary), errors: ['not_found'] })
export const exportOnboardings = endpoint({ method: 'GET', path: '/onboardings/export', summary: 'The new colleagues as XLSX or CSV', access: 'training:manage', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'] })
export const createOnboarding = endpoint({
  method: 'POST', path: '/onboardings', summary: 'Begin with a new colleague: who evaluates with which weight, and until when', access: 'people:manage',
  body: z.object({ id: Id.optional(), siteId: Id, employeeId: Id, post: z.enum(STANDARD_POSTS), probationUntil: Day, rubricId: Id, quorumPercent: z.number().int().min(1).max(100).default(67), evaluators: z.array(z.object({ employeeId: Id, department: text(50, 1), weight: z.number().int().min(1).max(100) })).min(2).max(9) }), response: Onboarding, errors: ['not_found', 'already_exists', 'rule_broken', 'practical.own'],
})
export const getOnboarding = endpoint({ method: 'GET', path: '/onboardings/{id}', summary: 'One new colleague', access: 'training:read', params: IdParams, response: Onboarding, errors: ['not_found'] })
export const actOnOnboarding = endpoint({
  method: 'POST', path: '/onboardings/{id}/actions', summary: 'Pass a stage, put the end of probation off, or decide: stays or does not', access: 'people:manage', params: IdParams,
  body: z.discriminatedUnion('action', [
    /** The exam that the candidate sat here, or a paper that is scanned. */
    z.object({ action: z.literal('pass_written'), version: z.number().int().optional(), examId: Id.nullable().default(null), percent: z.number().min(0).max(100).nullable().default(null), fileId: Id.nullable().default(null) }),
    z.object({ action: z.literal('pass_scenario'), version: z.number().int().optional(), practicalId: Id }),
    z.object({ action: z.literal('extend'), version: z.number().int().optional(), until: Day, reason: text(300, 1) }),
    z.object({ action: z.literal('regularise'), version: z.number().int().optional(), note: text(500).default('') }),
    z.object({ action: z.literal('fail'), version: z.number().int().optional(), reason: text(500, 1) }),
  ]),
  response: Onboarding, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken', 'onboarding.not_passed', 'onboarding.no_quorum'],
})
export const evaluateOnboarding = endpoint({ method: 'POST', path: '/onboardings/{id}/evaluations', summary: 'How my department finds the new colleague, once', access: 'training:read', params: IdParams, body: z.object({ marks: z.array(z.object({ criterionId: z.string().max(40), level: z.number().int().min(0).max(5) })).min(1).max(40), comment: text(1000).default('') }), response: Onboarding, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken'] })
export const onboardingTimeline = endpoint({ method: 'GET', path: '/onboardings/{id}/timeline', summary: 'Everything that happened', access: 'training:manage', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
export const printOnboarding = endpoint({ method: 'GET', path: '/onboardings/{id}/print', summary: 'The joint evaluation on paper, for the personnel file', access: 'people:manage', params: IdParams, kind: 'file', errors: ['not_found'] })
