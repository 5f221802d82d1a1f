import { describe, expect, it } from 'vitest'
import type { knowledge } from '@guanjia/contract'
import { faultsOf, isValidOn, searchKeys } from './content.ts'
import { linesFor, reckoned } from './fees.ts'

const line = (more: Partial<knowledge.FeeLine>): knowledge.FeeLine => ({ name: '物业服务费', basis: 'area', use: null, unitPriceFen: 280, unit: '㎡·月', payer: '', source: '', note: '', ...more })
const content = (more: Partial<knowledge.ArticleContent> = {}): knowledge.ArticleContent => ({ answer: '答', body: '', aliases: [], steps: [], papers: [], place: '', hours: '', fee: '', duration: '', feeLines: [], ...more })

describe('what a tariff comes to [INQ-002]', () => {
  it('is area × price to the fen, rounded once', () => {
    expect(reckoned(line({}), 118.5)).toMatchObject({ amountFen: 33_180, why: 'computed' })
    expect(reckoned(line({ unitPriceFen: 52.83 }), 100)).toMatchObject({ amountFen: 5283 })
    // 89.35 × 1.7 = 151.895 in decimals; binary fractions would lose the half.
    expect(reckoned(line({ unitPriceFen: 170 }), 89.35)).toMatchObject({ amountFen: 15_190 })
    expect(reckoned(line({ unitPriceFen: 1.5 }), 1)).toMatchObject({ amountFen: 2 })
  })

  it('is never guessed: no amount without area, price or meter', () => {
    expect(reckoned(line({}), null)).toMatchObject({ amountFen: null, why: 'no_area' })
    expect(reckoned(line({ unitPriceFen: null }), 118.5)).toMatchObject({ amountFen: null, why: 'no_price' })
    expect(reckoned(line({ basis: 'metered', unitPriceFen: 56, unit: '度' }), 118.5)).toMatchObject({ amountFen: null, why: 'metered' })
    expect(reckoned(line({ basis: 'fixed', unitPriceFen: 2000, unit: '张' }), null)).toMatchObject({ amountFen: 2000, why: 'fixed' })
  })

  it('leaves out what holds for another use', () => {
    expect(linesFor([line({ use: 'residence' }), line({ name: '商铺物业费', use: 'shop' }), line({ name: '门禁卡', basis: 'fixed' })], 'residence', 100).map(({ name }) => name)).toEqual(['物业服务费', '门禁卡'])
  })
})

describe('what an article says', () => {
  it('holds from its first to its last day', () => {
    const period = { valid_from: '2026-03-01', valid_to: '2026-03-31' }
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isValidOn(day, period))).toEqual([false, true, true, false])
    expect(isValidOn('2026-03-05', { valid_from: null, valid_to: null })).toBe(true)
  })

  it('is complete before it is published', () => {
    expect(faultsOf('guide', content(), 0).map(({ pointer }) => pointer)).toEqual(['/content/steps'])
    expect(faultsOf('question', content({ answer: '' }), 0).map(({ pointer }) => pointer)).toEqual(['/content/answer'])
    expect(faultsOf('document', content({ answer: '' }), 0)).toHaveLength(1)
    expect(faultsOf('document', content({ answer: '' }), 1)).toEqual([])
    expect(faultsOf('fee', content({ feeLines: [line({ unit: '' })] }), 0).map(({ pointer }) => pointer)).toEqual(['/content/feeLines/0/unit'])
  })

  it('is found by pairs of its title, by other ways to ask, and by pinyin', () => {
    const keys = searchKeys('宽带报装', content({ aliases: ['装宽带'] }))
    expect(keys.title_grams).toEqual(expect.arrayContaining(['宽带', '报装', '装宽']))
    expect(keys).toMatchObject({ pinyin: 'kuandaibaozhuang', initials: 'kdbz' })
  })
})
