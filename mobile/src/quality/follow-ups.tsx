import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { QualityAction } from '@guanjia/contract/quality.ts'
import type { Reward } from '@guanjia/contract/relations.ts'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend, useSendWithPhotos } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** What I have to put right: said done from here, with photos of how it looks now. */
export function MyActions() {
  const t = useT()
  const siteId = useSiteId()
  const found = useCall('quality.listQualityActions', { query: { siteId, limit: 50, filter: { mine: true, open: true } as never } }, { enabled: siteId !== '' })
  return (
    <Page title={t('mobileImprove.actions.title')} back="/quality">
      {!found.data && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />)}
      {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileImprove.actions.empty')}</p>}
      {found.data?.items.map((one) => <ActionCard key={`${one.id}${one.round}`} action={one} />)}
    </Page>
  )
}

function ActionCard({ action }: { action: QualityAction }) {
  const t = useT()
  const label = useLabel()
  const [result, setResult] = useState('')
  const photos = usePhotos(`quality-action-${action.id}-${action.round}`)
  const { send, isBusy, error } = useSendWithPhotos('quality.actOnQualityAction', action.id, photos)
  async function report(): Promise<void> {
    if (await send((fileIds) => ({ params: { id: action.id }, body: { action: 'report', version: action.version, result: result.trim(), fileIds } }))) toast(t('mobileImprove.actions.done'))
  }
  return (
    <section className="card form">
      <p className="form-lead">{action.title}</p>
      <p className="muted">{action.number} · <span className={action.isOverdue ? 'is-bad' : undefined}>{t('mobileImprove.actions.due', { day: action.dueOn })}{action.isOverdue && ` ${t('mobileImprove.actions.overdue')}`}</span> · {label('qualityActionState', action.state)}{action.round > 1 && ` · ${t('mobileImprove.actions.round', { n: action.round })}`}</p>
      {action.problem && <p>{action.problem}</p>}
      {action.round > 1 && action.verdict && <p className="is-bad">{t('mobileImprove.actions.verdict', { words: action.verdict })}</p>}
      {action.before.length > 0 && <Pictures files={action.before} />}
      {action.allowedActions.includes('report') && (
        <>
          <WordsField label={t('mobileImprove.actions.result')} max={2000} value={result} onChange={setResult} />
          <PhotoField label={t('mobileImprove.actions.photos')} draft={photos} />
          <ProblemNote error={error} />
          <Button block color="primary" loading={isBusy} disabled={result.trim() === ''} onClick={() => void report()}>{t('mobileImprove.actions.report')}</Button>
        </>
      )}
    </section>
  )
}

/** Rewards and penalties of mine; what I disagree with, I say here once. */
export function MyRewards() {
  const t = useT()
  const found = useCall('relations.listOwnRewards', {})
  return (
    <Page title={t('mobileImprove.rewards.title')} back="/quality">
      {!found.data && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />)}
      {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileImprove.rewards.empty')}</p>}
      {found.data?.items.map((one) => <RewardCard key={one.id} reward={one} />)}
    </Page>
  )
}

function RewardCard({ reward }: { reward: Reward }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [words, setWords] = useState('')
  const { send, isBusy, error } = useSend('relations.objectToReward', reward.id)
  async function object(): Promise<void> {
    try {
      if (await send({ params: { id: reward.id }, body: { version: reward.version, words: words.trim() } })) toast(t('mobileImprove.rewards.objected'))
    } catch {
      // Said below.
    }
  }
  return (
    <section className="card form">
      <p className="form-lead">{label('rewardMeasure', reward.measure)} {reward.amountFen !== null && formatMoney(reward.amountFen)} <span className={reward.kind === 'penalty' ? 'is-bad' : 'muted'}>{label('rewardStatus', reward.status)}</span></p>
      <p>{reward.reason}</p>
      <p className="muted">{reward.decidedBy?.name} {reward.decidedAt && time.at(reward.decidedAt)}</p>
      {reward.decisionNote && <p className="muted">{t('mobileImprove.rewards.note', { words: reward.decisionNote })}</p>}
      {reward.objection && <p>{reward.objection}</p>}
      {reward.settlement && <p>{t('mobileImprove.rewards.settlement', { words: reward.settlement })}</p>}
      {reward.mayObject && (
        <>
          <WordsField label={t('mobileImprove.rewards.words')} hint={t('mobileImprove.rewards.hint')} max={1000} value={words} onChange={setWords} />
          <ProblemNote error={error} />
          <Button block loading={isBusy} disabled={words.trim() === ''} onClick={() => void object()}>{t('mobileImprove.rewards.object')}</Button>
        </>
      )}
    </section>
  )
}
