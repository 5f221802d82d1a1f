import { createContext, useContext } from 'react'
import { useLocale } from '../i18n/index.ts'
import { formatDay, formatInstant, formatShort } from './time.ts'

/** The time zone of the site that is shown; the shell of each client provides it. */
export const TimeZone = createContext('Asia/Shanghai')

/** Dates and times in the zone of the site on screen. */
export function useTime() {
  const timeZone = useContext(TimeZone)
  const locale = useLocale()
  return {
    timeZone,
    /** `11-21 20:14` */
    at: (instant: string | null | undefined) => formatInstant(instant, timeZone),
    /** `20:14` today, `11-21 20:14` otherwise */
    short: (instant: string | null | undefined) => formatShort(instant, timeZone),
    /** `11-21 周六` */
    day: (value: string | null | undefined) => formatDay(value, timeZone, locale),
  }
}
