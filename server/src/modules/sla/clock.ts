import { AppError, wrongField } from '../../platform/errors.ts'
import type { Calendar } from './calendar.ts'
import { dueOf, rulerOf } from './due.ts'
import type { Target } from './duration.ts'
import type { Instant } from './time-zone.ts'

export type ClockState = 'pending' | 'running' | 'paused' | 'stopped' | 'cancelled'
export type ClockOutcome = 'undetermined' | 'met' | 'breached'

/** What was promised, and by which versions; a running clock keeps them whatever is edited later. */
export type Terms = { target: Target; calendarVersion: string; policyVersion: string | null }

/** Finds the built calendar of a version. */
export type Calendars = (calendarVersion: string) => Calendar

/**
 * One metric of one subject in one cycle. Pure data: every function here returns a new clock.
 * Instants are epoch milliseconds and effective times; durations are seconds of the target's own time (working or wall).
 */
export type Clock = Terms & {
  metric: string
  cycle: number
  /** Rises with every change; a timer that was set for an older revision has nothing to say. */
  revision: number
  state: ClockState
  outcome: ClockOutcome
  /** What the resident says, kept apart from the time at which we learned of it. */
  reportedAt: Instant | null
  startedAt: Instant | null
  /** The first moment of running: from here targets in working days are counted. Null while the clock never ran. */
  countedFrom: Instant | null
  /** The target in seconds, known once the clock has run. */
  targetSeconds: number | null
  /** Consumed up to `anchorAt`; running time since then comes on top. */
  consumed: number
  anchorAt: Instant | null
  /** Null while paused and before the start. */
  dueAt: Instant | null
  /** The holidays of the year in which it is due aren't published yet. */
  isProvisional: boolean
  /** When it was stopped or cancelled. */
  stoppedAt: Instant | null
  breachedAt: Instant | null
  pausedAt: Instant | null
  pauseReason: string | null
  /** When the pause ends by itself. */
  resumesAt: Instant | null
  /** Of the pauses that are over: wall seconds, and seconds of the target's own time that they kept from counting. */
  pausedSeconds: number
  pausedConsumed: number
  /** Kept only because it rested. */
  isMetByPause: boolean
  holder: string | null
  heldSince: Instant | null
  /** Consumed when the present holder took over. */
  heldConsumed: number
  /** Effective time of the last change; earlier evidence goes through `replay`. */
  changedAt: Instant | null
}

/** Durations are exact to the millisecond; sums of fractions would drift. */
export const exact = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** A clock that waits for its start. */
export function openClock(
  metric: string,
  terms: Terms,
  { cycle = 1, reportedAt = null, holder = null }: Partial<Pick<Clock, 'cycle' | 'reportedAt' | 'holder'>> = {},
): Clock {
  const { target, calendarVersion, policyVersion } = terms
  return {
    metric,
    target,
    calendarVersion,
    policyVersion,
    cycle,
    reportedAt,
    holder,
    revision: 0,
    state: 'pending',
    outcome: 'undetermined',
    startedAt: null,
    countedFrom: null,
    targetSeconds: null,
    consumed: 0,
    anchorAt: null,
    dueAt: null,
    isProvisional: false,
    stoppedAt: null,
    breachedAt: null,
    pausedAt: null,
    pauseReason: null,
    resumesAt: null,
    pausedSeconds: 0,
    pausedConsumed: 0,
    isMetByPause: false,
    heldSince: null,
    heldConsumed: 0,
    changedAt: null,
  }
}

/** Starts a pending clock. Throws `action_not_allowed`, `calendar.past_horizon`. */
export function startClock(clock: Clock, at: Instant, calendars: Calendars): Clock {
  mustBe(clock, 'start', 'pending')
  return runFrom({ ...changed(clock, at), startedAt: at, heldSince: clock.holder === null ? null : at }, at, calendars)
}

