import { useLabel } from '@guanjia/ui'
import type { Grant } from '@guanjia/contract/grants.ts'

type Named = Pick<Grant, 'role' | 'key' | 'name'>

/** What a role is called: its own name, or the word for the built-in one. */
export function useRoleName(): (grant: Named) => string {
  const label = useLabel()
  return ({ role, key, name }) => name || label(key === role ? 'role' : 'roleCode', key)
}

/** Where it holds: a site, its zones, or everywhere. */
export function useGrantWords(sites: readonly { id: string; name: string }[]): (grant: Grant) => { role: string; scope: string } {
  const label = useLabel()
  const nameOf = useRoleName()
  return (grant) => {
    const site = sites.find(({ id }) => id === grant.siteId)?.name
    const scope = label('scope', grant.scope)
    return { role: nameOf(grant), scope: site === undefined ? scope : grant.scope === 'zone' ? `${site} · ${scope}` : site }
  }
}
