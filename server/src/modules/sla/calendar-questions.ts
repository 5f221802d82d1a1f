import { sla, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { builtCalendar, fingerprintOf, horizonFor } from './built-calendars.ts'
import type { Calendar } from './calendar.ts'
import { visibleCalendar } from './calendars.ts'
import { dueOf, monthOf } from './due.ts'
import { parseTarget } from './duration.ts'
import type { Instant } from './time-zone.ts'

type Answer<Name extends 'addOnCalendar' | 'betweenOnCalendar' | 'monthOfCalendar'> = Output<(typeof sla)[Name]>
const iso = (t: Instant): string => new Date(t).toISOString()

/** The newest version of a calendar, laid out around now. */
async function calendarOf(ctx: Ctx, id: string): Promise<Calendar> {
  const { complete } = await visibleCalendar(ctx, id)
  return builtCalendar({ complete, fingerprint: fingerprintOf(complete) }, horizonFor(ctx.now))
}

/** When a promise that begins at `from` is due. Throws `rule_broken` naming `/duration`, `calendar.past_horizon`. */
export async function addOnCalendar(ctx: Ctx, { params, body }: Input<typeof sla.addOnCalendar>): Promise<Answer<'addOnCalendar'>> {
  const calendar = await calendarOf(ctx, params.id)
  const due = dueOf(parseTarget(body.duration), Date.parse(body.from), calendar)
  return { due: iso(due), isProvisional: calendar.isProvisional(due) }
}

/** Throws `rule_broken` naming `/to` when it lies before `from`, `calendar.past_horizon`. */
export async function betweenOnCalendar(ctx: Ctx, { params, body }: Input<typeof sla.betweenOnCalendar>): Promise<Answer<'betweenOnCalendar'>> {
  const calendar = await calendarOf(ctx, params.id)
  const from = Date.parse(body.from)
  const to = Date.parse(body.to)
  if (to < from) throw wrongField('rule_broken', '/to', 'lies before from')
  return { seconds: calendar.between(from, to) }
}

export async function monthOfCalendar(ctx: Ctx, { params }: Input<typeof sla.monthOfCalendar>): Promise<Answer<'monthOfCalendar'>> {
  const days = monthOf(await calendarOf(ctx, params.id), params.month)
  return { items: days.map((day) => ({ ...day, intervals: day.intervals.map(({ from, to }) => ({ from: iso(from), to: iso(to) })) })) }
}
