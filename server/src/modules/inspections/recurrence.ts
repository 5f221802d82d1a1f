import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { inspections } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'
import { instantOf, wallTime } from '../../platform/text/index.ts'
import { isDayOff, isPublicHoliday } from '../sla/index.ts'

/** When the rounds of a plan are; days as `YYYY-MM-DD` in the site's zone. */
export interface Recurrence {
  rule: string
  startsOn: string
  endsOn: string | null
  season: { from: string; to: string } | null
  holidays: inspections.HolidayRule
}

/** One round to be: `at` is what the rule says and tells rounds apart, `from` when it is walked; none on a holiday that is left out. */
export interface Occurrence {
  at: Date
  from: Date | null
}

/** A round every half an hour, all day, is the most that anybody walks. */
const MOST_A_DAY = 48
const DAY_MS = 86_400_000
const PART = /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYYEARDAY|BYWEEKNO|BYSETPOS|BYHOUR|BYMINUTE|WKST)=([\w,+-]+)$/
const NUMBERS: Record<string, [least: number, most: number]> = { INTERVAL: [1, 366], COUNT: [1, 10_000], BYHOUR: [0, 23], BYMINUTE: [0, 59], BYMONTH: [1, 12], BYMONTHDAY: [-31, 31], BYYEARDAY: [-366, 366], BYWEEKNO: [-53, 53], BYSETPOS: [-366, 366] }
const iso = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (wall: Date): string => wall.toISOString().slice(0, 10)

/** What the columns of a plan say. */
export const seasonOf = (plan: { season_from: string | null; season_to: string | null }): Recurrence['season'] => (plan.season_from === null ? null : { from: plan.season_from, to: plan.season_to! })
export const recurrenceOf = (plan: { rule: string | null; starts_on: string; ends_on: string | null; season_from: string | null; season_to: string | null; holidays: inspections.HolidayRule }): Recurrence => ({
  rule: plan.rule!, startsOn: plan.starts_on, endsOn: plan.ends_on, season: seasonOf(plan), holidays: plan.holidays,
})

/** Reads a rule (RFC 5545, without DTSTART). Throws `rule_broken` naming `/rule` for anything that is no rule of a round. */
export function checkRule(rule: string): void {
  const wrong = (message: string): Error => wrongField('rule_broken', '/rule', message)
  const parts = rule.split(';')
  const seen = new Set<string>()
  for (const part of parts) {
    const [, name, value] = PART.exec(part) ?? []
    if (name === undefined || value === undefined) throw wrong(`"${part}" is no part of a rule`)
    if (seen.has(name)) throw wrong(`${name} is said twice`)
    seen.add(name)
    const bounds = NUMBERS[name]
    if (bounds && value.split(',').some((one) => !/^[+-]?\d{1,5}$/.test(one) || Number(one) < bounds[0] || Number(one) > bounds[1])) throw wrong(`${name} lies between ${bounds[0]} and ${bounds[1]}`)
  }
  if (seen.has('COUNT') && seen.has('UNTIL')) throw wrong('COUNT or UNTIL, not both')
  if (!/(?:^|;)FREQ=(?:HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/.test(rule)) throw wrong('FREQ is HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY')
  const first = Date.UTC(2028, 0, 1)
  if (wallTimes({ rule: rule.replace(/;?(?:COUNT|UNTIL)=[^;]+/, ''), startsOn: '2028-01-01', endsOn: null }, first, first + DAY_MS * 7).length > MOST_A_DAY * 7) throw wrong(`more than ${MOST_A_DAY} rounds a day`)
}

/** Times on the wall from the first to before the last, both as if they were UTC: a rule knows clocks, not zones. */
function wallTimes({ rule, startsOn, endsOn }: Pick<Recurrence, 'rule' | 'startsOn' | 'endsOn'>, from: number, to: number): Date[] {
  const last = Math.min(to, endsOn === null ? Number.POSITIVE_INFINITY : iso(endsOn) + DAY_MS)
  if (last <= from) return []
  try {
    const read = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${startsOn.replaceAll('-', '')}T000000\nRRULE:${rule}`, temporal: Temporal, strict: true })
    return read.between(new Date(from), new Date(last - 1), true).map((one) => new Date(one.epochMilliseconds))
  } catch (error) {
    throw wrongField('rule_broken', '/rule', error instanceof Error ? error.message : 'no rule')
  }
}

function isInSeason(season: Recurrence['season'], day: string): boolean {
  if (season === null) return true
  const at = day.slice(5)
  return season.from <= season.to ? at >= season.from && at <= season.to : at >= season.from || at <= season.to
}

/**
 * The rounds of a plan after `after` and up to `until`. Times are those on the wall: a round at 02:30 in the night in which that hour is
 * skipped is walked when the clock goes on, and one in the hour that comes twice is walked once. Public holidays are those that the state has
 * published; of a year without a notice nothing is guessed.
 */
export function occurrencesOf(plan: Recurrence, timeZone: string, after: Date, until: Date): Occurrence[] {
  // A round that moves off a holiday moves by at most a fortnight; what the rule says is what is asked for.
  const from = wallTime(after, timeZone).getTime() - DAY_MS
  const to = wallTime(until, timeZone).getTime() + DAY_MS
  const found = new Map<number, Occurrence>()
  for (const wall of wallTimes(plan, Math.max(from, iso(plan.startsOn)), to)) {
    if (!isInSeason(plan.season, dayOf(wall))) continue
    const at = instantOf(wall, timeZone)
    if (at <= after || at > until || found.has(at.getTime())) continue
    found.set(at.getTime(), { at, from: walkedAt(plan.holidays, wall, at, timeZone) })
  }
  return [...found.values()]
}

function walkedAt(rule: inspections.HolidayRule, wall: Date, at: Date, timeZone: string): Date | null {
  if (rule === 'keep' || !isPublicHoliday(dayOf(wall))) return at
  if (rule === 'skip') return null
  let moved = wall.getTime()
  do moved += DAY_MS
  while (isDayOff(dayOf(new Date(moved))))
  return instantOf(new Date(moved), timeZone)
}

/** The first few rounds after a moment, as they are walked, of those that begin within so many days. */
export function nextOccurrences(plan: Recurrence, timeZone: string, after: Date, { count, days }: { count: number; days: number }): Date[] {
  // A rule of every hour has enough in a day; one of every year needs more than a year.
  for (const ahead of [2, 32]) {
    const found = walkedWithin(plan, timeZone, after, ahead)
    if (found.length >= count) return found.slice(0, count)
  }
  return walkedWithin(plan, timeZone, after, days).slice(0, count)
}
const walkedWithin = (plan: Recurrence, timeZone: string, after: Date, days: number): Date[] =>
  occurrencesOf(plan, timeZone, after, new Date(after.getTime() + days * DAY_MS)).flatMap(({ from }) => from ?? []).toSorted((a, b) => a.getTime() - b.getTime())
