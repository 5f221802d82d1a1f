import { createHash } from 'node:crypto'
import { type Horizon, buildCalendar, horizonAround } from './calendar-build.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import type { Calendar } from './calendar.ts'

/** Laid-out calendars by what they say: sites and organisations with the same hours share one. */
const built = new Map<string, Calendar>()
/** About 200 KB each. */
const MAX_BUILT = 400

/** Tells calendar versions with the same working time alike. */
export const fingerprintOf = (complete: CalendarDefinition): string =>
  createHash('sha256').update(JSON.stringify(complete)).digest('base64')

type Told = { complete: CalendarDefinition; fingerprint: string }

/** The calendar laid out for some years: built once in the process. Throws what `buildCalendar` throws. */
export function builtCalendar({ complete, fingerprint }: Told, { firstYear, lastYear }: Horizon): Calendar {
  const key = `${fingerprint} ${firstYear} ${lastYear}`
  const known = built.get(key)
  if (known) return known
  const calendar = buildCalendar(complete, { firstYear, lastYear })
  if (built.size >= MAX_BUILT) built.delete(built.keys().next().value!)
  built.set(key, calendar)
  return calendar
}

/** The usual ten years around now, begun earlier when something older is to be timed, as when history is imported. */
export function horizonFor(now: Date, oldest: number = now.getTime()): Horizon {
  const usual = horizonAround(now.getUTCFullYear())
  return { ...usual, firstYear: Math.min(usual.firstYear, new Date(oldest).getUTCFullYear() - 1) }
}

/** Years whose holidays a new calendar version takes along: those of imported history too. */
export function holidayYears(now: Date): number[] {
  const { firstYear, lastYear } = horizonAround(now.getUTCFullYear())
  return Array.from({ length: lastYear - firstYear + 7 }, (_, i) => firstYear - 6 + i)
}
