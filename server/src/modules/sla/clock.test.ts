import { describe, expect, it } from 'vitest'
import {
  type Calendars,
  type Clock,
  breachIfDue,
  cancelClock,
  consumedAt,
  handOver,
  openClock,
  overrunAt,
  pauseClock,
  remainingAt,
  resumeClock,
  settle,
  startClock,
  stopClock,
} from './clock.ts'
import { agreeAppointment, backdateClock, reopenClock, retargetClock } from './clock-changes.ts'
import { parseTarget } from './duration.ts'
import { moment, sampleCalendar, wallTime } from './sample-calendars.ts'

const CALENDARS = { office: sampleCalendar(), always: sampleCalendar({ always: true, weekly: {} }) }
const calendars: Calendars = (version) => CALENDARS[version as keyof typeof CALENDARS]
const at = (time: string) => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const terms = (target: string, calendarVersion: keyof typeof CALENDARS = 'office') => ({
  target: parseTarget(target),
  calendarVersion,
  policyVersion: 'v1',
})
const started = (target: string, time = '09:00', calendarVersion: keyof typeof CALENDARS = 'office') =>
  startClock(openClock('arrive', terms(target, calendarVersion), { holder: 'wang' }), at(time), calendars)
const due = (clock: Clock) => (clock.dueAt === null ? null : wallTime(clock.dueAt))
const seconds = (hours: number) => hours * 3600

describe('a clock that is paused', () => {
  it('consumes 60 minutes before the pause and is due Monday 17:30 when it resumes at 14:30', () => {
    const paused = pauseClock(started('PT4H'), at('10:00'), 'owner_absent', calendars)
    expect(paused).toMatchObject({ state: 'paused', consumed: 3600, dueAt: null, anchorAt: null, pauseReason: 'owner_absent' })
    const resumed = resumeClock(paused, at('14:30'), calendars)
    expect(resumed).toMatchObject({ state: 'running', consumed: 3600, anchorAt: at('14:30'), pauseReason: null })
    expect(due(resumed)).toBe('2026-03-02 17:30')
  })

  it('cannot breach, however long it rests', () => {
    const paused = pauseClock(started('PT1H'), at('09:30'), 'parts', calendars)
    const stopped = stopClock(settle(paused, at('2026-03-09 09:00')), at('2026-03-09 09:00'), calendars)
    expect(stopped).toMatchObject({ state: 'stopped', outcome: 'met', breachedAt: null, consumed: 1800 })
  })

  it('keeps a breach that came before the pause', () => {
    const paused = pauseClock(started('PT1H'), at('11:00'), 'parts', calendars)
    expect(paused).toMatchObject({ outcome: 'breached', breachedAt: at('10:00'), consumed: 7200 })
  })

  it('shifts a promise in working days by the working time of the pause', () => {
    const clock = started('P2D', '10:00')
    expect(due(clock)).toBe('2026-03-04 10:00')
    expect(due(resumeClock(pauseClock(clock, at('11:00'), 'weather', calendars), at('14:00'), calendars))).toBe('2026-03-04 11:30')
  })

  it('counts a promise in working days from its first running moment when it starts paused', () => {
    const paused = pauseClock(started('P1D', '10:00'), at('10:00'), 'owner_absent', calendars)
    expect(paused).toMatchObject({ startedAt: at('10:00'), countedFrom: null, targetSeconds: null, consumed: 0 })
    expect(remainingAt(paused, at('11:00'), calendars)).toBeNull()
    expect(due(resumeClock(paused, at('2026-03-04 11:00'), calendars))).toBe('2026-03-05 11:00')
  })

  it('keeps milliseconds over many pauses', () => {
    let clock = started('PT4H')
    for (let i = 0; i < 100; i++) {
      clock = resumeClock(pauseClock(clock, at('09:00') + i * 200 + 101, 'parts', calendars), at('09:00') + i * 200 + 200, calendars)
    }
    expect(clock.consumed).toBe(10.1)
    expect(clock.dueAt).toBe(at('14:30') + 20_000 - 10_100)
  })
})

describe('a breach', () => {
  it('is none at the due moment exactly, and one a millisecond later', () => {
    expect(stopClock(started('PT2H'), at('11:00'), calendars)).toMatchObject({ outcome: 'met', breachedAt: null })
    expect(stopClock(started('PT2H'), at('11:00') + 1, calendars)).toMatchObject({ outcome: 'breached', breachedAt: at('11:00') })
  })

  it('is stamped with the due time by arithmetic, not with the time of detection', () => {
    const late = settle(started('PT2H'), at('2026-03-05 10:00'))
    expect(late).toMatchObject({ state: 'running', outcome: 'breached', breachedAt: at('11:00') })
    expect(breachIfDue(started('PT2H'), at('11:00')).breachedAt).toBe(at('11:00'))
    expect(breachIfDue(started('PT2H'), at('11:00') - 1).breachedAt).toBeNull()
  })

  it('lets the clock run on, so that the overrun is known in working time', () => {
    const clock = started('PT2H')
    expect(overrunAt(clock, at('11:00'), calendars)).toBe(0)
    expect(overrunAt(clock, at('14:30'), calendars)).toBe(seconds(2))
    const stopped = stopClock(clock, at('2026-03-03 09:30'), calendars)
    expect(stopped).toMatchObject({ consumed: seconds(8), outcome: 'breached' })
    expect(overrunAt(stopped, at('2026-03-09 09:00'), calendars)).toBe(seconds(6))
  })

  it('sticks in its cycle whatever is promised afterwards', () => {
    const breached = settle(started('PT1H'), at('10:30'))
    const longer = retargetClock(breached, at('10:30'), terms('PT20H'), 'restart', calendars)
    expect(stopClock(longer, at('10:45'), calendars)).toMatchObject({ outcome: 'breached', breachedAt: at('10:00') })
  })
})

