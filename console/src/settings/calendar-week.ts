import type { CalendarDefinition } from '@guanjia/contract/sla.ts'

export type Weekly = CalendarDefinition['weekly']
export type Interval = { from: string; to: string }
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
export const WEEKDAYS: readonly Weekday[] = ['1', '2', '3', '4', '5', '6', '7']

const DAY = 1440

/** A time as people type it: `8` `830` `8:30` `８：３０` → `08:30`, `24` → `24:00`; null when it is none. */
export function readTime(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[.。h点]/i, ':')
  const parts = /^(\d{1,2})(?::?(\d{2}))?$/.exec(plain.replace(/:$/, ''))
  if (!parts) return null
  const hour = Number(parts[1])
  const minute = Number(parts[2] ?? 0)
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Whether an interval runs into the next day: its end is not after its start. `24:00` is the end of the day itself. */
export function isOverNight({ from, to }: Interval): boolean {
  return minuteOf(to) <= minuteOf(from)
}

/** Minutes from midnight; past 1440 on the next day. */
function span(interval: Interval): { from: number; to: number } {
  const from = minuteOf(interval.from)
  return { from, to: minuteOf(interval.to) + (isOverNight(interval) ? DAY : 0) }
}

export type IntervalFault = 'time' | 'overlap' | 'night'

/** What is wrong with each interval of a week, by weekday and place: the same refusals as the server's, told while typing. */
export function weekFaults(weekly: Weekly): Partial<Record<Weekday, Record<number, IntervalFault>>> {
  const faults: Partial<Record<Weekday, Record<number, IntervalFault>>> = {}
  const mark = (day: Weekday, index: number, fault: IntervalFault): void => void ((faults[day] ??= {})[index] ??= fault)
  for (const day of WEEKDAYS) for (const [index, fault] of Object.entries(dayFaults(weekly[day] ?? []))) mark(day, Number(index), fault)
  if (Object.keys(faults).length > 0) return faults
  for (const [place, day] of WEEKDAYS.entries()) {
    const spill = Math.max(0, ...(weekly[day] ?? []).map((interval) => span(interval).to - DAY))
    const next = WEEKDAYS[(place + 1) % 7]!
    const first = (weekly[next] ?? []).findIndex((interval) => span(interval).from < spill)
    if (first >= 0) mark(next, first, 'night')
  }
  return faults
}

/** What is wrong with the intervals of one day. */
export function dayFaults(intervals: readonly Interval[]): Record<number, IntervalFault> {
  const faults: Record<number, IntervalFault> = {}
  intervals.forEach(({ from, to }, index) => {
    if (readTime(from) === null || readTime(to) === null || readTime(from) === '24:00') faults[index] = 'time'
  })
  if (Object.keys(faults).length > 0) return faults
  const sorted = intervals.map((interval, index) => ({ ...span(interval), index })).sort((a, b) => a.from - b.from)
  for (let at = 1; at < sorted.length; at++) if (sorted[at]!.from < sorted[at - 1]!.to) faults[sorted[at]!.index] = 'overlap'
  return faults
}

/** Working minutes of a week. */
export function minutesOfWeek(weekly: Weekly): number {
  return WEEKDAYS.flatMap((day) => weekly[day] ?? []).reduce((sum, interval) => sum + span(interval).to - span(interval).from, 0)
}

/** Parts of a 24-hour bar in percent: what begins on the day, and what runs in from the night before. */
export function barOf(weekly: Weekly, day: Weekday): { left: number; width: number; isNight: boolean }[] {
  const before = WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7]!
  const isWhole = ({ from, to }: Interval): boolean => readTime(from) !== null && readTime(to) !== null
  const part = (from: number, to: number, isNight: boolean) => ({ left: (from / DAY) * 100, width: ((to - from) / DAY) * 100, isNight })
  const nights = (weekly[before] ?? [])
    .filter((interval) => isWhole(interval) && isOverNight(interval))
    .map((interval) => part(0, minuteOf(interval.to), true))
  const own = (weekly[day] ?? []).filter(isWhole).map((interval) => part(span(interval).from, Math.min(DAY, span(interval).to), false))
  return [...nights, ...own].filter(({ width }) => width > 0)
}

/** Runs of weekdays with the same hours: `[{days: ['1',…,'5'], intervals: […]}, {days: ['6','7'], intervals: []}]`. */
export function groupsOfWeek(weekly: Weekly): { days: Weekday[]; intervals: Interval[] }[] {
  const groups: { days: Weekday[]; intervals: Interval[] }[] = []
  for (const day of WEEKDAYS) {
    const intervals = weekly[day] ?? []
    const last = groups.at(-1)
    if (last && JSON.stringify(last.intervals) === JSON.stringify(intervals)) last.days.push(day)
    else groups.push({ days: [day], intervals })
  }
  return groups
}

/** `08:30–12:00 · 13:30–18:00`; an end on the next day is marked. */
export function hoursWords(intervals: readonly Interval[], nextDay: string): string {
  return intervals.map((interval) => `${interval.from}–${isOverNight(interval) ? nextDay : ''}${interval.to}`).join(' · ')
}

/** Every day from `first` to `last`, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