/** Stops the time; what was consumed is kept. A pause right at the start leaves the due moment open until it first runs. */
export function pauseClock(clock: Clock, at: Instant, reason: string, calendars: Calendars, until: Instant | null = null): Clock {
  mustBe(clock, 'pause', 'running')
  const settled = settle(follow(clock, at), at)
  const paused = {
    ...rest(settled, at, calendars),
    state: 'paused' as const,
    dueAt: null,
    isProvisional: false,
    pausedAt: at,
    pauseReason: reason,
    resumesAt: until,
  }
  // Nothing has been counted yet, so a target in working days begins with the first running moment instead.
  return at === clock.countedFrom && clock.consumed === 0 ? { ...paused, countedFrom: null, targetSeconds: null } : paused
}

/** The pause ends by itself at another moment. */
export function prolongPause(clock: Clock, at: Instant, until: Instant): Clock {
  mustBe(clock, 'prolong', 'paused')
  return { ...follow(clock, at), resumesAt: until }
}

/** Lets the time go on: due is what is left of the target, counted from here. */
export function resumeClock(clock: Clock, at: Instant, calendars: Calendars): Clock {
  mustBe(clock, 'resume', 'paused')
  return runFrom(awake(follow(clock, at), at, calendars), at, calendars)
}

/** The promise is kept, in time or not: exactly at the due moment is in time. */
export function stopClock(clock: Clock, at: Instant, calendars: Calendars): Clock {
  mustBe(clock, 'stop', 'running', 'paused')
  const ended = end(clock, at, calendars)
  const isMet = ended.breachedAt === null
  const isMetByPause = isMet && ended.targetSeconds !== null && exact(ended.consumed + ended.pausedConsumed) > ended.targetSeconds
  return { ...ended, state: 'stopped', outcome: isMet ? 'met' : 'breached', isMetByPause }
}

/** The promise has lost its object. A breach before it remains. */
export function cancelClock(clock: Clock, at: Instant, calendars: Calendars): Clock {
  mustBe(clock, 'cancel', 'pending', 'running', 'paused')
  return { ...end(clock, at, calendars), state: 'cancelled' }
}

/**
 * Stamps the breach of a running clock that is past due at t: with the due moment by arithmetic, never with the time of detection.
 * Sticky: a breached clock is returned as it is. It runs on, so that the overrun is known.
 */
export function settle(clock: Clock, t: Instant): Clock {
  if (clock.state !== 'running' || clock.breachedAt !== null || clock.dueAt === null || clock.dueAt >= t) return clock
  return { ...clock, breachedAt: clock.dueAt, outcome: 'breached' }
}

/** The breach as a timer stamps it: the due moment has come and nothing was done. */
export const breachIfDue = (clock: Clock, now: Instant): Clock => settle(clock, now + 1)

/** Seconds consumed at t, which is not before the last change. */
export function consumedAt(clock: Clock, t: Instant, calendars: Calendars): number {
  if (clock.state !== 'running' || clock.anchorAt === null) return clock.consumed
  return exact(clock.consumed + rulerOf(clock.target, calendars(clock.calendarVersion)).between(clock.anchorAt, t))
}

/** Seconds left at t, negative after the due moment; null while a target in working days has not begun to count. */
export function remainingAt(clock: Clock, t: Instant, calendars: Calendars): number | null {
  return clock.targetSeconds === null ? null : exact(clock.targetSeconds - consumedAt(clock, t, calendars))
}

/** Seconds past the target at t, in the time of the target; zero while it is in time. */
export function overrunAt(clock: Clock, t: Instant, calendars: Calendars): number {
  return Math.max(0, -(remainingAt(clock, t, calendars) ?? 0))
}

/** A stretch of a clock for which one person had it in hand. */
export type HolderSegment = { holder: string; from: Instant; to: Instant; consumed: number }