describe('what a clock refuses', () => {
  it.each([
    ['a stop before the start', () => stopClock(started('PT2H'), at('08:59'), calendars), 'rule_broken'],
    [
      'an act before its last change',
      () => resumeClock(pauseClock(started('PT2H'), at('10:00'), 'parts', calendars), at('09:30'), calendars),
      'rule_broken',
    ],
    ['to start twice', () => startClock(started('PT2H'), at('10:00'), calendars), 'action_not_allowed'],
    ['to resume while running', () => resumeClock(started('PT2H'), at('10:00'), calendars), 'action_not_allowed'],
    ['to stop before it has started', () => stopClock(openClock('arrive', terms('PT2H')), at('10:00'), calendars), 'action_not_allowed'],
    [
      'to pause after the end',
      () => pauseClock(cancelClock(started('PT2H'), at('10:00'), calendars), at('10:00'), 'parts', calendars),
      'action_not_allowed',
    ],
    ['to reopen while running', () => reopenClock(started('PT2H'), at('10:00'), 'continue', calendars), 'action_not_allowed'],
  ])('refuses %s', (_, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }))
  })

  it('names the field of a wrong time', () => {
    expect(() => stopClock(started('PT2H'), at('08:59'), calendars)).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/effectiveAt', message: 'lies before the start of the clock' }] }),
    )
  })
})

describe('a cancelled clock', () => {
  it('is neither met nor breached, and never breaches later', () => {
    const cancelled = cancelClock(started('PT2H'), at('10:00'), calendars)
    expect(settle(cancelled, at('18:00'))).toMatchObject({
      state: 'cancelled',
      outcome: 'undetermined',
      breachedAt: null,
      stoppedAt: at('10:00'),
    })
  })
})

describe('changed terms', () => {
  it('keep what was consumed: from two hours to thirty minutes after ten is due thirty minutes after the start', () => {
    expect(due(retargetClock(started('PT2H'), at('09:10'), terms('PT30M'), 'keep_consumed', calendars))).toBe('2026-03-02 09:30')
    const usedUp = retargetClock(started('PT2H'), at('10:00'), terms('PT30M'), 'keep_consumed', calendars)
    expect(usedUp).toMatchObject({ outcome: 'breached', breachedAt: at('09:30') })
  })

  it('keep what was consumed over a change of the calendar', () => {
    const emergency = retargetClock(started('PT4H', '11:00'), at('13:30'), terms('PT3H', 'always'), 'keep_consumed', calendars)
    expect(emergency).toMatchObject({ consumed: 3600, anchorAt: at('13:30') })
    expect(due(emergency)).toBe('2026-03-02 15:30')
  })

  it('keep what was consumed while paused', () => {
    const paused = retargetClock(
      pauseClock(started('PT4H'), at('10:00'), 'parts', calendars),
      at('11:00'),
      terms('PT2H'),
      'keep_consumed',
      calendars,
    )
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, consumed: 3600 })
    expect(due(resumeClock(paused, at('13:30'), calendars))).toBe('2026-03-02 14:30')
  })

  it('keep the literal moment of a promise in working days', () => {
    expect(due(retargetClock(started('PT4H', '10:00'), at('11:00'), terms('P1D 12:30'), 'keep_consumed', calendars))).toBe(
      '2026-03-03 12:30',
    )
    const paused = resumeClock(pauseClock(started('PT4H', '10:00'), at('11:00'), 'parts', calendars), at('14:00'), calendars)
    expect(due(retargetClock(paused, at('14:30'), terms('P1D'), 'keep_consumed', calendars))).toBe('2026-03-03 11:30')
  })

  it('restart the whole target, while the holder keeps the share so far', () => {
    const restarted = retargetClock(started('PT2H'), at('10:00'), terms('PT3H'), 'restart', calendars)
    expect(due(restarted)).toBe('2026-03-02 14:30')
    expect(restarted).toMatchObject({ startedAt: at('09:00'), consumed: 0 })
    expect(handOver(restarted, at('11:00'), 'li', calendars).segment).toEqual({
      holder: 'wang',
      from: at('09:00'),
      to: at('11:00'),
      consumed: 7200,
    })
  })

  it('never put a promise off when the policy says so', () => {
    const clock = started('PT2H')
    expect(due(retargetClock(clock, at('10:00'), terms('PT4H'), 'never_later', calendars))).toBe('2026-03-02 11:00')
    expect(due(retargetClock(clock, at('10:00'), terms('PT1H30M'), 'never_later', calendars))).toBe('2026-03-02 10:30')
    const paused = pauseClock(clock, at('10:00'), 'parts', calendars)
    expect(due(resumeClock(retargetClock(paused, at('10:00'), terms('PT4H'), 'never_later', calendars), at('10:00'), calendars))).toBe(
      '2026-03-02 11:00',
    )
  })

  it('replace the arrival target by the end of an agreed window, even outside working time', () => {
    const agreed = agreeAppointment(started('PT2H'), at('10:00'), at('20:00'), calendars)
    expect(due(agreed)).toBe('2026-03-02 20:00')
    expect(stopClock(agreed, at('19:59'), calendars)).toMatchObject({ outcome: 'met' })
    expect(stopClock(agreed, at('20:01'), calendars)).toMatchObject({ outcome: 'breached', breachedAt: at('20:00') })
  })
})

