import { dayOf, wallTime } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { whenWords } from '@guanjia/ui/clock/when.ts'
import { useLocale, useT, type T } from '@guanjia/ui/i18n/index.ts'

/** A window of time: `明早 09:00–11:00`; the second day is named only when it is another one. `now` in milliseconds. */
export function windowWords(from: string, to: string, now: number, words: { t: T; timeZone: string; locale: string }): string {
  const { hour, minute } = wallTime(to, words.timeZone)
  const isSameDay = dayOf(from, words.timeZone) === dayOf(to, words.timeZone)
  return `${whenWords(from, now, words)}–${isSameDay ? `${hour}:${minute}` : whenWords(to, now, words)}`
}

/** `window(from, to)` in the zone of the site on screen and the present language; without an end it is a moment. */
export function useWindow(): (from: string, to: string | null) => string {
  const t = useT()
  const locale = useLocale()
  const { timeZone } = useTime()
  const words = { t, locale, timeZone }
  return (from, to) => (to === null ? whenWords(from, Date.now(), words) : windowWords(from, to, Date.now(), words))
}
