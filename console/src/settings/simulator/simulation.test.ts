import { describe, expect, it } from 'vitest'
import { daysUpTo, monthBefore } from './past-period.ts'
import { pointsBetween, sumsOf, type SimulationRow } from './simulation-sums.ts'

describe('the past period that is tried', () => {
  it('is the last whole month to begin with, over the end of a year and a leap day too', () => {
    expect(monthBefore('2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(monthBefore('2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(monthBefore('2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })
  it('counts the last day in', () => expect(daysUpTo('2026-03-02', 7)).toEqual({ from: '2026-02-24', to: '2026-03-02' }))
})

describe('the figures of a trial', () => {
  const row = (metBefore: number, breachedBefore: number, metAfter: number, breachedAfter: number) =>
    ({ metBefore, breachedBefore, metAfter, breachedAfter, newlyBreached: 2, newlyMet: 1 }) as SimulationRow
  it('weighs every promise the same, whatever its metric', () => {
    expect(sumsOf([row(90, 10, 80, 20), row(0, 100, 0, 100)])).toEqual({ rateBefore: 0.45, rateAfter: 0.4, newlyBreached: 4, newlyMet: 2 })
  })
  it('does not call an unknown rate zero', () => {
    expect(sumsOf([])).toMatchObject({ rateBefore: null, rateAfter: null })
    expect(pointsBetween(null, 0.8)).toBeNull()
    expect(pointsBetween(0.9126, 0.912)).toBe(-0.1)
  })
})
