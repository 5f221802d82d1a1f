import { useState } from 'react'
import type { WrongAnswer } from '@guanjia/contract/exams.ts'
import { urlOf, type CallResult } from '../api/call.ts'
import { useAct, useCall } from '../api/query.ts'
import { useLabel, useT } from '../i18n/index.ts'
import { AnswerField, useAnswerWords } from './answer-field.tsx'
import './exam.css'

/** My wrong-answer book, one question after the other; what is answered right leaves it. */
export function WrongBook({ onProblem }: { onProblem: (error: unknown) => void }) {
  const t = useT()
  const found = useCall('exams.listWrongAnswers', {})
  const [at, setAt] = useState<string | null>(null)
  if (!found.data) return null
  const { items } = found.data
  const one = items.find(({ questionId }) => questionId === at) ?? items[0]
  if (!one) return <p className="exam-notice">{t('exam.book.empty')}</p>
  const next = items[(items.indexOf(one) + 1) % items.length]
  return (
    <div className="exam-review">
      <p className="exam-small">{t('exam.book.count', { n: items.length })}</p>
      <Practice key={one.questionId} one={one} onProblem={onProblem} onNext={() => { setAt(next?.questionId ?? null); void found.refetch() }} />
    </div>
  )
}

function Practice({ one, onProblem, onNext }: { one: WrongAnswer; onProblem: (error: unknown) => void; onNext: () => void }) {
  const t = useT()
  const label = useLabel()
  const words = useAnswerWords()
  const { content } = one
  const [response, setResponse] = useState<string[]>([])
  const [told, setTold] = useState<CallResult<'exams.practiseAnswer'> | null>(null)
  // The book itself is asked again only when the next question is wanted: the answer stays in sight.
  const practise = useAct('exams.practiseAnswer', [])
  const item = { ...content, blanks: content.answer.length }
  const check = (): void => practise.mutate({ params: { id: one.questionId }, body: { response } }, { onSuccess: setTold, onError: onProblem })
  return (
    <section className="exam-item">
      <p className="exam-meta">{label('questionType', content.type)} · {label('questionTopic', content.topic)} · {one.exam.name}{one.practised > 0 && ` · ${t('exam.book.tried', { n: one.practised })}`}</p>
      <h2>{content.stem}</h2>
      {one.pictures.map(({ id, name }) => <img key={id} className="exam-picture" src={urlOf('platform.getFile', { params: { id } })} alt={name} />)}
      <AnswerField item={item} name={one.questionId} value={response} disabled={told !== null} onChange={setResponse} />
      {told && (
        <div role="status" style={{ marginTop: 16 }}>
          <p className="exam-tone" data-tone={told.isRight ? 'good' : 'bad'}>{t(told.isRight ? 'exam.book.isRight' : 'exam.book.isWrong')}</p>
          <dl>
            <dt>{t('exam.right')}</dt><dd>{words(item, told.right)}</dd>
            <dt>{t('exam.reference')}</dt><dd>{told.reference}</dd>
            {told.explanation && <><dt>{t('exam.explanation')}</dt><dd>{told.explanation}</dd></>}
          </dl>
        </div>
      )}
      <div className="exam-acts">
        {!told && <button type="button" className="exam-button" data-primary disabled={practise.isPending || response.length === 0} onClick={check}>{t('exam.book.check')}</button>}
        {told && <button type="button" className="exam-button" data-primary onClick={onNext}>{t('exam.book.nextOne')}</button>}
      </div>
    </section>
  )
}
