import { describe, expect, it } from 'vitest'
import type { Clock } from '@guanjia/contract/sla.ts'
import { wantsNotice } from './clock-notice.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
const clock = (facts: Partial<Clock>): Clock =>
  ({ state: 'running', outcome: 'undetermined', dueAt: '2026-11-21T13:00:00Z', acknowledged: null, events: [], ...facts }) as Clock

describe('an alert that somebody should take note of', () => {
  it('is about an open promise that is late or of which people were told', () => {
    const told = { kind: 'reminder', effectiveAt: '', recordedAt: '', note: null, isLate: false }
    expect(wantsNotice(clock({}), now)).toBe(false)
    expect(wantsNotice(clock({ events: [told] }), now)).toBe(true)
    expect(wantsNotice(clock({ dueAt: '2026-11-21T12:00:00Z' }), now)).toBe(true)
    expect(wantsNotice(clock({ state: 'paused', dueAt: null, outcome: 'breached' }), now)).toBe(true)
  })
  it('is over once somebody has, or once the promise has ended', () => {
    const acknowledged = { by: '孙悦', at: '2026-11-21T12:00:00Z', note: '' }
    expect(wantsNotice(clock({ outcome: 'breached', acknowledged }), now)).toBe(false)
    expect(wantsNotice(clock({ outcome: 'breached', state: 'stopped' }), now)).toBe(false)
  })
})
