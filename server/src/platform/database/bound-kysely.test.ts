import { describe, expect, it } from 'vitest'
import { PLAN_EACH_TIME, StatementNames } from './bound-kysely.ts'

describe('a statement', () => {
  it('is prepared under one name from the second time that it is asked', () => {
    const names = new StatementNames()
    expect([1, 2, 3].map(() => names.of('select 1'))).toEqual([undefined, 'g0', 'g0'])
  })

  it('that comes once takes no name away from those that come again', () => {
    const names = new StatementNames(10)
    for (let length = 1; length <= 100; length++) names.of(`select from list_of_${length}`)
    expect([1, 2].map(() => names.of('select 2'))).toEqual([undefined, 'g0'])
  })

  it('keeps its name when all names are given, and others go without', () => {
    const names = new StatementNames(1)
    for (const text of ['select 3', 'select 3', 'select 4', 'select 4']) names.of(text)
    expect([names.of('select 3'), names.of('select 4')]).toEqual(['g0', undefined])
  })

  it('is never prepared when its best plan depends on the values', () => {
    const names = new StatementNames()
    expect([1, 2].map(() => names.of(`select ${PLAN_EACH_TIME} 5`))).toEqual([undefined, undefined])
  })
})
