import type { archives, redress } from '@guanjia/contract'
import { dayAfter, daysBetween, monthsAfter } from '../../platform/time.ts'

/** Within so many days of its end a warranty is told of. */
const SOON_DAYS = 30

/**
 * For how many years the builder is answerable at least, from the hand-over (建设工程质量管理条例 art. 40; 商品房销售管理办法 art. 33).
 * Heating and cooling are counted in two of their seasons, so they have no date.
 */
export const WARRANTY_YEARS: Record<archives.Warranty['part'], number | null> = { waterproofing: 5, heating: null, installations: 2, decoration: 2 }

/** What the builder still is answerable for on a day (UNT-015); empty before the hand-over, or without its day. */
export function warrantiesOn(handedOverOn: string | null, day: string): archives.Warranty[] {
  if (handedOverOn === null || day < handedOverOn) return []
  return (Object.keys(WARRANTY_YEARS) as archives.Warranty['part'][]).map((part) => {
    const years = WARRANTY_YEARS[part]
    if (years === null) return { part, until: null, daysLeft: null, state: day > monthsAfter(handedOverOn, 36) ? 'over' : 'seasons' }
    const until = monthsAfter(handedOverOn, years * 12)
    const daysLeft = daysBetween(day, until)
    return { part, until, daysLeft: Math.max(daysLeft, 0), state: daysLeft < 0 ? 'over' : daysLeft <= SOON_DAYS ? 'ending' : 'running' }
  })
}

/** Units handed over in these days have a warranty that ends within 30 days of a day; null for what no date ends. The month's end may take in a day that `warrantiesOn` does not: it never leaves one out. */
export function handedOverWhenEnding(part: archives.Warranty['part'], day: string): { from: string; to: string } | null {
  const years = WARRANTY_YEARS[part]
  return years === null ? null : { from: monthsAfter(day, -12 * years), to: monthsAfter(dayAfter(day, SOON_DAYS), -12 * years) }
}

/**
 * The period of the estate from the day of its hand-over (CMP-043): up to ½ year, up to 2 years, before 8 years, 8 years and more. Months
 * are those of the calendar, so 31 August and half a year is 28 February. Before the hand-over, or without its day, it is unknown.
 */
export function estatePeriod(handedOverOn: string | null, day: string): redress.EstatePeriod {
  if (handedOverOn === null || day < handedOverOn) return 'unknown'
  if (day <= monthsAfter(handedOverOn, 6)) return 'half_year'
  if (day <= monthsAfter(handedOverOn, 24)) return 'two_years'
  return day < monthsAfter(handedOverOn, 96) ? 'eight_years' : 'beyond'
}
