import { midnightOf } from '../../../platform/text/index.ts'
import { monthAfter } from '../../../platform/time.ts'

/** The first day of a month, `2026-03` → `2026-03-01`. */
export const firstDay = (month: string): string => `${month}-01`

/** When a month begins in a zone. */
export const beginOf = (month: string, timeZone: string): Date => midnightOf(firstDay(month), timeZone)

/** The day on which a month closes by itself. */
export const closingDay = (month: string, day: number): string => `${monthAfter(month)}-${String(day).padStart(2, '0')}`
