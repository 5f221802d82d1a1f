import type { FieldError } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'
import type { Calendars, Clock } from './clock.ts'
import { rulerOf } from './due.ts'
import { type Target, durationText, secondsOf } from './duration.ts'
import { RECIPIENTS, type Recipient } from './recipients.ts'
import type { Instant } from './time-zone.ts'

/**
 * A moment of a clock at which something is said. All lengths are seconds in the time of the target, so a pause shifts every step.
 * - reminder: at a part of the target, some time before due, or some time after the start;
 * - breach: at due; escalation: some time after due; repeat: every so often after due until someone acknowledges, at most `times`.
 */
export type StepRule = { id: string; to: readonly Recipient[] } & (
  | { kind: 'reminder'; percent: number }
  | { kind: 'reminder'; before: number }
  | { kind: 'reminder'; elapsed: number }
  | { kind: 'breach' }
  | { kind: 'escalation'; after: number }
  | { kind: 'repeat'; every: number; times: number }
)

/** One firing of a step. `arm` counts the repeats from 1; `expiresAt` is when it has lost its use (a reminder: at due). */
export type Timer = {
  step: string
  kind: StepRule['kind']
  arm: number
  fireAt: Instant
  expiresAt: Instant | null
  to: readonly Recipient[]
}

/**
 * What a running clock has yet to say, in order of time; empty for every other state, a paused clock is silent.
 * A step belongs to an amount of consumed time: what was passed before the last pause has fired and is left out.
 * Throws `calendar.past_horizon`.
 */
export function timersOf(clock: Clock, steps: readonly StepRule[], calendars: Calendars): Timer[] {
  const { state, anchorAt, dueAt, targetSeconds, consumed } = clock
  if (state !== 'running' || anchorAt === null || dueAt === null || targetSeconds === null) return []
  const ruler = rulerOf(clock.target, calendars(clock.calendarVersion))
  const timers: Timer[] = []
  const set = (step: StepRule, level: number, arm = 1) => {
    const isReminder = step.kind === 'reminder'
    if (level <= consumed && (consumed > 0 || isReminder)) return
    const fireAt = level === targetSeconds ? dueAt : ruler.add(anchorAt, level - consumed)
    if (!isReminder || fireAt < dueAt)
      timers.push({ step: step.id, kind: step.kind, arm, fireAt, expiresAt: isReminder ? dueAt : null, to: step.to })
  }
  for (const step of steps) {
    switch (step.kind) {
      case 'reminder':
        set(step, reminderLevel(step, targetSeconds))
        break
      case 'breach':
        set(step, targetSeconds)
        break
      case 'escalation':
        set(step, targetSeconds + step.after)
        break
      case 'repeat':
        for (let arm = 1; arm <= step.times; arm++) set(step, targetSeconds + step.every * arm, arm)
    }
  }
  return timers.sort((a, b) => a.fireAt - b.fireAt)
}

function reminderLevel(step: Extract<StepRule, { kind: 'reminder' }>, targetSeconds: number): number {
  if ('percent' in step) return (targetSeconds * step.percent) / 100
  return 'before' in step ? targetSeconds - step.before : step.elapsed
}

/** The offset of a step as text: `80%`, `-PT30M` before due, `@PT10M` after the start, `due`, `+PT1H` after due, `+PT1H x3`. */
export function stepText(step: StepRule): string {
  switch (step.kind) {
    case 'breach':
      return 'due'
    case 'escalation':
      return `+${durationText(step.after)}`
    case 'repeat':
      return `+${durationText(step.every)} x${step.times}`
    case 'reminder':
      if ('percent' in step) return `${step.percent}%`
      return 'before' in step ? `-${durationText(step.before)}` : `@${durationText(step.elapsed)}`
  }
}

const PERCENT = /^(\d{1,3}(?:\.\d{1,2})?)%$/
const REPEAT = /^\+(PT\S+) ?x(\d{1,4})$/

/** A step as people write it. */
export type WrittenStep = { id: string; kind: StepRule['kind']; offset: string; to: readonly Recipient[] }

/** Reads what `stepText` writes; throws `rule_broken` naming `pointer` for an offset that is none of this kind of step. */
export function parseStep({ id, kind, offset, to }: WrittenStep, pointer = '/offset'): StepRule {
  const about = { id, to: [...to] }
  const after = (sign: string) => (offset.startsWith(sign) ? secondsOf(offset.slice(1)) : null)
  switch (kind) {
    case 'breach':
      if (offset === 'due') return { ...about, kind }
      break
    case 'escalation': {
      const seconds = after('+')
      if (seconds !== null) return { ...about, kind, after: seconds }
      break
    }
    case 'repeat': {
      const [, every, times] = REPEAT.exec(offset) ?? []
      const seconds = every === undefined ? null : secondsOf(every)
      if (seconds !== null) return { ...about, kind, every: seconds, times: Number(times) }
      break
    }
    case 'reminder': {
      const percent = PERCENT.exec(offset)?.[1]
      if (percent !== undefined) return { ...about, kind, percent: Number(percent) }
      const [before, elapsed] = [after('-'), after('@')]
      if (before !== null) return { ...about, kind, before }
      if (elapsed !== null) return { ...about, kind, elapsed }
    }
  }
  throw wrongField('rule_broken', pointer, `"${offset}" is not the moment of a ${kind}, such as ${OFFSETS[kind]}`)
}

const OFFSETS: Record<StepRule['kind'], string> = {
  reminder: '80%, -PT30M or @PT10M', breach: 'due', escalation: '+PT1H', repeat: '"+PT10M x6"',
}

const MOST_REPEATS = 100
/** Nobody reads what comes more often. */
const SHORTEST_REPEAT = 60

/** What is wrong with the steps of a target, by JSON pointer under `at`; empty when they are sound. */
export function stepFaults(steps: readonly StepRule[], target: Target, at: string): FieldError[] {
  const length = 'seconds' in target ? target.seconds : Infinity
  return steps.flatMap((step, i) => {
    const errors: FieldError[] = []
    const fault = (field: string, message: string) => errors.push({ pointer: `${at}/${i}/${field}`, message })
    if (steps.findIndex((other) => other.id === step.id) !== i) fault('id', `"${step.id}" is there twice`)
    if (step.to.length === 0) fault('to', 'names nobody')
    if (step.to.some((recipient) => !RECIPIENTS.includes(recipient))) fault('to', `knows only ${RECIPIENTS.join(', ')}`)
    if (step.kind === 'reminder' && 'percent' in step && !(step.percent > 0 && step.percent < 100))
      fault('offset', 'must lie between 0 and 100')
    if (step.kind === 'reminder' && 'before' in step && !(step.before > 0 && step.before < length))
      fault('offset', 'must be shorter than the target')
    if (step.kind === 'reminder' && 'elapsed' in step && !(step.elapsed > 0 && step.elapsed < length))
      fault('offset', 'must be shorter than the target')
    if (step.kind === 'escalation' && !(step.after > 0)) fault('offset', 'must be longer than zero')
    if (step.kind === 'repeat' && !(step.every >= SHORTEST_REPEAT)) fault('offset', 'must leave a minute between two')
    if (step.kind === 'repeat' && !(Number.isInteger(step.times) && step.times > 0 && step.times <= MOST_REPEATS))
      fault('offset', `must be repeated from 1 to ${MOST_REPEATS} times`)
    return errors
  })
}
