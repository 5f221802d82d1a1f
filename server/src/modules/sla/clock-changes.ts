import {
  type Calendars,
  type Clock,
  type Terms,
  consumedAt,
  exact,
  follow,
  mustBe,
  openClock,
  rest,
  runFrom,
  settle,
  startClock,
  withDue,
} from './clock.ts'
import { dueOf, rulerOf } from './due.ts'
import type { Instant } from './time-zone.ts'

export const RETARGET_MODES = ['keep_consumed', 'restart', 'never_later'] as const
export const REOPEN_MODES = ['new_cycle', 'continue', 'total'] as const
/** What a changed urgency, grade, category or policy does to time already consumed. */
export type RetargetMode = (typeof RETARGET_MODES)[number]
/** What a reopened subject does to a clock that has stopped. */
export type ReopenMode = (typeof REOPEN_MODES)[number]

/**
 * Puts other terms on an open clock.
 * `keep_consumed`: what was consumed counts against the new target. `restart`: the whole new target from now.
 * `never_later`: like keep_consumed, but a promise is never put off: when the new terms would be due later, the old ones stay.
 * A breach stays. Throws `action_not_allowed`, `calendar.past_horizon`.
 */
export function retargetClock(clock: Clock, at: Instant, terms: Terms, mode: RetargetMode, calendars: Calendars): Clock {
  mustBe(clock, 'retarget', 'pending', 'running', 'paused')
  if (clock.state === 'pending') return { ...withTerms(clock, terms), revision: clock.revision + 1 }
  const settled = settle(follow(clock, at), at)
  if (mode === 'restart') return restart(settled, at, terms, calendars)
  const next = keepConsumed(settled, at, terms, calendars)
  const isPutOff = mode === 'never_later' && dueIfRunning(next, at, calendars) > dueIfRunning(settled, at, calendars)
  return isPutOff ? settled : settle(next, at)
}

/** An agreed appointment replaces the arrival target: due at the end of its window, whatever the calendar says. */
export function agreeAppointment(clock: Clock, at: Instant, windowEnd: Instant, calendars: Calendars): Clock {
  const { calendarVersion, policyVersion } = clock
  return retargetClock(clock, at, { target: { unit: 'fixed', at: windowEnd }, calendarVersion, policyVersion }, 'keep_consumed', calendars)
}

/**
 * Takes a stopped or cancelled clock up again.
 * `new_cycle`: a fresh clock of the next cycle with its whole target (of `terms`, or of the old ones), and the old clock stays as it is.
 * `continue`: the same clock goes on, the time in between doesn't count. `total`: the same clock, as if it had never stopped.
 */
export function reopenClock(clock: Clock, at: Instant, mode: ReopenMode, calendars: Calendars, terms: Terms = clock): Clock {
  mustBe(clock, 'reopen', 'stopped', 'cancelled')
  const followed = follow(clock, at)
  if (mode === 'new_cycle') {
    const { metric, cycle, reportedAt, holder } = clock
    return startClock(openClock(metric, terms, { cycle: cycle + 1, reportedAt, holder }), at, calendars)
  }
  if (clock.startedAt === null) return { ...followed, state: 'pending', stoppedAt: null }
  const gap =
    mode === 'total' && clock.targetSeconds !== null
      ? rulerOf(clock.target, calendars(clock.calendarVersion)).between(clock.stoppedAt ?? at, at)
      : 0
  const taken: Clock = {
    ...followed,
    stoppedAt: null,
    isMetByPause: false,
    outcome: clock.breachedAt === null ? 'undetermined' : 'breached',
    consumed: exact(clock.consumed + gap),
  }
  return settle(runFrom(taken, at, calendars), at)
}

/**
 * Moves the start back, as when a merged case is the older one: the master keeps the earliest start.
 * The time before counts for the clock but not for its holder. A later start changes nothing, nor does one before a restart.
 */
