import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standards } from '@guanjia/contract'
import { dimensionsOf, isAnswer, meritOf, scoreOf } from './score.ts'

const item = (more: Partial<standards.StandardItem> = {}): standards.StandardItem => standards.StandardItem.parse({ id: '01a20000-0000-7000-8000-000000000001', text: '微笑', ...more })

describe('the score of a sheet', () => {
  it('is the weighted mean of what applied; what did not apply weighs nothing', () => {
    expect(scoreOf([{ item: item({ weight: 3 }), value: 1 }, { item: item(), value: 0 }, { item: item({ weight: 9 }), value: null }])).toBe(75)
    expect(scoreOf([{ item: item({ method: 'score' }), value: 5 }, { item: item({ method: 'score' }), value: 3 }, { item: item({ method: 'score' }), value: 1 }])).toBe(50)
  })
  it('is unknown when nothing applied, never zero', () => {
    expect(scoreOf([{ item: item(), value: null }])).toBeNull()
    expect(scoreOf([])).toBeNull()
  })
  it('meets a measure within its limits, both included: cuffs show 0.5 to 1 cm [ETQ-018]', () => {
    const cuff = item({ method: 'measure', min: 0.5, max: 1, unit: '厘米' })
    expect([0.4, 0.5, 0.8, 1, 1.1].map((value) => meritOf({ item: cuff, value }))).toEqual([0, 1, 1, 1, 0])
  })
  it('is never above 60 once a red line was crossed [ETQ-021]', () => {
    const sandals = item({ isRedLine: true })
    const good = [{ item: item({ weight: 10 }), value: 1 }]
    expect(scoreOf([...good, { item: sandals, value: 1 }])).toBe(60)
    expect(scoreOf([...good, { item: sandals, value: 0 }])).toBe(100)
  })
  it('stays between 0 and 100 whatever is answered', () => {
    const answer = fc.record({ method: fc.constantFrom('meets' as const, 'score' as const), weight: fc.integer({ min: 1, max: 10 }), value: fc.integer({ min: 1, max: 5 }), isNull: fc.boolean() })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), (answers) => {
        const score = scoreOf(answers.map(({ method, weight, value, isNull }) => ({ item: item({ method, weight }), value: isNull ? null : method === 'meets' ? value % 2 : value })))
        expect(score === null || (score >= 0 && score <= 100)).toBe(true)
      }),
    )
  })
  it('is kept apart by dimension', () => {
    const of = (dimension: string, value: number) => ({ item: item({ method: 'score', dimension }), value })
    expect(dimensionsOf([of('高效', 5), of('高效', 4), of('温馨', 1)])).toEqual({ 高效: 87.5, 温馨: 0 })
  })
  it('takes only answers that fit their item', () => {
    expect(isAnswer(item(), 2)).toBe(false)
    expect(isAnswer(item({ method: 'score' }), 0)).toBe(false)
    expect(isAnswer(item({ method: 'score' }), 2.5)).toBe(false)
    expect(isAnswer(item({ method: 'measure', min: 0, max: 1 }), 7)).toBe(true)
    expect(isAnswer(item(), null)).toBe(true)
  })
})
