import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan } from '../app/session.tsx'
import { NoticeSheet } from './notice-sheet.tsx'

/** Before ringing the bell: what to bear in mind at this door, and the button for what is noticed there. */
export function HouseholdCare({ siteId, unit, caseId = null }: { siteId: string; unit: { id: string; name: string } | null; caseId?: string | null }) {
  const can = useCan()
  if (!unit || !can('relations:notice')) return null
  return <Shown siteId={siteId} unit={unit} caseId={caseId} />
}

function Shown({ siteId, unit, caseId }: { siteId: string; unit: { id: string; name: string }; caseId: string | null }) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const [isNoticing, setNoticing] = useState(false)
  const facts = useCall('relations.listFacts', { query: { unitId: unit.id } }, { enabled: can('relations:read'), staleTime: 60_000 })
  const items = facts.data?.items ?? []
  return (
    <section className="card care-door" aria-label={t('mobileCare.door')}>
      <header className="care-door-head">
        <h3>{t('mobileCare.door')}</h3>
        <Button size="small" fill="outline" color="primary" onClick={() => setNoticing(true)}>
          {t('mobileCare.notice')}
        </Button>
      </header>
      {can('relations:read') && facts.data && items.length === 0 && <p className="muted">{t('mobileCare.nothingKnown')}</p>}
      <ul className="care-door-facts">
        {items.map((fact) => (
          <li key={fact.id}>
            {!fact.isHidden && (
              <strong>
                {[label('factKind', fact.kind), fact.person?.name, fact.words].filter(Boolean).join(' · ')}
              </strong>
            )}
            {fact.acts.map((act) => (
              <p key={act}>{act}</p>
            ))}
          </li>
        ))}
      </ul>
      {isNoticing && <NoticeSheet siteId={siteId} unit={unit} caseId={caseId} onClose={() => setNoticing(false)} />}
    </section>
  )
}
