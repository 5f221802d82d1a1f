import { describe, expect, it } from 'vitest'
import type { Category } from '@guanjia/contract/cases.ts'
import { branchesOf, moved, nextPlace } from './category-order.ts'

const category = (id: string, sortOrder: number, parentId: string | null = null): Category => ({
  id,
  parentId,
  code: id,
  name: id,
  kind: null,
  departmentCode: null,
  urgency: 'normal',
  warrantyDays: null,
  isActive: true,
  sortOrder,
  version: 1, skill: null, certificate: null,
})
const places = (moves: ReturnType<typeof moved>) => Object.fromEntries(moves.map(({ category: { id }, sortOrder }) => [id, sortOrder]))

describe('the order of categories', () => {
  it('is that of the tree, children below their parent', () => {
    const tree = branchesOf([category('b', 2), category('b2', 9, 'b'), category('a', 1), category('b1', 3, 'b')])
    expect(tree.map(({ category: { id }, children }) => [id, children.map((child) => child.id)])).toEqual([
      ['a', []],
      ['b', ['b1', 'b2']],
    ])
  })
  it('changes places with the neighbour', () => {
    const siblings = [category('a', 10), category('b', 20), category('c', 30)]
    expect(places(moved(siblings, 'b', -1))).toEqual({ b: 10, a: 20 })
    expect(places(moved(siblings, 'b', 1))).toEqual({ c: 20, b: 30 })
  })
  it('moves visibly even when all had the same place', () => {
    expect(places(moved([category('a', 0), category('b', 0), category('c', 0)], 'c', -1))).toEqual({ c: 1, b: 2 })
  })
  it('stays at both ends', () => {
    expect(moved([category('a', 1), category('b', 2)], 'a', -1)).toEqual([])
    expect(moved([category('a', 1), category('b', 2)], 'b', 1)).toEqual([])
  })
  it('ends with a new one', () => {
    expect(nextPlace([category('a', 101), category('b', 105)], 100)).toBe(106)
    expect(nextPlace([], 100)).toBe(100)
  })
})
