import { AppError, wrongField } from '../../platform/errors.ts'
import { Calendar } from './calendar.ts'
import { type CalendarDefinition, checkDefinition, hoursOfDay } from './calendar-definition.ts'
import { DAY_MS, type Instant, toInstant, zoneOffsets } from './time-zone.ts'

/** The years whose intervals are laid out; an instant outside them is `calendar.past_horizon`. */
export type Horizon = { firstYear: number; lastYear: number }

/** Ten years around a year: enough past for late evidence and imported history, enough future for the longest promise. */
export const horizonAround = (year: number): Horizon => ({ firstYear: year - 4, lastYear: year + 5 })

const MINUTE_MS = 60_000
const LONGEST_REST_MS = 366 * DAY_MS

/**
 * Lays a calendar out as merged, sorted UTC intervals with prefix sums: once per version, a few milliseconds for ten years.
 * Throws `calendar.unknown_zone`, `calendar.bad_intervals`, or `calendar.no_working_time` when some 366 days pass without work.
 */
export function buildCalendar(definition: CalendarDefinition, { firstYear, lastYear }: Horizon): Calendar {
  checkDefinition(definition)
  if (lastYear < firstYear) throw new AppError('rule_broken', `The horizon ends in ${lastYear}, before it begins in ${firstYear}`)
  const zone = zoneOffsets(definition.timeZone, firstYear, lastYear)
  const firstDay = Date.UTC(firstYear, 0, 1) / DAY_MS
  const endDay = Date.UTC(lastYear + 1, 0, 1) / DAY_MS
  const from = toInstant(zone, firstDay * DAY_MS)
  const until = toInstant(zone, endDay * DAY_MS)
  const at = (day: number, minute: number) => toInstant(zone, day * DAY_MS + minute * MINUTE_MS)

  const pieces: { start: Instant; end: Instant }[] = []
  const workDays: number[] = []
  const closings: Instant[] = []
  // The night shift of the last day before the horizon works into its first morning.
  for (let day = firstDay - 1; day < endDay; day++) {
    const hours = hoursOfDay(definition, day)
    for (const piece of hours) pieces.push({ start: Math.max(from, at(day, piece.from)), end: Math.min(until, at(day, piece.to)) })
    if (hours.length === 0 || day < firstDay) continue
    workDays.push(day)
    closings.push(at(day, hours.at(-1)!.to))
  }
  const merged = mergeSorted(pieces)
  refuseLongRest(merged, from, until)
  return new Calendar({
    definition,
    zone,
    from,
    until,
    intervals: merged,
    workDays: Int32Array.from(workDays),
    closings: Float64Array.from(closings),
  })
}

/** Joins intervals that touch or overlap, and drops those that a jump of the clocks has swallowed. */
function mergeSorted(pieces: { start: Instant; end: Instant }[]): { start: Instant; end: Instant }[] {
  const merged: { start: Instant; end: Instant }[] = []
  for (const piece of pieces.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end)
    else merged.push({ ...piece })
  }
  return merged
}

function refuseLongRest(intervals: { start: Instant; end: Instant }[], from: Instant, until: Instant): void {
  let rested = from
  for (const { start, end } of [...intervals, { start: until, end: until }]) {
    if (start - rested > LONGEST_REST_MS) {
      throw wrongField(
        'calendar.no_working_time',
        '/weekly',
        `no working time for more than 366 days from ${new Date(rested).toISOString()}`,
      )
    }
    rested = end
  }
}
