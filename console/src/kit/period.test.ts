import { describe, expect, it } from 'vitest'
import { nextDay, periodOf } from './period.ts'

describe('a period chosen in days', () => {
  it('begins at midnight of the site and counts the last day in full', () => {
    expect(periodOf({ from: '2026-11-01', to: '2026-11-21' }, 'Asia/Shanghai')).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-21T16:00:00.000Z',
    })
  })
  it('leaves the instants of a link alone', () => {
    expect(periodOf({ from: '2026-11-01T00:00:00Z' }, 'Asia/Shanghai')).toEqual({ from: '2026-11-01T00:00:00Z', to: undefined })
  })
  it('crosses months and years', () => {
    expect(nextDay('2026-02-28')).toBe('2026-03-01')
    expect(nextDay('2026-12-31')).toBe('2027-01-01')
    expect(nextDay('2026-03-01', -1)).toBe('2026-02-28')
  })
})
