import type { documents } from '@guanjia/contract'
import { dayAfter, daysBetween, monthAfter, monthsAfter } from '../../platform/time.ts'

type Cadence = documents.ScopeLine['cadence']

/** Until when a document is kept: its kind's years after its own day, else after its filing; for ever when the kind says none. */
export function keepUntil(retentionYears: number | null, documentOn: string | null, filedOn: string): string | null {
  return retentionYears === null ? null : monthsAfter(documentOn ?? filedOn, retentionYears * 12)
}

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
    const dueOn = dayAfter(line.fromOn, line.dueDays)
    return dueOn <= today ? [{ from: '0001-01-01', to: today, dueOn }] : []
  }
  const length = MONTHS[line.cadence]
  const [year, month] = line.fromOn.split('-')
  const january = `${year}-01`
  const found: ScopePeriod[] = []
  for (let start = Math.floor((Number(month) - 1) / length) * length; ; start += length) {
    const from = `${monthAfter(january, start)}-01`
    const to = dayAfter(`${monthAfter(january, start + length)}-01`, -1)
    const dueOn = dayAfter(to, line.dueDays)
    if (dueOn > today) break
    found.push({ from: from < line.fromOn ? line.fromOn : from, to, dueOn })
  }
  return found.slice(-MOST_PERIODS).reverse()
}

/** Renewed of those that came to their end; a rate of nothing is null (CON-007). */
export function renewalRate(expiring: number, renewed: number): number | null {
  return expiring === 0 ? null : renewed / expiring
}

/** The period of the same length just before. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const days = daysBetween(from, to) + 1
  return { from: dayAfter(from, -days), to: dayAfter(from, -1) }
}
