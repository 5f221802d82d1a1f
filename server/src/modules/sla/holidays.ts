import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { CalendarDay, CalendarDefinition } from './calendar-definition.ts'

const HOLIDAYS: Readonly<Record<string, string>> = published.holidays
const MAKEUP_DAYS: Readonly<Record<string, string>> = published.workdays

/** Entries read "Spring Festival,春节,4". */
const nameOf = (entry: string): string => entry.split(',')[1] ?? entry

/** The years for which the State Council's notice is known: National Day is in every notice, so a year without it has none. */
export const PUBLISHED_YEARS: readonly number[] = [
  ...new Set(
    Object.keys(HOLIDAYS)
      .filter((date) => date.endsWith('-10-01'))
      .map((date) => Number(date.slice(0, 4))),
  ),
].sort((a, b) => a - b)

/**
 * The statutory holidays and make-up workdays 调休 of the given years as calendar days.
 * A year without a published notice has no days at all and is marked provisional: nothing is guessed.
 */
export function chineseDays(years: readonly number[]): Pick<CalendarDefinition, 'days' | 'years'> {
  const days: Record<string, CalendarDay> = {}
  const states: CalendarDefinition['years'] = {}
  for (const year of years) states[year] = PUBLISHED_YEARS.includes(year) ? 'published' : 'provisional'
  for (const [date, entry] of Object.entries(HOLIDAYS))
    if (states[date.slice(0, 4)] === 'published') days[date] = { kind: 'holiday', name: nameOf(entry) }
  for (const [date, entry] of Object.entries(MAKEUP_DAYS))
    if (states[date.slice(0, 4)] === 'published') days[date] = { kind: 'workday', name: `${nameOf(entry)}调休` }
  return { days, years: states }
}

/** What an organisation writes itself: the hours, and the exceptions of its site. */
export type CalendarHours = Omit<CalendarDefinition, 'years' | 'follows'> & { follows?: CalendarDefinition['follows'] }

/**
 * A whole calendar version from what an organisation writes: holidays and make-up days of `years` are added when it follows them,
 * the exceptions of the site win over them, and a make-up day has the hours of the first working weekday unless `follows` says otherwise.
 */
export function withHolidays(hours: CalendarHours, years: readonly number[]): CalendarDefinition {
  const state = hours.followsHolidays ? chineseDays(years) : { days: {}, years: {} }
  const first = ([1, 2, 3, 4, 5, 6, 7] as const).find((weekday) => (hours.weekly[`${weekday}`]?.length ?? 0) > 0)
  return { ...hours, follows: hours.follows ?? first ?? 1, days: { ...state.days, ...hours.days }, years: state.years }
}

/** Whether the state has published this day (`YYYY-MM-DD`) as a holiday; of a year without a notice nothing is guessed. */
export const isPublicHoliday = (day: string): boolean => day in HOLIDAYS
/** Whether offices are closed: a public holiday, or a weekend that is no make-up day. */
export const isDayOff = (day: string): boolean => isPublicHoliday(day) || (!(day in MAKEUP_DAYS) && [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
