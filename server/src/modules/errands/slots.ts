/** A room is let in quarters of an hour, at most half a day at a time. */
export const QUARTER = 900_000
export const LONGEST = 12 * 3_600_000

/** Why a time cannot be booked, or null: it is on the quarters, has a length, and lies in the opening hours of one day. `at` gives the wall time `YYYY-MM-DD HH:mm` of an instant. */
export function timeFault(from: Date, to: Date, hours: { opensAt: string; closesAt: string }, at: (instant: Date) => string): { field: 'startsAt' | 'endsAt'; message: string } | null {
  if (from.getTime() % QUARTER !== 0) return { field: 'startsAt', message: 'begins on a quarter of an hour' }
  if (to.getTime() % QUARTER !== 0) return { field: 'endsAt', message: 'ends on a quarter of an hour' }
  if (to <= from) return { field: 'endsAt', message: 'must be after it begins' }
  if (to.getTime() - from.getTime() > LONGEST) return { field: 'endsAt', message: 'at most 12 hours' }
  const [begin, end] = [at(from), at(new Date(to.getTime() - 1))]
  if (begin.slice(0, 10) !== end.slice(0, 10)) return { field: 'endsAt', message: 'on the same day' }
  if (begin.slice(11) < hours.opensAt) return { field: 'startsAt', message: `opens at ${hours.opensAt}` }
  const closing = at(to).slice(0, 10) === begin.slice(0, 10) ? at(to).slice(11) : '24:00'
  if (closing > hours.closesAt) return { field: 'endsAt', message: `closes at ${hours.closesAt}` }
  return null
}

/** The quarters that a booking takes. */
export function quartersOf(from: Date, to: Date): Date[] {
  return Array.from({ length: (to.getTime() - from.getTime()) / QUARTER }, (_, i) => new Date(from.getTime() + i * QUARTER))
}
