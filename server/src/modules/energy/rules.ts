import { daysBetween, monthAfter } from '../../platform/time.ts'

/** A standing reading of a meter: what went through since the one before, and the day of that one; null when nobody knows. */
export interface Reading {
  on: string
  consumption: number | null
  since: string | null
}
/** A month of a meter. */
export interface MeterMonth {
  /** Whether a reading was to be expected at all: not before the meter was there. */
  isDue: boolean
  consumption: number | null
  even: number | null
}
/** A month of a subject of one or many meters. */
export interface SubjectMonth {
  meters: number
  missing: number
  consumption: number | null
  known: number
  even: number | null
}

/** A month whose readings cover more days than this covers a month that was left out: it says nothing of one month. */
const MOST_DAYS = 45
/** And from one of fewer days nobody knows a month: a day with the lift out would be a month without it. */
const FEWEST_DAYS = 20
/** Fewest hours of a night after which a flow means something. */
export const FEWEST_NIGHT_HOURS = 1
const round = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits

export function daysOfMonth(month: string): number {
  return daysBetween(`${month}-01`, `${monthAfter(month)}-01`)
}

/**
 * What a meter counted in a month: that of the readings taken in it, as the trade counts 抄表月. `even` makes it comparable: readings lie 28 or 34
 * days apart, a month has its own. Without a reading, or with one that tells nothing, the month is unknown, never nothing.
 */
export function meterMonth(readings: readonly Reading[], month: string, life: { from: string | null; until: string | null }): MeterMonth {
  const isDue = (life.from === null || life.from.slice(0, 7) <= month) && (life.until === null || life.until.slice(0, 7) >= month)
  const own = readings.filter(({ on }) => on.slice(0, 7) === month)
  const amounts = own.map(({ consumption }) => consumption)
  if (own.length === 0 || amounts.includes(null)) return { isDue, consumption: null, even: null }
  const consumption = round((amounts as number[]).reduce((sum, one) => sum + one, 0))
  const since = own[0]!.since
  const days = since === null ? null : daysBetween(since, own.at(-1)!.on)
  return { isDue, consumption, even: days === null || days < FEWEST_DAYS || days > MOST_DAYS ? null : round((consumption / days) * daysOfMonth(month)) }
}

/** Meters together: with one of them unknown the whole is, too. */
export function together(months: readonly MeterMonth[]): SubjectMonth {
  const due = months.filter(({ isDue }) => isDue)
  const missing = due.filter(({ consumption }) => consumption === null).length
  const known = round(due.reduce((sum, { consumption }) => sum + (consumption ?? 0), 0))
  const even = due.length === 0 || due.some((one) => one.even === null) ? null : round(due.reduce((sum, one) => sum + one.even!, 0))
  return { meters: due.length, missing, consumption: due.length === 0 || missing > 0 ? null : known, known, even }
}

/** How far one lies from another, in per cent to a tenth; null when one of them is unknown or there was nothing before. */
export function changeOn(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : round(((now - before) / before) * 100, 1)
}

/** What a target allows: its amount, or so much for each square metre; null when the metres are unknown. */
export function allowedBy(amount: number | null, basis: 'total' | 'per_square_metre', squareMetres: number | null): number | null {
  if (amount === null) return null
  if (basis === 'total') return amount
  return squareMetres === null ? null : round(amount * squareMetres)
}

/** Beyond a target and what is tolerated; null when either is unknown. */
export function isOver(actual: number | null, allowed: number | null, tolerancePercent: number): boolean | null {
  return actual === null || allowed === null ? null : actual > allowed * (1 + tolerancePercent / 100)
}

/** What a month is compared with: the same month a year ago, for seasons; else the month before. */
export function usualOf(lastYear: number | null, lastMonth: number | null): number | null {
  return lastYear ?? lastMonth
}

/** Whether a month lies so far from the usual that somebody has to say why, above or below. */
export function deviates(actual: number | null, usual: number | null, percent: number): boolean {
  const change = changeOn(actual, usual)
  return change !== null && Math.abs(change) >= percent
}

/** What runs in a quiet night, by the hour, held against the usual hour: much of it is a leak, for nobody washes then. */
export function judgeNight(perHour: number, usualPerHour: number | null, nightPercent: number): 'fine' | 'suspicious' | 'unknown' {
  if (usualPerHour === null || usualPerHour === 0) return 'unknown'
  return perHour >= (usualPerHour * nightPercent) / 100 ? 'suspicious' : 'fine'
}

/**
 * What a measure saves in a month on the mean: each month since, held against the same month of the baseline where that is known, for seasons,
 * else against its mean. Null before a month is known; a baseline with a gap is none.
 */
export function savingOf(baseline: ReadonlyMap<string, number | null>, since: ReadonlyMap<string, number | null>): { baseline: number | null; savedMonthly: number | null; savedMonths: number; missingMonths: number } {
  const before = [...baseline.values()]
  const missingMonths = [...since.values()].filter((value) => value === null).length
  if (before.length === 0 || before.includes(null)) return { baseline: null, savedMonthly: null, savedMonths: 0, missingMonths }
  const mean = (before as number[]).reduce((sum, value) => sum + value, 0) / before.length
  const byMonth = new Map([...baseline].map(([month, value]) => [month.slice(5), value!]))
  const saved = [...since].flatMap(([month, value]) => (value === null ? [] : [(byMonth.get(month.slice(5)) ?? mean) - value]))
  return { baseline: round(mean), savedMonthly: saved.length === 0 ? null : round(saved.reduce((sum, value) => sum + value, 0) / saved.length), savedMonths: saved.length, missingMonths }
}

/** The months from one to another, both included. */
export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month)
  return months
}
