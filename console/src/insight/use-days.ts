import { dayOf } from '@guanjia/ui'
import { nextDay } from '../kit/period.ts'
import { useUrlSearch, type Search } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'

/** The days that a page of figures shows, from the URL; without them the last thirty, today counted. */
export function useDays(): { search: Search; change: (patch: Search) => void; today: string; from: string; to: string } {
  const site = useSite()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  return { search, change, today, from: search.from ?? nextDay(today, -29), to: search.to ?? today }
}
