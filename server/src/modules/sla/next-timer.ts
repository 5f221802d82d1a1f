import type { Calendars } from './clock.ts'
import type { StoredClock } from './clock-rows.ts'
import { type StepRule, type Timer, timersOf } from './steps.ts'

type Speaking = Pick<StoredClock, 'clock' | 'fired' | 'acknowledged'>

/** The mark by which a clock remembers that a step has had its say. */
export const stepMark = (timer: Pick<Timer, 'step' | 'arm'>): string => `${timer.step}#${timer.arm}`

/** A promise whose policy tells nobody of its breach is breached all the same. */
const QUIET_BREACH: StepRule = { id: 'breach', kind: 'breach', to: [] }

export function stepsOf(steps: readonly StepRule[]): readonly StepRule[] {
  return steps.some((step) => step.kind === 'breach') ? steps : [...steps, QUIET_BREACH]
}

/** The mark of the breach among the steps of a policy. */
export const breachMark = (steps: readonly StepRule[]): string =>
  stepMark({ step: stepsOf(steps).find((step) => step.kind === 'breach')!.id, arm: 1 })

/**
 * What the clock has yet to say, in order of time. Only the first waits as a row; firing it arms the next.
 * Once somebody has taken note, nothing is said again and again.
 */
export function waitingTimers({ clock, fired, acknowledged }: Speaking, steps: readonly StepRule[], calendars: Calendars): Timer[] {
  const timers = timersOf(clock, stepsOf(steps), calendars)
  return timers.filter((timer) => !fired.includes(stepMark(timer)) && !(timer.kind === 'repeat' && acknowledged !== null))
}
