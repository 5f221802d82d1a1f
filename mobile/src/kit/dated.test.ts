import { describe, expect, it } from 'vitest'
import { dated } from './dated.ts'

const AT = '2026-03-05T02:00:00.000Z'

describe('when something was done', () => {
  it('is said with the acts of a worker', () => {
    const input = { params: { id: 'x' }, body: { action: 'arrive', fivePieces: [] } }
    expect(dated(input, AT)).toEqual({ params: { id: 'x' }, body: { action: 'arrive', fivePieces: [], at: AT } })
  })

  it('stays as it was said, and is not said of what others decide', () => {
    const said = { body: { action: 'done', at: '2026-03-05T01:00:00.000Z' } }
    expect(dated(said, AT)).toBe(said)
    for (const body of [{ action: 'assign' }, { action: 'verify' }, { note: 'x' }]) expect(dated({ body }, AT)).toEqual({ body })
    expect(dated({}, AT)).toEqual({})
  })
})
