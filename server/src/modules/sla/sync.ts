import type { ReopenMode } from './clock-changes.ts'
import type { Clock } from './clock.ts'
import type { ClockAct, ClockEvent, Moment } from './clock-history.ts'
import { type MetricRule, satisfies } from './metrics.ts'
import { holdsSince } from './predicate.ts'
import type { SubjectState } from './subject.ts'
import type { Instant } from './time-zone.ts'

/**
 * What a state asks of one metric: `events` for its present clock (for a new clock of the first cycle when there is none),
 * and `next`, when not null, the events of a fresh clock of the following cycle.
 */
export type Plan = { events: ClockEvent[]; next: ClockEvent[] | null }

const NOTHING: Plan = { events: [], next: null }

/**
 * Compares the state of a subject with the latest clock of a metric and tells what must happen to it, each event at its effective time.
 * It looks at the whole state, also on creation: a case created waiting starts paused, one created resolved starts and stops.
 * Saying the same state twice changes nothing. Only evidence that satisfies the metric stops a clock.
 */
export function planClock(rule: MetricRule, clock: Clock | null, state: SubjectState, moment: Moment, reopen: ReopenMode): Plan {
  if (clock === null || clock.state === 'pending') return planFirst(rule, state, moment)
  if (clock.state === 'running' || clock.state === 'paused') return planOpen(rule, clock, state, moment)
  return planEnded(rule, clock, state, moment, reopen)
}

function planFirst(rule: MetricRule, state: SubjectState, moment: Moment): Plan {
  const begun = holdsSince(rule.start, state)
  if (begun === null) return NOTHING
  const counted = rule.countsFrom ? holdsSince(rule.countsFrom, state) : null
  const startedAt = Math.max(state.reopenedAt ?? state.receivedAt, Math.min(begun, counted ?? begun))
  // Nobody waits for news of progress once the matter is resolved.
  const until = rule.repeatsUntil ? holdsSince(rule.repeatsUntil, state) : null
  if (until !== null && until <= startedAt) return NOTHING
  const after = rule.repeatsUntil ? startedAt : null
  const stoppedAt = stoppedSince(rule, state, after)
  // A promise whose object is gone before its clock existed was never made, nor one that was kept in an earlier life of the subject.
  if (stoppedAt === null ? holdsSince(rule.cancel, state) !== null : state.reopenedAt !== null && stoppedAt < state.reopenedAt)
    return NOTHING
  return planFromStart(rule, startedAt, state, moment, after)
}

/** The events of a clock from its start on; evidence that isn't younger than `after` belongs to an earlier round. */
function planFromStart(rule: MetricRule, startedAt: Instant, state: SubjectState, moment: Moment, after: Instant | null): Plan {
  const write = writer(startedAt, moment)
  const events = [write({ kind: 'start' }, startedAt)]
  const agreed = rule.agreed ? state[rule.agreed] : null
  if (agreed) events.push(write({ kind: 'appointment', windowEnd: agreed.to }, agreed.agreedAt))
  const stoppedAt = stoppedSince(rule, state, after)
  if (stoppedAt !== null) {
    events.push(write({ kind: 'stop' }, stoppedAt))
    return { events, next: nextRound(rule, stoppedAt, state, moment) }
  }
  const reason = pausedFor(rule, state)
  if (reason !== null) events.push(write(pauseOf(reason, state), state.waiting!.since))
  return { events, next: null }
}

function planOpen(rule: MetricRule, clock: Clock, state: SubjectState, moment: Moment): Plan {
  const write = writer(clock.startedAt!, moment)
  const stoppedAt = stoppedSince(rule, state, roundOf(rule, clock))
  if (stoppedAt !== null) return { events: [write({ kind: 'stop' }, stoppedAt)], next: nextRound(rule, stoppedAt, state, moment) }
  const cancelledAt = holdsSince(rule.cancel, state)
  // A start that no longer holds (field work turned out to be needless) takes the promise with it.
  if (cancelledAt !== null || holdsSince(rule.start, state) === null) {
    const cancel: ClockAct = state.mergedInto ? { kind: 'cancel', mergedInto: state.mergedInto } : { kind: 'cancel' }
    return { events: [write(cancel, cancelledAt ?? moment.effectiveAt)], next: null }
  }
  const events = [...planBackdate(rule, clock, state, moment), ...planAgreed(rule, clock, state, moment)]
  return { events: [...events, ...planPause(rule, clock, state, moment)], next: null }
}

/** A record that was merged into another brings its earlier start along. */
function planBackdate(rule: MetricRule, clock: Clock, state: SubjectState, moment: Moment): ClockEvent[] {
  const isFromReceipt = rule.start === 'received' || rule.countsFrom === 'received'
  if (!isFromReceipt || clock.cycle > 1 || state.receivedAt >= clock.startedAt!) return []
  const startedAt = state.receivedAt
  return [writer(clock.startedAt!, moment)({ kind: 'backdate', startedAt }, Math.max(moment.effectiveAt, clock.changedAt ?? 0))]
}

