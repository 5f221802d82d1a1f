import type { FieldError, Input, sla } from '@guanjia/contract'
import { AppError } from '../../platform/errors.ts'
import { parseTarget } from './duration.ts'
import { type Known, policyFaults } from './policy-check.ts'
import type { MetricTarget, Policy } from './policy.ts'
import { type StepRule, parseStep } from './steps.ts'

/** What people write of a policy, as a request brings it. */
export type WrittenPolicy = Omit<Input<typeof sla.createPolicy>['body'], 'effectiveFrom'>
type WrittenTarget = NonNullable<WrittenPolicy['targets'][string]>

/** A policy as written, and every wrong field by JSON pointer under `at`; targets that cannot be read are left out of it. */
export type ReadDraft = { policy: Policy; faults: FieldError[] }

/** Reads what people wrote; `version` and the time of its effect are those of a first version that has always held. */
export function readDraft(written: WrittenPolicy, known: Known, at = ''): ReadDraft {
  const faults: FieldError[] = []
  const targets: Record<string, MetricTarget | null> = {}
  for (const [metric, target] of Object.entries(written.targets)) {
    const read = target === null ? null : readTarget(target, `/targets/${metric}`, faults)
    if (read !== undefined) targets[metric] = read
  }
  const { code, name, post, rank, match } = written
  const policy: Policy = { code, name, post, rank, match: withoutGaps(match), targets, version: 1, effectiveFrom: 0, effectiveTo: null }
  const isUnread = faults.length > 0
  faults.push(...policyFaults(policy, known).filter(({ pointer }) => !(isUnread && pointer === '/targets')))
  return { policy, faults: faults.map(({ pointer, message }) => ({ pointer: `${at}${pointer}`, message })) }
}

/** The policy of a draft without faults; otherwise `policy.bad_targets`, every wrong field named. */
export function mustBeSound(drafts: readonly ReadDraft[]): Policy[] {
  const faults = drafts.flatMap((draft) => draft.faults)
  const told = faults.map((fault) => `${fault.pointer}: ${fault.message}`).join('; ')
  if (faults.length > 0) throw new AppError('policy.bad_targets', told, faults)
  return drafts.map((draft) => draft.policy)
}

function readTarget(written: WrittenTarget, at: string, faults: FieldError[]): MetricTarget | undefined {
  const before = faults.length
  const { calendarCode: calendar, retarget, reopen, isCritical } = written
  const target = collect(faults, () => parseTarget(written.target, `${at}/target`))
  const steps = written.steps.map((step, i) => collect(faults, () => parseStep(step, `${at}/steps/${i}/offset`)))
  if (target === null || faults.length > before) return undefined
  return { target, calendar, steps: steps.filter((step): step is StepRule => step !== null), retarget, reopen, isCritical }
}

function collect<T>(faults: FieldError[], read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof AppError) || !error.errors) throw error
    faults.push(...error.errors)
    return null
  }
}

function withoutGaps(match: WrittenPolicy['match']): Policy['match'] {
  return Object.fromEntries(Object.entries(match).filter(([, values]) => values !== undefined))
}
