import { useState } from 'react'
import type { Review } from '@guanjia/contract/exams.ts'
import { urlOf } from '../api/call.ts'
import { useAct, useCall } from '../api/query.ts'
import { useTime } from '../format/index.ts'
import { useLabel, useT } from '../i18n/index.ts'
import { useAnswerWords } from './answer-field.tsx'
import './exam.css'

interface Ways {
  onTold: (words: string) => void
  onProblem: (error: unknown) => void
}

/** A marked paper: what was answered, what is right and where that stands; an item can be appealed against. */
export function PaperReview({ id, ...ways }: Ways & { id: string }) {
  const found = useCall('exams.reviewSitting', { params: { id } })
  return found.data ? <Body review={found.data} {...ways} /> : null
}

function Body({ review, ...ways }: Ways & { review: Review }) {
  const t = useT()
  const time = useTime()
  const { sitting } = review
  return (
    <div className="exam-review">
      <section className="exam-item">
        <h2>{review.exam.name} · {sitting.employee.name}</h2>
        {sitting.isPassed !== null && <p className="exam-tone" data-tone={sitting.isPassed ? 'good' : 'bad'}>{t(sitting.isPassed ? 'exam.passed' : 'exam.failed')} · {t('exam.done.score', { score: sitting.score, max: sitting.maxScore })} · {t('exam.result', { percent: sitting.percent ?? '—' })}</p>}
        {sitting.isPassKept && <p className="exam-small">{t('exam.kept')}</p>}
        {review.sections.length > 1 && review.sections.map((one) => <p key={one.title} className="exam-small">{t('exam.section', { title: one.title, score: one.score ?? '—', max: one.maxScore })}{one.passPercent !== null && ` · ${t('exam.sectionNeeds', { percent: one.passPercent })}`}</p>)}
        {review.rescorings.map((one) => <p key={one.at} className="exam-small">{t('exam.rescored', { at: time.at(one.at), reason: one.reason, before: one.before ?? '—', after: one.after ?? '—' })}</p>)}
      </section>
      {review.items.map((item) => <Item key={item.position} item={item} review={review} {...ways} />)}
    </div>
  )
}

function Item({ item, review, onTold, onProblem }: Ways & { item: Review['items'][number]; review: Review }) {
  const t = useT()
  const label = useLabel()
  const words = useAnswerWords()
  const appeal = useAct('exams.raiseAppeal', ['exams'])
  const [reason, setReason] = useState<string | null>(null)
  const isRight = item.score !== null && item.score >= item.marks
  const send = (): void => appeal.mutate({ params: { id: review.sitting.id }, body: { position: item.position, reason: reason ?? '' } }, { onSuccess: () => { setReason(null); onTold(t('exam.appealSent')) }, onError: onProblem })
  return (
    <section className="exam-item">
      <p className="exam-meta">{t('exam.question', { n: item.position })} · {label('questionType', item.type)} · {item.isVoid ? t('exam.void') : <span className="exam-tone" data-tone={isRight ? 'good' : 'bad'}>{item.score ?? '—'} / {item.marks}</span>}</p>
      <h2>{item.stem}</h2>
      {item.pictures.map(({ id, name }) => <img key={id} className="exam-picture" src={urlOf('platform.getFile', { params: { id } })} alt={name} />)}
      <dl>
        <dt>{t('exam.mine')}</dt><dd>{words(item, item.response)}</dd>
        {!isRight && <><dt>{t('exam.right')}</dt><dd>{words(item, item.right)}</dd></>}
        <dt>{t('exam.reference')}</dt><dd>{item.reference}</dd>
        {item.explanation && <><dt>{t('exam.explanation')}</dt><dd>{item.explanation}</dd></>}
        {item.comment && <><dt>{t('exam.comment')}</dt><dd>{item.comment}</dd></>}
      </dl>
      {item.appeal && <p className="exam-small">{t('exam.appealState', { state: label('appealState', item.appeal.state) })}{item.appeal.reply && `：${item.appeal.reply}`}</p>}
      {review.mayAppeal && !item.appeal && !item.isVoid && reason === null && <p className="exam-small"><button type="button" className="exam-button" onClick={() => setReason('')}>{t('exam.appeal')}</button></p>}
      {reason !== null && (
        <div className="exam-fields" style={{ marginTop: 12 }}>
          <label><span>{t('exam.appealReason')}</span><textarea className="exam-text" rows={3} maxLength={1000} value={reason} autoFocus onChange={({ target }) => setReason(target.value)} /></label>
          <div><button type="button" className="exam-button" data-primary disabled={reason.trim().length < 5 || appeal.isPending} onClick={send}>{t('exam.appealSend')}</button></div>
        </div>
      )}
    </section>
  )
}
