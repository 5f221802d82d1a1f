import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useParams } from 'wouter'
import { CourseReader } from '@guanjia/ui/courses/course-reader.tsx'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { CasesOfCourse, CasesOfSession } from '../redress/taught.tsx'
import { Notes } from './notes.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Stars } from '../kit/stars.tsx'
import { toast } from '../kit/toast.tsx'

/** What I am trained in: sessions to come, and courses to read. */
export function Training() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const siteId = useSiteId()
  const sessions = useCall('courses.listSessions', { query: { siteId, limit: 20, filter: { mine: true } as never } })
  const courses = useCall('courses.listCourses', { query: { filter: { state: ['published'] } as never } })
  return (
    <Page title={t('mobileTraining.training')} back="/me">
      <Refreshable modules={['courses']}>
        <Card href="/practicals" title={t('competence.practical.title')} words={t('competence.tabs.file')} aside="›" />
        {(sessions.data?.items.length ?? 0) > 0 && <h2 className="section-title">{t('learn.sessions')}</h2>}
        {sessions.data?.items.map((one) => <Card key={one.id} href={`/training/${one.id}`} title={one.title} words={`${time.at(one.startsAt)} · ${one.place || label('sessionKind', one.kind)}`} aside={one.haveSigned ? t('learn.session.signedIn') : label('sessionState', one.state)} />)}
        <h2 className="section-title">{t('learn.courses')}</h2>
        {!courses.data && (courses.error ? <WholePageProblem error={courses.error} onRetry={() => void courses.refetch()} /> : <Rows count={4} />)}
        {courses.data?.items.map((one) => <Card key={one.id} href={`/courses/${one.id}`} title={one.name} words={`${label('questionTopic', one.topic)} · ${t('learn.minutes', { n: one.minutes })}`} aside={one.mine >= 1 ? t('learn.done') : `${Math.round(one.mine * 100)}%`} />)}
      </Refreshable>
    </Page>
  )
}

function Card({ href, title, words, aside }: { href: string; title: string; words: string; aside: string }) {
  return (
    <article className="card record">
      <Link href={href} className="record-link"><strong className="record-title">{title}</strong><span className="record-bottom">{words}<span className="record-number">{aside}</span></span></Link>
    </article>
  )
}

export function CourseScreen() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const found = useCall('courses.getCourse', { params: { id } })
  return <Page title={found.data?.name ?? t('learn.course')} back="/training">{found.error && !found.data ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <><CourseReader id={id} /><CasesOfCourse id={id} /></>}</Page>
}

/** One session; whoever came by the code on the wall signs in with one tap. */
export function TrainingSession() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const code = new URLSearchParams(window.location.search).get('code')
  const found = useCall('courses.getSession', { params: { id } }, { retry: false })
  const { send, isBusy, error } = useSend('courses.signIn', id)
  const session = found.data
  const maySign = code !== null && session?.haveSigned !== true
  async function sign(): Promise<void> {
    try {
      if (!(await send({ params: { id }, body: { code: code! } }))) return
      toast(t('learn.session.signedIn'))
      // Who was not invited sees the session only once they have signed in.
      await found.refetch()
    } catch {
      // Said below.
    }
  }
  return (
    <Page title={session?.title ?? t('learn.session.title')} back="/training" foot={maySign && <Button block size="large" color="primary" loading={isBusy} onClick={() => void sign()}>{t('learn.session.signInHere')}</Button>}>
      {!session && !maySign && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />)}
      {session && (
        <section className="card form">
          <Facts items={[fact(t('learn.session.state'), label('sessionState', session.state)), fact(t('learn.session.starts'), time.at(session.startsAt)), fact(t('learn.session.place'), session.place), fact(t('learn.session.trainer'), session.trainer), fact(t('learn.session.signed'), session.haveSigned && t('learn.session.signedIn'))]} />
          {session.course && <p><Link href={`/courses/${session.course.id}`}>{session.course.name}</Link></p>}
          {session.exam && session.haveSigned && <p><Link href="/exams">{t('exam.title')}</Link></p>}
        </section>
      )}
      <ProblemNote error={error} />
      {session && <CasesOfSession id={session.id} />}
      {session && <Notes session={session} />}
      {session?.mayGiveFeedback && <Feedback id={id} rating={session.attendees.find(({ rating }) => rating !== null)?.rating ?? 0} />}
    </Page>
  )
}

function Feedback({ id, rating }: { id: string; rating: number }) {
  const t = useT()
  const [stars, setStars] = useState(rating)
  const [text, setText] = useState('')
  const { send, isBusy, error } = useSend('courses.giveFeedback', id)
  async function give(): Promise<void> {
    try {
      if (await send({ params: { id }, body: { rating: stars, feedback: text } })) toast(t('learn.session.thanks'))
    } catch {
      // Said below.
    }
  }
  return (
    <section className="card form">
      <p className="form-lead">{t('learn.session.feedback')}</p>
      <Stars label={t('learn.session.rating')} value={stars} onChange={setStars} />
      <textarea className="input" rows={3} maxLength={1000} value={text} placeholder={t('learn.session.feedbackText')} aria-label={t('learn.session.feedbackText')} onChange={({ target }) => setText(target.value)} />
      <Button block color="primary" disabled={stars === 0} loading={isBusy} onClick={() => void give()}>{t('learn.session.send')}</Button>
      <ProblemNote error={error} />
    </section>
  )
}
