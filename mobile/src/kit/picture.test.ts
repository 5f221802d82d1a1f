import { describe, expect, it } from 'vitest'
import { fitted } from './picture.ts'

describe('the size of a photo that is sent', () => {
  it('is at most the long side, with its proportions kept', () => {
    expect(fitted(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 })
  })
  it('leaves a small picture as it is', () => {
    expect(fitted(800, 600, 1600)).toEqual({ width: 800, height: 600 })
  })
  it('never loses a side of a very long picture', () => {
    expect(fitted(10_000, 2, 1600)).toEqual({ width: 1600, height: 1 })
  })
})
