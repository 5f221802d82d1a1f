import type { sla } from '@guanjia/contract'
import { MATCH_TRAITS, type Policy, type PolicyMatch, specificity } from './policy.ts'
import { type Known, type KnownSite, policyFaults } from './policy-check.ts'
import type { Instant } from './time-zone.ts'

/** A type of records and the kinds that people take it in. */
export type SubjectKinds = { type: string; kinds: readonly string[] }

/**
 * Something about a set of policies that is impossible, or allowed but hardly meant. `policy` is its code, null when no policy is to blame;
 * `other` the one that decides first; `kind` the records that nothing is promised for.
 */
export type Finding = {
  policy: string | null
  pointer: string
  metric: string | null
  problem: sla.PolicyFinding['problem']
  message: string
  other?: string
  kind?: { type: string; kind: string }
}

/**
 * Looks over all policies from `from` on, all at once: faults of each, targets that another policy always decides first, pairs of which
 * only date or code decides, policies that promise nothing, and kinds of records for which nothing is promised. Empty when clean.
 */
export function lintPolicies(
  policies: readonly Policy[],
  known: Known,
  subjects: readonly SubjectKinds[] = [],
  from: Instant = -Infinity,
): Finding[] {
  return [...policies.flatMap((_, i) => lintPolicy(policies, i, known, from)), ...unpromised(policies, subjects, from)]
}

function lintPolicy(policies: readonly Policy[], i: number, known: Known, from: Instant): Finding[] {
  const policy = policies[i]!
  const of = { policy: policy.code, metric: null }
  const isEmpty = Object.values(policy.targets).every((target) => target === null)
  const findings: Finding[] = policyFaults(policy, known)
    .filter(({ pointer }) => pointer !== '/targets')
    .map(({ pointer, message }) => ({ ...of, pointer, metric: metricOf(pointer), problem: 'faulty' as const, message }))
  if (isEmpty) findings.push({ ...of, pointer: '/targets', problem: 'no_target', message: 'promises nothing' })
  if (policies.some((other, k) => k < i && other.code === policy.code && overlapInTime(other, policy)))
    findings.push({ ...of, pointer: '/code', problem: 'duplicate_code', message: 'is there twice for the same time' })
  for (const metric of Object.keys(policy.targets)) {
    const at = { policy: policy.code, metric, pointer: `/targets/${metric}` }
    const rivals = policies.filter((other) => other.code !== policy.code && metric in other.targets)
    const winner = rivals.find((other) => shadows(other, policy, from))
    if (winner) findings.push({ ...at, problem: 'shadowed', message: `${winner.code} always decides first`, other: winner.code })
    // Said of the one that loses.
    const lucky = rivals.find((other) => isTie(other, policy, known.sites) && comesFirst(other, policy))
    if (lucky) findings.push({ ...at, problem: 'ambiguous', message: `only date or code puts ${lucky.code} first`, other: lucky.code })
  }
  return findings
}

const metricOf = (pointer: string): string | null => /^\/targets\/([^/]+)/.exec(pointer)?.[1] ?? null

const overlapInTime = (a: Policy, b: Policy): boolean =>
  a.effectiveFrom < (b.effectiveTo ?? Infinity) && b.effectiveFrom < (a.effectiveTo ?? Infinity)

/** True when `other` decides for everything that `policy` matches, for as long as it is effective. */
function shadows(other: Policy, policy: Policy, from: Instant): boolean {
  const begins = ({ effectiveFrom }: Policy) => Math.max(from, effectiveFrom)
  const ends = ({ effectiveTo }: Policy) => effectiveTo ?? Infinity
  const coversTime = begins(other) <= begins(policy) && ends(other) >= ends(policy)
  if (!coversTime || !covers(other.match, policy.match)) return false
  // Only an equally specific match can cover another and still come first.
  const isEquallySpecific = MATCH_TRAITS.every((trait) => (other.match[trait] === undefined) === (policy.match[trait] === undefined))
  return isEquallySpecific && (other.rank === policy.rank ? comesFirst(other, policy) : other.rank < policy.rank)
}

const covers = (wide: PolicyMatch, narrow: PolicyMatch): boolean =>
  MATCH_TRAITS.every((trait) => {
    const values = wide[trait]
    return values === undefined || (narrow[trait]?.every((value) => values.includes(value)) ?? false)
  })

/** By date, then by code: what decides when nothing that people meant does. */
const comesFirst = (a: Policy, b: Policy): boolean =>
  a.effectiveFrom === b.effectiveFrom ? a.code < b.code : a.effectiveFrom > b.effectiveFrom

/** True when some record matches both equally well and their rank does not decide. */
function isTie(a: Policy, b: Policy, sites: readonly KnownSite[] | undefined): boolean {
  if (a.rank !== b.rank || specificity(a.match) !== specificity(b.match) || !overlapInTime(a, b)) return false
  // The deeper category decides, so only the same code leaves it open.
  if ((a.match.categories === undefined) !== (b.match.categories === undefined)) return false
  const isShared = MATCH_TRAITS.every((trait) => {
    const [ours, theirs] = [a.match[trait], b.match[trait]]
    return ours === undefined || theirs === undefined || ours.some((value) => theirs.includes(value))
  })
  return isShared && (sites === undefined || sites.some((site) => isAt(a.match, site) && isAt(b.match, site)))
}

const isAt = ({ siteIds, siteKinds }: PolicyMatch, site: KnownSite): boolean =>
  (siteIds?.includes(site.id) ?? true) && (siteKinds?.includes(site.kind) ?? true)

/** Giving work out is no promise that it is done: a safety net inside the house. A time that is promised for one record is none for the others of its kind. */
const NOT_OF_A_KIND: readonly string[] = ['dispatch', 'promised']

function unpromised(policies: readonly Policy[], subjects: readonly SubjectKinds[], from: Instant): Finding[] {
  const isMaking = ({ targets, effectiveTo }: Policy) =>
    (effectiveTo ?? Infinity) > from && Object.entries(targets).some(([metric, target]) => target !== null && !NOT_OF_A_KIND.includes(metric))
  const making = policies.filter(isMaking)
  const isPromised = (type: string, kind: string) =>
    making.some(({ match: { types, kinds } }) => (types?.includes(type) ?? true) && (kinds?.includes(kind) ?? true))
  return subjects.flatMap(({ type, kinds }) =>
    kinds
      .filter((kind) => !isPromised(type, kind))
      .map((kind) => ({
        policy: null, pointer: '/match/kinds', metric: null, problem: 'no_target' as const, kind: { type, kind },
        message: `nothing is promised for ${type} ${kind}`,
      })),
  )
}
