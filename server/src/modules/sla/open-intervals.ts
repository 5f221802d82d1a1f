import type { Ctx } from '../../platform/ctx.ts'
import { rulesOf } from './rules-in-force.ts'

/** The working time of a calendar at a site between two moments, as stretches in epoch milliseconds; a stretch that is under way counts whole. */
export async function openIntervals(ctx: Ctx, siteId: string, calendarCode: string, from: Date, to: Date): Promise<{ from: number; to: number }[]> {
  const rules = await rulesOf(ctx)
  const { starts, ends } = rules.calendars(ctx.now)(rules.calendarAt(calendarCode, siteId).versionId)
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
