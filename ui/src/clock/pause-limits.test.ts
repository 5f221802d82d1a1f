import { describe, expect, it } from 'vitest'
import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import { mayAllowMore, restLimit, restingMetrics } from './pause-limits.ts'

const now = Date.parse('2026-11-21T06:12:00Z')
const HOUR = 3600
const clock = (metric: string, state: Clock['state'], pauses: { reason: string; seconds: number }[] = []): Clock =>
  ({ metric, state, pauses }) as Clock
const rule = (part: Partial<PauseRule> = {}): PauseRule => ({
  reason: 'owner_absent',
  metrics: ['arrive', 'resolve'],
  evidence: 'photo',
  longestSingleSeconds: 48 * HOUR,
  longestTotalSeconds: 60 * HOUR,
  approver: 'supervisor',
  version: 1,
  ...part,
})
const open = [clock('resolve', 'running'), clock('arrive', 'stopped')]

describe('how long a wait may last', () => {
  it('is the longest single one, and less after earlier waits for the same reason', () => {
    expect(restLimit(rule(), open, now)).toBe(now + 48 * HOUR * 1000)
    const earlier = [
      { reason: 'owner_absent', seconds: 20 * HOUR },
      { reason: 'parts', seconds: 99 * HOUR },
    ]
    expect(restLimit(rule(), [clock('resolve', 'running', earlier)], now)).toBe(now + 40 * HOUR * 1000)
    const used = [clock('resolve', 'paused', [{ reason: 'owner_absent', seconds: 70 * HOUR }])]
    expect(restLimit(rule(), used, now)).toBe(now)
  })
  it('has no limit where no promise rests', () => {
    expect(restLimit(rule({ metrics: ['arrive'] }), open, now)).toBeNull()
    expect(restingMetrics(rule(), open)).toEqual(['resolve'])
  })
  it('is longer only for whom the rule names, or above', () => {
    expect(mayAllowMore(['technician', 'front_desk', 'steward'], rule())).toBe(false)
    expect(mayAllowMore(['technician', 'supervisor'], rule())).toBe(true)
    expect(mayAllowMore(['supervisor'], rule({ approver: 'site_manager' }))).toBe(false)
    expect(mayAllowMore(['administrator'], rule({ approver: 'head_office' }))).toBe(true)
  })
})
