import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileOf } from './list-file.ts'
import { EMPOWERMENT_KINDS, REWARD_KINDS, REWARD_MEASURES, REWARD_SOURCES, REWARD_STATUSES } from './quality-choices.ts'
import { Id, IdParams, Instant, Ref, TimelineEntry, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

/** 三特: 特殊的要求 · 特殊的情况 · 特殊的人 */
export const OPPORTUNITY_TYPES = ['special_request', 'special_situation', 'special_person'] as const
export const OPPORTUNITY_STATUSES = ['noticed', 'planned', 'approved', 'done', 'thanked', 'let_go'] as const
export const OPPORTUNITY_ACTIONS = ['plan', 'judge_principle', 'judge_conditions', 'check_custody', 'done', 'thank', 'let_go'] as const
export const OPPORTUNITY_SOURCES = ['case', 'noticed', 'suggestion', 'outage', 'package'] as const
export const STANDARD_STEPS = ['settled', 'going_on', 'none'] as const
export const RECOVERY_CAUSES = ['bad_rating', 'broken_promise', 'other'] as const
export type OpportunityType = (typeof OPPORTUNITY_TYPES)[number]
export type OpportunityStatus = (typeof OPPORTUNITY_STATUSES)[number]
export type OpportunityAction = (typeof OPPORTUNITY_ACTIONS)[number]
const Way = z.enum(['in_person', 'phone', 'paper', 'app', 'message'])

const Gate = z.object({ passes: z.boolean(), by: Ref, at: Instant, note: z.string() })
export const Opportunity = z.object({
  id: Id, siteId: Id, number: z.string(), type: z.enum(OPPORTUNITY_TYPES), status: z.enum(OPPORTUNITY_STATUSES), source: z.enum(OPPORTUNITY_SOURCES), what: z.string(), empathy: z.string(),
  unit: Ref.nullable(), person: Ref.nullable(), case: z.object({ id: Id, number: z.string() }).nullable(), outage: z.object({ id: Id, number: z.string() }).nullable(), noticedBy: Ref, noticedAt: Instant,
  plan: z.string(), planFor: Instant.nullable(), plannedBy: Ref.nullable(), plannedAt: Instant.nullable(), principle: Gate.nullable(), conditions: Gate.nullable(), needsGates: z.boolean(),
  custody: z.object({ who: z.string(), minutes: z.number().int().nullable(), consentBy: z.string(), consentHow: Way.nullable(), checkedBy: Ref.nullable(), checkedAt: Instant.nullable() }).nullable(),
  action: z.string(), effect: z.string(), gotPraise: z.boolean(), standardStep: z.enum(STANDARD_STEPS).nullable(), doneBy: Ref.nullable(), doneAt: Instant.nullable(), thankedAt: Instant.nullable(), letGoReason: z.string(),
  allowedActions: z.array(z.enum(OPPORTUNITY_ACTIONS)), version: z.number().int(),
}).meta({ id: 'Opportunity' })
export type Opportunity = z.infer<typeof Opportunity>

/** Everybody on the staff may notice; with `plan` it is planned in the same act. */
export const noticeOpportunity = endpoint({
  method: 'POST', path: '/opportunities', summary: 'Notice an opportunity for a personal service', access: 'relations:notice',
  body: z.object({
    id: Id.optional(), siteId: Id, type: z.enum(OPPORTUNITY_TYPES), what: text(1000, 1), empathy: text(1000).default(''), unitId: Id.nullable().default(null), personId: Id.nullable().default(null), caseId: Id.nullable().default(null), hasCustody: z.boolean().default(false),
  }),
  response: Opportunity, errors: ['not_found', 'rule_broken', 'already_exists'],
})
const OpportunityFilter = z.object({
  type: oneOrMany(z.enum(OPPORTUNITY_TYPES)), status: oneOrMany(z.enum(OPPORTUNITY_STATUSES)), source: oneOrMany(z.enum(OPPORTUNITY_SOURCES)), unitId: Id.optional(), personId: Id.optional(), caseId: Id.optional(), outageId: Id.optional(), mine: flag, open: flag, praise: flag,
  from: Instant.optional(), to: Instant.optional(), doneFrom: Instant.optional(), doneTo: Instant.optional(), q: z.string().max(100).optional(),
})
export const listOpportunities = endpoint({
  method: 'GET', path: '/opportunities', summary: 'Opportunities with filters, newest first', access: 'relations:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: OpportunityFilter.prefault({}) }), response: listOf(Opportunity), errors: ['not_found'],
})
export const exportOpportunities = endpoint({
  method: 'GET', path: '/opportunities/export', summary: 'The list as XLSX or CSV', access: 'relations:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: OpportunityFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const getOpportunity = endpoint({ method: 'GET', path: '/opportunities/{id}', summary: 'One opportunity', access: 'relations:read', params: IdParams, response: Opportunity, errors: ['not_found'] })
export const opportunityTimeline = endpoint({ method: 'GET', path: '/opportunities/{id}/timeline', summary: 'Everything that happened', access: 'relations:read', params: IdParams, response: itemsOf(TimelineEntry), errors: ['not_found'] })
const common = { version: z.number().int().optional() }
export const OpportunityActionBody = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('plan'), plan: text(1000, 1), planFor: Instant.nullable().default(null), empathy: text(1000).optional(), hasCustody: z.boolean().optional() }),
  z.object({ ...common, action: z.literal('judge_principle'), passes: z.boolean(), note: text(500).default('') }),
  z.object({ ...common, action: z.literal('judge_conditions'), passes: z.boolean(), note: text(500).default('') }),
  z.object({ ...common, action: z.literal('check_custody'), who: text(200, 1), minutes: z.number().int().min(1).max(1440), consentBy: text(100, 1), consentHow: Way }),
  z.object({ ...common, action: z.literal('done'), done: text(1000, 1), effect: text(1000).default(''), gotPraise: z.boolean().default(false) }),
  z.object({ ...common, action: z.literal('thank'), words: text(1000, 1) }),
  z.object({ ...common, action: z.literal('let_go'), reason: text(500, 1) }),
])
export type OpportunityActionBody = z.infer<typeof OpportunityActionBody>
export const actOnOpportunity = endpoint({
  method: 'POST', path: '/opportunities/{id}/actions', summary: 'Move an opportunity along', access: 'relations:record', params: IdParams, body: OpportunityActionBody, response: Opportunity,
  errors: ['not_found', 'not_permitted', 'stale_version', 'action_not_allowed', 'rule_broken', 'someone_was_faster', 'care.gates_needed', 'care.custody_unchecked'],
})

