import type { environment } from '@guanjia/contract'

type Frequency = environment.Frequency
const PER_YEAR = { day: 365, week: 365 / 7, month: 12 } as const

/** How often in a year: what frequencies are compared by. */
export const perYear = ({ times, every, unit }: Frequency): number => (times / every) * PER_YEAR[unit]

/** The more frequent of two; of what is not said the other. A tie is the first. */
export function stricter(a: Frequency | null, b: Frequency | null): Frequency | null {
  if (a === null || b === null) return a ?? b
  return perYear(b) > perYear(a) + 1e-6 ? b : a
}

/** So many of `count` places, spread evenly from the first. */
const spread = (count: number, times: number, first = 0): number[] => [...new Set(Array.from({ length: Math.min(times, count) }, (_, i) => first + Math.floor((i * count) / Math.min(times, count))))]
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** The hours in which is cleaned. */
const FROM_HOUR = 7
const HOURS = 11

/** A rule of rounds that is as frequent, and how many minutes each may take. More than once a day is by hours of the day. */
export function roundsOf({ times, every, unit }: Frequency): { rule: string; windowMinutes: number } {
  const interval = every > 1 ? `INTERVAL=${every};` : ''
  if (unit === 'day') {
    const hours = spread(HOURS, times, FROM_HOUR)
    return { rule: `FREQ=DAILY;${interval}BYHOUR=${hours.join(',')};BYMINUTE=0`, windowMinutes: times === 1 ? 600 : Math.max(60, Math.floor(HOURS / times) * 60) }
  }
  if (unit === 'week') return { rule: `FREQ=WEEKLY;${interval}BYDAY=${spread(7, times).map((i) => DAYS[i]).join(',')};BYHOUR=8;BYMINUTE=0`, windowMinutes: 600 }
  return { rule: `FREQ=MONTHLY;${interval}BYMONTHDAY=${spread(28, times, 1).join(',')};BYHOUR=8;BYMINUTE=0`, windowMinutes: every > 1 ? 10_080 : times === 1 ? 4320 : 1440 }
}

const RULE_YEAR: Record<string, number> = { HOURLY: 8760, DAILY: 365, WEEKLY: 365 / 7, MONTHLY: 12, YEARLY: 1 }
/** Which lists of a rule multiply a round of its frequency; others narrow it, and are not counted. */
const MULTIPLIES: Record<string, readonly string[]> = { HOURLY: ['BYMINUTE'], DAILY: ['BYHOUR', 'BYMINUTE'], WEEKLY: ['BYDAY', 'BYHOUR', 'BYMINUTE'], MONTHLY: ['BYMONTHDAY', 'BYHOUR', 'BYMINUTE'], YEARLY: ['BYMONTH', 'BYMONTHDAY', 'BYHOUR', 'BYMINUTE'] }

/** How many rounds a year a rule makes; null for one that cannot be counted by its parts, such as the second Tuesday. */
export function ruleYear(rule: string): number | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const freq = parts.get('FREQ') ?? ''
  const known = MULTIPLIES[freq]
  if (!known) return null
  for (const name of parts.keys()) if (name !== 'FREQ' && name !== 'INTERVAL' && name !== 'WKST' && !known.includes(name)) return null
  const times = known.reduce((product, name) => product * (parts.get(name)?.split(',').length ?? 1), 1)
  return (RULE_YEAR[freq]! / Number(parts.get('INTERVAL') ?? 1)) * times
}
