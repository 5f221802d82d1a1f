import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { Incident } from '@guanjia/contract/emergency.ts'
import { useNewId } from '../kit/new-id.ts'
import { FactGroup } from '../kit/record-page.tsx'
import '../redress/redress.css'

const FallingPanel = lazy(() => import('../redress/falling-panel.tsx').then(({ FallingPanel }) => ({ default: FallingPanel })))
const OpenFallingForm = lazy(() => import('../redress/open-falling-form.tsx').then(({ OpenFallingForm }) => ({ default: OpenFallingForm })))

/** Whose it could have been: the units above as they were at that moment, on the board and on the case alike. */
export function Inquiry({ one }: { one: Incident }) {
  const t = useT()
  const open = useAct('emergency.openIncidentInquiry', ['emergency', 'redress', 'cases'])
  const [isOpening, setOpening] = useState(false)
  const id = useNewId()
  if (one.inquiry)
    return (
      <>
        <Suspense><FallingPanel caseId={one.inquiry.caseId} /></Suspense>
        <p className="gj-quiet">{t('emergency.inquiry.case')} <Link to="/cases/$id" params={{ id: one.inquiry.caseId }}>{one.inquiry.caseNumber}</Link></p>
      </>
    )
  if (!one.mayInquire) return null
  return (
    <FactGroup title={t('redress.falling.title')} extra={<Button size="small" type="primary" onClick={() => setOpening(true)}>{t('redress.falling.open')}</Button>}>
      <p className="gj-quiet">{t('emergency.inquiry.hint')}</p>
      <Suspense>{isOpening && <OpenFallingForm siteId={one.siteId} unitId={null} happenedAt={one.reportedAt} place={one.place} onOpen={(body) => open.mutateAsync({ params: { id: one.id }, body: { ...body, id } })} onClose={() => setOpening(false)} />}</Suspense>
    </FactGroup>
  )
}
