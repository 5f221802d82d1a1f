import { describe, expect, it } from 'vitest'
import { buildCalendar } from './calendar-build.ts'
import type { CalendarDay, CalendarDefinition } from './calendar-definition.ts'
import { dueOf, monthOf } from './due.ts'
import { parseTarget } from './duration.ts'
import { NIGHT, OFFICE, moment, sampleCalendar, wallTime, weekly } from './sample-calendars.ts'

const HOUR = 3600
const office = sampleCalendar()
const always = sampleCalendar({ always: true, weekly: {} })
const shanghaiNight = sampleCalendar({ weekly: weekly(NIGHT), followsHolidays: false })
const newYorkNight = sampleCalendar({ timeZone: 'America/New_York', weekly: weekly(NIGHT, 7), followsHolidays: false })

describe('the vectors of the specification', () => {
  it.each([
    ['over lunch', '2026-03-02 11:30', 2, '2026-03-02 15:00'],
    ['over the weekend', '2026-03-06 17:00', 4, '2026-03-09 12:00'],
    ['into a make-up Saturday', '2026-02-13 17:00', 4, '2026-02-14 12:00'],
    ['over Spring Festival', '2026-02-14 17:00', 4, '2026-02-24 12:00'],
    ['exactly at closing', '2026-03-02 17:00', 1, '2026-03-02 18:00'],
    ['from within the National Day holiday', '2026-10-03 10:00', 1, '2026-10-08 10:00'],
  ])('counts %s: %s plus %i h is due %s', (_, from, hours, due) => {
    expect(wallTime(office.add(moment(from), hours * HOUR))).toBe(due)
  })

  it('runs around the clock: Monday 09:00 plus 48 h is due Wednesday 09:00:00 exactly', () => {
    expect(always.add(moment('2026-03-02 09:00'), 48 * HOUR)).toBe(moment('2026-03-04 09:00'))
  })

  it('joins the nights: Monday 23:00 plus 8 h of nights is due Tuesday 23:00', () => {
    expect(wallTime(shanghaiNight.add(moment('2026-03-02 23:00'), 8 * HOUR))).toBe('2026-03-03 23:00')
  })

  it('counts elapsed hours of the short night in New York', () => {
    const due = newYorkNight.add(moment('2026-03-07 22:00', 'America/New_York'), 8 * HOUR)
    expect(wallTime(due, 'America/New_York')).toBe('2026-03-08 23:00')
  })
})

describe('edges of working time', () => {
  it('leaves a moment where it is when nothing is added', () => {
    expect(office.add(moment('2026-03-07 10:00'), 0)).toBe(moment('2026-03-07 10:00'))
  })

  it('goes back to the last moment to begin: four hours before Monday 12:00 is Friday 17:00, three hours is Monday 09:00', () => {
    expect(wallTime(office.sub(moment('2026-03-09 12:00'), 4 * HOUR))).toBe('2026-03-06 17:00')
    expect(wallTime(office.sub(moment('2026-03-09 12:00'), 3 * HOUR))).toBe('2026-03-09 09:00')
  })

  it('knows open from closed: opening is inside, closing outside', () => {
    expect(['08:59', '09:00', '11:59', '12:00', '13:30', '18:00'].map((time) => office.isOpen(moment(`2026-03-02 ${time}`)))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ])
    expect(wallTime(office.nextOpening(moment('2026-03-06 18:00')))).toBe('2026-03-09 09:00')
  })

  it('counts milliseconds exactly', () => {
    expect(office.between(moment('2026-03-02 09:00'), moment('2026-03-02 09:00') + 1234)).toBe(1.234)
  })

  it('says so past its horizon instead of searching on', () => {
    expect(() => office.add(moment('2031-12-30 09:00'), 100 * HOUR)).toThrow(expect.objectContaining({ code: 'calendar.past_horizon' }))
    expect(() => office.sub(moment('2022-01-04 10:00'), 100 * HOUR)).toThrow(expect.objectContaining({ code: 'calendar.past_horizon' }))
    expect(() => office.between(moment('2021-12-31 23:59'), moment('2026-03-02 09:00'))).toThrow(
      expect.objectContaining({ code: 'calendar.past_horizon' }),
    )
    expect(() => office.add(Number.NaN, 1)).toThrow(expect.objectContaining({ code: 'calendar.past_horizon' }))
    expect(() => office.add(moment('2026-03-02 09:00'), Number.NaN)).toThrow(expect.objectContaining({ code: 'calendar.past_horizon' }))
    expect(() => dueOf(parseTarget('P9000D'), moment('2026-03-02 09:00'), office)).toThrow(
      expect.objectContaining({ code: 'calendar.past_horizon' }),
    )
  })

  it('marks what is due in a year without published holidays as provisional', () => {
    expect(office.isProvisional(moment('2026-12-31 23:59'))).toBe(false)
    expect(office.isProvisional(moment('2027-01-01 00:00'))).toBe(true)
    expect(always.isProvisional(moment('2027-01-01 00:00'))).toBe(false)
    expect(shanghaiNight.isProvisional(moment('2027-01-01 00:00'))).toBe(false)
  })
})

