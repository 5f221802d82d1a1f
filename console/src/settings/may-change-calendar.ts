import type { Calendar } from '@guanjia/contract/sla.ts'
import { useMay, useSession } from '../session/session.tsx'

/** What holds for the whole company is changed by those in charge of all its sites; the server decides, this only shows. */
export function useMayChangeForAll(): boolean {
  const may = useMay()
  const { roles } = useSession()
  return may('sla:manage') && roles.some(({ scope }) => scope === 'organization')
}

/** A calendar of one site is changed by those in charge there, one of the whole company by those in charge of all its sites. */
export function useMayChangeCalendar(): (calendar: Pick<Calendar, 'siteId'>) => boolean {
  const may = useMay()
  const mayForAll = useMayChangeForAll()
  return ({ siteId }) => may('sla:manage') && (siteId !== null || mayForAll)
}
