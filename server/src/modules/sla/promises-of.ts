import type { Ctx } from '../../platform/ctx.ts'
import { METRICS } from './metrics.ts'
import { rulesOf } from './rules-in-force.ts'
import type { SubjectTraits } from './subject.ts'
import { targetWords } from './target-words.ts'

export interface PromiseInWords {
  metric: string
  targetText: string
  policy: string
}

const ORDER = new Map(METRICS.map(({ metric }, i) => [metric, i]))

/** What is promised now for a subject of such traits, in words, in the order in which a matter goes its way. */
export async function promisesOf(ctx: Ctx, traits: SubjectTraits): Promise<PromiseInWords[]> {
  const rules = await rulesOf(ctx)
  return rules
    .promisesFor(traits, ctx.now.getTime())
    .toSorted((a, b) => (ORDER.get(a.metric) ?? 99) - (ORDER.get(b.metric) ?? 99))
    .map(({ metric, target, policy }) => ({ metric, targetText: targetWords(target, ctx.locale), policy: policy.name }))
}

/** What a policy in force promises by one metric, in words; null when there is no such policy or promise (ORG-027). */
export async function promiseOf(ctx: Ctx, policyCode: string, metric: string): Promise<{ policy: string; target: string } | null> {
  const policy = (await rulesOf(ctx)).policiesAt(ctx.now.getTime()).find(({ code }) => code === policyCode)
  const promised = policy?.targets[metric]
  return policy && promised ? { policy: policy.name, target: targetWords(promised.target, ctx.locale) } : null
}
