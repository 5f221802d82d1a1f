import { useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { Practical } from '@guanjia/contract/practicals.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Facts, fact } from '../kit/facts.tsx'
import { WordsField } from '../kit/field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { useSignature } from '../kit/signature.ts'
import { toast } from '../kit/toast.tsx'
import { CriterionCard, type Settle } from './score-sheet.tsx'

/** One assessment: the assessor scores it on the spot, the candidate sees what came out and signs. */
export function PracticalScreen() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const found = useCall('practicals.getPractical', { params: { id } })
  if (!found.data) return <Page title={t('competence.practical.title')} back="/practicals">{found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
  return found.data.isMineToScore ? <Score one={found.data} /> : <Result one={found.data} />
}

function Head({ one }: { one: Practical }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <section className="card form">
      <Facts items={[
        fact(t('competence.practical.rubric'), one.rubric.name), fact(t('competence.practical.at'), time.at(one.plannedAt)), fact(t('competence.practical.place'), one.place), fact(t('competence.practical.state'), label('practicalState', one.state)),
        fact(t('competence.practical.practicalPart'), one.practicalPercent !== null && `${one.practicalPercent}% · ${t('competence.practical.pass', { n: one.passPercent })}`), fact(t('competence.practical.theoryPart'), one.exam && one.theoryPercent !== null && `${one.theoryPercent}%`), fact(t('competence.practical.total'), one.exam && one.totalPercent !== null && `${one.totalPercent}%`),
        fact(t('competence.practical.result'), one.result && label('practicalResult', one.result)), fact(t('competence.practical.until'), one.result === 'passed' && (one.validUntil ?? t('competence.practical.valid'))),
      ]} />
      {one.hasRedLine && <p className="is-bad">▲ {t('competence.practical.redLine')}</p>}
    </section>
  )
}

function Score({ one }: { one: Practical }) {
  const t = useT()
  const [draft, change, forget] = useDraft<{ levels: Record<string, number>; comment: string }>(`practical-${one.id}`, { levels: {}, comment: '' })
  const settle = useRef<Settle>(new Map()).current
  const [isAsked, setAsked] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const { send, isBusy, error } = useSend('practicals.scorePractical', one.id, ['practicals', 'competence'])
  const left = one.criteria.filter(({ id }) => draft.levels[id] === undefined).length
  async function submit(): Promise<void> {
    setAsked(true)
    setFailure(null)
    if (left > 0) return
    try {
      const marks = []
      for (const { id } of one.criteria) marks.push({ criterionId: id, level: draft.levels[id]!, note: '', fileIds: (await settle.get(id)?.()) ?? [] })
      if (!(await send({ params: { id: one.id }, body: { marks, comment: draft.comment.trim() } }))) return
      forget()
      toast(t('competence.practical.sent'))
    } catch (problem) {
      setFailure(problem instanceof Error ? problem : new Error(String(problem)))
    }
  }
  return (
    <Page title={one.employee.name} back="/practicals" foot={<Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>{left > 0 ? t('competence.practical.left', { n: left }) : t('competence.practical.submit')}</Button>}>
      <Head one={one} />
      <p className="page-hint">{t('competence.practical.scoreHint')}</p>
      {one.criteria.map((criterion) => <CriterionCard key={criterion.id} sheet={one.id} criterion={criterion} level={draft.levels[criterion.id]} isMissing={isAsked} settle={settle} onLevel={(level) => change({ levels: { ...draft.levels, [criterion.id]: level } })} />)}
      <section className="card form">
        <WordsField label={t('competence.practical.comment')} max={1000} value={draft.comment} onChange={(comment) => change({ comment })} />
        <ProblemNote error={error ?? failure} />
      </section>
    </Page>
  )
}

function Result({ one }: { one: Practical }) {
  const t = useT()
  const isOpen = one.result !== null
  return (
    <Page title={one.employee.name} back="/practicals">
      <Head one={one} />
      {!isOpen && <p className="page-hint">{t('competence.practical.hidden')}</p>}
      {isOpen && one.criteria.map((criterion) => (
        <section key={criterion.id} className="card form">
          <p>{criterion.isRedLine && <strong className="is-bad">▲ {t('competence.practical.redLineTag')} </strong>}{criterion.text}</p>
          {one.assessors.map(({ assessor, marks }) => {
            const mark = marks.find(({ criterionId }) => criterionId === criterion.id)
            if (!mark) return null
            return <div key={assessor.id}><p className={criterion.isRedLine && mark.level === 0 ? 'is-bad' : 'muted'}>{assessor.name}：{criterion.levels[mark.level]}{mark.note && `，${mark.note}`}</p><Pictures files={mark.files} /></div>
          })}
        </section>
      ))}
      {one.isMineToSign && <Sign one={one} />}
      {one.signature && <section className="card form"><p className="muted">{t('competence.practical.signed', { name: one.employee.name })}</p><Pictures files={[one.signature]} />{one.remark && <p>{one.remark}</p>}</section>}
    </Page>
  )
}

function Sign({ one }: { one: Practical }) {
  const t = useT()
  const signature = useSignature()
  const [remark, setRemark] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('practicals.signPractical', one.id, ['practicals', 'competence'])
  const [failure, setFailure] = useState<Error | null>(null)
  async function sign(): Promise<void> {
    setAsked(true)
    setFailure(null)
    if (signature.strokes.length === 0) return
    try {
      if (await send({ params: { id: one.id }, body: { fileId: await signature.settle(), remark: remark.trim() } })) toast(t('competence.practical.signSent'))
    } catch (problem) {
      setFailure(problem instanceof Error ? problem : new Error(String(problem)))
    }
  }
  return (
    <section className="card form">
      <SignaturePad label={t('competence.practical.signHere')} strokes={signature.strokes} onChange={signature.change} error={isAsked && signature.strokes.length === 0 ? t('competence.practical.signHere') : undefined} />
      <WordsField label={t('competence.practical.signRemark')} max={500} value={remark} onChange={setRemark} />
      <Button block size="large" color="primary" loading={isBusy || signature.isSending} onClick={() => void sign()}>{t('competence.practical.sign')}</Button>
      <ProblemNote error={error ?? failure} />
    </section>
  )
}
