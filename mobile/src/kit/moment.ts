import { instantAt } from '@guanjia/ui/format/time.ts'

/** What a `datetime-local` field holds (`2026-11-21T20:14`), read on the site's clock, as an instant; empty is null. */
export function instantOfInput(value: string, timeZone: string): string | null {
  const [day, time] = value.split('T')
  return day && time ? instantAt(day, time.slice(0, 5), timeZone) : null
}
