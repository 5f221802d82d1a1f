import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Ref, flag, itemsOf, text } from './shared.ts'

/** The chain of escalation from the one at work upwards (ORG-023). */
export const RECIPIENTS = ['handler', 'supervisor', 'site_manager', 'head_office'] as const
export const STEP_KINDS = ['reminder', 'breach', 'escalation', 'repeat'] as const
export const RETARGET_MODES = ['keep_consumed', 'restart', 'never_later'] as const
export const REOPEN_MODES = ['new_cycle', 'continue', 'total'] as const
export const PAUSE_EVIDENCE = ['note', 'photo', 'document', 'appointment'] as const
export const POLICY_PROBLEMS = ['faulty', 'shadowed', 'duplicate_code', 'ambiguous', 'no_target'] as const
const Recipient = z.enum(RECIPIENTS)

/**
 * A moment at which something is said. `offset`: `80%` of the target or `-PT30M` before due or `@PT10M` after the start (reminder),
 * `due` (breach), `+PT1H` after due (escalation), `+PT10M x6` every ten minutes after due, at most six times (repeat).
 */
export const PolicyStep = z.object({ id: text(40, 1), kind: z.enum(STEP_KINDS), offset: text(40, 1), to: z.array(Recipient).max(4) }).meta({ id: 'PolicyStep' })
export type PolicyStep = z.infer<typeof PolicyStep>

/** What is promised for one metric. `target` as text: `PT2H`, `wall PT24H`, `P15D`, `P1D 10:00`, `P0D closing`. A critical promise is told in quiet hours too. */
const TargetFacts = z.object({
  target: text(40, 1), calendarCode: text(40, 1), steps: z.array(PolicyStep).max(12), retarget: z.enum(RETARGET_MODES).default('keep_consumed'),
  reopen: z.enum(REOPEN_MODES).default('new_cycle'), isCritical: z.boolean().default(false),
})
export const PolicyTarget = TargetFacts.extend({ metric: z.string(), targetText: z.string() }).meta({ id: 'PolicyTarget' })
export type PolicyTarget = z.infer<typeof PolicyTarget>

const values = z.array(text(60, 1)).max(100)
/** Every named trait must be one of its values; a trait that is left out may be anything. */
export const PolicyMatch = z.object({
  types: values.optional(), kinds: values.optional(), categories: values.optional(), urgencies: values.optional(), grades: values.optional(), origins: values.optional(),
  siteKinds: values.optional(), siteIds: values.optional(),
}).meta({ id: 'PolicyMatch' })
export type PolicyMatch = z.infer<typeof PolicyMatch>

/** One version of a policy. `excepted` are metrics for which it says that there is no promise, even where a more general policy makes one. */
export const Policy = z.object({
  id: Id, code: z.string(), name: z.string(), post: z.string(), version: z.number().int(), rank: z.number().int(), match: PolicyMatch, targets: z.array(PolicyTarget),
  excepted: z.array(z.string()), isActive: z.boolean(), effectiveFrom: Instant, effectiveTo: Instant.nullable(),
  /** A version that takes effect later than now. */
  isUpcoming: z.boolean(),
}).meta({ id: 'Policy' })
export type Policy = z.infer<typeof Policy>

/** `post` is the post that carries the promise, such as 保洁 (ORG-027). `targets` by metric; null excepts the metric. */
const PolicyFacts = z.object({ name: text(100, 1), post: text(50), rank: z.number().int().min(0).max(10_000), match: PolicyMatch, targets: z.record(text(40, 1), TargetFacts.nullable()) })
export const PolicyDraft = PolicyFacts.extend({ code: text(40, 1), post: PolicyFacts.shape.post.default(''), rank: PolicyFacts.shape.rank.default(100) }).meta({ id: 'PolicyDraft' })
export type PolicyDraft = z.input<typeof PolicyDraft>

