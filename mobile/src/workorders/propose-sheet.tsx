import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { TimeWindow } from '@guanjia/contract/cases.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { ResidentWordsField } from '../kit/resident-words-field.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { useWindow } from '../kit/when.ts'
import { WindowField, stillAhead } from '../residents/window-field.tsx'

/** Who goes there lets the resident choose: up to three windows, sent to their phone. */
export function ProposeSheet({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const t = useT()
  const { account } = useSession()
  const [blank] = useState(() => ({ id: recordId(), windows: [] as TimeWindow[], note: '' }))
  const [draft, change, forget] = useDraft(`${account.id}:propose:${order.id}`, blank)
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('residents.proposeWindows', order.id, ['workorders', 'cases', 'residents'])
  const windows = stillAhead(draft.windows, Date.now())
  async function submit(): Promise<void> {
    setAsked(true)
    if (windows.length === 0) return
    try {
      if ((await send({ params: { id: order.id }, body: { id: draft.id, windows, note: draft.note.trim() } })) === null) return
      toast(t('mobileResident.propose.sent'))
      forget()
      onClose()
    } catch {
      // Shown beside the button.
    }
  }
  return (
    <Sheet
      open
      title={t('mobileResident.propose.title')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobileResident.propose.submit', { count: windows.length })}
        </Button>
      }
    >
      <p className="muted">{t('mobileResident.propose.hint')}</p>
      <WindowField
        siteId={order.siteId}
        label={t('mobileResident.wish.days')}
        value={windows}
        onChange={(chosen) => change({ windows: chosen })}
        error={isAsked && windows.length === 0 ? t('mobileResident.propose.needed') : undefined}
      />
      <ResidentWordsField
        label={t('mobile.optionalLabel', { label: t('mobileResident.propose.note') })}
        hint={t('mobileResident.propose.noteHint')}
        max={500}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}

/** An open proposal on the order: what the resident may choose, and the ways to end it. */
export function OpenProposalCard({ order }: { order: WorkOrder }) {
  const t = useT()
  const words = useWindow()
  const { send, isBusy, error } = useSend('residents.answerProposal', order.proposal?.id ?? '', ['workorders', 'cases', 'residents'])
  if (!order.proposal) return null
  const { id, windows } = order.proposal
  async function answer(body: { action: 'withdraw' } | { action: 'pick'; from: string }, said: string): Promise<void> {
    try {
      if ((await send({ params: { id }, body })) !== null) toast(said)
    } catch {
      // Shown below.
    }
  }
  return (
    <section className="card form" aria-label={t('mobileResident.propose.open')}>
      <h2>{t('mobileResident.propose.open')}</h2>
      {order.allowedActions.includes('appoint') && <p className="muted">{t('mobileResident.propose.pickFor')}</p>}
      <div className="choice-list">
        {windows.map(({ from, to }) => (
          <button key={from} type="button" disabled={isBusy || !order.allowedActions.includes('appoint')} onClick={() => void answer({ action: 'pick', from }, t('mobileResident.window.picked', { time: words(from, to) }))}>
            <span>{words(from, to)}</span>
          </button>
        ))}
      </div>
      {order.allowedActions.includes('appoint') && (
        <Button block disabled={isBusy} onClick={() => void answer({ action: 'withdraw' }, t('mobileResident.propose.withdrawn'))}>
          {t('mobileResident.propose.withdraw')}
        </Button>
      )}
      <ProblemNote error={error} />
    </section>
  )
}
