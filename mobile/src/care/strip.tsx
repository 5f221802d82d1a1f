import { useState } from 'react'
import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useCan } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { NoticeSheet } from './notice-sheet.tsx'

/** Above the day's work: what would be well done today, and the button for what somebody has just noticed. */
export function CareStrip() {
  const can = useCan()
  return can('relations:notice') ? <Strip /> : null
}

function Strip() {
  const t = useT()
  const can = useCan()
  const [isNoticing, setNoticing] = useState(false)
  const siteId = useSiteId()
  const suggestions = useCall('relations.listSuggestions', { query: { siteId, mine: true } }, { enabled: can('relations:read') && siteId !== '', staleTime: 60_000 })
  return (
    <section className="card care-strip">
      {can('relations:read') && (
        <Link href="/care" className="care-strip-link">
          <span>{t('mobileCare.today')}</span>
          {suggestions.data && <strong className="tabular">{suggestions.data.items.length}</strong>}
        </Link>
      )}
      {can('archives:read') && (
        <Link href="/zone" className="care-strip-link">
          {t('mobileCare.zone')}
        </Link>
      )}
      <button type="button" className="care-strip-link" onClick={() => setNoticing(true)}>
        {t('mobileCare.notice')}
      </button>
      {isNoticing && <NoticeSheet siteId={siteId} onClose={() => setNoticing(false)} />}
    </section>
  )
}
