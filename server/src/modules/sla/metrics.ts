import type { FieldError } from '@guanjia/contract'
import { AppError } from '../../platform/errors.ts'
import { NEVER, type Predicate, canHoldWithout, unknownFacts } from './predicate.ts'
import type { Evidence, Fact } from './subject.ts'

/** When a clock starts, stops, pauses and falls away, over facts of the subject: data, so that a module can name its own. */
export type MetricRule = {
  metric: string
  start: Predicate
  /** The fact whose time begins the count when that is earlier than knowing that the clock is needed. */
  countsFrom?: Fact
  stop: Predicate
  /** When it pauses, provided that the subject waits for one of `pauseReasons`; without reasons it never pauses. */
  pause: Predicate
  pauseReasons: readonly string[]
  /** When the promise has lost its object. */
  cancel: Predicate
  /** Only a person keeps a promise; and where it is a promise to the resident, only by what the resident can see. */
  residentMustSee: boolean
  /** What is agreed with the resident replaces its target. */
  agreed?: 'appointment' | 'promise'
  /** A promise that is made again each time it is kept, until this holds. */
  repeatsUntil?: Predicate
  /** A start that is younger than the last stop begins a clock of the next cycle: each question has its own answer. */
  startsAnew?: true
}

const OVER: Predicate = { any: ['cancelled', 'closed'] }
const NEVER_PAUSES = { pause: NEVER, pauseReasons: [] } as const
const ON_SITE_REASONS = ['owner_absent', 'access_refused', 'appointment', 'weather', 'third_party'] as const
const ALL_REASONS = [
  'owner_absent',
  'owner_decision',
  'parts',
  'third_party',
  'fund_vote',
  'weather',
  'access_refused',
  'appointment',
] as const

/** The metrics that every organisation has; modules add theirs with the same shape. */
export const METRICS: readonly MetricRule[] = [
  // 首次响应: never pauses, nobody needs a spare part to say good morning.
  {
    metric: 'acknowledge',
    start: 'received',
    stop: { any: ['acknowledged', 'resolved'] },
    ...NEVER_PAUSES,
    cancel: OVER,
    residentMustSee: true,
  },
  // 生成工单: ten minutes from the first contact, not from the moment at which somebody noticed (RPR-013).
  {
    metric: 'raise',
    start: 'needsFieldWork',
    countsFrom: 'received',
    stop: 'raised',
    ...NEVER_PAUSES,
    cancel: { any: ['cancelled', 'closed', 'resolved'] },
    residentMustSee: false,
  },
  // 到场: work that is done proves that somebody was there (RPR-015).
  {
    metric: 'arrive',
    start: 'received',
    stop: { any: ['arrived', 'resolved'] },
    pause: 'waiting',
    pauseReasons: ON_SITE_REASONS,
    cancel: OVER,
    residentMustSee: true,
    agreed: 'appointment',
  },
  // 开始处置: being there is not yet handling it; an emergency promises both (contradiction D-03).
  { metric: 'begin', start: 'received', stop: { any: ['workBegun', 'resolved'] }, ...NEVER_PAUSES, cancel: OVER, residentMustSee: true },
  // 转达部门: settled by the one who took it, it needs no forwarding (CMP-027).
  { metric: 'forward', start: 'received', stop: { any: ['forwarded', 'resolved'] }, ...NEVER_PAUSES, cancel: OVER, residentMustSee: false },
  // 反馈: waiting for parts is itself something to tell (CMP-024, CMP-031).
  {
    metric: 'feedback',
    start: 'received',
    stop: { any: ['feedbackGiven', 'resolved'] },
    ...NEVER_PAUSES,
    cancel: OVER,
    residentMustSee: true,
  },
  // 进展告知
  {
    metric: 'next_update',
    start: 'feedbackGiven',
    stop: { any: ['updateGiven', 'resolved'] },
    ...NEVER_PAUSES,
    cancel: OVER,
    residentMustSee: true,
    repeatsUntil: 'resolved',
  },
  // 留言答复: whoever asks in the app is answered; each question anew.
  { metric: 'answer', start: 'cases.asked', stop: 'cases.answered', ...NEVER_PAUSES, cancel: OVER, residentMustSee: true, startsAnew: true },
  // 完成
  {
    metric: 'resolve',
    start: 'received',
    stop: 'resolved',
    pause: 'waiting',
    pauseReasons: ALL_REASONS,
    cancel: OVER,
    residentMustSee: true,
  },
  // 接单后完成: whoever accepts has the time of the limit table from that moment on (RPR-021).
  {
    metric: 'complete',
    start: 'acknowledged',
    stop: 'resolved',
    pause: 'waiting',
    pauseReasons: ALL_REASONS,
    cancel: OVER,
    residentMustSee: true,
  },
  // 派单: an order for which nobody was found by rule is in the hands of the dispatcher from that moment on.
  {
    metric: 'dispatch',
    start: 'dispatch.stuck',
    stop: { any: ['dispatch.assigned', 'arrived', 'resolved'] },
    ...NEVER_PAUSES,
    cancel: OVER,
    residentMustSee: false,
  },
  // 承诺办结: the result by the time that the resident was promised; without a promise there is no clock (contradiction D-01).
  { metric: 'promised', start: 'promised', stop: 'resolved', ...NEVER_PAUSES, cancel: OVER, residentMustSee: true, agreed: 'promise' },
  // 回访: closed by the resident's own confirmation, it needs no visit.
  {
    metric: 'return_visit',
    start: 'resolved',
    stop: 'visited',
    pause: 'waiting',
    pauseReasons: ['owner_absent', 'appointment'],
    cancel: OVER,
    residentMustSee: true,
  },
  // 查收: how long news needs to reach the department that it is for (CMP-067).
  { metric: 'read', start: 'received', stop: { any: ['acknowledged', 'resolved'] }, ...NEVER_PAUSES, cancel: OVER, residentMustSee: false },
  // 交办: what a colleague or a department was asked to do, inside the house.
  { metric: 'task', start: 'received', stop: 'resolved', ...NEVER_PAUSES, cancel: OVER, residentMustSee: false, agreed: 'promise' },
  // 上报
  { metric: 'report', start: 'graded', stop: 'reportedUp', ...NEVER_PAUSES, cancel: 'cancelled', residentMustSee: false },
  // 接待响应: a visitor is turned to within minutes; an enquiry at the desk is one (ORG-028, RCP-012).
  { metric: 'attend', start: 'received', stop: 'acknowledged', ...NEVER_PAUSES, cancel: OVER, residentMustSee: true },
  // 接班确认: who comes accepts what who leaves has written.
  { metric: 'take_over', start: 'received', stop: 'acknowledged', ...NEVER_PAUSES, cancel: OVER, residentMustSee: false },
  // 归还: by the policy, or by the day that was agreed with the borrower.
  { metric: 'return', start: 'received', stop: 'returned', ...NEVER_PAUSES, cancel: 'cancelled', residentMustSee: false, agreed: 'promise' },
]

