import { AppError } from '../../platform/errors.ts'
import type { Calendar } from './calendar.ts'
import { type CalendarDefinition, type Minutes, hoursOfDay, kindOfDay, minuteOf } from './calendar-definition.ts'
import type { Target } from './duration.ts'
import { DAY_MS, type Instant, dateOf, dayNumber, toInstant, toLocal } from './time-zone.ts'

const MINUTE_MS = 60_000

/** How a target counts time: on the calendar, or on the wall. `sub` is the latest, `add` the earliest such instant. */
export type Ruler = Pick<Calendar, 'add' | 'sub' | 'between'>

const WALL: Ruler = {
  add: (t, seconds) => t + Math.round(seconds * 1000),
  sub: (t, seconds) => t - Math.round(seconds * 1000),
  between: (a, b) => (b - a) / 1000,
}

/** The ruler that measures what a target has consumed. */
export const rulerOf = (target: Target, calendar: Calendar): Ruler => (target.unit === 'wall' ? WALL : calendar)

/**
 * When a promise that begins at t is due. Work that begins outside working time counts from the next opening.
 * Throws `calendar.past_horizon`.
 */
export function dueOf(target: Target, t: Instant, calendar: Calendar): Instant {
  switch (target.unit) {
    case 'working':
    case 'wall':
      return rulerOf(target, calendar).add(t, target.seconds)
    case 'working_days':
      return afterWorkingDays(calendar, t, target.days)
    case 'working_day_at':
      return onWorkingDay(calendar, t, target.day, target.at)
    case 'fixed':
      return target.at
  }
}

/** The same time of day n working days later; a night shift belongs to the day on which it began. */
function afterWorkingDays(calendar: Calendar, t: Instant, days: number): Instant {
  const begin = calendar.nextOpening(t)
  const { index, local } = workingDayAt(calendar, begin)
  const later = workDay(calendar, index + days)
  return toInstant(calendar.zone, local + (later - calendar.workDays[index]!) * DAY_MS)
}

function onWorkingDay(calendar: Calendar, t: Instant, day: number, at: string): Instant {
  const begin = calendar.nextOpening(t)
  const { index } = workingDayAt(calendar, begin)
  const due = momentOn(calendar, index + day, at)
  // "The same day at ten" of what begins at eleven can only mean the next working day.
  return due > begin ? due : momentOn(calendar, index + day + 1, at)
}

function momentOn(calendar: Calendar, index: number, at: string): Instant {
  const day = workDay(calendar, index)
  return at === 'closing' ? calendar.closings[index]! : toInstant(calendar.zone, day * DAY_MS + minuteOf(at) * MINUTE_MS)
}

function workDay(calendar: Calendar, index: number): number {
  const day = calendar.workDays[index]
  if (day === undefined)
    throw new AppError('calendar.past_horizon', `The calendar says nothing after ${new Date(calendar.until).toISOString()}`)
  return day
}

/** The working day that an open instant belongs to, and its local time. */
function workingDayAt(calendar: Calendar, open: Instant): { index: number; local: number } {
  const local = toLocal(calendar.zone, open)
  const today = Math.floor(local / DAY_MS)
  const minute = (local - today * DAY_MS) / MINUTE_MS
  const covers = (hours: Minutes[], at: number) => hours.some(({ from, to }) => at >= from && at < to)
  const isOfYesterday =
    !covers(hoursOfDay(calendar.definition, today), minute) && covers(hoursOfDay(calendar.definition, today - 1), minute + 1440)
  const index = firstAtLeast(calendar.workDays, isOfYesterday ? today - 1 : today)
  return { index, local }
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** One day as an editor shows it; `intervals` are the working times that begin on it. */
export type DayPreview = {
  day: string
  kind: ReturnType<typeof kindOfDay>
  name: string | null
  isProvisional: boolean
  intervals: { from: Instant; to: Instant }[]
}

/** The days of a month `YYYY-MM`; throws `calendar.past_horizon` outside the calendar's years. */
export function monthOf(calendar: Calendar, month: string): DayPreview[] {
  const first = dayNumber(`${month}-01`)
  if (first === null) throw new AppError('rule_broken', `"${month}" is not a month YYYY-MM`)
  const next =
    new Date(first * DAY_MS).getUTCMonth() === 11
      ? `${Number(month.slice(0, 4)) + 1}-01`
      : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}`
  const days: DayPreview[] = []
  for (let day = first; day < dayNumber(`${next}-01`)!; day++) days.push(previewOf(calendar, day))
  return days
}

function previewOf(calendar: Calendar, day: number): DayPreview {
  const { definition, zone } = calendar
  const noon = toInstant(zone, day * DAY_MS + DAY_MS / 2)
  if (noon < calendar.from || noon > calendar.until)
    throw new AppError('calendar.past_horizon', `The calendar says nothing about ${dateOf(day)}`)
  const at = (minute: number) => toInstant(zone, day * DAY_MS + minute * MINUTE_MS)
  return {
    day: dateOf(day),
    kind: kindOfDay(definition, day),
    name: nameOfDay(definition, day),
    isProvisional: calendar.isProvisional(noon),
    intervals: hoursOfDay(definition, day).map(({ from, to }) => ({ from: at(from), to: at(to) })),
  }
}

const nameOfDay = (definition: CalendarDefinition, day: number): string | null =>
  definition.always ? null : (definition.days[dateOf(day)]?.name ?? null)