export const listPolicies = endpoint({
  method: 'GET', path: '/sla/policies', summary: 'Which promises hold for what, the more general first', access: 'sla:read', query: z.object({ inactive: flag }), response: itemsOf(Policy),
})
export const getPolicy = endpoint({ method: 'GET', path: '/sla/policies/{id}', summary: 'One policy, newest version', access: 'sla:read', params: IdParams, response: Policy, errors: ['not_found'] })
export const listPolicyVersions = endpoint({
  method: 'GET', path: '/sla/policies/{id}/versions', summary: 'All versions of a policy, newest first', access: 'sla:read', params: IdParams,
  response: itemsOf(Policy.extend({ createdAt: Instant, createdBy: z.string().nullable() })), errors: ['not_found'],
})
export const createPolicy = endpoint({
  method: 'POST', path: '/sla/policies', summary: 'New policy', access: 'sla:manage', body: PolicyDraft.extend({ effectiveFrom: Instant.optional() }), response: Policy,
  errors: ['already_exists', 'not_permitted', 'policy.bad_targets', 'rule_broken'],
})
export const changePolicy = endpoint({
  method: 'PATCH', path: '/sla/policies/{id}', summary: 'Make a new version; running clocks keep theirs until they are recalculated', access: 'sla:manage', params: IdParams,
  body: PolicyFacts.partial().extend({ version: z.number().int(), effectiveFrom: Instant.optional(), isActive: z.boolean().optional() }), response: Policy,
  errors: ['not_found', 'stale_version', 'not_permitted', 'policy.bad_targets', 'rule_broken'],
})
export const PolicyFinding = z.object({
  policyId: Id.nullable(), policyCode: z.string(), policyName: z.string(), pointer: z.string(), metric: z.string().nullable(), problem: z.enum(POLICY_PROBLEMS), message: z.string(),
  /** The policy that decides first, for `shadowed` and `ambiguous`. */
  other: Ref.nullable(),
}).meta({ id: 'PolicyFinding' })
export type PolicyFinding = z.infer<typeof PolicyFinding>
export const checkPolicies = endpoint({
  method: 'POST', path: '/sla/policies/check', summary: 'What is wrong or hardly meant, with a draft put in the place of its policy; nothing is saved', access: 'sla:read',
  body: z.object({ draft: PolicyDraft.nullable().default(null) }), response: itemsOf(PolicyFinding),
})

/** What a promise is timed by: when it starts, stops and pauses, as words. */
export const Metric = z.object({
  metric: z.string(), start: z.string(), stop: z.string(), pause: z.string().nullable(), cancel: z.string(), pauseReasons: z.array(z.string()), residentMustSee: z.boolean(), repeats: z.boolean(),
}).meta({ id: 'Metric' })
export type Metric = z.infer<typeof Metric>
export const listMetrics = endpoint({ method: 'GET', path: '/sla/metrics', summary: 'What can be promised', access: 'sla:read', response: itemsOf(Metric) })

/** A reason for which promises may rest; lengths in wall seconds, as the resident waits them. */
export const PauseRule = z.object({
  reason: z.string(), metrics: z.array(z.string()), evidence: z.enum(PAUSE_EVIDENCE), longestSingleSeconds: z.number().int(), longestTotalSeconds: z.number().int(), approver: Recipient,
  version: z.number().int(),
}).meta({ id: 'PauseRule' })
export type PauseRule = z.infer<typeof PauseRule>
export const listPauseRules = endpoint({ method: 'GET', path: '/sla/pause-rules', summary: 'For which reasons promises may rest', access: 'signed_in', response: itemsOf(PauseRule) })
export const changePauseRule = endpoint({
  method: 'PATCH', path: '/sla/pause-rules/{reason}', summary: 'Change the limits of a reason; pauses that are running keep theirs', access: 'sla:manage', params: z.object({ reason: z.string().max(40) }),
  body: z.object({
    version: z.number().int(), metrics: z.array(text(40, 1)).max(30).optional(), evidence: z.enum(PAUSE_EVIDENCE).optional(), longestSingleSeconds: z.number().int().min(60).optional(),
    longestTotalSeconds: z.number().int().min(60).optional(), approver: Recipient.exclude(['handler']).optional(),
  }),
  response: PauseRule, errors: ['not_found', 'stale_version', 'not_permitted', 'rule_broken'],
})

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Within quiet hours (site time) only critical promises are told at once. More than `digestAbove` messages to one person become one digest. */
export const AlertSettings = z.object({ quietFrom: TimeOfDay.nullable(), quietTo: TimeOfDay.nullable(), digestAbove: z.number().int(), version: z.number().int() }).meta({ id: 'AlertSettings' })
export type AlertSettings = z.infer<typeof AlertSettings>
export const getAlertSettings = endpoint({ method: 'GET', path: '/sla/alert-settings', summary: 'Quiet hours and digest', access: 'sla:read', response: AlertSettings })
export const changeAlertSettings = endpoint({
  method: 'PATCH', path: '/sla/alert-settings', summary: 'Change quiet hours and digest', access: 'sla:manage',
  body: z.object({ version: z.number().int(), quietFrom: TimeOfDay.nullable().optional(), quietTo: TimeOfDay.nullable().optional(), digestAbove: z.number().int().min(1).max(100).optional() }),
  response: AlertSettings, errors: ['stale_version', 'not_permitted', 'rule_broken'],
})

