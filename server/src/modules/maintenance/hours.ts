import { momentOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { windowOf, type WorkHours } from './rules.ts'

export interface Hours {
  work: WorkHours
  peaks: readonly WorkHours[]
  minutes: number
}

const clock = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** A minute of a day; from 1440 on of the next. */
export const momentAt = (day: string, minute: number, timeZone: string): Date => momentOf(minute >= 1440 ? dayAfter(day, Math.floor(minute / 1440)) : day, clock(minute), timeZone)

/**
 * When the work of a day is: inside the work hours and outside the peak hours, by the clock on the wall of the site; on the first day from `day` on
 * whose stretch is not over yet. A night on which that hour is skipped moves on with the clock. Null when the peaks leave nothing.
 */
export function workWindow(day: string, { work, peaks, minutes }: Hours, timeZone: string, now: Date): { from: Date; to: Date } | null {
  const stretch = windowOf(work, peaks, minutes)
  if (stretch === null) return null
  for (let at = day; ; at = dayAfter(at)) {
    const [from, to] = [momentAt(at, stretch[0], timeZone), momentAt(at, stretch[1], timeZone)]
    if (to > now && to > from) return { from, to }
  }
}