/** Passes the clock to another holder: it runs on, and the segment tells whose time it was until now. */
export function handOver(
  clock: Clock,
  at: Instant,
  holder: string | null,
  calendars: Calendars,
): { clock: Clock; segment: HolderSegment | null } {
  mustBe(clock, 'hand over', 'pending', 'running', 'paused')
  if (clock.state === 'pending') return { clock: { ...clock, holder, revision: clock.revision + 1 }, segment: null }
  const settled = settle(follow(clock, at), at)
  const segment = segmentUntil(settled, at, calendars)
  return {
    clock: { ...settled, holder, heldSince: holder === null ? null : at, heldConsumed: consumedAt(settled, at, calendars) },
    segment,
  }
}

/** The segment of the present holder up to t; null when nobody holds the clock. */
export function segmentUntil(clock: Clock, t: Instant, calendars: Calendars): HolderSegment | null {
  if (clock.holder === null || clock.heldSince === null) return null
  return { holder: clock.holder, from: clock.heldSince, to: t, consumed: exact(consumedAt(clock, t, calendars) - clock.heldConsumed) }
}

/** Runs the clock from t on: `due = add(anchor, target - consumed)`, and the target's own rule for the first run. */
export function runFrom(clock: Clock, at: Instant, calendars: Calendars): Clock {
  const calendar = calendars(clock.calendarVersion)
  const ruler = rulerOf(clock.target, calendar)
  const running: Clock = { ...clock, state: 'running', anchorAt: at }
  if (clock.targetSeconds !== null) return withDue(running, ruler.add(at, clock.targetSeconds - clock.consumed), calendar)
  // An agreed moment that passed before the clock first ran is due at once.
  const dueAt = Math.max(at, dueOf(clock.target, at, calendar))
  return withDue({ ...running, countedFrom: at, targetSeconds: exact(clock.consumed + ruler.between(at, dueAt)) }, dueAt, calendar)
}

export function withDue(clock: Clock, dueAt: Instant, calendar: Calendar): Clock {
  return { ...clock, dueAt, isProvisional: clock.target.unit !== 'wall' && calendar.isProvisional(dueAt) }
}

/** The clock with its running time booked into `consumed`. */
export function rest(clock: Clock, at: Instant, calendars: Calendars): Clock {
  return { ...clock, consumed: consumedAt(clock, at, calendars), anchorAt: null }
}

function end(clock: Clock, at: Instant, calendars: Calendars): Clock {
  const settled = settle(follow(clock, at), at)
  return { ...awake(rest(settled, at, calendars), at, calendars), stoppedAt: at }
}

/** Books a pause that ends at t. */
function awake(clock: Clock, at: Instant, calendars: Calendars): Clock {
  const { pausedAt } = clock
  if (pausedAt === null) return clock
  const pausedSeconds = exact(clock.pausedSeconds + (at - pausedAt) / 1000)
  const rested = rulerOf(clock.target, calendars(clock.calendarVersion)).between(pausedAt, at)
  return { ...clock, pausedSeconds, pausedConsumed: exact(clock.pausedConsumed + rested), pausedAt: null, pauseReason: null, resumesAt: null }
}

const changed = (clock: Clock, at: Instant): Clock => ({ ...clock, revision: clock.revision + 1, changedAt: at })

/** The clock marked as changed at t, which must not lie before the start or the last change. */
export function follow(clock: Clock, at: Instant): Clock {
  if (clock.startedAt !== null && at < clock.startedAt)
    throw wrongField('rule_broken', '/effectiveAt', 'lies before the start of the clock')
  if (clock.changedAt !== null && at < clock.changedAt)
    throw wrongField('rule_broken', '/effectiveAt', 'lies before the last change of the clock; replay its events instead')
  return changed(clock, at)
}

export function mustBe(clock: Clock, verb: string, ...states: ClockState[]): void {
  if (!states.includes(clock.state)) throw new AppError('action_not_allowed', `Cannot ${verb} a clock that is ${clock.state}`)
}
