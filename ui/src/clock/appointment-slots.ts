import { dayOf, instantAt } from '../format/time.ts'

/** The parts of a day in which people are at home for a visit, on the site's wall clock. */
export const SLOTS = [
  { key: 'morning', from: '09:00', to: '11:00' },
  { key: 'noon', from: '11:00', to: '14:00' },
  { key: 'afternoon', from: '14:00', to: '17:00' },
  { key: 'evening', from: '17:00', to: '20:00' },
] as const
export type Slot = (typeof SLOTS)[number]
export interface Window {
  from: string
  to: string
}

/** The parts of a site's day (`2026-11-21`) that are not over yet; `now` in milliseconds. */
export function slotsLeft(day: string, now: number, timeZone: string): Slot[] {
  return SLOTS.filter(({ to }) => Date.parse(instantAt(day, to, timeZone)) > now)
}

/** A window of a day as instants; null while it is not whole, upside down or over. */
export function windowOn(day: string, { from, to }: Window, now: number, timeZone: string): Window | null {
  if (!day || !from || !to || from >= to) return null
  const window = { from: instantAt(day, from, timeZone), to: instantAt(day, to, timeZone) }
  return Date.parse(window.to) > now ? window : null
}

/** The site's day `days` after the one of `now`, as `2026-11-21`. */
export function dayAfter(days: number, now: number, timeZone: string): string {
  return new Date(Date.parse(dayOf(now, timeZone)) + days * 86_400_000).toISOString().slice(0, 10)
}
