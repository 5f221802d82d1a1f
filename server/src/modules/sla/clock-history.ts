import { AppError, wrongField } from '../../platform/errors.ts'
import { type ReopenMode, type RetargetMode, agreeAppointment, backdateClock, reopenClock, retargetClock } from './clock-changes.ts'
import {
  type Calendars,
  type Clock,
  type ClockState,
  type Terms,
  cancelClock,
  handOver,
  pauseClock,
  prolongPause,
  resumeClock,
  settle,
  startClock,
  stopClock,
} from './clock.ts'
import type { Instant } from './time-zone.ts'

/** When something happened, and when we learned of it: work done without network is recorded later than it took effect. */
export type Moment = { effectiveAt: Instant; recordedAt: Instant }

/** What happened to one clock of one cycle. Never edited, never deleted: later evidence is a further event. */
export type ClockEvent = Moment & ClockAct
export type ClockAct =
  | { kind: 'start' }
  | { kind: 'pause'; reason: string; until?: Instant | null }
  | { kind: 'prolong'; until: Instant }
  | { kind: 'resume' }
  | { kind: 'stop' }
  | { kind: 'cancel'; mergedInto?: string }
  | { kind: 'retarget'; terms: Terms; mode: RetargetMode }
  | { kind: 'appointment'; windowEnd: Instant }
  | { kind: 'reopen'; mode: Exclude<ReopenMode, 'new_cycle'> }
  | { kind: 'hand_over'; holder: string | null }
  | { kind: 'backdate'; startedAt: Instant }

const OPEN: ClockState[] = ['pending', 'running', 'paused']

/** In which states an event means something; anywhere else replay passes over it. */
const APPLIES: Record<ClockAct['kind'], ClockState[]> = {
  start: ['pending'],
  pause: ['running'],
  prolong: ['paused'],
  resume: ['paused'],
  stop: ['running', 'paused'],
  cancel: OPEN,
  retarget: OPEN,
  appointment: ['running', 'paused'],
  reopen: ['stopped', 'cancelled'],
  hand_over: OPEN,
  backdate: ['running', 'paused'],
}

/** True when an event means something to a clock as it stands. */
export const appliesTo = (event: ClockEvent, clock: Clock): boolean => APPLIES[event.kind].includes(clock.state)

/** Applies one event that is not older than the last; throws `action_not_allowed` or `rule_broken` naming `/effectiveAt`. */
export function applyEvent(clock: Clock, event: ClockEvent, calendars: Calendars): Clock {
  const at = event.effectiveAt
  switch (event.kind) {
    case 'start':
      return startClock(clock, at, calendars)
    case 'pause':
      return pauseClock(clock, at, event.reason, calendars, event.until)
    case 'prolong':
      return prolongPause(clock, at, event.until)
    case 'resume':
      return resumeClock(clock, at, calendars)
    case 'stop':
      return stopClock(clock, at, calendars)
    case 'cancel':
      return cancelClock(clock, at, calendars)
    case 'retarget':
      return retargetClock(clock, at, event.terms, event.mode, calendars)
    case 'appointment':
      return agreeAppointment(clock, at, event.windowEnd, calendars)
    case 'reopen':
      return reopenClock(clock, at, event.mode, calendars)
    case 'hand_over':
      return handOver(clock, at, event.holder, calendars).clock
    case 'backdate':
      return backdateClock(clock, event.startedAt, calendars)
  }
}

/** All that is known of one clock: as it was opened, and its events in the order of recording. */
export type ClockHistory = { opened: Clock; events: readonly ClockEvent[] }

/**
 * The clock as it truly went: its events in the order of their effect, judged at `asOf` and from what was recorded by then.
 * An event that has lost its meaning through earlier evidence (a pause after the stop) is passed over and returned in `superseded`.
 */
export function replay({ opened, events }: ClockHistory, calendars: Calendars, asOf: Instant): { clock: Clock; superseded: ClockEvent[] } {
  const known = events.filter((event) => event.recordedAt <= asOf).sort((a, b) => a.effectiveAt - b.effectiveAt)
  const superseded: ClockEvent[] = []
  let clock = opened
  for (const event of known) {
    if (appliesTo(event, clock)) clock = applyEvent(clock, event, calendars)
    else superseded.push(event)
  }
  return { clock: { ...settle(clock, asOf), revision: known.length }, superseded }
}

/** What new evidence did to a clock; `isRescinded`: it had counted as breached and no longer does. */
export type Evidenced = { history: ClockHistory; clock: Clock; superseded: ClockEvent[]; isRescinded: boolean; isNewlyBreached: boolean }

/**
 * Adds an event, late or not, and judges the clock anew at the time of recording.
 * Throws `rule_broken` naming `/effectiveAt` when it lies before the start or after its recording,
 * `action_not_allowed` when it means nothing at that time.
 */
export function recordEvent(history: ClockHistory, event: ClockEvent, calendars: Calendars): Evidenced {
  const { effectiveAt, recordedAt } = event
  if (effectiveAt > recordedAt) throw wrongField('rule_broken', '/effectiveAt', 'lies in the future')
  const before = replay(history, calendars, recordedAt).clock
  if (event.kind !== 'start' && before.startedAt !== null && effectiveAt < before.startedAt) {
    throw wrongField('rule_broken', '/effectiveAt', 'lies before the start of the clock')
  }
  const after: ClockHistory = { opened: history.opened, events: [...history.events, event] }
  const { clock, superseded } = replay(after, calendars, recordedAt)
  if (superseded.includes(event)) throw new AppError('action_not_allowed', `Cannot ${event.kind} the clock at that time`)
  const isRescinded = before.breachedAt !== null && clock.breachedAt === null
  return { history: after, clock, superseded, isRescinded, isNewlyBreached: before.breachedAt === null && clock.breachedAt !== null }
}

/**
 * Like `recordEvent`, for what the state of a subject shows: it is never refused. Evidence of a time at which the clock did not run, because
 * it was stopped or cancelled and then taken up again, counts from when it ran again. Null when the clock has ended and it changes nothing.
 */
export function recordEvidence(history: ClockHistory, event: ClockEvent, calendars: Calendars): Evidenced | null {
  try {
    return recordEvent(history, event, calendars)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'action_not_allowed') throw error
    const { state, changedAt } = replay(history, calendars, event.recordedAt).clock
    if (!OPEN.includes(state)) return null
    if (changedAt === null || changedAt <= event.effectiveAt) throw error
    return recordEvent(history, { ...event, effectiveAt: changedAt }, calendars)
  }
}

/**
 * The effective time of an act from a device: its clock is corrected by the skew seen when it sent the act
 * (`sentAt` by the device, `recordedAt` by the server), and the result is kept between `notBefore` and the recording.
 */
export function effectiveTime(act: { claimedAt: Instant; sentAt: Instant; recordedAt: Instant; notBefore: Instant }): Instant {
  const corrected = act.claimedAt + (act.recordedAt - act.sentAt)
  return Math.min(act.recordedAt, Math.max(act.notBefore, corrected))
}

/** Refuses a start in the past without the right to back-date: `not_permitted`, and `rule_broken` for one in the future. */
export function checkBackdated({ effectiveAt, recordedAt }: Moment, mayBackdate: boolean, pointer = '/effectiveAt'): void {
  if (effectiveAt > recordedAt) throw wrongField('rule_broken', pointer, 'lies in the future')
  if (effectiveAt < recordedAt && !mayBackdate) throw wrongField('not_permitted', pointer, 'back-dating needs the right to do so')
}
