import { describe, expect, it } from 'vitest'
import { estatePeriod, handedOverWhenEnding, warrantiesOn } from './estate-period.ts'

describe('the hand-over of a home', () => {
  it.each([
    ['2021-06-30', '2026-05-30', 'running', 31],
    ['2021-06-30', '2026-05-31', 'ending', 30],
    ['2021-06-30', '2026-06-30', 'ending', 0],
    ['2021-06-30', '2026-07-01', 'over', 0],
    ['2024-02-29', '2029-02-28', 'ending', 0],
    ['2026-05-31', '2026-06-01', 'running', 1825],
  ] as const)('of %s leaves the waterproofing on %s %s, with %i days', (handedOver, day, state, daysLeft) => {
    expect(warrantiesOn(handedOver, day).find(({ part }) => part === 'waterproofing')).toMatchObject({ state, daysLeft })
  })

  it('begins nothing before its day or without one, and gives heating no date', () => {
    expect(warrantiesOn(null, '2026-01-01')).toEqual([])
    expect(warrantiesOn('2026-02-01', '2026-01-01')).toEqual([])
    expect(warrantiesOn('2026-01-01', '2026-06-01').find(({ part }) => part === 'heating')).toMatchObject({ until: null, daysLeft: null, state: 'seasons' })
    expect(handedOverWhenEnding('heating', '2026-06-01')).toBeNull()
    expect(estatePeriod('2026-02-01', '2026-01-01')).toBe('unknown')
  })

  it('in the days of the list leaves out no home whose warranty ends', () => {
    for (const day of ['2026-02-28', '2028-02-29', '2026-03-01', '2026-12-31'])
      for (const handedOver of ['2020-12-31', '2021-02-28', '2021-03-30', '2023-03-01', '2024-02-29', '2024-03-31', '2026-01-30']) {
        for (const { part, state } of warrantiesOn(handedOver, day).filter((one) => one.state === 'ending')) {
          const within = handedOverWhenEnding(part, day)!
          expect([handedOver, day, state, handedOver >= within.from && handedOver <= within.to]).toEqual([handedOver, day, 'ending', true])
        }
      }
  })
})