/** True when evidence keeps the promise of a metric: an act of a human, and where the metric asks for it one that the resident can see. */
export const satisfies = (rule: MetricRule, evidence: Evidence): boolean =>
  evidence.by === 'human' && (evidence.residentSees || !rule.residentMustSee)

/**
 * Refuses predicates that make no clock, naming each by JSON pointer (`policy.bad_targets`): start within stop, start within pause,
 * a start or stop that can never hold, or anything that isn't a fact.
 */
export function checkMetric(rule: MetricRule, at = ''): void {
  const errors = metricFaults(rule, at)
  if (errors.length > 0) throw new AppError('policy.bad_targets', errors.map((e) => `${e.pointer}: ${e.message}`).join('; '), errors)
}

/** What is wrong with a metric's predicates; empty when it is sound. */
export function metricFaults(rule: MetricRule, at = ''): FieldError[] {
  const parts: [string, Predicate | undefined][] = [
    ['start', rule.start],
    ['stop', rule.stop],
    ['pause', rule.pause],
    ['cancel', rule.cancel],
    ['repeatsUntil', rule.repeatsUntil],
    ['countsFrom', rule.countsFrom],
  ]
  const errors: FieldError[] = []
  for (const [name, predicate] of parts) {
    for (const unknown of predicate ? unknownFacts(predicate) : [])
      errors.push({ pointer: `${at}/${name}`, message: `"${unknown}" is not a fact of a subject` })
  }
  if (errors.length > 0) return errors
  if (!canHoldWithout(rule.start, NEVER)) errors.push({ pointer: `${at}/start`, message: 'can never hold' })
  else if (!canHoldWithout(rule.start, rule.stop))
    errors.push({ pointer: `${at}/start`, message: 'lies within stop: the clock would end as it begins' })
  else if (!canHoldWithout(rule.start, rule.cancel))
    errors.push({ pointer: `${at}/start`, message: 'lies within cancel: the clock would fall away as it begins' })
  if (!canHoldWithout(rule.stop, NEVER)) errors.push({ pointer: `${at}/stop`, message: 'can never hold' })
  else if (!canHoldWithout(rule.stop, rule.cancel))
    errors.push({ pointer: `${at}/stop`, message: 'lies within cancel: the promise could never be kept' })
  return [...errors, ...pauseFaults(rule, at)]
}

function pauseFaults({ start, stop, pause, pauseReasons }: MetricRule, at: string): FieldError[] {
  const canPause = canHoldWithout(pause, NEVER)
  if (!canPause)
    return pauseReasons.length > 0 ? [{ pointer: `${at}/pause`, message: 'can never hold, although there are reasons to pause' }] : []
  if (pauseReasons.length === 0) return [{ pointer: `${at}/pauseReasons`, message: 'a pause needs its reasons' }]
  if (!canHoldWithout(start, pause)) return [{ pointer: `${at}/pause`, message: 'holds whenever start does: the clock would never run' }]
  if (!canHoldWithout(pause, stop)) return [{ pointer: `${at}/pause`, message: 'lies within stop: the clock could never pause' }]
  return []
}
