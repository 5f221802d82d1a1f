import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** What was seen done wrong: own ones, and all of the site for who scores. */
export function Wrongs() {
  const t = useT()
  const time = useTime()
  const session = useSession()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const found = useCall('governance.listNonconformities', { query: { siteId, limit: 30, filter: {} } }, { enabled: siteId !== '' })
  const mayRecord = session.permissions.includes('governance:record')
  return (
    <Page title={t('mobileQuality.wrong.title')} back="/quality" foot={mayRecord && <Button block size="large" color="primary" onClick={() => navigate('/quality/wrong/new')}>{t('mobileQuality.wrong.record')}</Button>}>
      <Refreshable modules={['governance']}>
        {!found.data && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows count={3} />)}
        {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileQuality.wrong.none')}</p>}
        {found.data?.items.map((one) => (
          <article key={one.id} className="card form">
            <strong>{one.operation}</strong>
            <p>{t('mobileQuality.wrong.put', { how: one.correction })}</p>
            {one.trainingNeed && <p className="muted">{t('mobileQuality.wrong.training', { topic: one.trainingNeed.topic })}</p>}
            <p className="muted">{[one.employee?.name, t('mobileQuality.result.by', { name: one.observer.name, time: time.at(one.observedAt) })].filter(Boolean).join(' · ')}</p>
          </article>
        ))}
      </Refreshable>
    </Page>
  )
}

interface Draft {
  id: string
  employeeId: string
  operation: string
  correction: string
  topic: string
}

/** Written down where it was seen; a reload loses nothing, sending it twice is once. */
export function NewWrong() {
  const t = useT()
  const session = useSession()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const [draft, change, forget] = useDraft<Draft>('nonconformity', { id: '', employeeId: '', operation: '', correction: '', topic: '' })
  const [isAsked, setAsked] = useState(false)
  const colleagues = useCall('organization.listEmployees', { query: { siteId } as never }, { enabled: siteId !== '' })
  const { send, isBusy, error } = useSend('governance.recordNonconformity', 'new')
  const needed = (value: string): string | undefined => (isAsked && value.trim() === '' ? t('mobileQuality.wrong.needed') : undefined)
  async function submit(): Promise<void> {
    setAsked(true)
    if (draft.operation.trim() === '' || draft.correction.trim() === '') return
    const id = draft.id || crypto.randomUUID()
    if (!draft.id) change({ id })
    try {
      const made = await send({ body: { id, siteId, employeeId: draft.employeeId || null, operation: draft.operation.trim(), correction: draft.correction.trim(), trainingTopic: draft.topic.trim(), trainingPost: '' } })
      if (!made) return
      forget()
      toast(t('mobileQuality.wrong.recorded', { number: made.number }))
      navigate('/quality/wrong', { replace: true })
    } catch {
      // Said below; the draft stays.
    }
  }
  return (
    <Page title={t('mobileQuality.wrong.record')} back="/quality/wrong" foot={<Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>{t('mobileQuality.wrong.submit')}</Button>}>
      <section className="card form">
        <Field label={t('mobileQuality.wrong.whom')} hint={t('mobileQuality.wrong.whomHint')}>
          {(wiring) => (
            <select {...wiring} className="input" value={draft.employeeId} onChange={(event) => change({ employeeId: event.target.value })}>
              <option value="">{t('mobileQuality.wrong.nobody')}</option>
              {colleagues.data?.items.filter(({ id, isActive }) => isActive && id !== session.employeeId).map(({ id, name, position }) => <option key={id} value={id}>{`${name} ${position}`}</option>)}
            </select>
          )}
        </Field>
        <WordsField label={t('mobileQuality.wrong.operation')} error={needed(draft.operation)} max={500} value={draft.operation} onChange={(operation) => change({ operation })} />
        <WordsField label={t('mobileQuality.wrong.correction')} error={needed(draft.correction)} max={500} value={draft.correction} onChange={(correction) => change({ correction })} />
        <LineField label={t('mobileQuality.wrong.topic')} hint={t('mobileQuality.wrong.topicHint')} max={100} value={draft.topic} onChange={(topic) => change({ topic })} />
        <ProblemNote error={error} />
      </section>
    </Page>
  )
}
