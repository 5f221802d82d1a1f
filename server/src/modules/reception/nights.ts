import { lastAtOrBefore, type Calendar } from '../sla/index.ts'

/** A stretch without service, epoch milliseconds. */
export interface Gap {
  from: number
  to: number
}

/** A break at noon is no night: what is shorter than four hours waits for the desk to come back. */
const NIGHT_MS = 4 * 3_600_000
export const isNight = (gap: Gap | null): boolean => gap !== null && gap.to - gap.from >= NIGHT_MS

type Hours = Pick<Calendar, 'starts' | 'ends'>

/** The stretch without service around an instant; null within service, and where the calendar says nothing. */
export function gapAround(hours: Hours, t: number): Gap | null {
  const i = lastAtOrBefore(hours.starts, t)
  if (i < 0 || i + 1 >= hours.starts.length || t < hours.ends[i]!) return null
  return { from: hours.ends[i]!, to: hours.starts[i + 1]! }
}

/** When the service of an instant ends: the end of its interval or of those that follow without a gap; null outside. */
export function closingAfter(hours: Hours, t: number): number | null {
  let i = lastAtOrBefore(hours.starts, t)
  if (i < 0 || t >= hours.ends[i]!) return null
  while (i + 1 < hours.starts.length && hours.starts[i + 1] === hours.ends[i]) i++
  return hours.ends[i]!
}

/** The night that lasts at an instant, or the latest before it; null where there is none in the last fortnight. */
export function lastNight(hours: Hours, t: number): Gap | null {
  const earliest = t - 14 * 86_400_000
  for (let i = Math.min(lastAtOrBefore(hours.starts, t), hours.starts.length - 2); i >= 0; i--) {
    const gap = { from: hours.ends[i]!, to: hours.starts[i + 1]! }
    if (gap.from <= t && isNight(gap)) return gap
    if (gap.to < earliest) return null
  }
  return null
}
