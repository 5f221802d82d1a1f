import type { PolicyStep } from '@guanjia/contract/sla.ts'
import { isSame } from '../../kit/merge.ts'
import { TRAITS, type Draft, type TargetFacts, type Trait } from './policy-draft.ts'

/** One thing in which two versions of a policy differ. */
export type Difference =
  | { part: 'name' | 'post' | 'rank'; before: string; after: string }
  | { part: 'match'; trait: Trait; before: readonly string[]; after: readonly string[] }
  /** The metric is promised, no longer named, or excepted in the later version and was not before. */
  | { part: 'metric'; metric: string; change: 'promised' | 'removed' | 'excepted' }
  | { part: 'target' | 'calendarCode' | 'retarget' | 'reopen'; metric: string; before: string; after: string }
  | { part: 'isCritical'; metric: string; after: boolean }
  | { part: 'steps'; metric: string; added: PolicyStep[]; removed: PolicyStep[] }

/** In what a later version differs from an earlier one; empty when they promise the same. */
export function differencesOf(before: Draft, after: Draft): Difference[] {
  const found: Difference[] = []
  for (const part of ['name', 'post', 'rank'] as const)
    if (before[part] !== after[part]) found.push({ part, before: String(before[part]), after: String(after[part]) })
  for (const trait of TRAITS)
    if (!isSame(before.match[trait]?.toSorted(), after.match[trait]?.toSorted()))
      found.push({ part: 'match', trait, before: before.match[trait] ?? [], after: after.match[trait] ?? [] })
  for (const metric of new Set([...Object.keys(before.targets), ...Object.keys(after.targets)])) {
    const [was, is] = [before.targets[metric], after.targets[metric]]
    if (is === undefined) found.push({ part: 'metric', metric, change: 'removed' })
    else if (is === null) {
      if (was !== null) found.push({ part: 'metric', metric, change: 'excepted' })
    } else if (was) found.push(...targetDifferences(metric, was, is))
    else found.push({ part: 'metric', metric, change: 'promised' })
  }
  return found
}

function targetDifferences(metric: string, before: TargetFacts, after: TargetFacts): Difference[] {
  const found: Difference[] = []
  for (const part of ['target', 'calendarCode', 'retarget', 'reopen'] as const)
    if (before[part] !== after[part]) found.push({ part, metric, before: before[part], after: after[part] })
  if (before.isCritical !== after.isCritical) found.push({ part: 'isCritical', metric, after: after.isCritical })
  const without = (steps: readonly PolicyStep[], others: readonly PolicyStep[]): PolicyStep[] =>
    steps.filter((step) => !others.some((other) => step.offset === other.offset && isSame(step.to.toSorted(), other.to.toSorted())))
  const added = without(after.steps, before.steps)
  const removed = without(before.steps, after.steps)
  if (added.length > 0 || removed.length > 0) found.push({ part: 'steps', metric, added, removed })
  return found
}