/** Which open clocks are put on the newest versions. Left out: all. */
export const RecalculationScope = z.object({ siteId: Id.nullable().default(null), policyIds: z.array(Id).max(100).default([]), calendarIds: z.array(Id).max(100).default([]), metrics: z.array(text(40, 1)).max(30).default([]) })
const Shift = z.object({ count: z.number().int(), unchanged: z.number().int(), earlier: z.number().int(), later: z.number().int(), newlyBreached: z.number().int(), noLongerPromised: z.number().int() })
const SubjectRef = z.object({ type: z.string(), id: Id, name: z.string() })
export const previewRecalculation = endpoint({
  method: 'POST', path: '/sla/recalculations/preview', summary: 'What recalculating would do: how many earlier, later, newly breached; nothing changes', access: 'sla:manage',
  body: RecalculationScope.extend({ mode: z.enum(RETARGET_MODES).default('keep_consumed') }),
  response: Shift.extend({ samples: z.array(z.object({ clockId: Id, subject: SubjectRef, metric: z.string(), dueBefore: Instant.nullable(), dueAfter: Instant.nullable(), isNewlyBreached: z.boolean() })) }), errors: ['not_found', 'not_permitted'],
})
export const Recalculation = Shift.extend({
  id: Id, state: z.enum(['waiting', 'running', 'done']), total: z.number().int(), done: z.number().int(), reason: z.string(), mode: z.enum(RETARGET_MODES), startedBy: z.string(), startedAt: Instant, finishedAt: Instant.nullable(),
}).meta({ id: 'Recalculation' })
export type Recalculation = z.infer<typeof Recalculation>
export const startRecalculation = endpoint({
  method: 'POST', path: '/sla/recalculations', summary: 'Put open clocks on the newest policies and calendars, in batches in the background', access: 'sla:manage',
  body: RecalculationScope.extend({ id: Id.optional(), mode: z.enum(RETARGET_MODES).default('keep_consumed'), reason: text(500, 1) }), response: Recalculation, errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})
export const getRecalculation = endpoint({ method: 'GET', path: '/sla/recalculations/{id}', summary: 'Progress', access: 'sla:manage', params: IdParams, response: Recalculation, errors: ['not_found'] })
export const listRecalculations = endpoint({ method: 'GET', path: '/sla/recalculations', summary: 'The last recalculations', access: 'sla:manage', response: itemsOf(Recalculation) })

const Outcome = z.enum(['met', 'breached', 'open'])
export const simulate = endpoint({
  method: 'POST', path: '/sla/simulations', summary: 'Replay a past period with other promises or working hours and show the difference; nothing changes', access: 'sla:read',
  body: z.object({
    siteId: Id, from: Day, to: Day, policies: z.array(PolicyDraft).max(20).default([]),
    /** Calendars of the organisation by code, with other hours; the same shape as a calendar's definition. */
    calendars: z.array(z.object({ code: text(40, 1), definition: z.unknown() })).max(10).default([]),
  }),
  response: z.object({
    rows: z.array(z.object({
      subjectType: z.string(), metric: z.string(), count: z.number().int(), metBefore: z.number().int(), metAfter: z.number().int(), breachedBefore: z.number().int(), breachedAfter: z.number().int(),
      rateBefore: z.number().nullable(), rateAfter: z.number().nullable(), newlyBreached: z.number().int(), newlyMet: z.number().int(),
      /** Promises that the draft no longer makes, and those it would make anew, which no history can tell. */
      dropped: z.number().int(), unknown: z.number().int(),
    })),
    changed: z.array(z.object({ clockId: Id, subject: SubjectRef, metric: z.string(), dueBefore: Instant.nullable(), dueAfter: Instant.nullable(), outcomeBefore: Outcome, outcomeAfter: Outcome })),
    changedCount: z.number().int(), replayed: z.number().int(),
  }),
  errors: ['not_found', 'policy.bad_targets', 'rule_broken', 'calendar.unknown_zone', 'calendar.bad_intervals', 'calendar.no_working_time'],
})
