import { instantAt } from '@guanjia/ui'
import type { Search } from './search.ts'

export const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * `from` and `to` of the URL as instants: a day begins at midnight of the site, and the last day counts in full. Instants, as links of
 * figures carry them, stay as they are.
 */
export function periodOf(search: Search, timeZone: string): { from?: string; to?: string } {
  const { from, to } = search
  return {
    from: from && DAY.test(from) ? instantAt(from, '00:00', timeZone) : from,
    to: to && DAY.test(to) ? instantAt(nextDay(to), '00:00', timeZone) : to,
  }
}

/** The days of the URL; where it names none, the last so many before and with today. */
export function daysOf({ from, to }: Search, today: string, days = 30): { from: string; to: string } {
  return { from: from ?? nextDay(today, 1 - days), to: to ?? today }
}

/** `2026-02-28` → `2026-03-01`. */
export function nextDay(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
