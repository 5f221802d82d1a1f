import { expect, it } from 'vitest'
import { wouldCircle } from './department-tree.ts'

it('knows a circle of any length, and ends where there is one already', () => {
  const parents = new Map([['a', null], ['b', 'a'], ['c', 'b']])
  expect(wouldCircle(parents, 'a', 'c')).toBe(true)
  expect(wouldCircle(parents, 'c', 'a')).toBe(false)
  expect(wouldCircle(new Map([['x', 'y'], ['y', 'x']]), 'z', 'x')).toBe(false)
})
