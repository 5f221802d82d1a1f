import type { Calendars, Clock } from './clock.ts'
import { type StepRule, type Timer, timersOf } from './steps.ts'

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

/** What the clock has yet to say, in order of time. Only the first waits as a row; firing it arms the next. */
export function waitingTimers(clock: Clock, steps: readonly StepRule[], fired: readonly string[], calendars: Calendars): Timer[] {
  return timersOf(clock, stepsOf(steps), calendars).filter((timer) => !fired.includes(stepMark(timer)))
}
