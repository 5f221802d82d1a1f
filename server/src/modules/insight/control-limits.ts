import type { analysis } from '@guanjia/contract'

export type Limits = { mean: number; upper: number; lower: number }
type Signal = (typeof analysis.TREND_SIGNALS)[number]

/** Fewer whole periods than this say nothing about what is usual. */
export const FEWEST_POINTS = 8
/** A run of so many points on one side of the mean is no chance. */
const RUN = 8
/** Three standard deviations from the mean moving range: 3 / 1.128 (Shewhart's individuals chart). */
const FACTOR = 2.66

/**
 * What is usual for a series of counts: its mean, and the limits that an individuals chart (XmR) draws around it. A count is never below
 * zero. Null with fewer than eight points: unknown is not "in order".
 */
export function limitsOf(counts: readonly number[]): Limits | null {
  if (counts.length < FEWEST_POINTS) return null
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const ranges = counts.slice(1).map((count, i) => Math.abs(count - counts[i]!))
  const range = ranges.reduce((sum, one) => sum + one, 0) / ranges.length
  return { mean, upper: mean + FACTOR * range, lower: Math.max(0, mean - FACTOR * range) }
}

/** Which points are more than chance: beyond a limit, or the eighth and later of a run on one side of the mean. */
export function signalsOf(counts: readonly number[], limits: Limits | null): (Signal | null)[] {
  if (limits === null) return counts.map(() => null)
  let side = 0
  let length = 0
  return counts.map((count) => {
    const now = Math.sign(count - limits.mean)
    length = now !== 0 && now === side ? length + 1 : now === 0 ? 0 : 1
    side = now
    if (count > limits.upper) return 'above'
    if (count < limits.lower) return 'below'
    return length >= RUN ? 'run' : null
  })
}
