import { sla, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { StoredPolicy } from './policy-rows.ts'
import { specificity } from './policy.ts'
import { rulesOf } from './rules-in-force.ts'
import { stepText } from './steps.ts'
import { targetWords } from './target-words.ts'

/** The promises that hold today, the more general first. */
export async function listPolicies(ctx: Ctx): Promise<Output<typeof sla.listPolicies>> {
  const policies = (await rulesOf(ctx)).policiesAt(ctx.now.getTime())
  return { items: policies.sort(byBreadth).map((policy) => present(ctx, policy)) }
}

const byBreadth = (a: StoredPolicy, b: StoredPolicy): number =>
  specificity(a.match) - specificity(b.match) || a.rank - b.rank || (a.code < b.code ? -1 : 1)

type Shown = Output<typeof sla.listPolicies>['items'][number]

function present(ctx: Ctx, { policyId, code, name, version, rank, match, targets, isActive }: StoredPolicy): Shown {
  return {
    id: policyId, code, name, version, rank, isActive,
    match: Object.fromEntries(Object.entries(match).map(([trait, values]) => [trait, [...values]])),
    targets: Object.entries(targets).flatMap(([metric, target]) => (target === null ? [] : [{
      metric, targetText: targetWords(target.target, ctx.locale), calendarCode: target.calendar,
      steps: target.steps.map((step) => ({ kind: step.kind, offset: stepText(step), to: [...step.to] })),
    }])),
  }
}
