import type { QuotaBasis } from '@guanjia/contract/staffing-choices.ts'

export interface Measures {
  area: number | null
  households: number | null
  traffic: number | null
  /** People that the posts of the rota need for a position. */
  posts: number | null
}

/** What a rule counts; null where it is not known. */
export function measureOf(basis: QuotaBasis, measures: Measures): number | null {
  return basis === 'fixed' ? null : measures[basis]
}

/** How many people a rule asks for (STF-002): never fewer than its least; null while the measure is unknown. */
export function headcountBy({ basis, per, atLeast }: { basis: QuotaBasis; per: number; atLeast: number }, measures: Measures): number | null {
  if (basis === 'fixed') return Math.max(atLeast, Math.ceil(per))
  const measure = measureOf(basis, measures)
  // A hair above a whole person, such as 7.0000001 of a division, is that whole person.
  return measure === null ? null : Math.max(atLeast, Math.ceil(Math.round((measure / per) * 1e6) / 1e6))
}

export interface CleaningStep {
  from: number
  times: number
}

/** How often a day a zone with so many visitors is cleaned (STF-004): by the highest step that it reaches; null where visitors are unknown. */
export function cleaningTimes(visitors: number | null, steps: readonly CleaningStep[]): number | null {
  if (visitors === null) return null
  return steps.filter(({ from }) => from <= visitors).toSorted((a, b) => b.from - a.from)[0]?.times ?? null
}
