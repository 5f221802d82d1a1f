import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { WordsField } from '../kit/field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { useSession } from '../app/session.tsx'
import { RaiseActions } from './raise-action.tsx'

/** How somebody was scored, answer by answer; who was scored acknowledges it and may say something to it. */
export function CheckResult() {
  const t = useT()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const session = useSession()
  const [reply, setReply] = useState('')
  const answer = useCall('standards.getCheck', { params: { id } })
  const { send, isBusy, error } = useSend('standards.acknowledgeCheck', id)
  const check = answer.data
  if (!check) return <Page title={t('mobileQuality.result.title')} back="/quality">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  async function acknowledge(): Promise<void> {
    try {
      if (await send({ params: { id }, body: { reply: reply.trim(), version: check!.version } })) toast(t('mobileQuality.result.acknowledged'))
    } catch {
      // Said below.
    }
  }
  const valueOf = (one: (typeof check.answers)[number]): string => {
    if (one.value === null) return t('mobileQuality.result.na')
    if (one.method === 'score') return `${one.value} / 5`
    return one.method === 'measure' ? `${one.value} ${one.unit}` : one.isMet ? '✓' : t('mobileQuality.result.missed')
  }
  return (
    <Page title={check.standard.name} back="/quality" foot={check.mayAcknowledge && <Button block size="large" color="primary" loading={isBusy} onClick={() => void acknowledge()}>{t('mobileQuality.result.acknowledge')}</Button>}>
      <section className="card form">
        <p className="form-lead">{t('mobileQuality.result.score', { score: check.score ?? '—' })}</p>
        {check.hasRedLine && <p className="is-bad">▲ {t('mobileQuality.result.red')}</p>}
        <p className="muted">{check.employee?.name ?? check.place} · {t('mobileQuality.result.by', { name: check.checkedBy.name, time: time.at(check.checkedAt) })}</p>
        {check.comment && <p>{check.comment}</p>}
        {check.files.length > 0 && <Pictures files={check.files} />}
      </section>
      <section className="card form">
        <ol className="standard-items">
          {check.answers.map((one) => (
            <li key={one.id}>
              {one.text} <strong className={one.isMet === false ? 'is-bad' : 'muted'}>{valueOf(one)}</strong>
              {one.note && <span className="muted"> {one.note}</span>}
            </li>
          ))}
        </ol>
        {check.reply && <p>{t('mobileQuality.result.reply')}：{check.reply}</p>}
      </section>
      {session.permissions.includes('checks:score') && <RaiseActions check={check} />}
      {check.mayAcknowledge && (
        <section className="card form">
          <WordsField label={t('mobileQuality.result.reply')} hint={t('mobileQuality.result.replyHint')} max={1000} value={reply} onChange={setReply} />
          <ProblemNote error={error} />
        </section>
      )}
    </Page>
  )
}
