import { describe, expect, it } from 'vitest'
import { blankStep, cleaned, faultOf, namedParts } from './procedure-steps.ts'

describe('the steps of a procedure, as they are written', () => {
  it('gives a new step an id that no other has, also after one in the middle was taken out', () => {
    expect(blankStep([{ id: 'step1' }, { id: 'step3' }]).id).toBe('step4')
    expect(blankStep([{ id: 'step2' }]).id).toBe('step3')
  })

  it('finds limits the wrong way round only where something is measured', () => {
    const step = { ...blankStep([]), text: '出水压力', low: 0.6, high: 0.3 }
    expect(faultOf({ ...step, kind: 'measure' })).toBe('limits')
    expect(faultOf({ ...step, kind: 'check' })).toBe(null)
    expect(faultOf({ ...step, kind: 'measure', high: null })).toBe(null)
    expect(faultOf({ ...step, text: '  ' })).toBe('text')
  })

  it('sends no limits with what is no measurement, and no parts that nobody named', () => {
    const step = { ...blankStep([]), text: ' 润滑轴承 ', unit: 'MPa', low: 1, high: 2, photoWhenBad: true }
    expect(cleaned({ ...step, kind: 'photo' })).toMatchObject({ text: '润滑轴承', unit: '', low: null, high: null, photoWhenBad: false })
    expect(cleaned({ ...step, kind: 'measure' })).toMatchObject({ unit: 'MPa', low: 1, high: 2, photoWhenBad: true })
    expect(namedParts([{ itemId: null, name: ' ', quantity: 1, unit: '' }, { itemId: null, name: '黄油 ', quantity: 0.5, unit: 'kg' }])).toEqual([{ itemId: null, name: '黄油', quantity: 0.5, unit: 'kg' }])
  })
})
