import { describe, expect, it } from 'vitest'
import { instantOfInput } from './moment.ts'

describe('a moment picked on the phone', () => {
  it('is read on the clock of the site, wherever the phone is', () => {
    expect(instantOfInput('2026-11-21T20:14', 'Asia/Shanghai')).toBe('2026-11-21T12:14:00.000Z')
    expect(instantOfInput('2026-11-21T20:14', 'Europe/Berlin')).toBe('2026-11-21T19:14:00.000Z')
  })
  it('is nothing while the field is empty or half filled', () => {
    expect(instantOfInput('', 'Asia/Shanghai')).toBeNull()
    expect(instantOfInput('2026-11-21', 'Asia/Shanghai')).toBeNull()
  })
})
