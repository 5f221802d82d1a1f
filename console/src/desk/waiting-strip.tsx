import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { TicketLink, VisitorName, useCallNext } from '../reception/visit-bits.tsx'
import { useMay, useSite } from '../session/session.tsx'

const ArriveForm = lazy(() => import('../reception/arrive-form.tsx').then(({ ArriveForm }) => ({ default: ArriveForm })))
const SHOWN = 3

/** Who waits at the desk: calm, in one line; F2 calls the next, F7 enters whoever comes. */
export function WaitingStrip() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [arriving, setArriving] = useState(false)
  const board = useCall('reception.board', { query: { siteId: site.id } })
  const next = useCallNext()
  const mayServe = may('reception:serve')
  useShortcut('F2', next.call, mayServe)
  useShortcut('F7', () => setArriving(true), mayServe)
  const waiting = board.data?.waiting ?? []
  return (
    <section className="gj-card gj-strip" aria-label={t('reception.desk.strip')} aria-live="polite">
      <strong className="gj-nowrap">{t('reception.waiting', { n: waiting.length })}</strong>
      <ul>
        {waiting.slice(0, SHOWN).map((visit) => (
          <li key={visit.id}>
            <TicketLink visit={visit} quiet />
            <VisitorName visit={visit} />
            <span className="gj-quiet gj-clip" style={{ maxWidth: 140 }} title={visit.need}>
              {visit.need}
            </span>
            <ClockBadge clock={visit.clock} withMetric={false} />
          </li>
        ))}
        {waiting.length > SHOWN && <li className="gj-quiet">{t('reception.desk.more', { n: waiting.length - SHOWN })}</li>}
        {board.data && waiting.length === 0 && <li className="gj-quiet">{t('reception.desk.none')}</li>}
      </ul>
      {mayServe && (
        <>
          <Button onClick={() => setArriving(true)}>
            {t('reception.arrive')} <kbd>F7</kbd>
          </Button>
          <Button loading={next.isPending} disabled={waiting.length === 0} onClick={next.call}>
            {t('reception.callNext')} <kbd>F2</kbd>
          </Button>
        </>
      )}
      <Suspense>{arriving && <ArriveForm onClose={() => setArriving(false)} />}</Suspense>
    </section>
  )
}
