import { describe, expect, it } from 'vitest'
import { isSigned, withStroke } from './strokes.ts'

describe('a signature', () => {
  it('keeps what the hand did, without what trembled', () => {
    expect(withStroke([], [[0, 0], [0.4, 0.4], [10.04, 0]])).toEqual([[[0, 0], [10, 0]]])
    expect(withStroke([[[1, 1]]], [])).toEqual([[[1, 1]]])
  })
  it('is one when somebody wrote; a touch is none', () => {
    expect(isSigned([])).toBe(false)
    expect(isSigned([[[5, 5]], [[20, 20], [30, 20]]])).toBe(false)
    expect(isSigned([[[0, 0], [50, 0]], [[0, 20], [40, 20]]])).toBe(true)
  })
})
