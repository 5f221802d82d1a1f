import { lazy, Suspense, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { OBSERVATION_TOPICS } from '@guanjia/ui/archives/choices.ts'
import type { Observation } from '@guanjia/contract/dataquality.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan, useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

const AtHand = lazy(() => import('../steward/at-hand.tsx').then(({ AtHand }) => ({ default: AtHand })))
const WAYS = ['in_person', 'phone', 'message'] as const

/** What everybody who comes to a door should know, and the way to say what one saw there. */
export function UnitCard({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const card = useCall('households.householdCard', { params: { id } })
  if (!card.data) return <Page title={t('mobileFile.card')} back="/">{card.error ? <WholePageProblem error={card.error} onRetry={() => void card.refetch()} /> : <Rows />}</Page>
  const { code, salutation, careTags, serviceNote, type, language } = card.data
  return (
    <Page title={t('mobileFile.card')} back="/">
      <section className="card">
        <h2>{[code, salutation].filter(Boolean).join(' · ')}</h2>
        <p className="muted">{[type && t(`mobileFile.words.householdType.${type}`), language && label('locale', language)].filter(Boolean).join(' · ')}</p>
        {careTags.length > 0 && (
          <p>
            {careTags.map((tag) => (
              <span key={tag} className="mark">
                {tag}
              </span>
            ))}
          </p>
        )}
        <p>{serviceNote || t('mobileFile.noNote')}</p>
      </section>
      {can('cases:register') && (
        <Suspense>
          <AtHand unitId={id} />
        </Suspense>
      )}
      <Observe unitId={id} />
    </Page>
  )
}

function Observe({ unitId }: { unitId: string }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:observe:${unitId}`, { id: recordId(), topic: 'preference' as Observation['topic'], words: '', consent: '' as '' | (typeof WAYS)[number] })
  const [isAsked, setAsked] = useState(false)
  const add = useSend('dataquality.addObservation', unitId, ['dataquality'])
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.words.trim()) return
    const done = await add.send({ body: { id: draft.id, unitId, topic: draft.topic, words: draft.words.trim(), consent: draft.consent ? { how: draft.consent } : null } }).catch(() => null)
    if (!done) return
    toast(t('mobileFile.observed'))
    setAsked(false)
    forget()
  }
  return (
    <section className="card form">
      <h3>{t('mobileFile.observe')}</h3>
      <p className="muted">{t('mobileFile.observeHint')}</p>
      <Choice label={t('mobileFile.topic')} options={OBSERVATION_TOPICS.map((value) => ({ value, text: t(`mobileFile.words.observationTopic.${value}`) }))} value={draft.topic} onChange={(topic) => change({ topic })} />
      <WordsField label={t('mobileFile.words2')} max={500} value={draft.words} onChange={(words) => change({ words })} error={isAsked && !draft.words.trim() ? t('mobileFile.words2') : undefined} />
      <Choice
        label={t('mobileFile.consent')}
        options={[{ value: '', text: t('mobileFile.consentNo') }, ...WAYS.map((value) => ({ value, text: label('consentWay', value) }))]}
        value={draft.consent}
        onChange={(consent) => change({ consent })}
      />
      <p className="muted">{t('mobileFile.consentHint')}</p>
      <ProblemNote error={add.error} isKept />
      <Button block size="large" color="primary" loading={add.isBusy} onClick={() => void submit()}>
        {t('mobileFile.submit')}
      </Button>
    </section>
  )
}
