import { expect, it } from 'vitest'
import type { exams } from '@guanjia/contract'
import type { Drawable } from '../tables.ts'
import { drawPaper, shortagesOf } from './draw.ts'

const question = (n: number, more: Partial<Drawable> = {}): Drawable => ({ id: `q${n}`, number: 1, type: 'single', topic: 'repair', difficulty: 'easy', options: ['A', 'B', 'C', 'D'], targets: [], ...more })
const pool = Array.from({ length: 60 }, (_, n) => question(n, n % 3 === 0 ? { topic: 'complaint', difficulty: n % 2 === 0 ? 'hard' : 'easy' } : n % 7 === 0 ? { type: 'ordering', options: ['C', 'A', 'B'] } : {}))
const line = (more: Partial<exams.BlueprintSection['lines'][number]>): exams.BlueprintSection['lines'][number] => ({ topic: null, difficulty: null, type: null, count: 5, marks: 2, ...more })
const sections: exams.BlueprintSection[] = [
  { title: '一', passPercent: null, lines: [line({}), line({ topic: 'complaint', difficulty: 'hard' })] },
  { title: '二', passPercent: 60, lines: [line({ topic: 'repair', marks: 4, count: 10 })] },
]

it('the same seed gives the same paper, another seed another one', () => {
  const paper = drawPaper(sections, pool, 20_260_305)
  expect(drawPaper(sections, pool, 20_260_305)).toEqual(paper)
  expect(drawPaper(sections, pool, 20_260_306)).not.toEqual(paper)
  expect(paper).toHaveLength(20)
})

it('a paper keeps its pattern: topic, difficulty, count and marks of each section, no question twice, choices shuffled', () => {
  const of = new Map(pool.map((one) => [one.id, one]))
  for (let seed = 1; seed <= 50; seed++) {
    const paper = drawPaper(sections, pool, seed)!
    expect(new Set(paper.map(({ questionId }) => questionId)).size).toBe(20)
    expect(paper.filter(({ section }) => section === 0).filter(({ questionId }) => of.get(questionId)!.difficulty === 'hard' && of.get(questionId)!.topic === 'complaint').length).toBeGreaterThanOrEqual(5)
    expect(paper.filter(({ section }) => section === 1).every(({ questionId, marks }) => of.get(questionId)!.topic === 'repair' && marks === 4)).toBe(true)
    for (const { questionId, optionOrder } of paper) expect(optionOrder.toSorted()).toEqual(of.get(questionId)!.options.toSorted())
    // Steps are never shown in the order that is right.
    for (const { questionId, optionOrder } of paper) if (of.get(questionId)!.type === 'ordering') expect(optionOrder).not.toEqual(of.get(questionId)!.options)
  }
  expect(new Set(Array.from({ length: 20 }, (_, seed) => drawPaper(sections, pool, seed)![0]!.optionOrder.join(''))).size).toBeGreaterThan(3)
})

it('finds a paper whenever there is one, and names the line for which the bank is too small', () => {
  // Two of three fit both lines: whoever takes them first must give one back.
  const few = [question(1, { topic: 'complaint' }), question(2, { difficulty: 'hard' }), question(3, { topic: 'complaint', difficulty: 'hard' })]
  const tight: exams.BlueprintSection[] = [{ title: '一', passPercent: null, lines: [line({ topic: 'complaint', count: 2 }), line({ difficulty: 'hard', count: 1 })] }]
  for (let seed = 1; seed <= 30; seed++) expect(drawPaper(tight, few, seed)).toHaveLength(3)
  expect(drawPaper(tight, few.slice(1), 1)).toBeNull()
  expect(shortagesOf(tight, few)).toEqual([])
  expect(shortagesOf(tight, few.slice(1))).toMatchObject([{ section: 0 }])
})

it('draws 500 papers within two seconds', () => {
  const many = Array.from({ length: 400 }, (_, n) => question(n, n % 3 === 0 ? { topic: 'complaint', difficulty: 'hard' } : {}))
  const start = performance.now()
  for (let seed = 0; seed < 500; seed++) drawPaper([{ title: '一', passPercent: null, lines: [line({ count: 40 }), line({ topic: 'complaint', count: 20 })] }], many, seed)
  expect(performance.now() - start).toBeLessThan(2000)
})