export const Flexibility = z.object({ id: Id, words: z.string(), valueFen: z.number().int(), by: Ref, at: Instant }).meta({ id: 'Flexibility' })
export const ExtraMile = z.object({ id: Id, recordType: z.enum(['case', 'work_order']), recordId: Id, words: z.string(), by: Ref, at: Instant }).meta({ id: 'ExtraMile' })
export const Recovery = z.object({
  id: Id, siteId: Id, case: z.object({ id: Id, number: z.string() }), cause: z.enum(RECOVERY_CAUSES), apology: z.string(), correction: z.string(), makeGood: z.string(), by: Ref, at: Instant, madeGoodAt: Instant.nullable(), madeGoodBy: Ref.nullable(),
}).meta({ id: 'Recovery' })
export type Recovery = z.infer<typeof Recovery>
/** What was done for the person behind a case beside the standard steps. `offersRecovery` is why the service failed, as long as nobody has answered for it. */
export const careOfCase = endpoint({
  method: 'GET', path: '/cases/{id}/care', summary: 'Personal service around a case', access: 'relations:read', params: IdParams,
  response: z.object({
    opportunities: z.array(Opportunity), flexibilities: z.array(Flexibility), extraMiles: z.array(ExtraMile), recoveries: z.array(Recovery), offersRecovery: z.array(z.enum(RECOVERY_CAUSES)), limitFen: z.number().int().nullable(),
  }),
  errors: ['not_found'],
})
export const noteFlexibility = endpoint({
  method: 'POST', path: '/cases/{id}/flexibility', summary: 'Note what was done beside the rule, within the limit of the own role', access: 'relations:record', params: IdParams,
  body: z.object({ id: Id.optional(), words: text(1000, 1), valueFen: z.number().int().min(0).max(100_000_000).default(0) }), response: Flexibility, errors: ['not_found', 'not_permitted', 'care.above_limit'],
})
export const recoverService = endpoint({
  method: 'POST', path: '/cases/{id}/recoveries', summary: 'Answer for a service that failed: apologise, correct, make good', access: 'relations:record', params: IdParams,
  body: z.object({ id: Id.optional(), cause: z.enum(RECOVERY_CAUSES), apology: text(1000, 1), correction: text(1000, 1), makeGood: text(1000).default('') }), response: Recovery, errors: ['not_found', 'already_exists', 'rule_broken', 'language.not_allowed'],
})
export const madeGood = endpoint({ method: 'POST', path: '/service-recoveries/{id}/made-good', summary: 'What was promised has been made good', access: 'relations:record', params: IdParams, response: Recovery, errors: ['not_found', 'action_not_allowed'] })
export const listRecoveries = endpoint({
  method: 'GET', path: '/service-recoveries', summary: 'Service recoveries, newest first', access: 'relations:read', query: z.object({ ...paging, siteId: Id, filter: z.object({ open: flag }).prefault({}) }), response: listOf(Recovery), errors: ['not_found'],
})
export const exportRecoveries = endpoint({ method: 'GET', path: '/service-recoveries/export', summary: 'Service recoveries as XLSX or CSV', access: 'relations:read', query: listRecoveries.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const listExtraMiles = endpoint({
  method: 'GET', path: '/extra-miles', summary: 'What was done beyond the duty, newest first', access: 'relations:read', query: z.object({ ...paging, siteId: Id }), response: listOf(ExtraMile), errors: ['not_found'],
})
export const noteExtraMile = endpoint({
  method: 'POST', path: '/extra-miles', summary: 'Note what was done beyond the duty for a case or on a work order', access: 'relations:notice',
  body: z.object({ id: Id.optional(), recordType: z.enum(['case', 'work_order']), recordId: Id, words: text(500, 1) }), response: ExtraMile, errors: ['not_found', 'already_exists'],
})
export const Empowerment = z.object({ role: z.enum(['administrator', 'general_manager', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'officer']), kind: z.enum(EMPOWERMENT_KINDS), limitFen: z.number().int(), version: z.number().int() }).meta({ id: 'Empowerment' })
export const listEmpowerments = endpoint({ method: 'GET', path: '/empowerments', summary: 'What each role may give without asking, by kind', access: 'relations:read', response: itemsOf(Empowerment) })
export const changeEmpowerment = endpoint({
  method: 'PATCH', path: '/empowerments', summary: 'Change how far a role may go', access: 'settings:manage', body: z.object({ role: Empowerment.shape.role, kind: Empowerment.shape.kind.default('flexibility'), limitFen: z.number().int().min(0).max(100_000_000), version: z.number().int() }), response: Empowerment, errors: ['not_found', 'not_permitted', 'stale_version'],
})

export type ThankYou = z.infer<typeof ThankYou>
export const ThankYou = z.object({
  id: Id, siteId: Id, employee: Ref, thankedBy: z.enum(['resident', 'colleague']), byName: z.string(), words: z.string(), opportunity: z.object({ id: Id, number: z.string() }).nullable(), case: z.object({ id: Id, number: z.string() }).nullable(), at: Instant,
}).meta({ id: 'ThankYou' })
export const listThanks = endpoint({
  method: 'GET', path: '/thanks', summary: 'Thank-yous, newest first', access: 'relations:notice', query: z.object({ ...paging, siteId: Id, filter: z.object({ employeeId: Id.optional() }).prefault({}) }), response: listOf(ThankYou), errors: ['not_found'],
})
export const exportThanks = endpoint({ method: 'GET', path: '/thanks/export', summary: 'Thank-yous as XLSX or CSV', access: 'relations:notice', query: listThanks.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** Staff write down a resident's thanks or thank a colleague; a resident thanks whoever handled the own case. */
export const sayThanks = endpoint({
  method: 'POST', path: '/thanks', summary: 'Thank somebody', access: 'signed_in',
  body: z.object({ id: Id.optional(), siteId: Id, employeeId: Id.nullable().default(null), caseId: Id.nullable().default(null), personId: Id.nullable().default(null), words: text(1000, 1) }), response: ThankYou, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const listPoints = endpoint({
  method: 'GET', path: '/recognition-points', summary: 'Points by colleague in a period', access: 'relations:notice', query: z.object({ siteId: Id, from: Instant.optional(), to: Instant.optional() }),
  response: itemsOf(z.object({ employee: Ref, points: z.number().int(), delivered: z.number().int(), thanks: z.number().int() })), errors: ['not_found'],
})
export const exportPoints = fileOf(listPoints, 'Points by colleague as XLSX or CSV')
export { REWARD_KINDS, REWARD_MEASURES, REWARD_SOURCES, REWARD_STATUSES } from './quality-choices.ts'
/** A reward or a penalty; `proposedBy` is null where the close of a month proposed it. */
export const Reward = z.object({
  id: Id, siteId: Id, kind: z.enum(REWARD_KINDS), measure: z.enum(REWARD_MEASURES), employee: Ref, reason: z.string(), amountFen: z.number().int().nullable(), opportunity: z.object({ id: Id, number: z.string() }).nullable(), source: z.object({ type: z.enum(REWARD_SOURCES), id: Id, number: z.string() }).nullable(), status: z.enum(REWARD_STATUSES),
  proposedBy: Ref.nullable(), proposedAt: Instant, decidedBy: Ref.nullable(), decidedAt: Instant.nullable(), decisionNote: z.string(), objection: z.string(), objectedAt: Instant.nullable(), settledBy: Ref.nullable(), settledAt: Instant.nullable(), settlement: z.string(),
  mayDecide: z.boolean(), mayObject: z.boolean(), maySettle: z.boolean(), version: z.number().int(),
}).meta({ id: 'Reward' })
export type Reward = z.infer<typeof Reward>
const RewardFilter = z.object({ status: oneOrMany(z.enum(REWARD_STATUSES)), kind: oneOrMany(z.enum(REWARD_KINDS)), employeeId: Id.optional() })
export const listRewards = endpoint({
  method: 'GET', path: '/reward-proposals', summary: 'Rewards and penalties, newest first', access: 'relations:record', query: z.object({ ...paging, siteId: Id, filter: RewardFilter.prefault({}) }), response: listOf(Reward), errors: ['not_found'],
})
export const exportRewards = endpoint({ method: 'GET', path: '/reward-proposals/export', summary: 'Rewards and penalties as XLSX or CSV', access: 'relations:record', query: listRewards.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const listOwnRewards = endpoint({ method: 'GET', path: '/own-rewards', summary: 'Rewards and penalties of whoever asks, once they are decided', access: 'standards:read', response: itemsOf(Reward) })
export const proposeReward = endpoint({
  method: 'POST', path: '/reward-proposals', summary: 'Propose a reward or a penalty for a colleague', access: 'relations:record',
  body: z.object({
    id: Id.optional(), siteId: Id, employeeId: Id, kind: z.enum(REWARD_KINDS).default('reward'), measure: z.enum(REWARD_MEASURES).optional(), reason: text(1000, 1), amountFen: z.number().int().min(1).max(10_000_000).nullable().default(null), opportunityId: Id.nullable().default(null),
    source: z.object({ type: z.enum(REWARD_SOURCES), id: Id }).nullable().default(null),
  }),
  response: Reward, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const decideReward = endpoint({
  method: 'POST', path: '/reward-proposals/{id}/decide', summary: 'Approve or refuse, by rank; nobody decides on the own one', access: 'relations:decide', params: IdParams,
  body: z.object({ version: z.number().int().optional(), isApproved: z.boolean(), note: text(500).default('') }), response: Reward, errors: ['not_found', 'action_not_allowed', 'not_permitted', 'stale_version', 'rule_broken', 'care.above_limit'],
})
export const objectToReward = endpoint({
  method: 'POST', path: '/reward-proposals/{id}/objection', summary: 'Object to what was decided about oneself, within seven days', access: 'standards:read', params: IdParams,
  body: z.object({ version: z.number().int().optional(), words: text(1000, 1) }), response: Reward, errors: ['not_found', 'action_not_allowed', 'stale_version'],
})
export const settleObjection = endpoint({
  method: 'POST', path: '/reward-proposals/{id}/settlement', summary: 'Uphold or revoke what was objected to; by somebody else than who decided', access: 'relations:decide', params: IdParams,
  body: z.object({ version: z.number().int().optional(), isUpheld: z.boolean(), words: text(1000, 1) }), response: Reward, errors: ['not_found', 'action_not_allowed', 'not_permitted', 'stale_version', 'care.above_limit'],
})
