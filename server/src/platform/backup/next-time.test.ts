import { describe, expect, it } from 'vitest'
import { nextTime } from './next-time.ts'

const at = (rhythm: Partial<Parameters<typeof nextTime>[0]>, now: string) => nextTime({ every: 'day', weekday: 7, at: '02:30', timeZone: 'Asia/Shanghai', ...rhythm }, new Date(now)).toISOString()

describe('the next time of a backup', () => {
  it('is the coming night on the wall of its place', () => {
    expect(at({}, '2026-03-05T10:00:00Z')).toBe('2026-03-05T18:30:00.000Z')
    expect(at({}, '2026-03-05T18:30:00Z')).toBe('2026-03-06T18:30:00.000Z')
    expect(at({ at: '23:00' }, '2026-03-05T14:59:59Z')).toBe('2026-03-05T15:00:00.000Z')
  })
  it('waits for the weekday and for the first of the month', () => {
    expect(at({ every: 'week', weekday: 7 }, '2026-03-05T10:00:00Z')).toBe('2026-03-07T18:30:00.000Z')
    expect(at({ every: 'week', weekday: 1 }, '2026-03-08T18:30:00Z')).toBe('2026-03-15T18:30:00.000Z')
    expect(at({ every: 'month' }, '2026-03-05T10:00:00Z')).toBe('2026-03-31T18:30:00.000Z')
  })
  it('goes on where the clock skips or repeats an hour', () => {
    expect(at({ timeZone: 'Europe/Berlin' }, '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:30:00.000Z')
    expect(at({ timeZone: 'Europe/Berlin' }, '2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
  })
})
