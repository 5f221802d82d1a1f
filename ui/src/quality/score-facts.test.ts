import { expect, it } from 'vitest'
import { inOrderOfLoss } from './score-facts.ts'

it('tells first what cost most, keeps the lines of a record together, and sets apart what was without fault', () => {
  const fact = (key: string, lost: number, line = 0) => ({ key, lost, line })
  const { costly, whole } = inOrderOfLoss([fact('rating:1', 0), fact('check:1', 2, 1), fact('rating:2', 3), fact('check:1', 2, 2), fact('rating:3', 0), fact('correction:1', -5)])
  expect(costly.map(({ key, line }) => [key, line])).toEqual([['correction:1', 0], ['check:1', 1], ['check:1', 2], ['rating:2', 0]])
  expect(whole.map(({ key }) => key)).toEqual(['rating:1', 'rating:3'])
})
