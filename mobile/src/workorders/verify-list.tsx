import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link } from 'wouter'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { WorkOrder, WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatPlace } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Empty } from '../kit/empty.tsx'
import { WordsField } from '../kit/field.tsx'
import { ListState } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** Finished work that waits for another's eye, oldest first: before beside after, and the verdict below. */
export function VerifyList() {
  const t = useT()
  const answer = useCall('workorders.listWorkOrders', { query: { limit: 50, sort: 'raisedAt', filter: { status: ['done'] } } })
  return (
    <ListState answer={answer} empty={<Empty title={t('mobile.today.verifyEmpty')} />}>
      {(orders) => orders.map((order) => <VerifyCard key={order.id} summary={order} />)}
    </ListState>
  )
}

function VerifyCard({ summary }: { summary: WorkOrderSummary }) {
  const found = useCall('workorders.getWorkOrder', { params: { id: summary.id } })
  return (
    <article className="card verify-card">
      <Link href={`/work-orders/${summary.id}`} className="record-link">
        <strong className="record-title">{summary.title}</strong>
        <span className="record-place">{[formatPlace(summary.unit, summary.place), summary.worker?.name].filter(Boolean).join(' · ')}</span>
      </Link>
      {found.data ? <Verdict order={found.data} /> : <Rows count={1} />}
    </article>
  )
}

function Verdict({ order }: { order: WorkOrder }) {
  const t = useT()
  const [fails, setFails] = useState(false)
  const [note, setNote] = useState('')
  const { send, isBusy, error } = useSend('workorders.actOnWorkOrder', `${order.id}:verify`, ['workorders', 'platform', 'cases'])
  async function say(isPassed: boolean): Promise<void> {
    try {
      const after = await send({ params: { id: order.id }, body: { action: 'verify', isPassed, note: note.trim() || undefined, version: order.version } })
      if (after) toast(t('mobileDispatch.verified', { number: order.number }))
    } catch {
      // Said below.
    }
  }
  return (
    <>
      <div className="before-after">
        <Photos title={t('mobileDispatch.before')} files={order.photosBefore} />
        <Photos title={t('mobileDispatch.after')} files={order.photosAfter} />
      </div>
      <p>{order.result}</p>
      {fails && <WordsField label={t('mobileDispatch.failNote')} max={2000} value={note} onChange={setNote} />}
      {order.allowedActions.includes('verify') && (
        <div className="verdict">
          <Button size="large" disabled={isBusy || (fails && !note.trim())} color={fails ? 'danger' : 'default'} onClick={() => (fails ? void say(false) : setFails(true))}>
            {t('mobileDispatch.fail')}
          </Button>
          <Button size="large" color="primary" loading={isBusy} disabled={fails && note.trim() !== ''} onClick={() => void say(true)}>
            {t('mobileDispatch.pass')}
          </Button>
        </div>
      )}
      <ProblemNote error={error} />
    </>
  )
}

function Photos({ title, files }: { title: string; files: readonly FileRef[] }) {
  const t = useT()
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {files.length > 0 ? <Pictures files={files} /> : <p className="muted">{t('mobileDispatch.noPhoto')}</p>}
    </section>
  )
}
