import { dayOf } from '@guanjia/ui'
import { useSite } from '../session/session.tsx'
import { daysOf } from './period.ts'
import { useUrlSearch, type Search } from './search.ts'

/** The days that a page of figures shows, from the URL; without them the last thirty or as many as are asked for, today counted. */
export function useDays(days?: number): { search: Search; change: (patch: Search) => void; today: string; from: string; to: string } {
  const site = useSite()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  return { search, change, today, ...daysOf(search, today, days) }
}
