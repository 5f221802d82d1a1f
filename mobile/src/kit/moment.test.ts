import { describe, expect, it } from 'vitest'
import { dayAfter, inputOfInstant, instantOfInput, momentAfter } from './moment.ts'

describe('a moment picked on the phone', () => {
  it('is read on the clock of the site, wherever the phone is', () => {
    expect(instantOfInput('2026-11-21T20:14', 'Asia/Shanghai')).toBe('2026-11-21T12:14:00.000Z')
    expect(instantOfInput('2026-11-21T20:14', 'Europe/Berlin')).toBe('2026-11-21T19:14:00.000Z')
  })
  it('is nothing while the field is empty or half filled', () => {
    expect(instantOfInput('', 'Asia/Shanghai')).toBeNull()
    expect(instantOfInput('2026-11-21', 'Asia/Shanghai')).toBeNull()
  })
  it('is written back into the field on the same clock', () => {
    expect(inputOfInstant('2026-11-21T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-22T00:30')
    expect(instantOfInput(inputOfInstant('2026-11-21T16:30:00Z', 'Asia/Shanghai'), 'Asia/Shanghai')).toBe('2026-11-21T16:30:00.000Z')
  })
  it('counts days on the calendar of the site, over the end of a month and of summer time', () => {
    const late = Date.parse('2026-11-30T17:00:00Z')
    expect(dayAfter(0, late, 'Asia/Shanghai')).toBe('2026-12-01')
    expect(dayAfter(1, late, 'America/New_York')).toBe('2026-12-01')
    expect(momentAfter(1, '09:00', Date.parse('2026-10-31T12:00:00Z'), 'America/New_York')).toBe('2026-11-01T14:00:00.000Z')
  })
})
