import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { Onboarding } from '@guanjia/contract/onboarding.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Facts, fact } from '../kit/facts.tsx'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { CriterionCard } from './score-sheet.tsx'

/** A new colleague: how far they are, and what my department says. */
export function NewcomerScreen() {
  const t = useT()
  const label = useLabel()
  const { id = '' } = useParams<{ id: string }>()
  const found = useCall('onboarding.getOnboarding', { params: { id } })
  const one = found.data
  if (!one) return <Page title={t('competence.onboarding.title')} back="/practicals">{found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
  if (one.isMineToEvaluate) return <Evaluate one={one} />
  return <Page title={one.employee.name} back="/practicals"><section className="card form"><Facts items={[fact(t('competence.onboarding.state'), label('onboardingState', one.state)), fact(t('competence.onboarding.until'), one.probationUntil), fact(t('competence.onboarding.outcome'), one.outcomeNote)]} /></section></Page>
}

function Evaluate({ one }: { one: Onboarding }) {
  const t = useT()
  const [, go] = useLocation()
  const [draft, change, forget] = useDraft<{ levels: Record<string, number>; comment: string }>(`newcomer-${one.id}`, { levels: {}, comment: '' })
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('onboarding.evaluateOnboarding', one.id)
  const left = one.criteria.filter(({ id }) => draft.levels[id] === undefined).length
  async function submit(): Promise<void> {
    setAsked(true)
    if (left > 0) return
    try {
      if (!(await send({ params: { id: one.id }, body: { marks: one.criteria.map(({ id }) => ({ criterionId: id, level: draft.levels[id]! })), comment: draft.comment.trim() } }))) return
      forget()
      toast(t('competence.practical.sent'))
      go('/practicals', { replace: true })
    } catch {
      // Said below; the draft stays.
    }
  }
  return (
    <Page title={one.employee.name} back="/practicals" foot={<Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>{left > 0 ? t('competence.practical.left', { n: left }) : t('competence.onboarding.submit')}</Button>}>
      <p className="page-hint">{t('competence.onboarding.evaluateHint')}</p>
      {one.criteria.map((criterion) => <CriterionCard key={criterion.id} sheet={one.id} criterion={criterion} level={draft.levels[criterion.id]} isMissing={isAsked} onLevel={(level) => change({ levels: { ...draft.levels, [criterion.id]: level } })} />)}
      <section className="card form">
        <WordsField label={t('competence.onboarding.comment')} max={1000} value={draft.comment} onChange={(comment) => change({ comment })} />
        <ProblemNote error={error} />
      </section>
    </Page>
  )
}
