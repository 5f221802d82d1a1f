import { describe, expect, it } from 'vitest'
import { dayAfter, slotsLeft, windowOn } from './appointment-slots.ts'

const zone = 'Asia/Shanghai'
const noon = Date.parse('2026-11-21T04:00:00Z')

describe('windows for a visit', () => {
  it('are those of the site’s day that are not over', () => {
    expect(slotsLeft('2026-11-21', noon, zone).map(({ key }) => key)).toEqual(['noon', 'afternoon', 'evening'])
    expect(slotsLeft(dayAfter(1, noon, zone), noon, zone)).toHaveLength(4)
    expect(dayAfter(1, Date.parse('2026-11-21T16:30:00Z'), zone)).toBe('2026-11-23')
  })
  it('are instants once they are whole, the right way round and not past', () => {
    expect(windowOn('2026-11-22', { from: '09:00', to: '11:00' }, noon, zone)).toEqual({
      from: '2026-11-22T01:00:00.000Z',
      to: '2026-11-22T03:00:00.000Z',
    })
    expect(windowOn('2026-11-22', { from: '11:00', to: '09:00' }, noon, zone)).toBeNull()
    expect(windowOn('2026-11-22', { from: '', to: '09:00' }, noon, zone)).toBeNull()
    expect(windowOn('2026-11-21', { from: '09:00', to: '11:00' }, noon, zone)).toBeNull()
  })
})
