import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendars, openClock } from './clock.ts'
import {
  type ClockAct,
  type ClockEvent,
  type ClockHistory,
  applyEvent,
  checkBackdated,
  effectiveTime,
  recordEvent,
  replay,
} from './clock-history.ts'
import { parseTarget } from './duration.ts'
import { moment, sampleCalendar } from './sample-calendars.ts'

const CALENDARS = { office: sampleCalendar(), always: sampleCalendar({ always: true, weekly: {} }) }
const calendars: Calendars = (version) => CALENDARS[version as keyof typeof CALENDARS]
const at = (time: string) => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const event = (act: ClockAct, effectiveAt: string, recordedAt = effectiveAt): ClockEvent => ({
  ...act,
  effectiveAt: at(effectiveAt),
  recordedAt: at(recordedAt),
})
const terms = (target: string) => ({ target: parseTarget(target), calendarVersion: 'office', policyVersion: null })
const history = (...events: ClockEvent[]): ClockHistory => ({
  opened: openClock('arrive', terms('PT2H')),
  events: [event({ kind: 'start' }, '09:00'), ...events],
})

describe('evidence that arrives late', () => {
  it('rescinds a breach when the work was done in time without network', () => {
    const told = recordEvent(history(), event({ kind: 'stop' }, '10:50', '14:00'), calendars)
    expect(replay(history(), calendars, at('14:00')).clock).toMatchObject({ outcome: 'breached', breachedAt: at('11:00') })
    expect(told).toMatchObject({ isRescinded: true, clock: { state: 'stopped', outcome: 'met', stoppedAt: at('10:50'), breachedAt: null } })
  })

  it('leaves what was true before it was known: as of 13:00 the clock had breached', () => {
    const { history: after } = recordEvent(history(), event({ kind: 'stop' }, '10:50', '14:00'), calendars)
    expect(replay(after, calendars, at('13:00')).clock).toMatchObject({ state: 'running', outcome: 'breached' })
    expect(replay(after, calendars, at('14:00')).clock).toMatchObject({ state: 'stopped', outcome: 'met' })
    expect(after.events).toHaveLength(2)
  })

  it('does not rescind when the work was late anyway', () => {
    const told = recordEvent(history(), event({ kind: 'stop' }, '11:01', '14:00'), calendars)
    expect(told).toMatchObject({ isRescinded: false, clock: { outcome: 'breached', breachedAt: at('11:00') } })
  })

  it('supersedes a pause that was recorded after the work had been done', () => {
    const paused = history(event({ kind: 'pause', reason: 'owner_absent' }, '10:55'), event({ kind: 'resume' }, '13:30'))
    const told = recordEvent(paused, event({ kind: 'stop' }, '10:50', '14:00'), calendars)
    expect(told.superseded.map(({ kind }) => kind)).toEqual(['pause', 'resume'])
    expect(told.clock).toMatchObject({ state: 'stopped', consumed: 6600 })
  })

  it('counts a pause that was agreed without network', () => {
    const told = recordEvent(history(), event({ kind: 'pause', reason: 'owner_absent' }, '10:30', '14:00'), calendars)
    expect(told).toMatchObject({ isRescinded: true, clock: { state: 'paused', consumed: 5400, dueAt: null } })
  })

  it('finds a breach that an earlier start brings', () => {
    const told = recordEvent(history(), event({ kind: 'backdate', startedAt: at('2026-02-28 17:00') }, '10:00', '10:30'), calendars)
    expect(told).toMatchObject({ isNewlyBreached: true, clock: { breachedAt: at('10:00') } })
  })
})

describe('evidence that is refused', () => {
  it.each([
    ['a stop before the start', event({ kind: 'stop' }, '08:30', '10:00'), 'rule_broken'],
    ['a stop in the future', event({ kind: 'stop' }, '10:30', '10:00'), 'rule_broken'],
    ['a resume of what was not paused', event({ kind: 'resume' }, '09:30', '10:00'), 'action_not_allowed'],
  ])('refuses %s', (_, late, code) => {
    expect(() => recordEvent(history(), late, calendars)).toThrow(expect.objectContaining({ code }))
  })

  it('refuses a back-dated start without the right, naming the field', () => {
    const moment = { effectiveAt: at('09:00'), recordedAt: at('10:00') }
    expect(() => checkBackdated(moment, false, '/occurredAt')).toThrow(
      expect.objectContaining({ code: 'not_permitted', errors: [expect.objectContaining({ pointer: '/occurredAt' })] }),
    )
    expect(() => checkBackdated({ ...moment, effectiveAt: at('10:01') }, true)).toThrow(expect.objectContaining({ code: 'rule_broken' }))
    expect(checkBackdated(moment, true)).toBeUndefined()
  })
})

describe('the time of a device', () => {
  it('is corrected by its skew and kept between the start and the recording', () => {
    const act = { sentAt: at('12:10'), recordedAt: at('12:00'), notBefore: at('09:00') }
    expect(effectiveTime({ ...act, claimedAt: at('10:40') })).toBe(at('10:30'))
    expect(effectiveTime({ ...act, claimedAt: at('12:30') })).toBe(at('12:00'))
    expect(effectiveTime({ ...act, claimedAt: at('08:00') })).toBe(at('09:00'))
  })
})

describe('a replayed history', () => {
  const acts: ClockAct[] = [
    { kind: 'pause', reason: 'parts' },
    { kind: 'resume' },
    { kind: 'stop' },
    { kind: 'cancel' },
    { kind: 'hand_over', holder: 'li' },
    { kind: 'reopen', mode: 'continue' },
    { kind: 'reopen', mode: 'total' },
    { kind: 'retarget', terms: terms('PT5H'), mode: 'keep_consumed' },
    { kind: 'retarget', terms: { ...terms('wall PT8H'), calendarVersion: 'always' }, mode: 'never_later' },
    { kind: 'retarget', terms: terms('P1D'), mode: 'restart' },
  ]
  const start = at('09:00')
  const story = fc
    .array(fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 0, max: 5 * 86_400_000 })), { maxLength: 12 })
    .map((steps): ClockEvent[] => steps.map(([act, offset]) => ({ ...act, effectiveAt: start + offset, recordedAt: start + offset })))
  const until = start + 6 * 86_400_000

  it('ends the same whatever the order in which it became known', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (events, numbers) => {
        const shuffled = events
          .map((e) => ({ e, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ e }) => e)
        const distinct = new Set(events.map((e) => e.effectiveAt)).size === events.length
        fc.pre(distinct)
        const all = { opened: history().opened, events: [...history().events, ...events] }
        expect(replay({ ...all, events: [...history().events, ...shuffled] }, calendars, until)).toEqual(replay(all, calendars, until))
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps its invariants at every step: due only while running, consumed never shrinks but by a restart, breaches stick', () => {
    fc.assert(
      fc.property(story, (events) => {
        let clock = applyEvent(history().opened, history().events[0]!, calendars)
        for (const e of events.sort((a, b) => a.effectiveAt - b.effectiveAt)) {
          const before = clock
          try {
            clock = applyEvent(clock, e, calendars)
          } catch (error) {
            expect(error).toMatchObject({ code: 'action_not_allowed' })
            continue
          }
          if (clock.state === 'running') expect(clock.dueAt).not.toBeNull()
          if (clock.state === 'paused') expect(clock.dueAt).toBeNull()
          if (before.breachedAt !== null) expect(clock.breachedAt).toBe(before.breachedAt)
          if (e.kind !== 'retarget') expect(clock.consumed).toBeGreaterThanOrEqual(before.consumed)
          expect(clock.outcome === 'breached').toBe(clock.breachedAt !== null)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
