import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendars, consumedAt, openClock } from './clock.ts'
import { type ClockAct, type ClockEvent, replay } from './clock-history.ts'
import { segmentsOf } from './clock-segments.ts'
import { parseTarget } from './duration.ts'
import { moment, sampleCalendar } from './sample-calendars.ts'

const office = sampleCalendar()
const newYork = sampleCalendar({ timeZone: 'America/New_York', weekly: { 1: [{ from: '22:00', to: '06:00' }], 6: [{ from: '22:00', to: '06:00' }] }, followsHolidays: false })
const START = moment('2026-03-02 09:00')

describe('the stretches of a clock', () => {
  const act = fc.oneof<fc.Arbitrary<ClockAct>[]>(
    fc.constantFrom('parts', 'weather').map((reason) => ({ kind: 'pause', reason })),
    fc.constant({ kind: 'resume' } as const),
    fc.constant({ kind: 'stop' } as const),
    fc.constantFrom('total', 'continue').map((mode) => ({ kind: 'reopen', mode })),
    fc.constantFrom('wu', 'zheng', null).map((holder) => ({ kind: 'hand_over', holder })),
    fc.constantFrom('PT1H', 'wall PT8H', 'P2D').map((target) => ({
      kind: 'retarget', mode: 'keep_consumed', terms: { target: parseTarget(target), calendarVersion: 'c', policyVersion: null },
    })),
  )
  const story = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 4 * 86_400 }), fc.integer({ min: 0, max: 86_400 })), { maxLength: 12 })

  it('make up the time that the clock consumed, and its pauses the time that it rested, in whatever order things became known', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(office, newYork), fc.constantFrom('PT2H', 'wall PT20H', 'P3D', 'P1D 10:00'), (acts, calendar, target) => {
        const calendars: Calendars = () => calendar
        const terms = { target: parseTarget(target), calendarVersion: 'c', policyVersion: null }
        const events: ClockEvent[] = [
          { kind: 'start', effectiveAt: START, recordedAt: START },
          ...acts.map(([what, after, late]) => ({ ...what, effectiveAt: START + after * 1000, recordedAt: START + (after + late) * 1000 })),
        ]
        const asOf = START + 6 * 86_400_000
        const history = { opened: openClock('resolve', terms, { holder: 'wu' }), events }
        const { clock } = replay(history, calendars, asOf)
        const segments = segmentsOf(history, calendars, asOf)
        const sum = (kind: 'held' | 'paused') => segments.filter((s) => s.kind === kind).reduce((total, s) => total + s.seconds, 0)
        const end = clock.stoppedAt ?? asOf
        const lasting = clock.pausedAt === null ? 0 : (asOf - clock.pausedAt) / 1000
        expect(sum('held')).toBeCloseTo(consumedAt(clock, end, calendars), 3)
        expect(sum('paused')).toBeCloseTo(clock.pausedSeconds + lasting, 3)
        const held = segments.filter((s) => s.kind === 'held')
        held.slice(1).forEach((segment, i) => expect(segment.from).toBe(held[i]!.to))
      }),
      { numRuns: 3000 },
    )
  })
})
