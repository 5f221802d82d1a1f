import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { EVALUATION_STATES, IDEA_ACTIONS, IDEA_SOURCES, IDEA_STATES, OPINION_ROLES } from './quality-choices.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

const version = z.number().int().optional()
const Opinion = z.object({
  id: Id, evaluationId: Id, role: z.enum(OPINION_ROLES), person: Ref.nullable(), unit: Ref.nullable(), byName: z.string(), score: z.number().int().nullable(), words: z.string(), saidAt: Instant, recordedBy: Ref.nullable(), action: z.object({ id: Id, number: z.string(), state: z.string() }).nullable(), feedback: z.string(), fedBackAt: Instant.nullable(), fedBackBy: Ref.nullable(),
}).meta({ id: 'EvaluationOpinion' })
export type EvaluationOpinion = z.infer<typeof Opinion>
/** A periodic evaluation of the service 服务评估. `waiting`: whoever has to hear yet what became of their word. */
const Evaluation = z.object({
  id: Id, number: z.string(), siteId: Id, title: z.string(), question: z.string(), fromOn: Day, untilOn: Day, everyMonths: z.number().int().nullable(), state: z.enum(EVALUATION_STATES), owner: Ref.nullable(), conclusion: z.string(), openedAt: Instant, closedAt: Instant.nullable(),
  opinions: z.number().int(), owners: z.number().int(), tenants: z.number().int(), score: z.number().nullable(), findings: z.number().int(), waiting: z.number().int(), clock: ClockBrief.nullable(), mayManage: z.boolean(), version: z.number().int(),
}).meta({ id: 'ServiceEvaluation' })
export type ServiceEvaluation = z.infer<typeof Evaluation>

