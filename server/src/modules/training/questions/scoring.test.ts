import { expect, it } from 'vitest'
import { settledMarks } from '../marking/marks.ts'
import { ownKeys, shownKeys } from '../sittings/shown.ts'
import { faultIn } from './content.ts'
import { scoreOf } from './scoring.ts'

it('marks each of the seven types by its rule', () => {
  const multiple = { type: 'multiple' as const, answer: ['A', 'C'] }
  expect([['A', 'C'], ['C', 'A'], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((response) => scoreOf(multiple, response, 4))).toEqual([4, 4, 2, 0, 0])
  expect(scoreOf({ type: 'single', answer: ['B'] }, ['B'], 2)).toBe(2)
  expect(scoreOf({ type: 'true_false', answer: ['false'] }, ['true'], 2)).toBe(0)
  expect(scoreOf({ type: 'ordering', answer: ['B', 'A', 'C'] }, ['B', 'A', 'C'], 3)).toBe(3)
  expect(scoreOf({ type: 'ordering', answer: ['B', 'A', 'C'] }, ['B', 'C', 'A'], 3)).toBe(0)
  expect(scoreOf({ type: 'matching', answer: ['A=2', 'B=1', 'C=3'] }, ['A=2', 'B=3', 'C=1'], 3)).toBe(1)
  expect(scoreOf({ type: 'short_answer', answer: ['…'] }, ['我会先安抚'], 10)).toBeNull()
  expect(scoreOf({ type: 'short_answer', answer: ['…'] }, null, 10)).toBe(0)
})

it('takes blanks in every way in which people write them, and no other number', () => {
  const asked = { type: 'blank' as const, answer: ['0.5|半', '30|三十'] }
  expect(scoreOf(asked, ['０．５', ' 30 '], 2)).toBe(2)
  expect(scoreOf(asked, ['半', '三十。'], 2)).toBe(2)
  expect(scoreOf(asked, ['05', '30'], 2)).toBe(1)
})

it('answers travel under keys of the paper that tell nothing, and come back as they were', () => {
  const orders = { option_order: ['C', 'A', 'B'], target_order: ['2', '1', '3'] }
  expect(ownKeys('single', orders, ['A'], 0)).toEqual(['C'])
  expect(ownKeys('ordering', orders, ['B', 'C', 'A'], 0)).toEqual(['A', 'B', 'C'])
  expect(ownKeys('matching', orders, ['A=1', 'B=3'], 0)).toEqual(['C=2', 'A=3'])
  for (const [type, shown] of [['multiple', ['B', 'A']], ['matching', ['A=1', 'C=2']]] as const) expect(shownKeys(type, orders, ownKeys(type, orders, [...shown], 0)!)).toEqual([...shown])
  expect([ownKeys('single', orders, ['A', 'B'], 0), ownKeys('single', orders, ['D'], 0), ownKeys('matching', orders, ['A=1', 'B=1'], 0), ownKeys('true_false', orders, ['maybe'], 0), ownKeys('blank', orders, ['a', 'b', 'c'], 2)]).toEqual([null, null, null, null, null])
})

it('two markers within the tolerance share the marks, beyond it a third decides', () => {
  expect(settledMarks([6], 1, 0)).toBe(6)
  expect(settledMarks([6], 2, 1)).toBeNull()
  expect(settledMarks([6, 7], 2, 1)).toBe(6.5)
  expect(settledMarks([4, 7], 2, 1)).toBeNull()
  expect(settledMarks([4, 7, 5], 2, 1)).toBe(5)
})

it('refuses questions that nobody could answer', () => {
  const base = { topic: 'repair' as const, post: 'everybody' as const, difficulty: 'easy' as const, stem: '？', targets: [], reference: 'x', explanation: '', pictureIds: [] }
  const options = ['A', 'B', 'C'].map((key) => ({ key, text: key }))
  expect(faultIn({ ...base, type: 'single', options, answer: ['D'] })?.pointer).toBe('/answer')
  expect(faultIn({ ...base, type: 'multiple', options, answer: ['A'] })?.pointer).toBe('/answer')
  expect(faultIn({ ...base, type: 'blank', stem: '__ 和 __', options: [], answer: ['a'] })?.pointer).toBe('/answer')
  expect(faultIn({ ...base, type: 'ordering', options, answer: ['A', 'B'] })?.pointer).toBe('/answer')
  expect(faultIn({ ...base, type: 'matching', options, targets: options.slice(1), answer: ['A=B'] })?.pointer).toBe('/targets')
  expect(faultIn({ ...base, type: 'true_false', options, answer: ['true'] })?.pointer).toBe('/options')
})
