import { useContext } from 'react'
import { dayOf, formatDay, wallTime } from '../format/time.ts'
import { TimeZone } from '../format/zone.ts'
import { useLocale, useT, type T } from '../i18n/index.ts'

const DAY_MS = 86_400_000

/** When something comes, as people say it: `今天 14:00`, `明早 08:30`, `明天 14:00`, `11-24 周二 08:30`. `now` in milliseconds. */
export function whenWords(instant: string, now: number, { t, timeZone, locale }: { t: T; timeZone: string; locale: string }): string {
  const { hour, minute } = wallTime(instant, timeZone)
  const time = `${hour}:${minute}`
  const day = dayOf(instant, timeZone)
  const today = dayOf(now, timeZone)
  if (day === today) return t('shell.at.today', { time })
  // A day is counted on the calendar: at night of a change to summer time it has no 24 hours.
  if (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`) === DAY_MS)
    return t(hour >= '05' && hour < '12' ? 'shell.at.tomorrowMorning' : 'shell.at.tomorrow', { time })
  return t('shell.at.day', { day: formatDay(instant, timeZone, locale, now), time })
}

/** `when(instant)` in the zone of the site on screen and the present language. */
export function useWhen(): (instant: string, now?: number) => string {
  const t = useT()
  const locale = useLocale()
  const timeZone = useContext(TimeZone)
  return (instant, now = Date.now()) => whenWords(instant, now, { t, timeZone, locale })
}
