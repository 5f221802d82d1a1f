import type { analysis } from '@guanjia/contract'
import { limitsOf, signalsOf } from './control-limits.ts'
import { stepsOf, type Days } from './periods.ts'

type Trend = analysis.CaseAnalysis['trend']

/**
 * Counts of days as a trend with what is usual for it; only whole periods tell what is usual, and only they can be signals. It begins with
 * the first day that the site has a record of: before that nothing is known, which is not zero.
 */
export function trendOf(asked: Days, since: string | null, step: Trend['step'], today: string, counts: ReadonlyMap<string, number>): Trend {
  const days = since !== null && since > asked.from && since <= asked.to ? { ...asked, from: since } : asked
  const steps = stepsOf(days, step, today).map((one) => ({ ...one, count: sumOf(one, counts) }))
  const whole = steps.filter(({ isWhole }) => isWhole)
  const limits = limitsOf(whole.map(({ count }) => count))
  const signals = signalsOf(whole.map(({ count }) => count), limits)
  const signalOf = new Map(whole.map((one, i) => [one, signals[i]!]))
  const points = steps.map((one) => ({ ...one, signal: signalOf.get(one) ?? null }))
  return { step, points, mean: limits?.mean ?? null, upper: limits?.upper ?? null, lower: limits?.lower ?? null }
}

function sumOf({ from, to }: Days, counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [day, count] of counts) if (day >= from && day <= to) sum += count
  return sum
}
