const formatters = new Map<string, Intl.DateTimeFormat>()

interface Wall {
  year: string
  month: string
  day: string
  hour: string
  minute: string
}

/** The wall clock of a zone at an instant; parts are zero-padded. An unknown zone throws a RangeError. */
export function wallTime(instant: string | number | Date, timeZone: string): Wall {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return Object.fromEntries(formatter.formatToParts(new Date(instant)).map(({ type, value }) => [type, value])) as unknown as Wall
}

/** `11-21 20:14`; with the year when it is not the present one: `2025-11-21 20:14`. */
export function formatInstant(instant: string | null | undefined, timeZone: string, now: number = Date.now()): string {
  if (!instant) return ''
  const { year, month, day, hour, minute } = wallTime(instant, timeZone)
  const date = year === wallTime(now, timeZone).year ? `${month}-${day}` : `${year}-${month}-${day}`
  return `${date} ${hour}:${minute}`
}

/** `20:14` today, `11-21 20:14` otherwise: for rows where the day is mostly the present one. */
export function formatShort(instant: string | null | undefined, timeZone: string, now: number = Date.now()): string {
  if (!instant) return ''
  const full = formatInstant(instant, timeZone, now)
  return dayOf(instant, timeZone) === dayOf(now, timeZone) ? full.slice(-5) : full
}

/** `2026-11-21`: the calendar day of an instant in a zone. */
export function dayOf(instant: string | number | Date, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone)
  return `${year}-${month}-${day}`
}

/** So many months up to this one, the latest first: `2026-01`, 2 → `2026-01`, `2025-12`. */
export function monthsBefore(now: string, count: number): string[] {
  const [year, month] = now.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 7))
}

/** `11-21 周六` from an instant or from a day `2026-11-21`. */
export function formatDay(value: string | null | undefined, timeZone: string, locale: string, now: number = Date.now()): string {
  if (!value) return ''
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const zone = isDay ? 'UTC' : timeZone
  const { year, month, day } = wallTime(value, zone)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone }).format(new Date(value))
  return `${year === wallTime(now, timeZone).year ? '' : `${year}-`}${month}-${day} ${weekday}`
}

/**
 * The instant when a wall clock in a zone shows `2026-11-21` `20:14`, as RFC 3339. In a gap of summer time it is the instant
 * after the gap; in an overlap the first occurrence.
 */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const offsetAt = (at: number): number => {
    const wall = wallTime(at, timeZone)
    return Date.parse(`${wall.year}-${wall.month}-${wall.day}T${wall.hour}:${wall.minute}:00Z`) - at
  }
  const before = wanted - offsetAt(wanted - 86_400_000)
  const after = wanted - offsetAt(wanted + 86_400_000)
  const shows = (at: number): boolean => at + offsetAt(at) === wanted
  return new Date(shows(before) ? before : shows(after) ? after : before).toISOString()
}
