import type { PolicyStep } from '@guanjia/contract/sla.ts'
import { durationText, secondsOf } from '../durations.ts'
import { roughLength, type TargetShape } from './target-shape.ts'

/** When something is said: at a part of the target, before due, after the start, when due, after due, or again and again after due. */
export type Moment =
  | { form: 'percent'; percent: number }
  | { form: 'elapsed' | 'before' | 'after'; seconds: number }
  | { form: 'due' }
  | { form: 'every'; seconds: number; times: number }
export type MomentForm = Moment['form']
export const MOMENT_FORMS: readonly MomentForm[] = ['percent', 'elapsed', 'before', 'due', 'after', 'every']

const LENGTH_FORMS = { '@': 'elapsed', '-': 'before', '+': 'after' } as const

/** `80%` `@PT10M` `-PT30M` `due` `+PT1H` `+PT10M x6`; null for anything else. */
export function readMoment(offset: string): Moment | null {
  if (offset === 'due') return { form: 'due' }
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(offset)
  if (percent) return { form: 'percent', percent: Number(percent[1]) }
  const [, sign, length, times] = /^([+@-])(PT\S+?)(?: x(\d+))?$/.exec(offset) ?? []
  const seconds = length === undefined ? null : secondsOf(length)
  if (seconds === null) return null
  if (times !== undefined) return sign === '+' ? { form: 'every', seconds, times: Number(times) } : null
  return { form: LENGTH_FORMS[sign as keyof typeof LENGTH_FORMS], seconds }
}

/** The two facts of a step that say when: its kind follows from the form. */
export function writeMoment(moment: Moment): Pick<PolicyStep, 'kind' | 'offset'> {
  switch (moment.form) {
    case 'percent':
      return { kind: 'reminder', offset: `${moment.percent}%` }
    case 'elapsed':
      return { kind: 'reminder', offset: `@${durationText(moment.seconds)}` }
    case 'before':
      return { kind: 'reminder', offset: `-${durationText(moment.seconds)}` }
    case 'due':
      return { kind: 'breach', offset: 'due' }
    case 'after':
      return { kind: 'escalation', offset: `+${durationText(moment.seconds)}` }
    case 'every':
      return { kind: 'repeat', offset: `+${durationText(moment.seconds)} x${moment.times}` }
  }
}

/** A moment of another form to begin with: lengths are taken along where there are some. */
export function beginMoment(form: MomentForm, before: Moment | null = null): Moment {
  const seconds = before && 'seconds' in before && before.seconds > 0 ? before.seconds : 600
  switch (form) {
    case 'percent':
      return { form, percent: 75 }
    case 'due':
      return { form }
    case 'every':
      return { form, seconds, times: 6 }
    case 'elapsed':
    case 'before':
    case 'after':
      return { form, seconds }
  }
}

/** The steps as they would come; those whose moment cannot be read stay at the end. */
export function inOrderOfTime(steps: readonly PolicyStep[], target: TargetShape | null): PolicyStep[] {
  const length = roughLength(target)
  const level = (offset: string): number => {
    const moment = readMoment(offset)
    if (moment === null) return Infinity
    switch (moment.form) {
      case 'percent':
        return (length * moment.percent) / 100
      case 'elapsed':
        return moment.seconds
      case 'before':
        return length - moment.seconds
      case 'due':
        return length
      case 'after':
      case 'every':
        return length + moment.seconds
    }
  }
  return steps.toSorted((a, b) => level(a.offset) - level(b.offset))
}

/** A name for a new step that no other step of the target has. */
export function freeStepId(form: MomentForm, steps: readonly PolicyStep[]): string {
  const name = writeMoment(beginMoment(form)).kind
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}_${n}`
    if (!steps.some((step) => step.id === id)) return id
  }
}

/** The usual chain for a new promise: the one at work before it is due, the supervisor when it is, then the site manager (ORG-023). */
export const USUAL_STEPS: readonly PolicyStep[] = [
  { id: 'reminder', kind: 'reminder', offset: '75%', to: ['handler'] },
  { id: 'breach', kind: 'breach', offset: 'due', to: ['handler', 'supervisor'] },
  { id: 'escalation', kind: 'escalation', offset: '+PT1H', to: ['site_manager'] },
]
