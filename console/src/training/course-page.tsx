import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { CourseReader } from '@guanjia/ui/courses/course-reader.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { RecordWaiting } from '../kit/record-page.tsx'
import { CasesOfCourse } from '../redress/taught-cases.tsx'

const CourseEditor = lazy(() => import('./course-editor.tsx').then(({ CourseEditor }) => ({ default: CourseEditor })))

export function CoursePage() {
  const t = useT()
  const label = useLabel()
  const complain = useComplain()
  const { id } = useParams({ from: '/shell/training/courses/$id' })
  const found = useCall('courses.getCourse', { params: { id } })
  const act = useAct('courses.actOnCourse', ['courses'])
  const [isEditing, setEditing] = useState(false)
  const course = found.data
  if (!course) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  const acts: Act[] = course.mayEdit ? [{ key: 'edit', text: t('learn.edit'), onClick: () => setEditing(true) }] : []
  for (const action of course.allowedActions) acts.push({ key: action, text: label('courseAction', action), isDanger: action === 'retire', isRare: action === 'retire', onClick: () => act.mutate({ params: { id }, body: { action, version: course.version } }, { onError: complain }) })
  return (
    <div className="gj-page">
      <header className="gj-card gj-record-head">
        <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start' }}>
          <div className="gj-record-title"><h1><small>{course.code}</small>{course.name}</h1></div>
          <ActionBar acts={acts} hasNext={course.state === 'draft'} />
        </div>
        <div className="gj-record-clocks"><span className="gj-quiet">{[label('courseState', course.state), label('questionTopic', course.topic), label('standardPost', course.post), t('learn.minutes', { n: course.minutes }), t('learn.questions', { n: course.questions }), t('learn.finished', { n: course.finished })].join(' · ')}</span>{course.isReviewDue && <span className="gj-tone" data-tone="soon">▲ {t('learn.reviewDue')}</span>}</div>
      </header>
      <CourseReader key={id} id={id} />
      <CasesOfCourse id={id} />
      <Suspense>{isEditing && <CourseEditor course={course} onClose={() => setEditing(false)} />}</Suspense>
    </div>
  )
}
