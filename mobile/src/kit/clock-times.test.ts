import { describe, expect, it } from 'vitest'
import { isOverdue, needsSomeone, opensLater, serviceSecondsLeft } from './clock-times.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
const running = {
  state: 'running' as const, outcome: 'undetermined' as const, dueAt: '2026-11-22T02:00:00Z', opensAt: null as string | null,
  remainingSeconds: 3 * 3600, acknowledged: null, events: [] as ReturnType<typeof event>[],
}
function event(kind: string) {
  return { kind, effectiveAt: '2026-11-21T11:00:00Z', recordedAt: '2026-11-21T11:00:00Z', note: null, isLate: false }
}

describe('service time on the phone', () => {
  it('is shown beside the wall when the house is closed in between', () => {
    expect(serviceSecondsLeft(running, now, now)).toBe(3 * 3600)
  })
  it('is not shown twice while every hour counts', () => {
    expect(serviceSecondsLeft({ ...running, dueAt: '2026-11-21T15:00:00Z' }, now, now)).toBeNull()
  })
  it('counts down from when the server said it, and stands still until the house opens', () => {
    expect(serviceSecondsLeft(running, now, now - 600_000)).toBe(3 * 3600 - 600)
    const closed = { ...running, opensAt: '2026-11-21T23:00:00Z' }
    expect(serviceSecondsLeft(closed, now, now - 600_000)).toBe(3 * 3600)
    expect(opensLater(closed, now)).toBe('2026-11-21T23:00:00Z')
    expect(opensLater(closed, Date.parse('2026-11-21T23:00:00Z'))).toBeNull()
  })
  it('stands still while a promise rests, and ends with the promise', () => {
    expect(serviceSecondsLeft({ ...running, state: 'paused', dueAt: null }, now, now - 600_000)).toBe(3 * 3600)
    expect(serviceSecondsLeft({ ...running, dueAt: '2026-11-21T12:00:00Z' }, now, now)).toBeNull()
    expect(serviceSecondsLeft({ ...running, state: 'stopped', outcome: 'met', remainingSeconds: null }, now, now)).toBeNull()
  })
})

describe('"I see to it"', () => {
  const late = { ...running, outcome: 'breached' as const }
  it('is asked for what is late or was escalated', () => {
    expect(needsSomeone(running, now)).toBe(false)
    expect(needsSomeone({ ...running, dueAt: '2026-11-21T12:00:00Z' }, now)).toBe(true)
    expect(needsSomeone(late, now)).toBe(true)
    expect(needsSomeone({ ...running, events: [event('reminder')] }, now)).toBe(false)
    expect(needsSomeone({ ...running, events: [event('escalation')] }, now)).toBe(true)
  })
  it('is not asked again once somebody said it, nor for what is over', () => {
    expect(needsSomeone({ ...late, acknowledged: { by: '何静', at: '2026-11-21T11:59:00Z', note: '' } }, now)).toBe(false)
    expect(needsSomeone({ ...late, state: 'stopped' }, now)).toBe(false)
    expect(isOverdue({ ...late, state: 'cancelled' }, now)).toBe(false)
  })
})