export function backdateClock(clock: Clock, startedAt: Instant, calendars: Calendars): Clock {
  mustBe(clock, 'backdate', 'running', 'paused')
  if (clock.startedAt === null || startedAt >= clock.startedAt) return clock
  const moved: Clock = { ...clock, startedAt, revision: clock.revision + 1 }
  if (clock.countedFrom !== clock.startedAt) return moved
  const calendar = calendars(clock.calendarVersion)
  const ruler = rulerOf(clock.target, calendar)
  const before = ruler.between(startedAt, clock.startedAt)
  const heldConsumed = exact(clock.heldConsumed + before)
  const isUnpaused = clock.anchorAt === clock.countedFrom && clock.consumed === 0
  if (isUnpaused) return runFrom({ ...moved, heldConsumed, targetSeconds: null }, startedAt, calendars)
  const targetSeconds = ruler.between(startedAt, dueOf(clock.target, startedAt, calendar))
  const longer: Clock = { ...moved, countedFrom: startedAt, consumed: exact(clock.consumed + before), heldConsumed, targetSeconds }
  return clock.anchorAt === null ? longer : runFrom(longer, clock.anchorAt, calendars)
}

function restart(clock: Clock, at: Instant, terms: Terms, calendars: Calendars): Clock {
  const consumed = consumedAt(clock, at, calendars)
  // The holder's share so far survives the new count.
  const fresh: Clock = {
    ...withTerms(clock, terms),
    consumed: 0,
    pausedConsumed: 0,
    countedFrom: null,
    targetSeconds: null,
    heldConsumed: exact(clock.heldConsumed - consumed),
  }
  return clock.state === 'paused' ? fresh : runFrom(fresh, at, calendars)
}

function keepConsumed(clock: Clock, at: Instant, terms: Terms, calendars: Calendars): Clock {
  if (clock.countedFrom === null) return withTerms(clock, terms)
  const calendar = calendars(terms.calendarVersion)
  const ruler = rulerOf(terms.target, calendar)
  const oldRuler = rulerOf(clock.target, calendars(clock.calendarVersion))
  const consumed = consumedAt(clock, at, calendars)
  const isUnpaused = clock.anchorAt !== null && exact(oldRuler.between(clock.countedFrom, at)) === consumed
  const isSameTime = terms.calendarVersion === clock.calendarVersion && (terms.target.unit === 'wall') === (clock.target.unit === 'wall')
  // Another calendar measures from here on; what the old one has counted stays counted.
  const booked = isSameTime ? clock : { ...rest(clock, at, calendars), anchorAt: clock.anchorAt === null ? null : at }
  const next = withTerms(booked, terms)
  const { target } = terms

  if (target.unit === 'fixed') {
    const dueAt = Math.max(at, target.at)
    const agreed = { ...next, targetSeconds: exact(consumed + ruler.between(at, dueAt)) }
    return agreed.anchorAt === null ? agreed : withDue(agreed, dueAt, calendar)
  }
  const promised = dueOf(target, clock.countedFrom, calendar)
  const targetSeconds = 'seconds' in target ? target.seconds : ruler.between(clock.countedFrom, promised)
  const lasting = { ...next, targetSeconds }
  if (lasting.anchorAt === null) return lasting
  if (isUnpaused && !('seconds' in target)) {
    return withDue({ ...lasting, targetSeconds: exact(next.consumed + ruler.between(lasting.anchorAt, promised)) }, promised, calendar)
  }
  // A shorter target may have been used up long ago, but no promise is due before it began.
  return withDue(lasting, Math.max(clock.startedAt!, ruler.add(lasting.anchorAt, targetSeconds - lasting.consumed)), calendar)
}

const withTerms = (clock: Clock, { target, calendarVersion, policyVersion }: Terms): Clock => ({
  ...clock,
  target,
  calendarVersion,
  policyVersion,
})

function dueIfRunning(clock: Clock, at: Instant, calendars: Calendars): Instant {
  return clock.dueAt ?? runFrom(clock, at, calendars).dueAt!
}
