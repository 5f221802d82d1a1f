import type { FieldError } from '@guanjia/contract'
import { AppError } from '../../platform/errors.ts'
import { REOPEN_MODES, RETARGET_MODES } from './clock-changes.ts'
import { targetFault } from './duration.ts'
import { type MetricRule, metricFaults } from './metrics.ts'
import { MATCH_TRAITS, type MetricTarget, type Policy, type PolicyMatch } from './policy.ts'
import { stepFaults } from './steps.ts'

/** What a policy may refer to. */
export type Known = { metrics: readonly MetricRule[]; calendars: readonly string[] }

/** Refuses a policy that promises nothing or something impossible: `policy.bad_targets`, every wrong field named by JSON pointer. */
export function checkPolicy(policy: Policy, known: Known): void {
  const errors = policyFaults(policy, known)
  if (errors.length > 0) throw new AppError('policy.bad_targets', errors.map((e) => `${e.pointer}: ${e.message}`).join('; '), errors)
}

export function policyFaults(policy: Policy, known: Known): FieldError[] {
  const errors: FieldError[] = []
  const targets = Object.entries(policy.targets)
  if (targets.length === 0) errors.push({ pointer: '/targets', message: 'a policy needs at least one target' })
  if (policy.effectiveTo !== null && policy.effectiveTo <= policy.effectiveFrom)
    errors.push({ pointer: '/effectiveTo', message: 'lies before the policy takes effect' })
  for (const trait of MATCH_TRAITS) {
    if (policy.match[trait]?.length === 0)
      errors.push({ pointer: `/match/${trait}`, message: 'matches nothing; leave it out to match everything' })
  }
  for (const [metric, target] of targets) {
    const at = `/targets/${metric}`
    const rule = known.metrics.find((candidate) => candidate.metric === metric)
    if (!rule) errors.push({ pointer: at, message: 'is not a metric' })
    else errors.push(...metricFaults(rule, at))
    if (target) errors.push(...targetFaults(target, known, at))
  }
  return errors
}

function targetFaults(target: MetricTarget, known: Known, at: string): FieldError[] {
  const errors = stepFaults(target.steps, target.target, `${at}/steps`)
  const fault = targetFault(target.target)
  if (fault) errors.push({ pointer: `${at}/target`, message: fault })
  if (target.target.unit === 'fixed')
    errors.push({ pointer: `${at}/target`, message: 'a policy cannot name a moment; agree an appointment on the clock' })
  if (!known.calendars.includes(target.calendar))
    errors.push({ pointer: `${at}/calendar`, message: `"${target.calendar}" is not a calendar` })
  if (!RETARGET_MODES.includes(target.retarget))
    errors.push({ pointer: `${at}/retarget`, message: `knows only ${RETARGET_MODES.join(', ')}` })
  if (!REOPEN_MODES.includes(target.reopen)) errors.push({ pointer: `${at}/reopen`, message: `knows only ${REOPEN_MODES.join(', ')}` })
  return errors
}

/** Something about a set of policies that is allowed but hardly meant. */
export type Finding = { policy: string; pointer: string; problem: 'faulty' | 'shadowed' | 'duplicate_code'; message: string }

/** Looks over all policies at once: faults of each, and targets that another policy always decides first. Empty when clean. */
export function lintPolicies(policies: readonly Policy[], known: Known): Finding[] {
  const findings: Finding[] = []
  policies.forEach((policy, i) => {
    for (const { pointer, message } of policyFaults(policy, known))
      findings.push({ policy: policy.code, pointer, problem: 'faulty', message })
    if (policies.some((other, k) => k < i && other.code === policy.code && overlapInTime(other, policy))) {
      findings.push({ policy: policy.code, pointer: '/code', problem: 'duplicate_code', message: 'is there twice for the same time' })
    }
    for (const metric of Object.keys(policy.targets)) {
      const winner = policies.find((other) => other !== policy && metric in other.targets && shadows(other, policy))
      if (winner)
        findings.push({
          policy: policy.code,
          pointer: `/targets/${metric}`,
          problem: 'shadowed',
          message: `${winner.code} always decides first`,
        })
    }
  })
  return findings
}

const overlapInTime = (a: Policy, b: Policy): boolean =>
  a.effectiveFrom < (b.effectiveTo ?? Infinity) && b.effectiveFrom < (a.effectiveTo ?? Infinity)

/** True when `other` decides for everything that `policy` matches, for as long as it is effective. */
function shadows(other: Policy, policy: Policy): boolean {
  const coversTime = other.effectiveFrom <= policy.effectiveFrom && (other.effectiveTo ?? Infinity) >= (policy.effectiveTo ?? Infinity)
  if (!coversTime || !covers(other.match, policy.match)) return false
  // Only an equally specific match can cover another and still come first: by rank, then by date, then by code.
  const isEquallySpecific = MATCH_TRAITS.every((trait) => (other.match[trait] === undefined) === (policy.match[trait] === undefined))
  if (!isEquallySpecific) return false
  if (other.rank !== policy.rank) return other.rank < policy.rank
  if (other.effectiveFrom !== policy.effectiveFrom) return other.effectiveFrom > policy.effectiveFrom
  return other.code < policy.code
}

const covers = (wide: PolicyMatch, narrow: PolicyMatch): boolean =>
  MATCH_TRAITS.every((trait) => {
    const values = wide[trait]
    return values === undefined || (narrow[trait]?.every((value) => values.includes(value)) ?? false)
  })
