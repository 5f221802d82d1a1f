import type { OwnSitting } from '@guanjia/contract/exams.ts'
import { urlOf } from '../api/call.ts'
import { useAct, useCall } from '../api/query.ts'
import { useTime } from '../format/index.ts'
import { useLabel, useT } from '../i18n/index.ts'
import './exam.css'

interface Ways {
  onEnter: (id: string) => void
  onReview: (id: string) => void
  onProblem: (error: unknown) => void
}

/** My exams: what is to be sat comes first, and each says the one thing that can be done now. */
export function OwnExams(ways: Ways) {
  const t = useT()
  const found = useCall('exams.listOwnExams', {}, { refetchInterval: 60_000 })
  if (!found.data) return null
  if (found.data.items.length === 0) return <p className="exam-notice">{t('exam.empty')}</p>
  return <div className="exam-cards">{found.data.items.map((one) => <Card key={one.id} one={one} {...ways} />)}</div>
}

function Card({ one, onEnter, onReview, onProblem }: Ways & { one: OwnSitting }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const again = useAct('exams.retakeExam', ['exams'])
  const { exam } = one
  const isBefore = one.state === 'waiting' && !one.mayEnter
  return (
    <article className="exam-card">
      <div>
        <strong>{exam.title}</strong>
        <p>{[t('exam.facts', { questions: one.questions, minutes: exam.durationMinutes, percent: exam.passPercent }), one.attempt > 1 ? t('exam.attempt', { n: one.attempt }) : '', isBefore ? t('exam.opens', { at: time.at(exam.opensAt) }) : '', one.state === 'waiting' || one.state === 'in_progress' ? t('exam.closes', { at: time.at(exam.closesAt) }) : ''].filter(Boolean).join(' · ')}</p>
        <p>
          {one.isPassed === null ? label('sittingState', one.state) : <span className="exam-tone" data-tone={one.isPassed ? 'good' : 'bad'}>{t(one.isPassed ? 'exam.passed' : 'exam.failed')} · {t('exam.result', { percent: one.percent ?? '—' })}</span>}
          {one.retakeFrom !== null && !one.mayRetake && ` · ${t('exam.againFrom', { at: time.at(one.retakeFrom) })}`}
        </p>
      </div>
      <div className="exam-acts">
        {one.certificateId !== null && <a className="exam-link" href={urlOf('exams.printCertificate', { params: { id: one.certificateId } })} target="_blank" rel="noreferrer">{t('exam.certificate')}</a>}
        {one.mayReview && <button type="button" className="exam-button" onClick={() => onReview(one.id)}>{t('exam.review')}</button>}
        {one.mayRetake && <button type="button" className="exam-button" disabled={again.isPending} onClick={() => again.mutate({ params: { id: one.id } }, { onSuccess: (next) => onEnter(next.id), onError: onProblem })}>{t('exam.again')}</button>}
        {one.mayEnter && <button type="button" className="exam-button" data-primary onClick={() => onEnter(one.id)}>{t(one.state === 'waiting' ? 'exam.enter' : 'exam.resume')}</button>}
      </div>
    </article>
  )
}
