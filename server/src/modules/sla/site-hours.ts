import type { Ctx } from '../../platform/ctx.ts'
import { builtCalendar, fingerprintOf, horizonFor } from './built-calendars.ts'
import { checkDefinition, type CalendarDefinition } from './calendar-definition.ts'
import type { Calendar } from './calendar.ts'
import { rulesOf } from './rules-in-force.ts'

/** The working time that a calendar's code means at a site, laid out around now; null for a code that nobody has. */
export async function calendarOfSite(ctx: Ctx, siteId: string, code: string): Promise<Calendar | null> {
  const rules = await rulesOf(ctx)
  const version = rules.hasCalendar(code, siteId) ? rules.calendarAt(code, siteId) : null
  return version && builtCalendar(version, horizonFor(ctx.now))
}

/** Own weekly hours, without holidays, laid out around now. Throws `calendar.bad_intervals`, `calendar.no_working_time`. */
export function weeklyHours(ctx: Ctx, timeZone: string, weekly: CalendarDefinition['weekly']): Calendar {
  const complete: CalendarDefinition = { timeZone, always: false, weekly, followsHolidays: false, follows: 1, days: {}, years: {} }
  checkDefinition(complete)
  return builtCalendar({ complete, fingerprint: fingerprintOf(complete) }, horizonFor(ctx.now))
}
