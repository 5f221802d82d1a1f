import { describe, expect, it } from 'vitest'
import { faultOf, formatMoved, formatStock, materialWords, quantityOf, sentMaterials, stockAfter, wantedOf, withItem } from './index.ts'

describe('a movement before it is saved', () => {
  it('tells the stock that it would leave', () => {
    expect(stockAfter('receive', 10.4, 0.2)).toEqual({ after: 10.6, change: 0.2 })
    expect(stockAfter('give_back', 1, 2)).toEqual({ after: 3, change: 2 })
    expect(stockAfter('issue', 0.3, 0.1)).toEqual({ after: 0.2, change: -0.1 })
    expect(stockAfter('damage', 3, 5)).toEqual({ after: -2, change: -5 })
  })
  it('tells by how much a count differs from the books', () => {
    expect(stockAfter('count', 12, 9.5)).toEqual({ after: 9.5, change: -2.5 })
    expect(stockAfter('count', 0.1, 0.3)).toEqual({ after: 0.3, change: 0.2 })
  })
  it('is written with its sign and unit', () => {
    expect([formatMoved(3), formatMoved(-0.5), formatMoved(0)]).toEqual(['+3', '-0.5', '0'])
    expect(formatStock(1234.5, '米')).toBe('1,234.5 米')
  })
})

describe('materials of a work order', () => {
  const tube = { itemId: 'tube', name: 'LED 灯管', quantity: '2' }

  it('of the store are counted, to the thousandth and above zero', () => {
    expect(['2', ' 1.25 ', '２．５', '0', '-1', '两支', '2 支', '1.2345', ''].map(quantityOf)).toEqual([2, 1.25, 2.5, null, null, null, null, null, null])
  })
  it('of one item share its stock over several lines', () => {
    const lines = [tube, { ...tube, quantity: '0.1' }, { itemId: null, name: '胶带', quantity: '一卷' }]
    expect(wantedOf(lines, 'tube')).toBe(2.1)
    expect(faultOf(tube, lines, { onHand: 2, isActive: true })).toBe('short')
    expect(faultOf(tube, lines, { onHand: 2.1, isActive: true })).toBeNull()
  })
  it('in own words need a name and an amount, but no number', () => {
    expect(faultOf({ itemId: null, name: '胶带', quantity: '一卷' }, [], undefined)).toBeNull()
    expect(faultOf({ itemId: null, name: ' ', quantity: '1' }, [], undefined)).toBe('name')
    expect(faultOf({ itemId: null, name: '胶带', quantity: '' }, [], undefined)).toBe('quantity')
    expect(faultOf({ ...tube, quantity: '两支' }, [], { onHand: 5, isActive: true })).toBe('number')
    expect(faultOf(tube, [tube], { onHand: 5, isActive: false })).toBe('away')
  })
  it('leave out the lines that nobody filled in', () => {
    expect(sentMaterials([tube, { itemId: null, name: ' ', quantity: '' }])).toEqual([tube])
  })
  it('have one line for an item that is picked twice', () => {
    expect(withItem([], { id: 'tube', name: 'LED 灯管' })).toEqual([{ ...tube, quantity: '1' }])
    expect(withItem([{ ...tube, quantity: '1.5' }], { id: 'tube', name: 'LED 灯管' })).toEqual([{ ...tube, quantity: '2.5' }])
  })
  it('read as what and how much', () => {
    expect(materialWords({ name: 'LED 灯管', quantity: '2', unit: '支' })).toBe('LED 灯管 × 2 支')
    expect(materialWords({ name: '胶带', quantity: '一卷', unit: '' })).toBe('胶带 × 一卷')
  })
})
