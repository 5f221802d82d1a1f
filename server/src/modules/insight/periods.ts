import type { analysis } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'
import { dayAfter, daysBetween, monthAfter, monthsAfter } from '../../platform/time.ts'

type Step = (typeof analysis.TREND_STEPS)[number]
/** Local days, `to` included. */
export type Days = { from: string; to: string }

/** Longest period of one analysis, in days. */
const MAX_DAYS = 1100

export function daysIn({ from, to }: Days): number {
  return daysBetween(from, to) + 1
}

/** Throws `rule_broken` naming `?to` for days in the wrong order or too many. */
export function mustBePeriod(days: Days): void {
  if (days.to < days.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysIn(days) > MAX_DAYS) throw wrongField('rule_broken', '?to', `at most ${MAX_DAYS} days`)
}

/** As many days just before. */
export function before(days: Days): Days {
  return { from: dayAfter(days.from, -daysIn(days)), to: dayAfter(days.from, -1) }
}

/** The same days of the year before; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Days): Days {
  return { from: monthsAfter(from, -12), to: monthsAfter(to, -12) }
}

/** The periods of a trend that touch these days: days, weeks from Monday, or months. Whole ones lie inside and are over by `today`. */
export function stepsOf({ from, to }: Days, step: Step, today: string): (Days & { isWhole: boolean })[] {
  const steps: (Days & { isWhole: boolean })[] = []
  for (let first = firstOf(from, step); first <= to; ) {
    const last = lastOf(first, step)
    steps.push({ from: first < from ? from : first, to: last > to ? to : last, isWhole: first >= from && last <= to && last < today })
    first = dayAfter(last, 1)
  }
  return steps
}

function firstOf(day: string, step: Step): string {
  if (step === 'day') return day
  if (step === 'month') return `${day.slice(0, 7)}-01`
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}
function lastOf(first: string, step: Step): string {
  if (step === 'day') return first
  if (step === 'week') return dayAfter(first, 6)
  return lastDayOf(first)
}

/** The last day of a day's month. */
export function lastDayOf(day: string): string {
  return dayAfter(`${monthAfter(day.slice(0, 7))}-01`, -1)
}
