import { describe, expect, it } from 'vitest'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import { blankItem, cleaned, conditionsFor, faultOf, moved, withSoundConditions } from './checklist-items.ts'

const item = (id: string, over: Partial<CheckItem> = {}): CheckItem => ({ ...blankItem([]), id, text: id, ...over })

describe('items of a checklist', () => {
  it('get ids of their own, also after one was taken out', () => {
    expect(blankItem([{ id: 'i1' }, { id: 'i3' }]).id).toBe('i4')
    expect(blankItem([{ id: 'i2' }]).id).toBe('i3')
  })
  it('move, and stay at the edge', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, -5)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a'])
  })
  it('hang only on earlier items that can be answered so', () => {
    const lift = item('lift')
    const light = item('light', { kind: 'choice', choices: [{ value: '亮', isFine: true }, { value: '不亮', isFine: false }] })
    const which = item('which', { kind: 'text', showWhen: { itemId: 'light', is: '不亮' } })
    expect(conditionsFor([lift, which, light], 2).map(({ id }) => id)).toEqual(['lift'])
    expect(withSoundConditions([light, which]).lost).toEqual([])
    expect(withSoundConditions([which, light])).toMatchObject({ lost: ['which'], items: [{ showWhen: null }, {}] })
    expect(withSoundConditions([{ ...light, choices: [] }, which]).lost).toEqual(['which'])
  })
  it('say what is wrong with them', () => {
    expect(faultOf(item('a', { text: ' ' }))).toBe('text')
    expect(faultOf(item('a', { kind: 'choice', choices: [{ value: '亮', isFine: true }] }))).toBe('choices')
    expect(faultOf(item('a', { kind: 'choice', choices: [{ value: '亮', isFine: true }, { value: '亮 ', isFine: false }] }))).toBe('sameChoice')
    expect(faultOf(item('a', { kind: 'number', low: 3, high: 2 }))).toBe('limits')
    expect(faultOf(item('a', { kind: 'number', low: 2, high: null }))).toBeNull()
  })
  it('leave behind what belongs to another kind', () => {
    expect(cleaned(item('a', { kind: 'yes_no', low: 1, unit: 'MPa', choices: [{ value: 'x', isFine: true }] }))).toMatchObject({ low: null, unit: '', choices: [] })
    expect(cleaned(item('a', { kind: 'meter', unit: 'm³', low: 1 }))).toMatchObject({ unit: 'm³', low: null })
  })
})
