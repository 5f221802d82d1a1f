import type { ReopenMode, RetargetMode } from './clock-changes.ts'
import type { Target } from './duration.ts'
import type { StepRule } from './steps.ts'
import type { SubjectTraits } from './subject.ts'
import type { Instant } from './time-zone.ts'

/** Which subjects a policy is for: every named trait must be one of the listed values, a trait that isn't named may be anything. */
export type PolicyMatch = {
  types?: readonly string[]
  kinds?: readonly string[]
  /** Codes of the category tree; a code holds for everything below it. */
  categories?: readonly string[]
  urgencies?: readonly string[]
  grades?: readonly string[]
  /** What brought the subject about. */
  origins?: readonly string[]
  siteKinds?: readonly string[]
  siteIds?: readonly string[]
}

export const MATCH_TRAITS = [
  'types',
  'kinds',
  'categories',
  'urgencies',
  'grades',
  'origins',
  'siteKinds',
  'siteIds',
] as const satisfies readonly (keyof PolicyMatch)[]

/** What is promised for one metric, by which calendar (its code), who is told when, and how changes treat what was consumed. */
export type MetricTarget = {
  target: Target
  calendar: string
  steps: readonly StepRule[]
  retarget: RetargetMode
  reopen: ReopenMode
  /** Told in quiet hours too. */
  isCritical: boolean
}

/** One immutable version of a policy. A metric with null is excepted: no promise, even where a more general policy makes one. */
export type Policy = {
  code: string
  name: string
  version: number
  /** The post that carries the promise, such as 保洁 (ORG-027); empty for none in particular. */
  post: string
  /** Decides between policies that match equally well: the lower rank wins. */
  rank: number
  match: PolicyMatch
  targets: Readonly<Record<string, MetricTarget | null>>
  effectiveFrom: Instant
  effectiveTo: Instant | null
}

/** The promise that holds for one metric, and the policy that makes it. */
export type Promised = { metric: string; policy: Policy } & MetricTarget

/**
 * Every promise that holds for a subject at a moment, one per metric.
 * For each metric the most specific matching policy that mentions it decides, so a special policy need only say what is special;
 * ties go to the lower rank, then to the later effective date, then by code.
 */
export function promisesFor(policies: readonly Policy[], subject: SubjectTraits, at: Instant): Promised[] {
  const matching = policies
    .filter((policy) => isEffective(policy, at) && matches(policy.match, subject))
    .sort((a, b) => comparePolicies(a, b, subject))
  const decided = new Map<string, Promised | null>()
  for (const policy of matching) {
    for (const [metric, target] of Object.entries(policy.targets)) {
      if (!decided.has(metric)) decided.set(metric, target === null ? null : { metric, policy, ...target })
    }
  }
  return [...decided.values()].filter((promised) => promised !== null)
}

export const isEffective = (policy: Policy, at: Instant): boolean =>
  policy.effectiveFrom <= at && (policy.effectiveTo === null || at < policy.effectiveTo)

/** True when a policy with this match is for the subject. */
export function matches(match: PolicyMatch, subject: SubjectTraits): boolean {
  return MATCH_TRAITS.every((trait) => {
    const wanted = match[trait]
    return wanted === undefined || valuesOf(subject, trait).some((value) => wanted.includes(value))
  })
}

function valuesOf(subject: SubjectTraits, trait: keyof PolicyMatch): readonly string[] {
  switch (trait) {
    case 'types':
      return [subject.type]
    case 'kinds':
      return present(subject.kind)
    case 'categories':
      return subject.category
    case 'urgencies':
      return present(subject.urgency)
    case 'grades':
      return present(subject.grade)
    case 'origins':
      return present(subject.origin)
    case 'siteKinds':
      return [subject.siteKind]
    case 'siteIds':
      return [subject.siteId]
  }
}

const present = (value: string | null): readonly string[] => (value === null ? [] : [value])

/** Negative when a comes before b for a subject that both match: more traits, then the deeper category, then rank, date and code. */
function comparePolicies(a: Policy, b: Policy, subject: SubjectTraits): number {
  return (
    specificity(b.match) - specificity(a.match) ||
    categoryDepth(b.match, subject) - categoryDepth(a.match, subject) ||
    a.rank - b.rank ||
    b.effectiveFrom - a.effectiveFrom ||
    (a.code < b.code ? -1 : 1)
  )
}

/** The number of traits that a match names. */
export const specificity = (match: PolicyMatch): number => MATCH_TRAITS.filter((trait) => match[trait] !== undefined).length

function categoryDepth(match: PolicyMatch, subject: SubjectTraits): number {
  const { categories } = match
  return categories ? subject.category.findLastIndex((code) => categories.includes(code)) : -1
}
