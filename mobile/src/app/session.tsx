import { createContext, useContext } from 'react'
import type { Session } from '@guanjia/contract/sessions.ts'
import type { Permission } from '@guanjia/contract/permissions.ts'

export const SessionContext = createContext<Session | null>(null)

/** Who holds the phone. Only screens behind the sign-in may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No session above this screen')
  return session
}

/** May this person do that, at any site? The server narrows it; here it only decides what is offered. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** Which of the app's faces a person gets: their own home, the craftsman's day, the gate, or the desk's work list. */
export function faceOf(session: Session): 'resident' | 'technician' | 'guard' | 'desk' {
  if (session.employeeId === null && session.permissions.includes('cases:own')) return 'resident'
  if (session.permissions.includes('gate:keep') && !session.permissions.includes('work_orders:read')) return 'guard'
  return session.permissions.includes('cases:read') ? 'desk' : 'technician'
}

/** The zone in which a site's times are shown; the first site's when the record names none. */
export function zoneOf(session: Session, siteId?: string | null): string {
  const site = session.sites.find((one) => one.id === siteId) ?? session.sites[0]
  return site?.timeZone ?? 'Asia/Shanghai'
}