describe('a reopened clock', () => {
  const stopped = stopClock(started('PT4H'), at('10:00'), calendars)

  it('begins a new cycle with its whole target and leaves the old cycle as it was', () => {
    const next = reopenClock(stopped, at('14:00'), 'new_cycle', calendars)
    expect(next).toMatchObject({
      cycle: 2,
      state: 'running',
      outcome: 'undetermined',
      consumed: 0,
      startedAt: at('14:00'),
      breachedAt: null,
    })
    expect(due(next)).toBe('2026-03-02 18:00')
    expect(stopped).toMatchObject({ cycle: 1, state: 'stopped', outcome: 'met' })
  })

  it('takes the terms of now into the new cycle', () => {
    expect(due(reopenClock(stopped, at('14:00'), 'new_cycle', calendars, terms('PT1H')))).toBe('2026-03-02 15:00')
  })

  it('continues with what is left, the time in between not counting', () => {
    const going = reopenClock(stopped, at('14:00'), 'continue', calendars)
    expect(going).toMatchObject({ cycle: 1, consumed: 3600, stoppedAt: null, outcome: 'undetermined' })
    expect(due(going)).toBe('2026-03-02 17:00')
  })

  it('counts in total as if it had never stopped', () => {
    expect(due(reopenClock(stopped, at('11:00'), 'total', calendars))).toBe('2026-03-02 14:30')
    expect(reopenClock(stopped, at('16:00'), 'total', calendars)).toMatchObject({
      outcome: 'breached',
      breachedAt: at('14:30'),
      consumed: seconds(5.5),
    })
  })

  it('keeps the breach of its cycle unless the cycle is new', () => {
    const late = stopClock(started('PT1H'), at('11:00'), calendars)
    expect(reopenClock(late, at('14:00'), 'continue', calendars)).toMatchObject({ outcome: 'breached', breachedAt: at('10:00') })
    expect(reopenClock(late, at('14:00'), 'new_cycle', calendars)).toMatchObject({ outcome: 'undetermined', breachedAt: null })
  })
})

describe('whose time it was', () => {
  it('is told by segments that add up to the whole, pauses left out', () => {
    const first = handOver(started('PT4H'), at('10:00'), 'li', calendars)
    const resumed = resumeClock(pauseClock(first.clock, at('10:30'), 'parts', calendars), at('11:30'), calendars)
    const second = handOver(resumed, at('14:00'), 'zhao', calendars)
    expect([first.segment?.consumed, second.segment?.consumed]).toEqual([3600, seconds(1.5)])
    expect(second.segment).toMatchObject({ holder: 'li', from: at('10:00'), to: at('14:00') })
    expect(consumedAt(second.clock, at('14:00'), calendars)).toBe(seconds(2.5))
    expect(due(second.clock)).toBe(due(resumed))
  })
})

describe('a master that takes over an older case', () => {
  it('keeps the earliest start', () => {
    const merged = backdateClock(started('PT4H', '11:00'), at('09:30'), calendars)
    expect(merged).toMatchObject({ startedAt: at('09:30') })
    expect(due(merged)).toBe('2026-03-02 15:00')
    expect(consumedAt(merged, at('12:00'), calendars)).toBe(seconds(2.5))
    expect(handOver(merged, at('12:00'), 'li', calendars).segment?.consumed).toBe(3600)
  })

  it('counts the earlier time also for a clock that was paused since', () => {
    const paused = pauseClock(started('PT4H', '10:00'), at('11:00'), 'parts', calendars)
    expect(backdateClock(paused, at('09:00'), calendars)).toMatchObject({ consumed: seconds(2), dueAt: null })
    expect(due(backdateClock(resumeClock(paused, at('14:00'), calendars), at('09:00'), calendars))).toBe('2026-03-02 16:00')
  })

  it('is not moved by a younger case, nor past a restart', () => {
    expect(due(backdateClock(started('PT1H'), at('10:00'), calendars))).toBe('2026-03-02 10:00')
    const restarted = retargetClock(started('PT1H', '10:00'), at('10:30'), terms('PT1H'), 'restart', calendars)
    expect(due(backdateClock(restarted, at('09:00'), calendars))).toBe('2026-03-02 11:30')
  })
})
