import { Temporal } from 'temporal-polyfill'
import { wrongField } from '../../platform/errors.ts'

/** A moment as epoch milliseconds (whole numbers), the unit of the whole SLA engine. */
export type Instant = number

export const DAY_MS = 86_400_000

/**
 * The offsets of one IANA zone over some years, as plain arrays: the calendar arithmetic runs on them without Temporal.
 * `since[i]` is the instant from which `offsets[i]` (milliseconds east of UTC) holds; `since[0]` is -Infinity.
 */
export type ZoneOffsets = { timeZone: string; since: Float64Array; offsets: Float64Array }

/** Reads the offsets of `timeZone` from `firstYear` to the end of `lastYear`, a day more on both sides; throws `calendar.unknown_zone`. */
export function zoneOffsets(timeZone: string, firstYear: number, lastYear: number): ZoneOffsets {
  if (!isZone(timeZone)) throw wrongField('calendar.unknown_zone', '/timeZone', `"${timeZone}" is not an IANA time zone`)
  const from = Date.UTC(firstYear - 1, 11, 30)
  const until = Date.UTC(lastYear + 1, 0, 3)
  const since = [-Infinity]
  let moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  const offsets = [moment.offsetNanoseconds / 1e6]
  for (;;) {
    const next = moment.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= until) break
    since.push(next.epochMilliseconds)
    offsets.push(next.offsetNanoseconds / 1e6)
    moment = next
  }
  return { timeZone, since: Float64Array.from(since), offsets: Float64Array.from(offsets) }
}

/** True for the name of an IANA zone that this server knows; offsets such as `+08:00` are not zones, they know no summer time. */
export function isZone(timeZone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(timeZone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return true
  } catch {
    return false
  }
}

/** Local wall time of an instant, as milliseconds since the local 1970-01-01 00:00. */
export function toLocal(zone: ZoneOffsets, t: Instant): number {
  let i = zone.since.length - 1
  while (zone.since[i]! > t) i--
  return t + zone.offsets[i]!
}

/**
 * Instant of a local wall time (milliseconds since the local 1970-01-01 00:00).
 * A time that the clocks skip gives the instant at which the gap ends; a time that occurs twice gives its first occurrence.
 */
export function toInstant(zone: ZoneOffsets, local: number): Instant {
  const { since, offsets } = zone
  const last = since.length - 1
  let i = 0
  while (i < last && local >= since[i + 1]! + offsets[i]!) i++
  return Math.max(since[i]!, local - offsets[i]!)
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`, or null when there is no such day. */
export function dayNumber(date: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (!parts) return null
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
  return new Date(ms).toISOString().slice(0, 10) === date ? ms / DAY_MS : null
}

/** `YYYY-MM-DD` of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** ISO weekday of a day number, 1 (Monday) to 7 (Sunday): 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
