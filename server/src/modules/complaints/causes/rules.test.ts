import { describe, expect, it } from 'vitest'
import { estatePeriod } from '../../archives/index.ts'
import { groupAround, isThird, joinsGroup, within, type Voice } from './rules.ts'
import { seriousWords } from './serious-words.ts'

const RULES = { groupHouseholds: 5, groupDays: 7, thirdDays: 90, repeatDays: 90 }
const at = (day: number, hour = 9): Date => new Date(Date.UTC(2026, 2, day, hour))
const voice = (caseId: string, household: string, day: number): Voice => ({ caseId, household, at: at(day) })

describe('a group complaint', () => {
  it('needs five households, not five complaints [CMP-024]', () => {
    const four = [voice('a', 'h1', 1), voice('b', 'h2', 2), voice('c', 'h3', 3), voice('d', 'h4', 4), voice('e', 'h4', 5)]
    expect(groupAround(four, 'e', RULES)).toBeNull()
    expect(groupAround([...four, voice('f', 'h5', 6)], 'f', RULES)?.map((one) => one.caseId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('needs them within seven days, the eighth is too late [CMP-024]', () => {
    const spread = [voice('a', 'h1', 1), voice('b', 'h2', 3), voice('c', 'h3', 5), voice('d', 'h4', 7)]
    expect(groupAround([...spread, voice('e', 'h5', 8)], 'e', RULES)).toHaveLength(5)
    expect(groupAround([...spread, voice('e', 'h5', 9)], 'e', RULES)).toBeNull()
  })

  it('is found around a complaint whose category is corrected later, too [CMP-024]', () => {
    const around = [voice('a', 'h1', 1), voice('b', 'h2', 2), voice('own', 'h3', 3), voice('c', 'h4', 4), voice('d', 'h5', 5), voice('far', 'h6', 20)]
    expect(groupAround(around, 'own', RULES)?.map((one) => one.caseId)).toEqual(['a', 'b', 'own', 'c', 'd'])
  })

  it('takes in who comes within the same span after the last one', () => {
    expect(joinsGroup([at(1), at(4)], at(11), RULES)).toBe(true)
    expect(joinsGroup([at(1), at(4)], at(12), RULES)).toBe(false)
  })
})

describe('repeats', () => {
  it('makes the third complaint on one matter major, within the days of the setting [CMP-024]', () => {
    expect(isThird([{ at: at(1) }], at(20), RULES)).toBe(false)
    expect(isThird([{ at: at(1) }, { at: at(5) }], at(20), RULES)).toBe(true)
    expect(isThird([{ at: at(1) }, { at: at(5) }], at(20), { thirdDays: 16 })).toBe(false)
  })

  it('names the latest one before, and nothing that is older than the days of the setting [CMP-025]', () => {
    expect(within([{ at: at(1) }, { at: at(9) }, { at: at(28) }], at(10), 5).map((one) => one.at)).toEqual([at(9)])
  })
})

describe('the period of the estate', () => {
  it.each([
    ['2025-09-05', '2026-03-05', 'half_year'],
    ['2025-09-04', '2026-03-05', 'two_years'],
    ['2024-03-05', '2026-03-05', 'two_years'],
    ['2024-03-04', '2026-03-05', 'eight_years'],
    ['2018-03-06', '2026-03-05', 'eight_years'],
    ['2018-03-05', '2026-03-05', 'beyond'],
    ['2025-08-31', '2026-02-28', 'half_year'],
    ['2025-08-31', '2026-03-01', 'two_years'],
    ['2026-03-06', '2026-03-05', 'unknown'],
    [null, '2026-03-05', 'unknown'],
  ] as const)('of a unit handed over on %s is on %s: %s [CMP-043]', (handedOver, day, period) => {
    expect(estatePeriod(handedOver, day)).toBe(period)
  })
})

describe('serious words', () => {
  it('suggest a reason with the words that do, in both scripts', () => {
    expect(seriousWords('楼上高空抛物砸伤了孩子，再不管我就打12345找记者')).toEqual([
      { reason: 'safety', words: ['高空抛物'] },
      { reason: 'injury', words: ['砸伤'] },
      { reason: 'media', words: ['记者'] },
      { reason: 'authority', words: ['12345'] },
    ])
    expect(seriousWords('插座漏電').map((one) => one.reason)).toEqual(['safety'])
    expect(seriousWords('楼道灯不亮')).toEqual([])
  })
})