describe('when the clocks change', () => {
  const zoned = (timeZone: string, from: string, to: string) =>
    sampleCalendar({ timeZone, weekly: weekly([{ from, to }], 7), followsHolidays: false })

  it('opens where the gap ends when the opening hour does not exist', () => {
    const calendar = zoned('America/New_York', '02:30', '06:00')
    expect(wallTime(calendar.nextOpening(moment('2026-03-08 00:00', 'America/New_York')), 'America/New_York')).toBe('2026-03-08 03:00')
  })

  it('drops working time that lies in the gap alone', () => {
    const calendar = zoned('America/New_York', '02:00', '03:00')
    expect(wallTime(calendar.nextOpening(moment('2026-03-07 04:00', 'America/New_York')), 'America/New_York')).toBe('2026-03-09 02:00')
  })

  it('takes the first of two equal times, and counts both hours inside an interval', () => {
    const closing = zoned('Europe/London', '00:00', '01:30')
    const midnight = moment('2026-10-25 00:00', 'Europe/London')
    expect(closing.between(midnight, midnight + 6 * HOUR * 1000)).toBe(1.5 * HOUR)
    const through = zoned('Europe/London', '00:00', '06:00')
    expect(through.between(midnight, midnight + 8 * HOUR * 1000)).toBe(7 * HOUR)
  })

  it('knows the half-hour summer time of Lord Howe Island', () => {
    const calendar = zoned('Australia/Lord_Howe', '00:00', '06:00')
    const spring = moment('2026-10-04 00:00', 'Australia/Lord_Howe')
    expect(calendar.between(spring, spring + 9 * HOUR * 1000)).toBe(5.5 * HOUR)
  })
})

describe('promises in working days', () => {
  const due = (target: string, from: string, calendar = office) => wallTime(dueOf(parseTarget(target), moment(from), calendar))

  it('is due at the same time of day n working days later', () => {
    expect(due('P1D', '2026-03-06 10:00')).toBe('2026-03-09 10:00')
    expect(due('P1D', '2026-02-13 10:00')).toBe('2026-02-14 10:00')
    expect(due('P15D', '2026-02-10 10:00')).toBe('2026-03-09 10:00')
  })

  it('counts from the next opening when work begins outside working time', () => {
    expect(due('P1D', '2026-03-07 20:00')).toBe('2026-03-10 09:00')
    expect(due('P1D', '2026-03-02 12:30')).toBe('2026-03-03 13:30')
    expect(due('P1D', '2026-03-02 18:00')).toBe('2026-03-04 09:00')
  })

  it('counts a night by the day on which it began', () => {
    expect(due('P1D', '2026-03-07 02:00', shanghaiNight)).toBe('2026-03-10 02:00')
    expect(due('P1D', '2026-03-03 02:00', shanghaiNight)).toBe('2026-03-04 02:00')
  })

  it('keeps the time of day over a change of the clocks', () => {
    const calendar = sampleCalendar({ timeZone: 'Europe/London', followsHolidays: false })
    expect(wallTime(dueOf(parseTarget('P1D'), moment('2026-03-27 10:00', 'Europe/London'), calendar), 'Europe/London')).toBe(
      '2026-03-30 10:00',
    )
  })

  it('is due on the n-th working day at a time', () => {
    expect(due('P1D 10:00', '2026-03-06 16:00')).toBe('2026-03-09 10:00')
    expect(due('P3D 17:30', '2026-09-30 09:00')).toBe('2026-10-10 17:30')
    expect(due('P0D 15:00', '2026-03-02 10:00')).toBe('2026-03-02 15:00')
    expect(due('P0D 10:00', '2026-03-06 11:00')).toBe('2026-03-09 10:00')
  })

  it('is due by closing time of the same day, or of the next when the day is over', () => {
    expect(due('P0D closing', '2026-03-02 10:00')).toBe('2026-03-02 18:00')
    expect(due('P0D closing', '2026-03-06 18:00')).toBe('2026-03-09 18:00')
    expect(due('P0D closing', '2026-03-02 23:00', shanghaiNight)).toBe('2026-03-03 06:00')
  })
})

