import { describe, expect, it } from 'vitest'
import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import { missingFor, quickEnds } from './pause-limits.ts'

const now = Date.parse('2026-11-21T06:12:00Z')
const HOUR = 3600
const clock = (metric: string, state: Clock['state'], pauses: { reason: string; seconds: number }[] = []): Clock => ({
  id: metric, subjectType: 'work_order', subjectId: 'o', metric, cycle: 1, state, outcome: 'undetermined',
  targetSeconds: 86_400, targetText: '24 小时', consumedSeconds: 0, remainingSeconds: 86_400,
  startedAt: '2026-11-21T00:00:00Z', dueAt: null, stoppedAt: null, breachedAt: null, pauseReason: null,
  pausedAt: null, resumesAt: null, opensAt: null, isMetByPause: false, acknowledged: null, holder: null, isProvisional: false,
  calendar: { id: 'c', name: '全天' }, policy: { id: 'p', name: '报修' },
  pauses: pauses.map((one) => ({ ...one, from: '2026-11-20T00:00:00Z', to: '2026-11-20T01:00:00Z' })),
})
const rule = (part: Partial<PauseRule> = {}): PauseRule => ({
  reason: 'owner_absent', metrics: ['arrive', 'resolve'], evidence: 'photo',
  longestSingleSeconds: 48 * HOUR, longestTotalSeconds: 60 * HOUR,
  approver: 'supervisor', version: 1, ...part,
})
const open = [clock('resolve', 'running'), clock('arrive', 'stopped')]
const given = {
  clocks: open, files: 1, note: '', until: null as string | null, hasAppointment: false, isNoteNeeded: false, mayAllowMore: false,
}
const missing = (part: Partial<typeof given>, one: PauseRule | null = rule()) => missingFor(one, { ...given, ...part }, now)

describe('what a wait still needs', () => {
  it('is a reason first, then the proof of that reason', () => {
    expect(missing({}, null)).toEqual(['reason'])
    expect(missing({ files: 0 })).toEqual(['photo'])
    expect(missing({ files: 0 }, rule({ evidence: 'document' }))).toEqual(['document'])
    expect(missing({ note: ' ' }, rule({ evidence: 'note' }))).toEqual(['note'])
    expect(missing({}, rule({ evidence: 'appointment' }))).toEqual(['until'])
    expect(missing({ hasAppointment: true }, rule({ evidence: 'appointment' }))).toEqual([])
    expect(missing({})).toEqual([])
  })
  it('is no proof when no promise rests', () => {
    expect(missing({ files: 0 }, rule({ metrics: ['arrive'] }))).toEqual([])
  })
  it('is a word from whoever acts for another', () => {
    expect(missing({ isNoteNeeded: true })).toEqual(['note'])
    expect(missing({ isNoteNeeded: true, note: '老吕没带手机' })).toEqual([])
  })
  it('is an end that lies ahead and within what is allowed, unless one may allow more', () => {
    expect(missing({ until: '2026-11-21T06:12:00Z' })).toEqual(['later'])
    expect(missing({ until: '2026-11-23T06:12:00Z' })).toEqual([])
    expect(missing({ until: '2026-11-23T06:13:00Z' })).toEqual(['shorter'])
    expect(missing({ until: '2026-11-23T06:13:00Z', mayAllowMore: true })).toEqual([])
    const used = [clock('resolve', 'running', [{ reason: 'owner_absent', seconds: 70 * HOUR }])]
    expect(missing({ clocks: used })).toEqual(['shorter'])
    expect(missing({ clocks: used, mayAllowMore: true })).toEqual(['shorter'])
    expect(missing({ clocks: used, mayAllowMore: true, until: '2026-11-21T08:00:00Z' })).toEqual([])
  })
})

describe('ends that one tap chooses', () => {
  it('are on the clock of the site, in order, and never in the past', () => {
    expect(quickEnds(now, null, 'Asia/Shanghai')).toEqual([
      '2026-11-21T16:15', '2026-11-21T18:00', '2026-11-22T09:00', '2026-11-22T14:00', '2026-11-23T09:00', '2026-11-24T09:00',
    ])
    expect(quickEnds(Date.parse('2026-11-21T09:30:00Z'), null, 'Asia/Shanghai')[0]).toBe('2026-11-21T19:30')
  })
  it('stay within what is allowed', () => {
    expect(quickEnds(now, now + 20 * HOUR * 1000, 'Asia/Shanghai')).toEqual(['2026-11-21T16:15', '2026-11-21T18:00', '2026-11-22T09:00'])
  })
})
