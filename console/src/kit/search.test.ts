import { describe, expect, it } from 'vitest'
import { many, parseSearch, stringifySearch, textSearch, yes } from './search.ts'

describe('filters in the address', () => {
  it('read and write the same plain words', () => {
    const search = { status: 'registered,classified', q: '3-2-1201 漏水' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
    expect(stringifySearch({ status: 'a,b' })).toBe('?status=a,b')
  })
  it('are the same text whatever the order in which they were set', () => {
    expect(stringifySearch({ b: '1', a: '2' })).toBe(stringifySearch({ a: '2', b: '1' }))
  })
  it('understand the links that figures carry', () => {
    expect(parseSearch('?filter[overdue]=true&filter[status]=open')).toEqual({ overdue: 'true', status: 'open' })
  })
  it('drop what a screen does not know', () => {
    expect(textSearch('q', 'status')({ q: '门', status: '', evil: 'x', n: 3 })).toEqual({ q: '门' })
  })
  it('leave a filter out rather than send an empty one', () => {
    expect(many('')).toBeUndefined()
    expect(many('a,,b')).toEqual(['a', 'b'])
    expect(['true', 'false', 'maybe', undefined].map(yes)).toEqual([true, false, undefined, undefined])
  })
})
