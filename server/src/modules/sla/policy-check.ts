import type { FieldError } from '@guanjia/contract'
import { AppError } from '../../platform/errors.ts'
import { REOPEN_MODES, RETARGET_MODES } from './clock-changes.ts'
import { targetFault } from './duration.ts'
import { type MetricRule, metricFaults } from './metrics.ts'
import { MATCH_TRAITS, type MetricTarget, type Policy } from './policy.ts'
import { stepFaults } from './steps.ts'

/** What a policy may refer to. */
export type Known = { metrics: readonly MetricRule[]; calendars: readonly string[]; sites?: readonly KnownSite[] }
export type KnownSite = { id: string; kind: string }

/** Refuses a policy that promises nothing or something impossible: `policy.bad_targets`, every wrong field named by JSON pointer. */
export function checkPolicy(policy: Policy, known: Known): void {
  const errors = policyFaults(policy, known)
  if (errors.length > 0) throw new AppError('policy.bad_targets', errors.map((e) => `${e.pointer}: ${e.message}`).join('; '), errors)
}

/** Every wrong field of a policy, by JSON pointer in the shape in which people write it; empty when it is sound. */
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
  policy.match.siteIds?.forEach((id, i) => {
    const isKnown = known.sites === undefined || known.sites.some((site) => site.id === id)
    if (!isKnown) errors.push({ pointer: `/match/siteIds/${i}`, message: 'is not a site' })
  })
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
    errors.push({ pointer: `${at}/calendarCode`, message: `"${target.calendar}" is not a calendar` })
  if (!RETARGET_MODES.includes(target.retarget))
    errors.push({ pointer: `${at}/retarget`, message: `knows only ${RETARGET_MODES.join(', ')}` })
  if (!REOPEN_MODES.includes(target.reopen)) errors.push({ pointer: `${at}/reopen`, message: `knows only ${REOPEN_MODES.join(', ')}` })
  return errors
}
