import type { Policy, PolicyDraft, PolicyMatch, PolicyTarget } from '@guanjia/contract/sla.ts'
import { readMoment } from './step-moment.ts'
import { readTarget } from './target-shape.ts'

/** What is promised for one metric, as it is edited. */
export type TargetFacts = Omit<PolicyTarget, 'metric' | 'targetText'>
export type Trait = keyof PolicyMatch
export const TRAITS: readonly Trait[] = ['types', 'kinds', 'categories', 'urgencies', 'grades', 'origins', 'siteKinds', 'siteIds']

/** What can be changed of a policy, flat. `targets` by metric; null excepts the metric. `effectiveFrom` null: from the moment of saving. */
export interface Draft {
  code: string
  name: string
  post: string
  rank: number
  effectiveFrom: string | null
  match: PolicyMatch
  targets: Record<string, TargetFacts | null>
}

export function draftOf(policy: Policy): Draft {
  const { code, name, post, rank, match, targets, excepted, isUpcoming, effectiveFrom } = policy
  const promised = targets.map(({ metric, targetText: _words, ...facts }) => [metric, facts] as const)
  return {
    code,
    name,
    post,
    rank,
    match,
    // A version that has not begun keeps its day; a later one takes effect when it is saved.
    effectiveFrom: isUpcoming ? effectiveFrom : null,
    targets: { ...Object.fromEntries(promised), ...Object.fromEntries(excepted.map((metric) => [metric, null])) },
  }
}

export const EMPTY_DRAFT: Draft = { code: '', name: '', post: '', rank: 100, effectiveFrom: null, match: {}, targets: {} }

/** The same draft as the API takes it; traits without a value are left out, because what is left out may be anything. */
export function bodyOf({ effectiveFrom: _from, ...draft }: Draft): PolicyDraft {
  const match = Object.fromEntries(TRAITS.flatMap((trait) => (draft.match[trait]?.length ? [[trait, draft.match[trait]]] : [])))
  return { ...draft, code: draft.code.trim(), name: draft.name.trim(), post: draft.post.trim(), match }
}

export type Fault = 'needed' | 'code' | 'no_target' | 'length' | 'nobody' | 'percent' | 'beyond' | 'no_steps' | 'twice' | 'times' | 'past'

/** What is wrong with a draft, by JSON pointer, told while typing; the server refuses the same and more. */
export function faultsOf(draft: Draft, now = Date.now()): Map<string, Fault> {
  const faults = new Map<string, Fault>()
  if (draft.name.trim() === '') faults.set('/name', 'needed')
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(draft.code.trim())) faults.set('/code', draft.code.trim() === '' ? 'needed' : 'code')
  if (draft.effectiveFrom !== null && Date.parse(draft.effectiveFrom) < now - 60_000) faults.set('/effectiveFrom', 'past')
  if (Object.keys(draft.targets).length === 0) faults.set('/targets', 'no_target')
  for (const [metric, facts] of Object.entries(draft.targets)) {
    if (facts === null) continue
    const at = `/targets/${metric}`
    const shape = readTarget(facts.target)
    const length = shape !== null && 'seconds' in shape ? shape.seconds : Infinity
    if (length <= 0 || (shape?.kind === 'days' && shape.days < 1)) faults.set(`${at}/target`, 'length')
    if (facts.calendarCode === '') faults.set(`${at}/calendarCode`, 'needed')
    facts.steps.forEach(({ offset, to }, index) => {
      const fault = momentFault(offset, length)
      if (fault) faults.set(`${at}/steps/${index}/offset`, fault)
      else if (facts.steps.findIndex((other) => other.offset === offset) < index) faults.set(`${at}/steps/${index}/offset`, 'twice')
      if (to.length === 0) faults.set(`${at}/steps/${index}/to`, 'nobody')
    })
  }
  return faults
}

function momentFault(offset: string, length: number): Fault | null {
  const moment = readMoment(offset)
  if (moment === null || moment.form === 'due') return null
  if (moment.form === 'percent') return moment.percent > 0 && moment.percent < 100 ? null : 'percent'
  if (moment.seconds <= 0) return 'length'
  if (moment.form === 'every') return moment.times >= 1 && moment.times <= 100 ? null : 'times'
  return moment.form !== 'after' && moment.seconds >= length ? 'beyond' : null
}
