import { describe, expect, it } from 'vitest'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import { blankItem, cleaned, conditionsFor, faultOf, hangingOn, withChoiceWritten, withSoundConditions } from './checklist-items.ts'

const item = (id: string, over: Partial<CheckItem> = {}): CheckItem => ({ ...blankItem([]), id, text: id, ...over })

describe('items of a checklist', () => {
  it('get ids of their own, also after one was taken out', () => {
    expect(blankItem([{ id: 'i1' }, { id: 'i3' }]).id).toBe('i4')
    expect(blankItem([{ id: 'i2' }]).id).toBe('i3')
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
  it('go along with the choice that they hang on while it is written anew, and with no other', () => {
    const light = item('light', { kind: 'choice', choices: [{ value: '好', isFine: true }, { value: '好的', isFine: false }] })
    const which = item('which', { showWhen: { itemId: 'light', is: '好的' } })
    const first = item('first', { showWhen: { itemId: 'light', is: '好' } })
    let items = [light, which, first]
    const hanging = hangingOn(items, 'light', '好的')
    // On the way the words are those of the other choice, and then none at all.
    for (const words of ['好', '', '坏', '坏了']) items = withChoiceWritten(items, items[0]!, 1, words, hanging)
    expect(items.map(({ showWhen }) => showWhen?.is)).toEqual([undefined, '坏了', '好'])
    expect(withSoundConditions(items).lost).toEqual([])
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
