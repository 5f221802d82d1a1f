import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { calendarOfSite } from './site-hours.ts'

/** The working time of a calendar at a site between two moments, as stretches in epoch milliseconds; a stretch that is under way counts whole. Throws `calendar.no_working_time`. */
export async function openIntervals(ctx: Ctx, siteId: string, calendarCode: string, from: Date, to: Date): Promise<{ from: number; to: number }[]> {
  const calendar = await calendarOfSite(ctx, siteId, calendarCode)
  if (!calendar) throw new AppError('calendar.no_working_time', `No calendar ${calendarCode}`)
  const { starts, ends } = calendar
  const open: { from: number; to: number }[] = []
  for (let i = firstEndingAfter(ends, from.getTime()); i < starts.length && starts[i]! < to.getTime(); i++) open.push({ from: starts[i]!, to: ends[i]! })
  return open
}

function firstEndingAfter(ends: Float64Array, at: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ends[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low
}
