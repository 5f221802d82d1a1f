import { Link } from '@tanstack/react-router'
import { useCall, useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { DefectStateTag, DueDay } from './looks.tsx'
import '../inspections/inspections.css'

const MOST = 20

/** What the developer left behind in a home, the newest first; for the page of the unit. Nothing where there is none. */
export function UnitDefects({ siteId, unitId }: { siteId: string; unitId: string }) {
  const t = useT()
  const found = useCall('handover.listDefects', { query: { siteId, limit: MOST, total: true, filter: { unitId } } })
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const rows = found.data?.items ?? []
  if (rows.length === 0) return null
  return (
    <FactGroup title={t('handover.ofUnit')} extra={<Link to="/handover/$kind" params={{ kind: 'defect' }} search={{ unitId }} className="gj-small">{t('handover.allOfUnit', { n: found.data?.total?.count ?? rows.length })}</Link>}>
      <ul className="gj-insp-rows">
        {rows.map((one) => (
          <li key={one.id}>
            <Link to="/handover/$kind/$id" params={{ kind: 'defect', id: one.id }}>{one.number}</Link>
            <span className="gj-grow gj-clip" title={one.description}>{[one.location, one.description].filter(Boolean).join(' ')}</span>
            <DueDay one={one} />
            <DefectStateTag state={one.state} />
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
