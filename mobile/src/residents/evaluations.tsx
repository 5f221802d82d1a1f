import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Stars } from '../kit/stars.tsx'
import { toast } from '../kit/toast.tsx'

type Asked = CallResult<'evaluations.ownEvaluations'>['items'][number]

/** What is asked about our service, what the resident said, and what became of it. */
export function Evaluations() {
  const t = useT()
  const found = useCall('evaluations.ownEvaluations', {})
  return (
    <Page title={t('mobileImprove.evaluation.title')} back="/">
      {!found.data && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />)}
      {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileImprove.evaluation.empty')}</p>}
      {found.data?.items.map((one) => <Evaluation key={one.id} asked={one} />)}
    </Page>
  )
}

function Evaluation({ asked }: { asked: Asked }) {
  const t = useT()
  const [score, setScore] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const { send, isBusy, error } = useSend('evaluations.giveOpinion', asked.id)
  async function say(): Promise<void> {
    try {
      if (await send({ params: { id: asked.id }, body: { score, words: words.trim() } })) toast(t('mobileImprove.evaluation.thanks'))
    } catch {
      // Said below; the words stay.
    }
  }
  return (
    <section className="card form">
      <p className="form-lead">{asked.title}</p>
      <p className="muted">{asked.question || t('mobileImprove.evaluation.ask')}{asked.isOpen && ` · ${t('mobileImprove.evaluation.until', { day: asked.untilOn })}`}</p>
      {asked.own && (
        <>
          <p><strong>{t('mobileImprove.evaluation.own')}</strong> {asked.own.score !== null && t('mobileImprove.evaluation.star', { n: asked.own.score })} {asked.own.words}</p>
          <p className="muted">{asked.own.fedBackAt ? `${t('mobileImprove.evaluation.feedback')}：${asked.own.feedback}` : t('mobileImprove.evaluation.waiting')}</p>
        </>
      )}
      {!asked.own && asked.isOpen && (
        <>
          <Stars label={t('mobileImprove.evaluation.stars')} value={score} onChange={setScore} />
          <WordsField label={t('mobileImprove.evaluation.words')} max={1000} value={words} onChange={setWords} />
          <ProblemNote error={error} />
          <Button block color="primary" loading={isBusy} disabled={score === null && words.trim() === ''} onClick={() => void say()}>{t('mobileImprove.evaluation.send')}</Button>
        </>
      )}
    </section>
  )
}
