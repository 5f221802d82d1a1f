import type { FieldError } from '@guanjia/contract'
import { AppError, wrongField } from '../../platform/errors.ts'
import { type Weekday, dateOf, dayNumber, isZone, weekdayOf } from './time-zone.ts'

/** Working time of a day in local time; `to` at or before `from` ends on the next day, `24:00` is the end of the day. */
export type Interval = { from: string; to: string }

/** What a date is, against its weekday. A workday without intervals has the hours of the weekday named by `follows`. */
export type CalendarDay = { kind: 'workday' | 'holiday'; name?: string; intervals?: Interval[] }

/**
 * One immutable version of a working calendar.
 * `days` holds the statutory holidays, the make-up workdays 调休 and the exceptions of the site, already merged;
 * `years` tells for which years the state has published its holidays: every other year is provisional when `followsHolidays`.
 */
export type CalendarDefinition = {
  timeZone: string
  always: boolean
  weekly: Partial<Record<`${Weekday}`, Interval[]>>
  followsHolidays: boolean
  follows: Weekday
  days: Record<string, CalendarDay>
  years: Record<string, 'published' | 'provisional'>
}

/** Working time of a day as minutes from its local midnight; `to` above 1440 lies on the next day. */
export type Minutes = { from: number; to: number }

const DAY = 1440
const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/**
 * Refuses a calendar that no clock could run on, naming every wrong field by JSON pointer:
 * `calendar.unknown_zone`, or `calendar.bad_intervals` for malformed, overlapping or senseless hours.
 * That no 366 days pass without working time is checked on the built intervals (`buildCalendar`: `calendar.no_working_time`).
 */
export function checkDefinition(definition: CalendarDefinition): void {
  if (!isZone(definition.timeZone))
    throw wrongField('calendar.unknown_zone', '/timeZone', `"${definition.timeZone}" is not an IANA time zone`)
  if (definition.always) return
  const errors = [...weeklyErrors(definition), ...dayErrors(definition)]
  if (errors.length > 0) throw new AppError('calendar.bad_intervals', errors.map((e) => `${e.pointer}: ${e.message}`).join('; '), errors)
}

function weeklyErrors({ weekly }: CalendarDefinition): FieldError[] {
  const errors: FieldError[] = []
  for (const [weekday, intervals] of Object.entries(weekly)) {
    const at = `/weekly/${weekday}`
    if (!/^[1-7]$/.test(weekday)) errors.push({ pointer: at, message: 'is not an ISO weekday from 1 (Monday) to 7 (Sunday)' })
    else errors.push(...intervalErrors(intervals, at))
  }
  if (errors.length > 0) return errors
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spill = Math.max(0, ...hoursOn(weekly, weekday).map((hours) => hours.to - DAY))
    const next = (weekday % 7) + 1
    const first = hoursOn(weekly, next).findIndex((hours) => hours.from < spill)
    if (first >= 0) errors.push({ pointer: `/weekly/${next}/${first}`, message: `begins before the night of weekday ${weekday} ends` })
  }
  return errors
}

function dayErrors(definition: CalendarDefinition): FieldError[] {
  const errors: FieldError[] = []
  const { days, weekly, follows } = definition
  const followed = hoursOn(weekly, follows).length > 0
  for (const [date, day] of Object.entries(days)) {
    const at = `/days/${date}`
    if (dayNumber(date) === null) errors.push({ pointer: at, message: 'is not a date YYYY-MM-DD' })
    else if (day.intervals) {
      if (day.kind === 'holiday')
        errors.push({ pointer: `${at}/intervals`, message: 'a holiday has no working time; make it a workday with its own hours' })
      else if (day.intervals.length === 0)
        errors.push({ pointer: `${at}/intervals`, message: 'a workday needs working time; make it a holiday' })
      else errors.push(...intervalErrors(day.intervals, `${at}/intervals`))
    } else if (day.kind === 'workday' && !followed)
      errors.push({ pointer: '/follows', message: `${date} is a workday without hours and weekday ${follows} has none either` })
  }
  return errors
}

function intervalErrors(intervals: Interval[], at: string): FieldError[] {
  const errors: FieldError[] = []
  intervals.forEach((interval, i) => {
    if (!TIME.test(interval.from) || interval.from === '24:00')
      errors.push({ pointer: `${at}/${i}/from`, message: `"${interval.from}" is not a time from 00:00 to 23:59` })
    if (!TIME.test(interval.to)) errors.push({ pointer: `${at}/${i}/to`, message: `"${interval.to}" is not a time from 00:00 to 24:00` })
  })
  if (errors.length > 0) return errors
  const sorted = intervals.map((interval, i) => ({ ...minutes(interval), i })).sort((a, b) => a.from - b.from)
  for (let k = 1; k < sorted.length; k++) {
    if (sorted[k]!.from < sorted[k - 1]!.to)
      errors.push({ pointer: `${at}/${sorted[k]!.i}`, message: 'overlaps another interval of the same day' })
  }
  return errors
}

function minutes({ from, to }: Interval): Minutes {
  const start = minuteOf(from)
  const end = minuteOf(to)
  return { from: start, to: end <= start ? end + DAY : end }
}

/** Minutes from midnight of `hh:mm`. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function hoursOn(weekly: CalendarDefinition['weekly'], weekday: number): Minutes[] {
  return (weekly[`${weekday as Weekday}`] ?? []).map(minutes)
}

/** Working time that begins on a day (days since 1970-01-01), sorted; empty on a day of rest. */
export function hoursOfDay(definition: CalendarDefinition, day: number): Minutes[] {
  if (definition.always) return [{ from: 0, to: DAY }]
  const special = definition.days[dateOf(day)]
  if (special?.kind === 'holiday') return []
  const hours = special?.intervals?.map(minutes) ?? hoursOn(definition.weekly, special ? definition.follows : weekdayOf(day))
  return hours.sort((a, b) => a.from - b.from)
}

/** What a day is for people: a make-up day is a workday on a weekday that has no hours of its own. */
export function kindOfDay(definition: CalendarDefinition, day: number): 'always' | 'workday' | 'holiday' | 'makeup' | 'rest' {
  if (definition.always) return 'always'
  const special = definition.days[dateOf(day)]
  if (special?.kind === 'holiday') return 'holiday'
  const isUsual = hoursOn(definition.weekly, weekdayOf(day)).length > 0
  if (special) return isUsual ? 'workday' : 'makeup'
  return isUsual ? 'workday' : 'rest'
}
