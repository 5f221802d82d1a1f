import type { registers } from '@guanjia/contract'
import type { z } from 'zod'

type Hours = z.infer<typeof registers.OpenHours>

/** Whether a place is open at a moment: `minute` of a week day (1 = Monday). Hours past midnight (`22:00`–`02:00`) belong to the day on which they begin. */
export function isOpenAt(hours: readonly Hours[], weekday: number, time: string): boolean {
  const before = weekday === 1 ? 7 : weekday - 1
  return hours.some(({ days, from, to }) => {
    if (from <= to) return days.includes(weekday) && from <= time && time < to
    return (days.includes(weekday) && from <= time) || (days.includes(before) && time < to)
  })
}

/** What is wrong with hours, as pointer and message; null when nothing is. */
export function faultInHours(hours: readonly Hours[]): { pointer: string; message: string } | null {
  for (const [at, one] of hours.entries()) {
    if (one.from === one.to) return { pointer: `/openHours/${at}/to`, message: 'opens and closes at the same moment' }
    if (one.to > '24:00' || one.from >= '24:00') return { pointer: `/openHours/${at}/from`, message: 'no time of a day' }
  }
  return null
}