describe('saving a calendar', () => {
  const refused = (change: Partial<CalendarDefinition>) => {
    const definition: CalendarDefinition = {
      timeZone: 'Asia/Shanghai',
      always: false,
      weekly: weekly(OFFICE),
      followsHolidays: false,
      follows: 1,
      days: {},
      years: {},
      ...change,
    }
    try {
      buildCalendar(definition, { firstYear: 2026, lastYear: 2029 })
      return null
    } catch (error) {
      const { code, errors } = error as { code: string; errors?: { pointer: string }[] }
      return [code, ...(errors ?? []).map(({ pointer }) => pointer)]
    }
  }
  const day = (date: string, value: CalendarDay) => ({ days: { [date]: value } })

  it('accepts split shifts, nights that meet the morning, and the end of the day', () => {
    expect(
      refused({
        weekly: weekly(
          [
            { from: '06:00', to: '14:00' },
            { from: '22:00', to: '06:00' },
          ],
          7,
        ),
      }),
    ).toBeNull()
    expect(refused({ weekly: weekly([{ from: '00:00', to: '24:00' }], 7) })).toBeNull()
  })

  it.each([
    ['an unknown zone', { timeZone: 'Mars/Base' }, ['calendar.unknown_zone', '/timeZone']],
    ['an offset in place of a zone', { timeZone: '+08:00' }, ['calendar.unknown_zone', '/timeZone']],
    ['an unknown zone of a calendar around the clock', { timeZone: 'x y', always: true }, ['calendar.unknown_zone', '/timeZone']],
    [
      'overlapping hours',
      {
        weekly: {
          2: [
            { from: '09:00', to: '12:00' },
            { from: '11:59', to: '18:00' },
          ],
        },
      },
      ['calendar.bad_intervals', '/weekly/2/1'],
    ],
    [
      'a night that runs into the next morning',
      { weekly: { 1: NIGHT, 2: [{ from: '05:00', to: '07:00' }] } },
      ['calendar.bad_intervals', '/weekly/2/0'],
    ],
    [
      'a Sunday night that runs into Monday',
      { weekly: { 7: NIGHT, 1: [{ from: '05:00', to: '07:00' }] } },
      ['calendar.bad_intervals', '/weekly/1/0'],
    ],
    [
      'times that do not exist, all at once',
      { weekly: { 1: [{ from: '9:00', to: '25:00' }] } },
      ['calendar.bad_intervals', '/weekly/1/0/from', '/weekly/1/0/to'],
    ],
    ['a start at the end of the day', { weekly: { 1: [{ from: '24:00', to: '06:00' }] } }, ['calendar.bad_intervals', '/weekly/1/0/from']],
    ['an eighth weekday', { weekly: { 8: OFFICE } as CalendarDefinition['weekly'] }, ['calendar.bad_intervals', '/weekly/8']],
    ['a date that does not exist', day('2026-02-30', { kind: 'holiday' }), ['calendar.bad_intervals', '/days/2026-02-30']],
    [
      'a holiday with hours',
      day('2026-05-01', { kind: 'holiday', intervals: OFFICE }),
      ['calendar.bad_intervals', '/days/2026-05-01/intervals'],
    ],
    [
      'a workday with no hours at all',
      day('2026-05-02', { kind: 'workday', intervals: [] }),
      ['calendar.bad_intervals', '/days/2026-05-02/intervals'],
    ],
    [
      'a make-up day that follows a day of rest',
      { follows: 7 as const, ...day('2026-05-02', { kind: 'workday' }) },
      ['calendar.bad_intervals', '/follows'],
    ],
    ['a week without hours', { weekly: {} }, ['calendar.no_working_time', '/weekly']],
  ])('refuses %s', (_, change, expected) => {
    expect(refused(change)).toEqual(expected)
  })

  it('refuses a calendar that rests for more than 366 days in between', () => {
    const closedUntil = (last: string) => {
      const days: Record<string, CalendarDay> = {}
      for (let t = Date.UTC(2026, 5, 1); t <= Date.parse(last); t += 86_400_000)
        days[new Date(t).toISOString().slice(0, 10)] = { kind: 'holiday' }
      return refused({ days })
    }
    // From Friday 2026-05-29 18:00: to Monday 2027-05-31 09:00 are 366 days and 15 hours, to the Friday before 363.
    expect(closedUntil('2027-05-28')).toEqual(['calendar.no_working_time', '/weekly'])
    expect(closedUntil('2027-05-27')).toBeNull()
  })
})

describe('the month that an editor previews', () => {
  it('shows holidays, make-up days and their hours by name', () => {
    const february = monthOf(office, '2026-02')
    expect(february).toHaveLength(28)
    expect(february[13]).toMatchObject({ day: '2026-02-14', kind: 'makeup', name: '春节调休', isProvisional: false })
    expect(february[13]!.intervals.map(({ from, to }) => [wallTime(from), wallTime(to)])).toEqual([
      ['2026-02-14 09:00', '2026-02-14 12:00'],
      ['2026-02-14 13:30', '2026-02-14 18:00'],
    ])
    expect(february[16]).toMatchObject({ day: '2026-02-17', kind: 'holiday', name: '春节', intervals: [] })
    expect(february[7]).toMatchObject({ day: '2026-02-08', kind: 'rest', intervals: [] })
    expect(monthOf(office, '2026-12')).toHaveLength(31)
    expect(monthOf(office, '2027-10')[0]).toMatchObject({ kind: 'workday', isProvisional: true })
  })

  it('gives an exception of the site precedence over the state', () => {
    const site = sampleCalendar({
      days: {
        '2026-02-14': { kind: 'holiday', name: '设备大修' },
        '2026-02-17': { kind: 'workday', name: '春节值班', intervals: [{ from: '10:00', to: '16:00' }] },
      },
    })
    expect(wallTime(site.add(moment('2026-02-13 17:00'), 4 * HOUR))).toBe('2026-02-17 13:00')
  })

  it('refuses months outside its years', () => {
    expect(() => monthOf(office, '2032-01')).toThrow(expect.objectContaining({ code: 'calendar.past_horizon' }))
  })
})
