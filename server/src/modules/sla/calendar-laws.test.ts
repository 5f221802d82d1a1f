import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, it } from 'vitest'
import type { Calendar } from './calendar.ts'
import { NIGHT, OFFICE, sampleCalendar, weekly } from './sample-calendars.ts'

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC']
const CALENDARS: [string, Calendar][] = ZONES.flatMap((timeZone): [string, Calendar][] => [
  [`${timeZone}, office hours with holidays`, sampleCalendar({ timeZone })],
  [`${timeZone}, nights`, sampleCalendar({ timeZone, weekly: weekly(NIGHT, 7), followsHolidays: false })],
  [
    `${timeZone}, hours that meet the changes of the clocks`,
    sampleCalendar({
      timeZone,
      weekly: weekly(
        [
          { from: '00:00', to: '01:30' },
          { from: '02:15', to: '02:45' },
          { from: '23:00', to: '24:00' },
        ],
        7,
      ),
      followsHolidays: false,
    }),
  ],
  [`${timeZone}, around the clock`, sampleCalendar({ timeZone, always: true, weekly: {} })],
])

// Whole milliseconds, in years that leave room for the longest time on both sides.
const instant = fc.integer({ min: Date.UTC(2024, 6, 1), max: Date.UTC(2028, 6, 1) })
const seconds = fc
  .oneof(
    fc.integer({ min: 0, max: 40 * 3600 * 1000 }),
    fc.integer({ min: 0, max: 400 * 3600 * 1000 }),
    fc.constantFrom(0, 1, 3_600_000, 27_000_000),
  )
  .map((ms) => ms / 1000)
let cases = 0
const runs = { numRuns: 1100 }
const count = () => void cases++

describe.each(CALENDARS)('the laws hold in %s', (_, calendar) => {
  it('finds the added time between start and due', () => {
    fc.assert(
      fc.property(instant, seconds, (t, d) => {
        count()
        expect(calendar.between(t, calendar.add(t, d))).toBe(d)
      }),
      runs,
    )
  })

  it('adds in two steps as in one', () => {
    fc.assert(
      fc.property(instant, seconds, seconds, (t, a, b) => {
        count()
        const sum = Math.round((a + b) * 1000) / 1000
        expect(calendar.add(calendar.add(t, a), b)).toBe(calendar.add(t, sum))
      }),
      runs,
    )
  })

  it('adds up what lies between', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        count()
        const parts = calendar.between(a, b) + calendar.between(b, c)
        expect(Math.round(parts * 1000)).toBe(Math.round(calendar.between(a, c) * 1000))
      }),
      runs,
    )
  })

  it('is never due earlier for starting later or taking longer, and is the earliest such instant', () => {
    fc.assert(
      fc.property(instant, instant, seconds, seconds, (s, t, d, e) => {
        count()
        const [early, late] = [Math.min(s, t), Math.max(s, t)]
        const [short, long] = [Math.min(d, e), Math.max(d, e)]
        const due = calendar.add(early, short)
        expect(due).toBeGreaterThanOrEqual(early)
        expect(calendar.add(late, short)).toBeGreaterThanOrEqual(due)
        expect(calendar.add(early, long)).toBeGreaterThanOrEqual(due)
        if (short > 0) expect(calendar.between(early, due - 1)).toBeLessThan(short)
      }),
      runs,
    )
  })

  it('goes back as it went forward, to the latest such instant', () => {
    fc.assert(
      fc.property(instant, seconds, (x, d) => {
        count()
        const begin = calendar.sub(x, d)
        expect(calendar.between(begin, x)).toBe(d)
        if (d > 0) expect(calendar.between(begin + 1, x)).toBeLessThan(d)
      }),
      runs,
    )
  })
})

describe('an independent count', () => {
  const isWorking = (intervals: { from: string; to: string }[], days: number, local: Temporal.ZonedDateTime) => {
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    const before = local.subtract({ days: 1 })
    return intervals.some(({ from, to }) =>
      to > from
        ? local.dayOfWeek <= days && time >= from && time < to
        : (local.dayOfWeek <= days && time >= from) || (before.dayOfWeek <= days && time < to),
    )
  }

  it.each([
    ['Asia/Shanghai', OFFICE, 5, '2026-05-18'],
    ['America/New_York', NIGHT, 7, '2026-03-07'],
    ['America/New_York', NIGHT, 7, '2026-10-31'],
    ['Europe/London', OFFICE, 5, '2026-03-27'],
    ['Australia/Lord_Howe', NIGHT, 5, '2026-04-04'],
    ['Australia/Lord_Howe', NIGHT, 5, '2026-10-03'],
  ] as const)('of every minute of three days in %s agrees (%j, %i days, from %s)', (timeZone, intervals, days, from) => {
    const calendar = sampleCalendar({ timeZone, weekly: weekly([...intervals], days), followsHolidays: false })
    const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).epochMilliseconds
    let minutes = 0
    for (let t = start; t < start + 3 * 86_400_000; t += 60_000) {
      if (isWorking([...intervals], days, Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(timeZone))) minutes++
      if (minutes * 60 !== calendar.between(start, t + 60_000)) expect.fail(`differs at ${new Date(t).toISOString()}`)
    }
    expect(minutes).toBeGreaterThan(400)
  })
})

afterAll(() => {
  expect(cases).toBeGreaterThanOrEqual(100_000)
})
