import type { Ctx } from '../../platform/ctx.ts'
import { dueOf } from './due.ts'
import { rulesOf } from './rules-in-force.ts'

/** When so many minutes of working time are over, by a calendar of the site; the default are the opening hours of the service centre. */
export async function dueWithin(ctx: Ctx, siteId: string, minutes: number, from: Date, calendarCode = 'opening_hours'): Promise<Date> {
  const rules = await rulesOf(ctx)
  const { versionId } = rules.calendarAt(calendarCode, siteId)
  const calendar = rules.calendars(ctx.now, from.getTime())(versionId)
  return new Date(dueOf({ unit: 'working', seconds: minutes * 60 }, from.getTime(), calendar))
}
