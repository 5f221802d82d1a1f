import { Temporal } from 'temporal-polyfill'
import { type Horizon, buildCalendar } from './calendar-build.ts'
import type { Calendar } from './calendar.ts'
import type { Interval } from './calendar-definition.ts'
import { type CalendarHours, withHolidays } from './holidays.ts'
import type { Instant } from './time-zone.ts'

/** Calendars and moments for the tests and the bench of this module. */
export const OFFICE: Interval[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
]
export const NIGHT: Interval[] = [{ from: '22:00', to: '06:00' }]

/** The same hours from Monday to Friday, or on all seven days. */
export const weekly = (intervals: Interval[], days: 5 | 7 = 5): CalendarHours['weekly'] =>
  Object.fromEntries(Array.from({ length: days }, (_, i) => [String(i + 1), intervals]))

/** A built calendar of ten years around 2026; Shanghai office hours with Chinese holidays unless said otherwise. */
export function sampleCalendar(change: Partial<CalendarHours> = {}, horizon: Horizon = { firstYear: 2022, lastYear: 2031 }): Calendar {
  const hours: CalendarHours = {
    timeZone: 'Asia/Shanghai',
    always: false,
    weekly: weekly(OFFICE),
    followsHolidays: true,
    days: {},
    ...change,
  }
  return buildCalendar(withHolidays(hours, [2025, 2026, 2027]), horizon)
}

/** An instant of `2026-03-02 11:30`, read in the zone by Temporal and not by the code under test. */
export const moment = (text: string, timeZone = 'Asia/Shanghai'): Instant =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds

/** `2026-03-02 11:30` of an instant. */
export const wallTime = (t: Instant, timeZone = 'Asia/Shanghai'): string => {
  const text = Temporal.Instant.fromEpochMilliseconds(t)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
  return text.endsWith(':00') ? text.slice(0, -3) : text
}
