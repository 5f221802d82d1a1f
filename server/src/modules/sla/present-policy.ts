import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { targetText } from './duration.ts'
import { METRICS } from './metrics.ts'
import type { WrittenPolicy } from './policy-drafts.ts'
import type { StoredPolicy } from './policy-rows.ts'
import type { MetricTarget, Policy } from './policy.ts'
import { stepText } from './steps.ts'
import { targetWords } from './target-words.ts'

const ORDER = new Map(METRICS.map(({ metric }, i) => [metric, i]))
const LAST = METRICS.length
const inOrder = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  (ORDER.get(a) ?? LAST) - (ORDER.get(b) ?? LAST) || (a < b ? -1 : 1)

/** A version of a policy as people see it, its targets in the order in which a matter goes its way. */
export function presentPolicy(ctx: Ctx, policy: StoredPolicy): sla.Policy {
  const { policyId, code, name, post, version, rank, match, isActive, effectiveFrom, effectiveTo } = policy
  const targets = Object.entries(policy.targets).sort(inOrder)
  return {
    id: policyId, code, name, post, version, rank, isActive,
    match: Object.fromEntries(Object.entries(match).map(([trait, values]) => [trait, [...values]])),
    targets: targets.flatMap(([metric, target]) =>
      target === null ? [] : [{ metric, ...writtenTarget(target), targetText: targetWords(target.target, ctx.locale) }],
    ),
    excepted: targets.flatMap(([metric, target]) => (target === null ? [metric] : [])),
    effectiveFrom: iso(new Date(effectiveFrom)), effectiveTo: effectiveTo === null ? null : iso(new Date(effectiveTo)),
    isUpcoming: effectiveFrom > ctx.now.getTime(),
  }
}

/** Targets as people write them: what `readDraft` reads. */
export function writtenTargets(targets: Policy['targets']): WrittenPolicy['targets'] {
  return Object.fromEntries(Object.entries(targets).map(([metric, target]) => [metric, target && writtenTarget(target)]))
}

function writtenTarget({ target, calendar, steps, retarget, reopen, isCritical }: MetricTarget) {
  return {
    target: targetText(target), calendarCode: calendar, retarget, reopen, isCritical,
    steps: steps.map((step) => ({ id: step.id, kind: step.kind, offset: stepText(step), to: [...step.to] })),
  }
}
