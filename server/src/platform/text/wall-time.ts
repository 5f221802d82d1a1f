const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
/** Offset in minutes of a whole day in UTC, or null for the two days a year on which it changes. */
const dayOffsets = new Map<string, number | null>()

/** What the clock on the wall shows at an instant, written as if it were UTC: sheets and printed forms know no zone. */
export function wallTime(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offsetMinutes(instant.getTime(), timeZone) * MINUTE_MS)
}

/**
 * The instant at which the clock on the wall shows this (`wall` written as UTC).
 * A time that the clock skips moves forward, one that it shows twice is the first: as RFC 5545 and people understand it.
 */
export function instantOf(wall: Date, timeZone: string): Date {
  const time = wall.getTime()
  const before = offsetMinutes(time - DAY_MS, timeZone)
  const first = time - before * MINUTE_MS
  if (offsetMinutes(first, timeZone) === before) return new Date(first)
  const second = time - offsetMinutes(time + DAY_MS, timeZone) * MINUTE_MS
  const after = offsetMinutes(second, timeZone)
  return new Date(second + after * MINUTE_MS === time ? second : first)
}

/** The instant at which a calendar day's clock on the wall shows a time, `HH:mm`. */
export function momentOf(day: string, time: string, timeZone: string): Date {
  return instantOf(new Date(`${day}T${time}:00Z`), timeZone)
}

/** The instant at which a calendar day begins; it ends at `midnightOf(dayAfter(day), timeZone)`. */
export function midnightOf(day: string, timeZone: string): Date {
  return momentOf(day, '00:00', timeZone)
}

/** Whether the runtime knows the zone (`Asia/Shanghai`). */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

function offsetMinutes(time: number, timeZone: string): number {
  const day = Math.floor(time / DAY_MS)
  const key = `${timeZone} ${day}`
  let offset = dayOffsets.get(key)
  if (offset === undefined) {
    const first = measuredOffset(day * DAY_MS, timeZone)
    offset = first === measuredOffset((day + 1) * DAY_MS, timeZone) ? first : null
    if (dayOffsets.size > 20_000) dayOffsets.clear()
    dayOffsets.set(key, offset)
  }
  return offset ?? measuredOffset(time, timeZone)
}

function measuredOffset(time: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(time)) parts[type] = Number(value)
  const wall = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second'])
  return Math.round((wall - Math.floor(time / 1000) * 1000) / MINUTE_MS)
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}
