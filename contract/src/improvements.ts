import { z } from 'zod'
import { CASE_CAUSES } from './analysis.ts'
import { endpoint } from './endpoint.ts'
import { NEED_SOURCES } from './training-choices.ts'
import { IMPROVEMENT_FIGURES } from './improvement-figures.ts'
import { Day, Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { Clock, ClockBrief } from './sla.ts'

export const IMPROVEMENT_STATES = ['planned', 'doing', 'checking', 'standardised', 'dropped'] as const
export const IMPROVEMENT_ACTIONS = ['start', 'report', 'look', 'standardise', 'again', 'drop'] as const
export const IMPROVEMENT_SOURCES = ['cases', 'work_orders', 'inspections', 'by_hand'] as const
export const TRAINING_NEED_STATES = ['open', 'planned', 'met', 'declined'] as const
export const ImprovementState = z.enum(IMPROVEMENT_STATES)
const Figure = z.enum(IMPROVEMENT_FIGURES)
export { IMPROVEMENT_FIGURES, isReached, type ImprovementFigure } from './improvement-figures.ts'
export type ImprovementState = z.infer<typeof ImprovementState>
export type ImprovementAction = (typeof IMPROVEMENT_ACTIONS)[number]

const ImprovementSummary = z.object({
  id: Id, number: z.string(), siteId: Id, state: ImprovementState, title: z.string(), owner: Ref, dueOn: Day, isOverdue: z.boolean(), figure: Figure, baseline: z.number().nullable(), goal: z.number(), checked: z.number().nullable(), round: z.number().int(),
  raisedAt: Instant, endedAt: Instant.nullable(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'ImprovementSummary' })
export type ImprovementSummary = z.infer<typeof ImprovementSummary>
export const Improvement = ImprovementSummary.extend({
  problem: z.string(), cause: z.string(), measure: z.string(), source: z.object({ kind: z.enum(IMPROVEMENT_SOURCES), by: z.string().nullable(), id: z.string().nullable(), query: z.string() }),
  days: z.number().int(), baselineFrom: Day, baselineTo: Day, doneOn: Day.nullable(), resultText: z.string(), checkedFrom: Day.nullable(), checkedTo: Day.nullable(),
  /** From when on there are enough days after the measure to look at the figure. */
  canBeCheckedFrom: Day.nullable(),
  conclusion: z.string(), revision: z.string(), noRevisionReason: z.string(), raisedBy: Ref, clocks: z.array(Clock), allowedActions: z.array(z.enum(IMPROVEMENT_ACTIONS)),
  trainingNeeds: z.array(z.object({ id: Id, topic: z.string(), state: z.enum(TRAINING_NEED_STATES) })),
}).meta({ id: 'Improvement' })
export type Improvement = z.infer<typeof Improvement>

const FigureFilter = z.object({ kind: z.string().max(40).optional(), matterId: Id.optional(), categoryId: Id.optional(), buildingId: Id.optional(), zoneId: Id.optional(), cause: z.string().max(40).optional(), /** Of findings: the item of a checklist, in its words. */ item: z.string().max(300).optional() })
export const createImprovement = endpoint({
  method: 'POST', path: '/improvements', summary: 'Propose an improvement: problem, cause, measure, owner, day, and the figure on which it is to be seen', access: 'improvements:manage',
  body: z.object({
    id: Id.optional(), siteId: Id, title: text(200, 1), problem: text(2000, 1), cause: text(2000).default(''), measure: text(2000, 1), ownerId: Id, dueOn: Day, figure: Figure, figureFilter: FigureFilter.default({}), days: z.number().int().min(7).max(366).default(30), goal: z.number().min(0).max(1_000_000),
    source: z.object({ kind: z.enum(IMPROVEMENT_SOURCES).default('by_hand'), by: z.enum(CASE_CAUSES).nullable().default(null), id: text(60, 1).nullable().default(null), query: text(2000).default('') }).prefault({}),
    /** Who has to learn something because of it (CMP-019, RPR-012). */
    training: z.object({ topic: text(100, 1), post: text(50).default('') }).nullable().default(null),
  }),
  response: Improvement, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const listImprovements = endpoint({
  method: 'GET', path: '/improvements', summary: 'Improvements with filters, newest first', access: 'insight:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(ImprovementState), open: flag, mine: flag, overdue: flag, ownerId: Id.optional(), q: z.string().max(100).optional() }).prefault({}) }), response: listOf(ImprovementSummary), errors: ['not_found'],
})
export const exportImprovements = endpoint({
  method: 'GET', path: '/improvements/export', summary: 'The list as XLSX or CSV', access: 'insight:read', query: listImprovements.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'],
})
export const getImprovement = endpoint({ method: 'GET', path: '/improvements/{id}', summary: 'One improvement with its clock', access: 'insight:read', params: IdParams, response: Improvement, errors: ['not_found'] })
export const improvementTimeline = endpoint({ method: 'GET', path: '/improvements/{id}/timeline', summary: 'Everything that happened', access: 'insight:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const common = { version: z.number().int().optional(), note: text(2000).optional() }
export const ImprovementActionBody = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('start') }),
  z.object({ ...common, action: z.literal('report'), result: text(2000, 1), doneOn: Day }),
  /** Computes the figure for as many days after the measure as were looked at before it. */
  z.object({ ...common, action: z.literal('look') }),
  /** Keeps what helped: names the document that was written anew, or why none had to be. */
  z.object({ ...common, action: z.literal('standardise'), conclusion: text(2000, 1), revision: text(200).default(''), noRevisionReason: text(500).default('') }),
  /** It did not help enough: another measure, from the beginning. */
  z.object({ ...common, action: z.literal('again'), conclusion: text(2000, 1), measure: text(2000, 1), dueOn: Day }),
  z.object({ ...common, action: z.literal('drop'), conclusion: text(2000, 1) }),
])
export const actOnImprovement = endpoint({
  method: 'POST', path: '/improvements/{id}/actions', summary: 'Move an improvement along plan, do, check, act', access: 'signed_in', params: IdParams, body: ImprovementActionBody, response: Improvement,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'improvement.too_early', 'improvement.not_checked'],
})
const Threshold = z.object({ version: z.number().int(), minimumCount: z.number().int(), minimumShare: z.number() })
export const getThreshold = endpoint({ method: 'GET', path: '/improvement-threshold', summary: 'From which count and share on a cause proposes an improvement', access: 'insight:read', response: Threshold })
export const changeThreshold = endpoint({
  method: 'POST', path: '/improvement-threshold', summary: 'Set the threshold anew', access: 'settings:manage', body: z.object({ version: z.number().int(), minimumCount: z.number().int().min(1).max(10_000), minimumShare: z.number().min(0).max(1) }), response: Threshold, errors: ['stale_version'],
})

export const TrainingNeed = z.object({
  id: Id, siteId: Id, topic: z.string(), post: z.string(), reason: z.string(), sourceType: z.string(), sourceId: Id.nullable(), /** What it came from, in a word: a number, a title. Empty where it is gone or not told. */ sourceLabel: z.string(), state: z.enum(TRAINING_NEED_STATES), settledNote: z.string(), settledAt: Instant.nullable(), raisedBy: z.string(), raisedAt: Instant, version: z.number().int(),
}).meta({ id: 'TrainingNeed' })
export type TrainingNeed = z.infer<typeof TrainingNeed>
export const listTrainingNeeds = endpoint({
  method: 'GET', path: '/training-needs', summary: 'What colleagues have to learn, and what raised it', access: 'insight:read', query: z.object({ ...paging, siteId: Id, filter: z.object({ state: oneOrMany(z.enum(TRAINING_NEED_STATES)), source: oneOrMany(z.enum(NEED_SOURCES)) }).prefault({}) }), response: listOf(TrainingNeed), errors: ['not_found'],
})
export const exportTrainingNeeds = endpoint({ method: 'GET', path: '/training-needs/export', summary: 'What colleagues have to learn as XLSX or CSV', access: 'insight:read', query: listTrainingNeeds.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const raiseTrainingNeed = endpoint({
  method: 'POST', path: '/training-needs', summary: 'Say that somebody has to learn something', access: 'improvements:manage', 
  /** `source`: the case, work order, check, finding or round that shows it; the same one raises the same topic once. */
  body: z.object({ id: Id.optional(), siteId: Id, topic: text(100, 1), post: text(50).default(''), reason: text(1000, 1), source: z.object({ type: z.enum(['case', 'work_order', 'service_check', 'finding', 'inspection_task']), id: Id }).nullable().default(null) }), response: TrainingNeed, errors: ['not_found', 'already_exists', 'rule_broken'],
})
export const settleTrainingNeed = endpoint({
  method: 'POST', path: '/training-needs/{id}/actions', summary: 'Plan a training need, meet it, or decline it with a reason', access: 'improvements:manage', params: IdParams,
  body: z.object({ version: z.number().int().optional(), action: z.enum(['plan', 'meet', 'decline']), note: text(1000).default('') }), response: TrainingNeed, errors: ['not_found', 'stale_version', 'action_not_allowed', 'rule_broken'],
})
