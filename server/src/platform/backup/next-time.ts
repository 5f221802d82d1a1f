import { instantOf, wallTime } from '../text/wall-time.ts'

export interface Rhythm {
  every: 'day' | 'week' | 'month'
  /** 1 Monday … 7 Sunday, for `week`. */
  weekday: number
  /** `HH:MM` on the wall. */
  at: string
  timeZone: string
}

/** The first moment of the rhythm after `now`; a month begins on its first day. */
export function nextTime({ every, weekday, at, timeZone }: Rhythm, now: Date): Date {
  const [hour, minute] = at.split(':').map(Number) as [number, number]
  const wall = wallTime(now, timeZone)
  // The day before as well: where the clock is put back, yesterday's time may still come.
  for (let ahead = -1; ; ahead++) {
    const day = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + ahead, hour, minute))
    const fits = every === 'day' || (every === 'week' ? (day.getUTCDay() || 7) === weekday : day.getUTCDate() === 1)
    const instant = instantOf(day, timeZone)
    if (fits && instant > now) return instant
  }
}

const HOUR_MS = 3_600_000
/** How old the newest good backup may be: its rhythm and a day of grace for a machine that was off at night. */
export function mayBeAsOldAs(every: 'day' | 'week'): number {
  return every === 'day' ? 48 * HOUR_MS : 8 * 24 * HOUR_MS
}
