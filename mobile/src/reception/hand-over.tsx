import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** A shift that is handed over: read what is open, what was said, and accept it. */
export function HandOver() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id } = useParams<{ id: string }>()
  const [note, setNote] = useState('')
  const answer = useCall('dailywork.getHandOver', { params: { id } })
  const { send, isBusy, error } = useSend('dailywork.actOnHandOver', id)
  const record = answer.data
  if (!record) return <Page title={t('mobileReception.handOver.title')} back="/">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const mayAccept = record.allowedActions.includes('accept')
  async function accept(): Promise<void> {
    try {
      if (await send({ params: { id }, body: { action: 'accept', note: note.trim() } })) toast(t('mobileReception.handOver.done'))
    } catch {
      // Said beside the button.
    }
  }
  return (
    <Page
      title={`${t('mobileReception.handOver.title')} ${label('post', record.post)}`}
      back="/"
      foot={
        mayAccept && (
          <Button block size="large" color="primary" loading={isBusy} onClick={() => void accept()}>
            {t('mobileReception.handOver.accept')}
          </Button>
        )
      }
    >
      <section className="card hand-over-card">
        <p>{t('mobileReception.handOver.from', { name: record.from.name, time: time.at(record.writtenAt) })}</p>
        {record.acceptedBy && <p className="muted">{t('mobileReception.handOver.accepted', { name: record.acceptedBy.name, time: time.at(record.acceptedAt) })}</p>}
        {record.message && (
          <>
            <h2>{t('mobileReception.handOver.message')}</h2>
            <p>{record.message}</p>
          </>
        )}
      </section>
      <section className="card hand-over-card">
        <h2>{t('mobileReception.handOver.items', { n: record.items.length })}</h2>
        {record.items.length === 0 && <p className="muted">{t('mobileReception.handOver.nothing')}</p>}
        {record.items.map((item) => (
          <p key={`${item.kind}${item.id}${item.title}`}>
            <span className="mark">{label('handOverKind', item.kind)}</span> {item.title} <span className="muted">{[item.number, item.owner].filter(Boolean).join(' · ')}</span>
            {item.isOverdue && <strong className="is-bad"> {t('mobileReception.handOver.overdue')}</strong>}
          </p>
        ))}
      </section>
      {record.lines.length > 0 && (
        <section className="card hand-over-card">
          <h2>{t('mobileReception.handOver.lines')}</h2>
          {record.lines.map((line, i) => (
            <p key={i}>
              <span className="mark">{label('handOverLine', line.kind)}</span> {line.text}
            </p>
          ))}
        </section>
      )}
      {mayAccept && (
        <section className="card form">
          <WordsField label={t('mobileReception.handOver.note')} hint={t('mobileReception.handOver.noteHint')} value={note} onChange={setNote} max={500} />
          <ProblemNote error={error} />
        </section>
      )}
    </Page>
  )
}
