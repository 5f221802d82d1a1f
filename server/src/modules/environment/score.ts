import { environment } from '@guanjia/contract'

type Weights = environment.CleanCheck['weights']

/**
 * The score of a check: each surface has 100 points of its own, less what is deducted there and never below nothing, and counts by its weight.
 * So a filthy floor costs at most what a floor counts. One decimal.
 */
export function scoreOf(weights: Weights, deductions: readonly { surface: environment.Surface; points: number }[]): number {
  const sum = environment.SURFACES.reduce((total, key) => {
    const off = deductions.reduce((all, { surface, points }) => (surface === key ? all + points : all), 0)
    return total + weights[key] * Math.max(0, 100 - off)
  }, 0)
  return Math.round(sum / 10) / 10
}

/** What a finding of a cleaning round costs its point, of 100. */
export const SEVERITY_POINTS = { minor: 5, normal: 15, serious: 30, dangerous: 50 } as const
