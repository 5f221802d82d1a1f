import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { VisitDetail } from '@guanjia/contract/reception.ts'
import { useComplain } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { Steps, TicketLink, VisitorName, Waited, nextStep } from '../reception/visit-bits.tsx'

const FinishForm = lazy(() => import('../reception/finish-form.tsx').then(({ FinishForm }) => ({ default: FinishForm })))

/** The visitor who is being served, with the steps of receiving them: F6 ticks the next, F4 sees them off. */
export function VisitBar({ visit, onGone }: { visit: VisitDetail; onGone: () => void }) {
  const t = useT()
  const complain = useComplain()
  const [finishing, setFinishing] = useState(false)
  const act = useAct('reception.actOnVisit')
  const step = nextStep(visit)
  const isServed = visit.status === 'serving'
  const tickNext = (): void => {
    if (step && !act.isPending) act.mutate({ params: { id: visit.id }, body: { action: 'tick', codes: [step.code] } }, { onError: complain })
  }
  useShortcut('F6', tickNext, isServed)
  useShortcut('F4', () => setFinishing(true), isServed)
  return (
    <section className="gj-card gj-strip" data-serving="true" aria-label={t('reception.desk.bar', { ticket: visit.ticket, name: visit.name || t('reception.unnamed') })}>
      <TicketLink visit={visit} />
      <VisitorName visit={visit} />
      <span className="gj-quiet gj-clip" style={{ maxWidth: 220 }} title={visit.need}>
        {visit.need}
      </span>
      <Waited visit={visit} />
      <span className="gj-grow">
        <Steps visit={visit} phase="during" />
      </span>
      {isServed && (
        <>
          {step && (
            <Button onClick={tickNext} loading={act.isPending}>
              {t('reception.visit.next', { name: step.name })} <kbd>F6</kbd>
            </Button>
          )}
          <Button type="primary" onClick={() => setFinishing(true)}>
            {t('reception.act.finish')} <kbd className="gj-kbd-on">F4</kbd>
          </Button>
        </>
      )}
      <Suspense>{finishing && <FinishForm visit={visit} onClose={() => setFinishing(false)} onFinished={onGone} />}</Suspense>
    </section>
  )
}
