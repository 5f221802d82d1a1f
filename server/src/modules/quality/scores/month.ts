import { instantOf } from '../../../platform/text/index.ts'

/** The first day of a month, `2026-03` → `2026-03-01`. */
export const firstDay = (month: string): string => `${month}-01`

/** The month so many months later, or earlier. */
export function monthAfter(month: string, months = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** When a month begins in a zone. */
export const beginOf = (month: string, timeZone: string): Date => instantOf(new Date(`${firstDay(month)}T00:00:00Z`), timeZone)

/** The day on which a month closes by itself. */
export const closingDay = (month: string, day: number): string => `${monthAfter(month)}-${String(day).padStart(2, '0')}`
