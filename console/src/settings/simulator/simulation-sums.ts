import type { CallResult } from '@guanjia/ui'

export type Simulation = CallResult<'sla.simulate'>
export type SimulationRow = Simulation['rows'][number]

/** All rows together. Rates are of what was met or breached, in percent; null when nothing was. */
export interface Sums {
  rateBefore: number | null
  rateAfter: number | null
  newlyBreached: number
  newlyMet: number
}

export function sumsOf(rows: readonly SimulationRow[]): Sums {
  const sum = (key: 'metBefore' | 'metAfter' | 'breachedBefore' | 'breachedAfter' | 'newlyBreached' | 'newlyMet'): number =>
    rows.reduce((total, row) => total + row[key], 0)
  const rate = (met: number, breached: number): number | null => (met + breached === 0 ? null : (met / (met + breached)) * 100)
  return {
    rateBefore: rate(sum('metBefore'), sum('breachedBefore')),
    rateAfter: rate(sum('metAfter'), sum('breachedAfter')),
    newlyBreached: sum('newlyBreached'),
    newlyMet: sum('newlyMet'),
  }
}

/** In percentage points, with one decimal; null when one of the two is unknown. */
export function pointsBetween(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : Math.round((after - before) * 10) / 10
}
