import type { CallResult } from '@guanjia/ui'

export type Simulation = CallResult<'sla.simulate'>
export type SimulationRow = Simulation['rows'][number]

/** All rows together. Rates are parts of what was met or breached; null when nothing was. */
export interface Sums {
  rateBefore: number | null
  rateAfter: number | null
  newlyBreached: number
  newlyMet: number
}

export function sumsOf(rows: readonly SimulationRow[]): Sums {
  const sum = (key: 'metBefore' | 'metAfter' | 'breachedBefore' | 'breachedAfter' | 'newlyBreached' | 'newlyMet'): number =>
    rows.reduce((total, row) => total + row[key], 0)
  const rate = (met: number, breached: number): number | null => (met + breached === 0 ? null : met / (met + breached))
  return {
    rateBefore: rate(sum('metBefore'), sum('breachedBefore')),
    rateAfter: rate(sum('metAfter'), sum('breachedAfter')),
    newlyBreached: sum('newlyBreached'),
    newlyMet: sum('newlyMet'),
  }
}

/** The difference of two rates in percentage points, with one decimal; null when one of them is unknown. */
export function pointsBetween(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : Math.round((after - before) * 1000) / 10
}

/** A rate in percent, as `formatPercent` takes it. */
export function percentOf(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * 1000) / 10
}
