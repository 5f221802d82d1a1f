import { useState } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Field } from '../kit/field.tsx'
import { useSession } from './session.tsx'

const SITE = 'inspections:site:'

/** The site whose work is on this phone: the one chosen last, else the first. */
export function chosenSite(accountId: string, sites: readonly { id: string }[]): string {
  const chosen = localStorage.getItem(SITE + accountId)
  return sites.find(({ id }) => id === chosen)?.id ?? sites[0]?.id ?? ''
}

/** The chosen site, and how another is chosen: for this screen and all that come after it. */
export function useChosenSite(): [siteId: string, choose: (siteId: string) => void] {
  const { account, sites } = useSession()
  const [siteId, setSiteId] = useState(() => chosenSite(account.id, sites))
  return [
    siteId,
    (next) => {
      localStorage.setItem(SITE + account.id, next)
      setSiteId(next)
    },
  ]
}

/** The site whose work is on this phone now. */
export const useSiteId = (): string => useChosenSite()[0]

/** Which site it is about; nothing for who works at one. */
export function SiteField({ value, onChoose }: { value: string; onChoose: (siteId: string) => void }) {
  const t = useT()
  const { sites } = useSession()
  if (sites.length < 2) return null
  return (
    <Field label={t('mobileInspections.site')}>
      {(wiring) => (
        <select {...wiring} className="input" value={value} onChange={({ target }) => onChoose(target.value)}>
          {sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
    </Field>
  )
}

/** The same as a card of its own, above a list. */
export function SiteCard(props: { value: string; onChoose: (siteId: string) => void }) {
  return useSession().sites.length < 2 ? null : <section className="card form"><SiteField {...props} /></section>
}
