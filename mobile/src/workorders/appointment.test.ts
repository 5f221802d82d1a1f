import { describe, expect, it } from 'vitest'
import { slotsLeft } from '@guanjia/ui/clock/appointment-slots.ts'
import { inOrderOfTheDay, isAppointed, isForToday, windowOf } from './appointment.ts'

const zone = 'Asia/Shanghai'
// 14:12 at the site.
const now = Date.parse('2026-11-21T06:12:00Z')
const own = { from: '09:30', to: '10:15' }

describe('a window agreed by thumb', () => {
  it('is a part of a day on the clock of the site', () => {
    expect(windowOf('2026-11-22', 'morning', own, now, zone)).toEqual({ from: '2026-11-22T01:00:00.000Z', to: '2026-11-22T03:00:00.000Z' })
    expect(windowOf('2026-11-22', 'other', own, now, zone)).toEqual({ from: '2026-11-22T01:30:00.000Z', to: '2026-11-22T02:15:00.000Z' })
  })
  it('is none while something is missing, upside down, or over', () => {
    expect(windowOf('', 'morning', own, now, zone)).toBe('incomplete')
    expect(windowOf('2026-11-22', null, own, now, zone)).toBe('incomplete')
    expect(windowOf('2026-11-22', 'other', { from: '', to: '10:00' }, now, zone)).toBe('incomplete')
    expect(windowOf('2026-11-22', 'other', { from: '10:00', to: '10:00' }, now, zone)).toBe('upside_down')
    expect(windowOf('2026-11-21', 'morning', own, now, zone)).toBe('past')
  })
  it('offers today only what is left of the day', () => {
    expect(slotsLeft('2026-11-21', now, zone).map(({ key }) => key)).toEqual(['afternoon', 'evening'])
    expect(slotsLeft('2026-11-22', now, zone)).toHaveLength(4)
  })
})

describe("a worker's day", () => {
  const brief = {
    metric: 'resolve', state: 'running' as const, outcome: 'undetermined' as const,
    breachedAt: null, pauseReason: null, remainingSeconds: 0, opensAt: null,
  }
  type Status = 'accepted' | 'working' | 'suspended'
  const order = (id: string, dueAt: string | null, appointmentFrom: string | null = null, status: Status = 'accepted') => ({
    id, status, appointmentFrom, clock: dueAt === null ? null : { ...brief, dueAt },
  })

  it('begins with what is late, goes by the agreed hour or the promise, and ends with what rests', () => {
    const day = [
      order('rests', '2026-11-21T05:00:00Z', null, 'suspended'),
      order('no promise', null),
      order('due at seven', '2026-11-21T11:00:00Z'),
      order('agreed at four, due tomorrow', '2026-11-22T11:00:00Z', '2026-11-21T08:00:00Z'),
      order('due at three', '2026-11-21T07:00:00Z'),
      order('late', '2026-11-21T06:00:00Z'),
    ]
    expect(inOrderOfTheDay(day, now).map(({ id }) => id)).toEqual([
      'late', 'due at three', 'agreed at four, due tomorrow', 'due at seven', 'no promise', 'rests',
    ])
  })
  it('no longer goes by the agreed hour once somebody is there', () => {
    expect(isAppointed(order('o', null, '2026-11-21T08:00:00Z', 'working'))).toBe(false)
    const day = [order('there', '2026-11-21T12:00:00Z', '2026-11-21T06:30:00Z', 'working'), order('next', '2026-11-21T11:00:00Z')]
    expect(inOrderOfTheDay(day, now).map(({ id }) => id)).toEqual(['next', 'there'])
  })
  it("knows which appointments are today's", () => {
    expect(isForToday(order('o', null, '2026-11-21T15:59:00Z'), now, zone)).toBe(true)
    expect(isForToday(order('o', null, '2026-11-21T16:00:00Z'), now, zone)).toBe(false)
  })
})
