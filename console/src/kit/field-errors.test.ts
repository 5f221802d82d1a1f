import { describe, expect, it } from 'vitest'
import { byField, fieldOf } from './field-errors.ts'

const NAMES = [['note'], ['rating', 'score'], ['peakHours'], ['peakHours', 0, 'from'], ['s1', 'value'], ['s1', 'photos']]

describe('where an error of the server is shown', () => {
  it.each([
    ['/note', ['note']],
    ['/rating/score', ['rating', 'score']],
    // Part of a field that is written as a whole.
    ['/note/0/text', ['note']],
    ['/peakHours/0/from', ['peakHours', 0, 'from']],
    ['/peakHours/4/from', ['peakHours']],
    ['/s1/photos', ['s1', 'photos']],
  ])('%s stands at its field', (pointer, name) => {
    expect(fieldOf(pointer, NAMES)).toEqual(name)
  })
  it.each(['/rating', '/s1/note', '/s1', '/siteId', '/', ''])('%s has no field on screen', (pointer) => {
    expect(fieldOf(pointer, NAMES)).toBeNull()
  })
  it('keeps all that is wrong with a field, and knows whether something is left to be said above the form', () => {
    const late = { pointer: '/peakHours/1/to', message: 'is before its beginning' }
    expect(byField([late, { pointer: '/peakHours', message: 'too many' }, { pointer: '/peakHours/2/to', message: late.message }], NAMES)).toEqual({ fields: [{ name: ['peakHours'], errors: [late.message, 'too many'] }], hasOthers: false })
    expect(byField([late, { pointer: '/rating', message: 'missing' }], NAMES)).toEqual({ fields: [{ name: ['peakHours'], errors: [late.message] }], hasOthers: true })
  })
})
