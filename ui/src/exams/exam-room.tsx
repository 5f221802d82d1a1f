import { useEffect, useRef, useState } from 'react'
import type { PaperItem } from '@guanjia/contract/exams.ts'
import { urlOf } from '../api/call.ts'
import { useT } from '../i18n/index.ts'
import { AnswerField } from './answer-field.tsx'
import { useSecondsUntil, useSitting } from './use-sitting.ts'
import './exam.css'

const OFF_MS = 90_000
const clock = (seconds: number): string => [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].filter((_, at) => at > 0 || seconds >= 3600).map((n) => String(n).padStart(2, '0')).join(':')

/** The room in which an exam is sat, on the desk and on the phone: one question at a time, the time, what is saved, and the way out. */
export function ExamRoom({ id, device, onLeave }: { id: string; device: string; onLeave: () => void }) {
  const t = useT()
  const sitting = useSitting(id, device)
  const { phase, paper } = sitting
  if (phase === 'held' || phase === 'taken')
    return (
      <Notice title={phase === 'held' ? t('exam.held.title', { device: sitting.heldBy || t('exam.held.other') }) : t('exam.taken.title')} hint={t(phase === 'held' ? 'exam.held.hint' : 'exam.taken.hint')}>
        <button type="button" className="exam-button" data-primary onClick={sitting.takeOver}>{t('exam.held.take')}</button>
        <button type="button" className="exam-button" onClick={onLeave}>{t('exam.leave')}</button>
      </Notice>
    )
  if (phase === 'over') return <Notice title={t('exam.over.title')} hint={t('exam.over.hint')}><button type="button" className="exam-button" data-primary onClick={onLeave}>{t('exam.leave')}</button></Notice>
  if (phase === 'failed') return <Notice title={sitting.error instanceof Error ? wordsOf(t, sitting.error) : ''} hint=""><button type="button" className="exam-button" data-primary onClick={onLeave}>{t('exam.leave')}</button></Notice>
  if (phase === 'done' && sitting.result) {
    const { result } = sitting
    return (
      <Notice title={result.isPassed === null ? t('exam.done.title') : t(result.isPassed ? 'exam.passed' : 'exam.failed')} tone={result.isPassed === null ? undefined : result.isPassed ? 'good' : 'bad'} hint={result.isPassed === null ? t('exam.done.marking') : t('exam.done.score', { score: result.score, max: result.maxScore })}>
        <button type="button" className="exam-button" data-primary onClick={onLeave}>{t('exam.leave')}</button>
      </Notice>
    )
  }
  return paper ? <Paper sitting={sitting} paper={paper} /> : null
}

function wordsOf(t: ReturnType<typeof useT>, error: Error): string {
  const code = (error as { code?: string }).code
  return code === undefined ? error.message : t(`error.${code as 'not_found'}`)
}

function Notice({ title, hint, tone, children }: { title: string; hint: string; tone?: 'good' | 'bad'; children: React.ReactNode }) {
  return (
    <section className="exam-notice" data-tone={tone} role="status">
      <h1>{title}</h1>
      <p>{hint}</p>
      <div className="exam-acts">{children}</div>
    </section>
  )
}

type Sitting = ReturnType<typeof useSitting>
const isGiven = (response: readonly string[] | undefined): boolean => response !== undefined && response.some((one) => one.trim() !== '')

function Paper({ sitting, paper }: { sitting: Sitting; paper: NonNullable<Sitting['paper']> }) {
  const t = useT()
  const [at, setAt] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const left = useSecondsUntil(sitting.endsAt)
  const item = paper.items[at]!
  const given = paper.items.filter(({ position }) => isGiven(sitting.answers[position]?.response)).length
  useEffect(() => heading.current?.focus(), [at])
  return (
    <div className="exam-room">
      <header className="exam-head">
        <strong>{paper.exam.name}</strong>
        <span className="exam-time" data-soon={left <= 300 || undefined} role="timer">{t('exam.left', { time: clock(left) })}</span>
        <span className="exam-saved" role="status" data-late={(sitting.open > 0 && !sitting.isSending) || undefined}>{sitting.isSending ? t('exam.saving') : sitting.open > 0 ? t('exam.unsaved', { n: sitting.open }) : t('exam.saved')}</span>
      </header>
      {Math.abs(sitting.clockOffMs) > OFF_MS && <p className="exam-hint">{t('exam.clockOff', { minutes: Math.round(Math.abs(sitting.clockOffMs) / 60_000) })}</p>}
      <div className="exam-body">
        <section className="exam-item">
          {paper.sections.length > 1 && <p className="exam-section">{paper.sections[item.section]?.title}</p>}
          <Question item={item} at={at} of={paper.items.length} heading={heading} />
          <AnswerField key={item.position} item={item} name={`q${item.position}`} value={sitting.answers[item.position]?.response ?? []} disabled={sitting.isSubmitting} onChange={(response) => sitting.answer(item.position, response)} />
          <div className="exam-acts">
            <button type="button" className="exam-button" disabled={at === 0} onClick={() => setAt(at - 1)}>{t('exam.previous')}</button>
            {at < paper.items.length - 1 && <button type="button" className="exam-button" data-primary onClick={() => setAt(at + 1)}>{t('exam.next')}</button>}
            {at === paper.items.length - 1 && <button type="button" className="exam-button" data-primary disabled={sitting.isSubmitting} onClick={() => setAsking(true)}>{t('exam.submit')}</button>}
          </div>
        </section>
        <nav className="exam-sheet" aria-label={t('exam.sheet')}>
          <p>{t('exam.answered', { n: given, of: paper.items.length })}</p>
          <div>
            {paper.items.map(({ position }, index) => (
              <button key={position} type="button" aria-current={index === at ? 'step' : undefined} data-given={isGiven(sitting.answers[position]?.response) || undefined} aria-label={t('exam.question', { n: index + 1 })} onClick={() => setAt(index)}>{index + 1}</button>
            ))}
          </div>
          <button type="button" className="exam-button" disabled={sitting.isSubmitting} onClick={() => setAsking(true)}>{sitting.isSubmitting ? t('exam.submitting') : t('exam.submit')}</button>
        </nav>
      </div>
      {sitting.isSubmitting && sitting.isLate && <p className="exam-hint" data-late role="alert">{t('exam.submitRetry')}</p>}
      {isAsking && !sitting.isSubmitting && (
        <div className="exam-ask" role="alertdialog" aria-modal="true" aria-label={t('exam.submitAsk')}>
          <div>
            <h2>{t('exam.submitAsk')}</h2>
            <p>{given < paper.items.length ? t('exam.submitOpen', { n: paper.items.length - given }) : t('exam.submitAll')}</p>
            <div className="exam-acts">
              <button type="button" className="exam-button" onClick={() => setAsking(false)}>{t('exam.back')}</button>
              <button type="button" className="exam-button" data-primary autoFocus onClick={() => { setAsking(false); void sitting.submit() }}>{t('exam.submit')}</button>
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

function Question({ item, at, of, heading }: { item: PaperItem; at: number; of: number; heading: React.RefObject<HTMLHeadingElement | null> }) {
  const t = useT()
  return (
    <>
      <p className="exam-meta">{t('exam.question', { n: at + 1 })} {t('exam.of', { n: of })} · {t(`enum.questionType.${item.type}`)} · {t('exam.marks', { n: item.marks })}</p>
      <h2 ref={heading} tabIndex={-1}>{item.stem}</h2>
      {item.pictures.map(({ id, name }) => <img key={id} className="exam-picture" src={urlOf('platform.getFile', { params: { id } })} alt={name} />)}
    </>
  )
}
