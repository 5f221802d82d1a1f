import { Button } from 'antd'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { SubstitutionForm } from './substitution-form.tsx'
import { SubstitutionTable } from './substitutions.tsx'

/** Who stands in for me while I am away. */
export function OwnSubstitute({ employeeId }: { employeeId: string }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const [adding, setAdding] = useState(false)
  const mayRead = may('people:read')
  const found = useCall('organization.listSubstitutions', { query: { siteId: site.id } }, { enabled: mayRead })
  const own = (found.data?.items ?? []).filter(({ absent }) => absent.id === employeeId)
  // Without sight of the colleagues nobody could be chosen.
  if (!mayRead) return null
  return (
    <FactGroup
      title={t('settings.substitutions.own')}
      extra={
        <Button size="small" onClick={() => setAdding(true)}>
          {t('settings.substitutions.addOwn')}
        </Button>
      }
    >
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      {found.data && own.length === 0 && <p className="gj-quiet">{t('settings.substitutions.noneOwn')}</p>}
      {own.length > 0 && <SubstitutionTable items={own} isOwn />}
      {adding && <SubstitutionForm absentId={employeeId} onClose={() => setAdding(false)} />}
    </FactGroup>
  )
}
