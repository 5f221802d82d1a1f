/** The days of a week as RFC 5545 names them. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * A rule as people say it: every so many days, on weekdays, or on days of the month (-1: the last), at these hours. All times share the
 * minute, because a rule of RFC 5545 multiplies hours by minutes.
 */
export interface PlainRule {
  every: 'day' | 'week' | 'month'
  interval: number
  weekdays: Weekday[]
  monthDays: number[]
  hours: number[]
  minute: number
}

export const FIRST_RULE: PlainRule = { every: 'week', interval: 1, weekdays: ['MO'], monthDays: [1], hours: [9], minute: 0 }

const FREQ = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const
const NAMES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const
const KNOWN = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'WKST'])

const ascending = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)
/** The last day of the month stands last, not first. */
const byDay = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => (a < 0 ? a + 100 : a) - (b < 0 ? b + 100 : b))

/** `FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0` */
export function ruleOf(plain: PlainRule): string {
  const parts = [`FREQ=${NAMES[plain.every]}`]
  if (plain.interval > 1) parts.push(`INTERVAL=${plain.interval}`)
  if (plain.every === 'week') parts.push(`BYDAY=${WEEKDAYS.filter((day) => plain.weekdays.includes(day)).join(',')}`)
  if (plain.every === 'month') parts.push(`BYMONTHDAY=${byDay(plain.monthDays).join(',')}`)
  return [...parts, `BYHOUR=${ascending(plain.hours).join(',')}`, `BYMINUTE=${plain.minute}`].join(';')
}

/** Whether the rule says when at all: a week without a day, or a day without an hour, says nothing. */
export function isWhole({ every, weekdays, monthDays, hours }: PlainRule): boolean {
  return hours.length > 0 && (every !== 'week' || weekdays.length > 0) && (every !== 'month' || monthDays.length > 0)
}

/** A written rule as people say it; null when it says more than the builder can show. */
export function plainOf(rule: string): PlainRule | null {
  const parts = new Map(rule.trim().replace(/^RRULE:/i, '').split(';').filter(Boolean).map((part) => part.toUpperCase().split('=') as [string, string | undefined]))
  const every = FREQ[parts.get('FREQ') as keyof typeof FREQ]
  if (!every || [...parts.keys()].some((key) => !KNOWN.has(key))) return null
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const hours = numbers(parts.get('BYHOUR'), 0, 23)
  const minutes = numbers(parts.get('BYMINUTE') ?? '0', 0, 59)
  const weekdays = parts.get('BYDAY')?.split(',') ?? []
  const monthDays = parts.has('BYMONTHDAY') ? numbers(parts.get('BYMONTHDAY'), -1, 31) : []
  if (!Number.isInteger(interval) || interval < 1 || !hours || minutes?.length !== 1 || !monthDays || monthDays.includes(0)) return null
  if (!weekdays.every((day): day is Weekday => WEEKDAYS.includes(day as Weekday))) return null
  // Days of the week in a daily or a monthly rule narrow it down: more than the builder says.
  if ((every === 'week') !== weekdays.length > 0 || (every === 'month') !== monthDays.length > 0) return null
  return { every, interval, weekdays, monthDays, hours: ascending(hours), minute: minutes[0]! }
}

function numbers(text: string | undefined, least: number, most: number): number[] | null {
  const all = text?.split(',').map(Number) ?? []
  return all.length > 0 && all.every((one) => Number.isInteger(one) && one >= least && one <= most) ? all : null
}

/** A rule in plain words says when; what is written freely is judged by the server. */
export function isSaid(rule: string): boolean {
  const plain = plainOf(rule)
  return plain ? isWhole(plain) : /FREQ=\w+/.test(rule) && !/=(;|$)/.test(rule)
}

/** What the builder itself wrote while a part was empty, `FREQ=WEEKLY;BYDAY=;BYHOUR=9;BYMINUTE=0`; null for anything else. */
export function unfinishedOf(rule: string): PlainRule | null {
  const isEmpty = (part: string): boolean => new RegExp(`(^|;)${part}=(;|$)`).test(rule)
  const filled = rule.replace(/BYDAY=(;|$)/, 'BYDAY=MO$1').replace(/BYMONTHDAY=(;|$)/, 'BYMONTHDAY=1$1').replace(/BYHOUR=(;|$)/, 'BYHOUR=9$1')
  const plain = filled === rule ? null : plainOf(filled)
  return plain && { ...plain, weekdays: isEmpty('BYDAY') ? [] : plain.weekdays, monthDays: isEmpty('BYMONTHDAY') ? [] : plain.monthDays, hours: isEmpty('BYHOUR') ? [] : plain.hours }
}

/** Every `step` hours from one hour to another: `[8, 10, 12]`. Past midnight it goes on: from 22 to 6 is the night. */
export function hoursEvery(step: number, from: number, to: number): number[] {
  const last = to < from ? to + 24 : to
  return ascending(Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, at) => (from + at * step) % 24))
}

/** By how many hours the times of the day are apart when that is always the same, else null. */
export function evenStep(hours: readonly number[]): number | null {
  if (hours.length < 3) return null
  const step = hours[1]! - hours[0]!
  return hours.every((hour, at) => at === 0 || step === hour - hours[at - 1]!) ? step : null
}

/** `09:30` */
export function clockTime(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
