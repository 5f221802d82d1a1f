import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsOf, signalsOf } from './control-limits.ts'
import { improvements } from '@guanjia/contract'
import { LIFECYCLE } from './improvement-lifecycle.ts'
import { reachable } from '../../platform/records/index.ts'
import { paretoOf } from './pareto.ts'
import { before, daysIn, stepsOf, yearBefore } from './periods.ts'
import { trendOf } from './trend.ts'
import { rankOf, scoreOf } from './zone-score.ts'

describe('what is usual for a series', () => {
  it('is unknown before there are eight whole periods', () => {
    expect(limitsOf([3, 4, 5, 4, 3, 4, 5])).toBeNull()
    expect(signalsOf([100], null)).toEqual([null])
  })
  it('has limits at 2.66 mean moving ranges, never below zero', () => {
    // Ranges 1,1,1,1,1,1,1: mean 1, so ± 2.66 around 4.5.
    const limits = limitsOf([4, 5, 4, 5, 4, 5, 4, 5])!
    expect(limits.mean).toBe(4.5)
    expect(limits.upper).toBeCloseTo(7.16)
    expect(limits.lower).toBeCloseTo(1.84)
    expect(limitsOf([0, 1, 0, 1, 0, 1, 0, 1])!.lower).toBe(0)
  })
  it('marks what is beyond a limit, and the eighth in a row on one side of the mean', () => {
    const limits = { mean: 5, upper: 9, lower: 1 }
    expect(signalsOf([5, 10, 0, 5], limits)).toEqual([null, 'above', 'below', null])
    expect(signalsOf([6, 7, 6, 7, 6, 7, 6, 7, 6, 4], limits)).toEqual([null, null, null, null, null, null, null, 'run', 'run', null])
  })
})

describe('the order of causes', () => {
  it('names the vital few that make up 80 %, and leaves what nobody recorded for the end [CMP-017]', () => {
    const slices = paretoOf([{ id: 'c', name: '照明', count: 10 }, { id: null, name: null, count: 50 }, { id: 'a', name: '漏水', count: 60 }, { id: 'b', name: '电梯', count: 30 }])
    expect(slices.map(({ id, isVital }) => [id, isVital])).toEqual([['a', true], ['b', true], ['c', true], [null, false]])
    expect(slices[0]!.share).toBeCloseTo(0.4)
    expect(slices.at(-1)!.cumulative).toBe(1)
  })
  it('adds up to one whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (counts) => {
        const slices = paretoOf(counts.map((count, i) => ({ id: String(i), name: null, count })))
        const total = counts.reduce((a, b) => a + b, 0)
        expect(slices.at(-1)!.cumulative).toBeCloseTo(total === 0 ? 0 : 1)
        expect(slices.map(({ count }) => count)).toEqual(counts.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe('periods', () => {
  it('are compared with as many days before, and with the same days a year ago', () => {
    expect(before({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' })
    expect(yearBefore({ from: '2028-02-29', to: '2028-03-31' })).toEqual({ from: '2027-02-28', to: '2027-03-31' })
    expect(daysIn({ from: '2026-03-01', to: '2026-03-01' })).toBe(1)
  })
  it('have weeks from Monday; one is whole when it lies inside and is over', () => {
    // 2026-03-04 is a Wednesday.
    const weeks = stepsOf({ from: '2026-03-04', to: '2026-03-22' }, 'week', '2026-03-20')
    expect(weeks).toEqual([
      { from: '2026-03-04', to: '2026-03-08', isWhole: false },
      { from: '2026-03-09', to: '2026-03-15', isWhole: true },
      { from: '2026-03-16', to: '2026-03-22', isWhole: false },
    ])
    expect(stepsOf({ from: '2026-01-15', to: '2026-03-02' }, 'month', '2026-04-01').map(({ isWhole }) => isWhole)).toEqual([false, true, false])
  })
  it('lose and double no day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.constantFrom('day', 'week', 'month'), (length, step) => {
        const from = '2026-01-03'
        const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10)
        const steps = stepsOf({ from, to }, step as 'day', '2030-01-01')
        expect(steps.reduce((sum, one) => sum + daysIn(one), 0)).toBe(length + 1)
      }),
    )
  })
  it('that are not over say nothing about what is usual', () => {
    const counts = new Map([['2026-03-02', 90]])
    const trend = trendOf({ from: '2026-01-05', to: '2026-03-05' }, '2025-11-01', 'week', '2026-03-05', counts)
    expect(trend.points.at(-1)).toMatchObject({ count: 90, isWhole: false, signal: null })
    expect(trend.mean).toBe(0)
  })
  it('begin with the first day that is known: weeks before the product came are not weeks without a case', () => {
    const trend = trendOf({ from: '2026-01-05', to: '2026-03-22' }, '2026-03-09', 'week', '2026-03-30', new Map([['2026-03-10', 4]]))
    expect(trend.points.map(({ from, count }) => [from, count])).toEqual([['2026-03-09', 4], ['2026-03-16', 0]])
  })
})

describe('the score of a zone', () => {
  it('is half promptness, a quarter each for rework and complaints; without timed work there is none [BTL-004]', () => {
    expect(scoreOf(1, 0, 0)).toBe(100)
    expect(scoreOf(0.9, 0.01, 2)).toBe(85)
    expect(scoreOf(1, 0.05, 10)).toBe(50)
    expect(scoreOf(null, 0, 0)).toBeNull()
    // What nobody measured does not count as good.
    expect(scoreOf(0.5, null, null)).toBe(50)
  })
  it('ranks the best first, shares ranks, and gives none to zones without a score', () => {
    expect(rankOf([{ score: 80 }, { score: null }, { score: 95 }, { score: 80 }]).map(({ rank }) => rank)).toEqual([1, 2, 2, null])
  })
})

describe('an improvement', () => {
  it('can reach every state and ends only as the standard or dropped', () => {
    expect(reachable(LIFECYCLE, 'planned')).toEqual(new Set(['planned', 'doing', 'checking', 'standardised', 'dropped']))
    for (const step of Object.values(LIFECYCLE)) expect(step.from).not.toContain('standardised')
  })
  it('knows which way is better', () => {
    expect(improvements.isReached('complaints', 3, 4)).toBe(true)
    expect(improvements.isReached('satisfactionRate', 0.8, 0.85)).toBe(false)
    expect(improvements.isReached('reworkRate', null, 0.01)).toBeNull()
  })
})
