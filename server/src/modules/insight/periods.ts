import type { analysis } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'

type Step = (typeof analysis.TREND_STEPS)[number]
/** Local days, `to` included. */
export type Days = { from: string; to: string }

/** Longest period of one analysis, in days. */
const MAX_DAYS = 1100
const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

export function addDays(day: string, days: number): string {
  return dayOf(at(day) + days * DAY)
}
export function daysIn({ from, to }: Days): number {
  return Math.round((at(to) - at(from)) / DAY) + 1
}

/** Throws `rule_broken` naming `?to` for days in the wrong order or too many. */
export function mustBePeriod(days: Days): void {
  if (days.to < days.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysIn(days) > MAX_DAYS) throw wrongField('rule_broken', '?to', `at most ${MAX_DAYS} days`)
}

/** As many days just before. */
export function before(days: Days): Days {
  return { from: addDays(days.from, -daysIn(days)), to: addDays(days.from, -1) }
}

/** The same days of the year before; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Days): Days {
  const earlier = (day: string): string => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
    return dayOf(Date.UTC(year - 1, month - 1, Math.min(date, last)))
  }
  return { from: earlier(from), to: earlier(to) }
}

/** The periods of a trend that touch these days: days, weeks from Monday, or months. Whole ones lie inside and are over by `today`. */
export function stepsOf({ from, to }: Days, step: Step, today: string): (Days & { isWhole: boolean })[] {
  const steps: (Days & { isWhole: boolean })[] = []
  for (let first = firstOf(from, step); first <= to; ) {
    const last = lastOf(first, step)
    steps.push({ from: first < from ? from : first, to: last > to ? to : last, isWhole: first >= from && last <= to && last < today })
    first = addDays(last, 1)
  }
  return steps
}

function firstOf(day: string, step: Step): string {
  if (step === 'day') return day
  if (step === 'month') return `${day.slice(0, 7)}-01`
  return addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7))
}
function lastOf(first: string, step: Step): string {
  if (step === 'day') return first
  if (step === 'week') return addDays(first, 6)
  const [year, month] = first.split('-').map(Number) as [number, number]
  return dayOf(Date.UTC(year, month, 0))
}
