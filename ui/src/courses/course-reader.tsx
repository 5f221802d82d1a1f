import { useEffect, useRef, useState } from 'react'
import type { Course } from '@guanjia/contract/courses.ts'
import { call, urlOf } from '../api/call.ts'
import { useCall } from '../api/query.ts'
import { useT } from '../i18n/index.ts'
import { PdfView } from './pdf-view.tsx'
import { RichText } from './rich-text.tsx'
import '../exams/exam.css'

const REPORT_MS = 10_000
type Part = Course['parts'][number]

/** A course to be read or watched, part by part; what was done is kept on the server, so that it goes on elsewhere. */
export function CourseReader({ id }: { id: string }) {
  const t = useT()
  const found = useCall('courses.getCourse', { params: { id } })
  const [at, setAt] = useState<string | null>(null)
  const course = found.data
  if (!course) return null
  const part = course.parts.find((one) => one.id === at) ?? course.parts.find(({ doneAt }) => doneAt === null) ?? course.parts[0]!
  const index = course.parts.indexOf(part)
  const next = course.parts[index + 1]
  return (
    <div className="exam-body">
      <section className="exam-item">
        <p className="exam-meta">{[t('learn.part', { n: index + 1 }), part.doneAt ? t('learn.done') : ''].filter(Boolean).join(' · ')}</p>
        <h2>{part.title}</h2>
        <PartBody key={part.id} courseId={course.id} part={part} onDone={() => void found.refetch()} />
        <div className="exam-acts">{next && <button type="button" className="exam-button" data-primary onClick={() => setAt(next.id)}>{t('learn.next')}</button>}</div>
        {course.mine >= 1 && <p className="exam-tone" data-tone="good" role="status">{t('learn.all_done')}</p>}
        {course.reference && <p className="exam-small">{t('learn.reference')}：{course.reference}</p>}
      </section>
      <nav className="exam-sheet" aria-label={t('learn.parts')}>
        <p>{t('learn.mine')} {Math.round(course.mine * 100)}%</p>
        <ol className="exam-order">
          {course.parts.map((one, n) => (
            <li key={one.id} aria-current={one === part ? 'step' : undefined}>
              <span className="exam-order-step">{one.doneAt ? '✓' : n + 1}</span>
              <button type="button" className="exam-part" onClick={() => setAt(one.id)}>{one.title}</button>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  )
}

function PartBody({ courseId, part, onDone }: { courseId: string; part: Part; onDone: () => void }) {
  const t = useT()
  const [told, setTold] = useState({ seconds: part.seconds, percent: part.percent, isDone: part.doneAt !== null })
  const percent = useRef(part.kind === 'text' || part.kind === 'standard' ? 100 : part.percent)
  const last = useRef(performance.now())
  useEffect(() => {
    if (told.isDone) return
    const report = async (): Promise<void> => {
      // A page that nobody looks at does not count.
      if (document.hidden) return void (last.current = performance.now())
      const seconds = Math.min(300, Math.round((performance.now() - last.current) / 1000))
      last.current = performance.now()
      const now = await call('courses.noteProgress', { params: { id: courseId }, body: { partId: part.id, seconds, percent: percent.current } }).catch(() => null)
      if (!now) return
      setTold(now)
      if (now.isDone) onDone()
    }
    const timer = setInterval(() => void report(), REPORT_MS)
    return () => clearInterval(timer)
  }, [told.isDone, courseId, part.id, onDone])
  const href = part.file && urlOf('platform.getFile', { params: { id: part.file.id } })
  const isVideo = part.file?.contentType.startsWith('video/') ?? false
  const isPdf = part.file?.contentType === 'application/pdf'
  const left = Math.max(0, part.minSeconds - told.seconds)
  return (
    <>
      {part.kind === 'text' && <RichText text={part.body} />}
      {part.standard && <StandardItems standard={part.standard} />}
      {part.kind === 'slides' && <Slides part={part} onSeen={(share) => { percent.current = Math.max(percent.current, share) }} />}
      {href && isVideo && <video className="exam-picture" controls src={href} style={{ width: '100%' }} onTimeUpdate={({ currentTarget }) => { percent.current = Math.max(percent.current, Math.round((currentTarget.currentTime / (currentTarget.duration || 1)) * 100)) }} />}
      {href && part.file?.isImage && <img className="exam-picture" src={href} alt={part.file.name} onLoad={() => { percent.current = 100 }} />}
      {href && !isVideo && !part.file?.isImage && (isPdf ? <PdfView href={href} name={part.file!.name} onShown={() => { percent.current = 100 }} /> : <p><a className="exam-link" href={href} target="_blank" rel="noreferrer" onClick={() => { percent.current = 100 }}>{t('learn.open')}：{part.file!.name}</a></p>)}
      {part.kind !== 'text' && part.body && <RichText text={part.body} />}
      <p className="exam-small" role="status">{told.isDone ? t('learn.done') : [left > 0 ? t('learn.left', { n: left }) : '', isVideo || part.kind === 'slides' ? t('learn.watched', { n: told.percent }) : ''].filter(Boolean).join(' · ')}</p>
    </>
  )
}

/** Slides picture by picture; what was seen counts, whichever way. */
function Slides({ part, onSeen }: { part: Part; onSeen: (percent: number) => void }) {
  const t = useT()
  const of = part.slides.length
  const [at, setAt] = useState(() => Math.min(of - 1, Math.floor((part.percent / 100) * of)))
  const slide = part.slides[at]
  if (!slide) return null
  return (
    <>
      <img className="exam-picture exam-slide" src={urlOf('platform.getFile', { params: { id: slide.id } })} alt={`${part.title} ${at + 1}`} onLoad={() => onSeen(Math.floor(((at + 1) / of) * 100))} />
      <div className="exam-acts">
        <button type="button" className="exam-button" disabled={at === 0} onClick={() => setAt(at - 1)}>{t('sharing.part.previous')}</button>
        <span role="status">{t('sharing.part.page', { n: at + 1, of })}</span>
        <button type="button" className="exam-button" disabled={at === of - 1} onClick={() => setAt(at + 1)}>{t('sharing.part.nextSlide')}</button>
      </div>
    </>
  )
}

function StandardItems({ standard }: { standard: NonNullable<Part['standard']> }) {
  const t = useT()
  return (
    <>
      <p className="exam-small">{standard.name} · {t('sharing.part.inForce', { n: standard.version })}</p>
      <ol className="exam-list">{standard.items.map(({ text, isRedLine }) => <li key={text}>{text}{isRedLine && <strong className="exam-tone" data-tone="bad"> ▲ {t('sharing.part.redLine')}</strong>}</li>)}</ol>
    </>
  )
}
