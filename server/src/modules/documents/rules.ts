import type { documents } from '@guanjia/contract'

type Cadence = documents.ScopeLine['cadence']

/** A day so many years later; the 29th of February ends a common year on the 28th. */
export function yearsLater(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  return dayText(year + years, month, Math.min(date, last))
}

/** Until when a document is kept: its kind's years after its own day, else after its filing; for ever when the kind says none. */
export function keepUntil(retentionYears: number | null, documentOn: string | null, filedOn: string): string | null {
  return retentionYears === null ? null : yearsLater(documentOn ?? filedOn, retentionYears)
}

export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const dayText = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
const MONTHS: Record<Exclude<Cadence, 'once'>, number> = { monthly: 1, quarterly: 3, yearly: 12 }

export interface ScopePeriod {
  from: string
  to: string
  dueOn: string
}

/** How far back the report looks. */
const MOST_PERIODS = 36

/**
 * The calendar periods of a line of the archive scope that have fallen due by `today`, newest first. A period that began before the line did
 * counts from the line's first day. Something that is due once has one period from then until today.
 */
export function duePeriods(line: { cadence: Cadence; fromOn: string; dueDays: number }, today: string): ScopePeriod[] {
  if (line.cadence === 'once') {
    const dueOn = daysLater(line.fromOn, line.dueDays)
    return dueOn <= today ? [{ from: '0001-01-01', to: today, dueOn }] : []
  }
  const length = MONTHS[line.cadence]
  const [year, month] = line.fromOn.split('-').map(Number) as [number, number]
  const found: ScopePeriod[] = []
  for (let start = Math.floor((month - 1) / length) * length; ; start += length) {
    const from = dayText(year, start + 1, 1)
    const to = daysLater(dayText(year, start + 1 + length, 1), -1)
    const dueOn = daysLater(to, line.dueDays)
    if (dueOn > today) break
    found.push({ from: from < line.fromOn ? line.fromOn : from, to, dueOn })
  }
  return found.slice(-MOST_PERIODS).reverse()
}

/** Whole days from one day to another, negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Renewed of those that came to their end; a rate of nothing is null (CON-007). */
export function renewalRate(expiring: number, renewed: number): number | null {
  return expiring === 0 ? null : renewed / expiring
}

/** The period of the same length just before. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const days = daysBetween(from, to) + 1
  return { from: daysLater(from, -days), to: daysLater(from, -1) }
}
