import type { StoredClock } from './clock-rows.ts'
import { type Calendars, type Clock, breachIfDue } from './clock.ts'
import { stepMark, waitingTimers } from './next-timer.ts'
import { type Chain, peopleFor } from './recipients.ts'
import type { StepRule, Timer } from './steps.ts'
import type { Instant } from './time-zone.ts'

/** From here on people are told that they are told late: nobody worked the timers when the moment came. */
const LATE_MS = 60_000

/** A step whose moment has come. `isDropped`: a reminder that is past its use. */
export type DueStep = Timer & { isLate: boolean; isDropped: boolean }

/** What a clock has to say now: every step whose moment has come, in order, and the next that will. */
export type Firing = { clock: Clock; fired: string[]; due: DueStep[]; next: Timer | null }

/**
 * Works out what a running clock has to say at a moment; steps that were missed come with their true time.
 * Throws `calendar.past_horizon`.
 */
export function firingOf(stored: StoredClock, steps: readonly StepRule[], now: Instant, calendars: Calendars): Firing {
  const { clock, fired } = stored
  const timers = waitingTimers(stored, steps, calendars)
  const due = timers
    .filter((timer) => timer.fireAt <= now)
    .map((timer) => ({ ...timer, isLate: now - timer.fireAt > LATE_MS, isDropped: timer.expiresAt !== null && timer.expiresAt <= now }))
  const isBreached = due.some((timer) => timer.kind === 'breach')
  return {
    clock: isBreached ? breachIfDue(clock, now) : clock, fired: [...fired, ...due.map(stepMark)], due, next: timers[due.length] ?? null,
  }
}

/** Who hears of which step: each person only of the highest that concerns them, so that nobody is told twice of one clock. */
export function hearersOf(due: readonly DueStep[], chain: Chain): Map<DueStep, string[]> {
  const highest = new Map<string, DueStep>()
  for (const step of due) if (!step.isDropped) for (const person of peopleFor(step.to, chain)) highest.set(person, step)
  const hearers = new Map<DueStep, string[]>()
  for (const [person, step] of highest) hearers.set(step, [...(hearers.get(step) ?? []), person])
  return hearers
}
