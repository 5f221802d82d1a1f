import { describe, expect, it } from 'vitest'
import { PLAN_EACH_TIME, statementName } from './bound-kysely.ts'

describe('a statement', () => {
  it('is prepared under one name from the second time that it is asked', () => {
    const names = [1, 2, 3].map(() => statementName('select 1 as first'))
    expect(names[0]).toBeUndefined()
    expect(names[1]).toMatch(/^g\d+$/)
    expect(names[2]).toBe(names[1])
  })

  it('that comes once takes no name away from those that come again', () => {
    for (let length = 1; length <= 3000; length++) statementName(`select from list_of_${length}`)
    statementName('select 2 as later')
    expect(statementName('select 2 as later')).toMatch(/^g\d+$/)
  })

  it('is never prepared when its best plan depends on the values', () => {
    const text = `select ${PLAN_EACH_TIME} 3`
    expect([1, 2].map(() => statementName(text))).toEqual([undefined, undefined])
  })
})
