import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { Session } from '@guanjia/contract/sessions.ts'
import { TimeZone } from '@guanjia/ui'
import { useKept } from '../kit/kept.ts'

export type SessionSite = Session['sites'][number]

interface Present {
  session: Session
  site: SessionSite
  chooseSite: (id: string) => void
}

const Context = createContext<Present | null>(null)

/** Everything below knows who works here and at which site; times are shown in the zone of that site. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const [siteId, chooseSite] = useKept<string | null>(`site.${session.account.id}`, null)
  const site = session.sites.find(({ id }) => id === siteId) ?? session.sites[0]
  const present = useMemo(() => (site ? { session, site, chooseSite } : null), [session, site, chooseSite])
  if (!present) throw new Error('A session without a site has no screens')
  return (
    <Context value={present}>
      <TimeZone value={present.site.timeZone}>{children}</TimeZone>
    </Context>
  )
}

function usePresent(): Present {
  const present = useContext(Context)
  if (!present) throw new Error('Used outside of SessionProvider')
  return present
}

export function useSession(): Session {
  return usePresent().session
}

/** The site on screen; every list and form is about it. */
export function useSite(): SessionSite {
  return usePresent().site
}

export function useChooseSite(): (id: string) => void {
  return usePresent().chooseSite
}

/** `may('cases:register')`: shows or hides; the server decides. */
export function useMay(): (...permissions: Permission[]) => boolean {
  const { permissions } = useSession()
  return (...wanted) => wanted.some((permission) => permissions.includes(permission))
}

/** Shows times in the zone of a record's own site: a link may lead to another site than the one on screen. */
export function SiteZone({ siteId, children }: { siteId: string; children: ReactNode }) {
  const { sites } = useSession()
  const site = useSite()
  return <TimeZone value={sites.find(({ id }) => id === siteId)?.timeZone ?? site.timeZone}>{children}</TimeZone>
}