function planAgreed(rule: MetricRule, clock: Clock, state: SubjectState, moment: Moment): ClockEvent[] {
  const agreed = rule.agreed ? state[rule.agreed] : null
  if (!agreed || (clock.target.unit === 'fixed' && clock.target.at === agreed.to)) return []
  const at = Math.max(agreed.agreedAt, clock.changedAt ?? 0)
  return [writer(clock.startedAt!, moment)({ kind: 'appointment', windowEnd: agreed.to }, at)]
}

const pauseOf = (reason: string, { waiting }: SubjectState): ClockAct => (waiting?.until ? { kind: 'pause', reason, until: waiting.until } : { kind: 'pause', reason })

function planPause(rule: MetricRule, clock: Clock, state: SubjectState, moment: Moment): ClockEvent[] {
  const write = writer(clock.startedAt!, moment)
  const reason = pausedFor(rule, state)
  if (clock.state === 'running') {
    return reason === null ? [] : [write(pauseOf(reason, state), Math.max(state.waiting!.since, clock.anchorAt!))]
  }
  if (reason === clock.pauseReason) {
    const until = state.waiting!.until ?? null
    return until === null || until === clock.resumesAt ? [] : [write({ kind: 'prolong', until }, Math.max(clock.changedAt!, moment.effectiveAt))]
  }
  const at = Math.max(clock.pausedAt!, reason === null ? moment.effectiveAt : state.waiting!.since)
  const resumed = write({ kind: 'resume' }, at)
  // Each reason is counted by itself, so another reason is another pause.
  return reason === null ? [resumed] : [resumed, write(pauseOf(reason, state), at)]
}

function planEnded(rule: MetricRule, clock: Clock, state: SubjectState, moment: Moment, reopen: ReopenMode): Plan {
  if (clock.startedAt === null || clock.stoppedAt === null) return NOTHING
  const write = writer(clock.startedAt, moment)
  const begun = holdsSince(rule.start, state)
  const isCancelled = holdsSince(rule.cancel, state) !== null
  const isReopened = state.reopenedAt !== null && state.reopenedAt > clock.startedAt
  const reopenedAt = Math.max(state.reopenedAt ?? 0, clock.stoppedAt, begun ?? 0)
  // Asked again since: a promise of its own.
  if (rule.startsAnew && begun !== null && begun > clock.stoppedAt && !isCancelled) return { events: [], next: planFromStart(rule, begun, state, moment, begun - 1).events }
  const keptAt = stoppedSince(rule, state, roundOf(rule, clock))
  if (keptAt !== null) {
    // Evidence that the promise was kept earlier than was known: late, but what counts is when it was done.
    const earlier = write({ kind: 'stop' }, keptAt)
    if (earlier.effectiveAt < clock.stoppedAt) return { events: [earlier], next: null }
    const isNextRound = rule.repeatsUntil && isReopened && holdsSince(rule.repeatsUntil, state) === null && !isCancelled && begun !== null
    return isNextRound ? { events: [], next: planFromStart(rule, reopenedAt, state, moment, reopenedAt).events } : NOTHING
  }
  if (isCancelled || begun === null) return NOTHING
  if (isReopened && reopen === 'new_cycle') return { events: [], next: planFromStart(rule, reopenedAt, state, moment, reopenedAt).events }
  // A fact that is taken back without a reopening was a mistake: in truth the clock had never stopped.
  const mode = isReopened && reopen === 'continue' ? 'continue' : 'total'
  const at = isReopened ? reopenedAt : Math.max(moment.effectiveAt, clock.stoppedAt)
  const reason = pausedFor(rule, state)
  const reopened = write({ kind: 'reopen', mode }, at)
  return { events: reason === null ? [reopened] : [reopened, write(pauseOf(reason, state), at)], next: null }
}

/** In a later round only evidence that is younger than its start counts; null in the first. */
const roundOf = (rule: MetricRule, clock: Clock): Instant | null => (clock.cycle > 1 || rule.repeatsUntil ? clock.startedAt : null)

/** A promise of progress begins anew with the news that kept it. */
function nextRound(rule: MetricRule, stoppedAt: Instant, state: SubjectState, moment: Moment): ClockEvent[] | null {
  if (!rule.repeatsUntil || holdsSince(rule.repeatsUntil, state) !== null || holdsSince(rule.cancel, state) !== null) return null
  return [writer(stoppedAt, moment)({ kind: 'start' }, stoppedAt)]
}

/** Since when the metric is satisfied, by evidence that counts and that is younger than `after`. */
function stoppedSince(rule: MetricRule, state: SubjectState, after: Instant | null): Instant | null {
  return holdsSince(rule.stop, state, (evidence) => satisfies(rule, evidence) && (after === null || evidence.at > after))
}

function pausedFor(rule: MetricRule, state: SubjectState): string | null {
  if (state.waiting === null || !rule.pauseReasons.includes(state.waiting.reason)) return null
  // Who waits for the appointment waits for what is promised: its end stays due.
  if (state.waiting.reason === 'appointment' && rule.agreed === 'appointment' && state.appointment) return null
  return holdsSince(rule.pause, state) === null ? null : state.waiting.reason
}

/** Writes events at their effective time, which is never before the start of the clock nor after its recording. */
function writer(startedAt: Instant, { recordedAt }: Moment): (act: ClockAct, at: Instant) => ClockEvent {
  return (act, at) => ({ ...act, effectiveAt: Math.min(recordedAt, Math.max(startedAt, at)), recordedAt })
}
