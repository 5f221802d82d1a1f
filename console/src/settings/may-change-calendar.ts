import type { Calendar } from '@guanjia/contract/sla.ts'
import { useMay, useSession } from '../session/session.tsx'

/** A calendar of the whole company is changed by those in charge of all its sites; the server decides, this only shows. */
export function useMayChangeCalendar(): (calendar: Pick<Calendar, 'siteId'>) => boolean {
  const may = useMay()
  const { roles } = useSession()
  const isEverywhere = roles.some(({ scope }) => scope === 'organization')
  return ({ siteId }) => may('sla:manage') && (siteId !== null || isEverywhere)
}
