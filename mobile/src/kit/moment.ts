import { dayOf, instantAt, wallTime } from '@guanjia/ui/format/time.ts'

const DAY_MS = 86_400_000

/** What a `datetime-local` field holds (`2026-11-21T20:14`), read on the site's clock, as an instant; empty is null. */
export function instantOfInput(value: string, timeZone: string): string | null {
  const [day, time] = value.split('T')
  return day && time ? instantAt(day, time.slice(0, 5), timeZone) : null
}

/** An instant (RFC 3339 or milliseconds) as a `datetime-local` field holds it, on the site's clock. */
export function inputOfInstant(instant: string | number, timeZone: string): string {
  const { year, month, day, hour, minute } = wallTime(instant, timeZone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** The site's day `days` after the one of `now`, as `2026-11-21`. */
export function dayAfter(days: number, now: number, timeZone: string): string {
  return new Date(Date.parse(dayOf(now, timeZone)) + days * DAY_MS).toISOString().slice(0, 10)
}

/** When a wall clock shows `time` on the site's day `days` after today, as an instant. */
export function momentAfter(days: number, time: string, now: number, timeZone: string): string {
  return instantAt(dayAfter(days, now, timeZone), time, timeZone)
}
