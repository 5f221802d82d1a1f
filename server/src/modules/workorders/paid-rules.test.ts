import { describe, expect, it } from 'vitest'
import { finalPrice, knownSum, labourFen, lastDayOfWarranty, longestWarranty, mustBeAgreed, trackingReason } from './paid-rules.ts'

const at = new Date('2026-03-05T02:00:00Z')
const order = { is_paid: true, quoted_fen: null, urgency: 'normal', begun_unaccepted_at: null } as const

describe('the beginning of paid work [PAY-004]', () => {
  it('waits for an accepted quote, free work does not', () => {
    expect(() => mustBeAgreed(order, at)).toThrow(expect.objectContaining({ code: 'work_order.quote_needed' }))
    expect(mustBeAgreed({ ...order, quoted_fen: 100 }, at)).toEqual({})
    expect(mustBeAgreed({ ...order, is_paid: false }, at)).toEqual({})
  })
  it('of an emergency is at once, and once written down', () => {
    expect(mustBeAgreed({ ...order, urgency: 'emergency' }, at)).toEqual({ begun_unaccepted_at: at })
    const before = new Date(0)
    expect(mustBeAgreed({ ...order, urgency: 'emergency', begun_unaccepted_at: before }, at)).toEqual({ begun_unaccepted_at: before })
  })
})

describe('the final price', () => {
  it('is what was accepted or less, never more', () => {
    const agreed = { ...order, quoted_fen: 8000 }
    expect([finalPrice(agreed, null), finalPrice(agreed, 8000), finalPrice(agreed, 6000)].map((one) => one.price_fen)).toEqual([8000, 8000, 6000])
    expect(() => finalPrice(agreed, 8001)).toThrow(expect.objectContaining({ code: 'work_order.price_above_quote' }))
  })
  it('is unknown while nobody has accepted, and nothing for free work', () => {
    expect(finalPrice(order, null)).toEqual({ price_fen: null })
    expect(() => finalPrice(order, 1)).toThrow(expect.objectContaining({ code: 'work_order.price_above_quote' }))
    expect(finalPrice({ ...order, is_paid: false }, null)).toEqual({ price_fen: null })
    expect(() => finalPrice({ ...order, is_paid: false }, 1)).toThrow(expect.objectContaining({ code: 'rule_broken' }))
  })
})

describe('warranty', () => {
  it('counts days from the day on which the work was done, over months and leap years', () => {
    expect(lastDayOfWarranty('2026-01-31', 30)).toBe('2026-03-02')
    expect(lastDayOfWarranty('2028-02-28', 1)).toBe('2028-02-29')
    expect([lastDayOfWarranty('2026-01-31', 0), lastDayOfWarranty('2026-01-31', null)]).toEqual([null, null])
  })
  it('is the longest of what was sold', () => {
    expect([longestWarranty([30, null, 90]), longestWarranty([null]), longestWarranty([])]).toEqual([90, null, null])
  })
})

describe('cost', () => {
  it('of labour is unknown without minutes or rate, and rounded to the fen', () => {
    expect([labourFen(90, 6000), labourFen(10, 5000), labourFen(null, 6000), labourFen(90, null)]).toEqual([9000, 833, null, null])
  })
  it('is unknown when one part is, never a silent zero', () => {
    expect([knownSum([1, 2]), knownSum([1, null]), knownSum([])]).toEqual([3, null, 0])
  })
})

describe('quality tracking [RPR-018]', () => {
  it('looks at every rework, at every tenth repair by its number, and at no other by itself', () => {
    const repair = { rework_of: null, needs_quality_tracking: false, number: 'W-20260305-0011' }
    expect(trackingReason({ ...repair, rework_of: 'x' })).toBe('rework')
    expect(trackingReason({ ...repair, needs_quality_tracking: true })).toBe('rework')
    expect(trackingReason({ ...repair, number: 'W-20260305-0010' })).toBe('sample')
    expect(trackingReason(repair)).toBe('none')
  })
})