const EvaluationFilter = z.object({ state: oneOrMany(z.enum(EVALUATION_STATES)) })
export const listEvaluations = endpoint({ method: 'GET', path: '/service-evaluations', summary: 'Evaluations of the service, newest first', access: 'relations:read', query: z.object({ ...paging, siteId: Id, filter: EvaluationFilter.prefault({}) }), response: listOf(Evaluation), errors: ['not_found'] })
export const exportEvaluations = endpoint({ method: 'GET', path: '/service-evaluations/export', summary: 'The evaluations as XLSX or CSV', access: 'relations:read', query: z.object({ siteId: Id, filter: EvaluationFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const openEvaluation = endpoint({
  method: 'POST', path: '/service-evaluations', summary: 'Open an evaluation, once or every so many months', access: 'checks:score',
  body: z.object({ id: Id.optional(), siteId: Id, title: text(100, 1), question: text(1000).default(''), fromOn: Day, untilOn: Day, everyMonths: z.number().int().min(1).max(24).nullable().default(3), ownerId: Id }), response: Evaluation, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const getEvaluation = endpoint({ method: 'GET', path: '/service-evaluations/{id}', summary: 'One evaluation', access: 'relations:read', params: IdParams, response: Evaluation, errors: ['not_found'] })
export const evaluationTimeline = endpoint({ method: 'GET', path: '/service-evaluations/{id}/timeline', summary: 'Everything that happened', access: 'relations:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const OpinionFilter = z.object({ evaluationId: Id.optional() })
export const listOpinions = endpoint({ method: 'GET', path: '/evaluation-opinions', summary: 'What owners and tenants said, newest first', access: 'relations:read', query: z.object({ ...paging, siteId: Id, filter: OpinionFilter.prefault({}) }), response: listOf(Opinion), errors: ['not_found'] })
export const exportOpinions = endpoint({ method: 'GET', path: '/evaluation-opinions/export', summary: 'The opinions as XLSX or CSV', access: 'relations:read', query: z.object({ siteId: Id, filter: OpinionFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const closeEvaluation = endpoint({ method: 'POST', path: '/service-evaluations/{id}/close', summary: 'Conclude an evaluation once everybody heard what became of their word; opens the next one', access: 'checks:score', params: IdParams, body: z.object({ version, conclusion: text(2000, 1) }), response: Evaluation, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'] })
/** Staff write down what somebody said; a resident says it in the app, once. */
export const giveOpinion = endpoint({
  method: 'POST', path: '/service-evaluations/{id}/opinions', summary: 'Say something to an evaluation', access: 'signed_in', params: IdParams,
  body: z.object({ id: Id.optional(), role: z.enum(OPINION_ROLES).optional(), personId: Id.nullable().default(null), byName: text(50).default(''), score: z.number().int().min(1).max(5).nullable().default(null), words: text(1000).default('') }), response: Opinion, errors: ['not_found', 'not_permitted', 'already_exists', 'action_not_allowed', 'rule_broken'],
})
export const raiseFinding = endpoint({
  method: 'POST', path: '/service-evaluations/{id}/findings', summary: 'Make a corrective action of what opinions say', access: 'checks:score', params: IdParams,
  body: z.object({ opinionIds: z.array(Id).min(1).max(100), title: text(200, 1), problem: text(2000).default(''), ownerId: Id, dueOn: Day }), response: z.object({ actionId: Id, number: z.string() }), errors: ['not_found', 'action_not_allowed', 'already_exists', 'rule_broken'],
})
export const feedBack = endpoint({ method: 'POST', path: '/evaluation-opinions/{id}/feedback', summary: 'Note what somebody was told of what became of their word', access: 'checks:score', params: IdParams, body: z.object({ words: text(1000, 1) }), response: Opinion, errors: ['not_found', 'action_not_allowed', 'language.not_allowed'] })
export const ownEvaluations = endpoint({
  method: 'GET', path: '/own-evaluations', summary: 'Evaluations that ask the resident now, and what became of what was said', access: 'signed_in',
  response: itemsOf(z.object({ id: Id, title: z.string(), question: z.string(), untilOn: Day, isOpen: z.boolean(), own: z.object({ score: z.number().int().nullable(), words: z.string(), saidAt: Instant, feedback: z.string(), fedBackAt: Instant.nullable() }).nullable() })),
})

/** 服务创新提案 */
const Idea = z.object({
  id: Id, number: z.string(), siteId: Id, title: z.string(), source: z.enum(IDEA_SOURCES), need: z.string(), idea: z.string(), benefit: z.string(), state: z.enum(IDEA_STATES), trialUntil: Day.nullable(), outcome: z.string(), proposedBy: Ref, proposedAt: Instant, decidedBy: Ref.nullable(), decidedAt: Instant.nullable(), allowedActions: z.array(z.enum(IDEA_ACTIONS)), version: z.number().int(),
}).meta({ id: 'InnovationProposal' })
export type InnovationProposal = z.infer<typeof Idea>
const IdeaFilter = z.object({ state: oneOrMany(z.enum(IDEA_STATES)), source: oneOrMany(z.enum(IDEA_SOURCES)), q: z.string().max(100).optional() })
export const listIdeas = endpoint({ method: 'GET', path: '/innovation-proposals', summary: 'Ideas for new services, newest first', access: 'standards:read', query: z.object({ ...paging, siteId: Id, filter: IdeaFilter.prefault({}) }), response: listOf(Idea), errors: ['not_found'] })
export const exportIdeas = endpoint({ method: 'GET', path: '/innovation-proposals/export', summary: 'The ideas as XLSX or CSV', access: 'standards:read', query: z.object({ siteId: Id, filter: IdeaFilter.prefault({}), format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const proposeIdea = endpoint({ method: 'POST', path: '/innovation-proposals', summary: 'Propose a new service or a better way', access: 'standards:read', body: z.object({ id: Id.optional(), siteId: Id, title: text(100, 1), source: z.enum(IDEA_SOURCES), need: text(1000, 1), idea: text(2000, 1), benefit: text(1000).default('') }), response: Idea, errors: ['not_found', 'not_permitted', 'already_exists'] })
export const getIdea = endpoint({ method: 'GET', path: '/innovation-proposals/{id}', summary: 'One idea', access: 'standards:read', params: IdParams, response: Idea, errors: ['not_found'] })
export const actOnIdea = endpoint({
  method: 'POST', path: '/innovation-proposals/{id}/actions', summary: 'Try an idea out, adopt it, or decline it with the reason', access: 'improvements:manage', params: IdParams,
  body: z.discriminatedUnion('action', [z.object({ action: z.literal('try'), version, trialUntil: Day }), z.object({ action: z.literal('adopt'), version, outcome: text(1000, 1) }), z.object({ action: z.literal('decline'), version, outcome: text(1000, 1) })]),
  response: Idea, errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
