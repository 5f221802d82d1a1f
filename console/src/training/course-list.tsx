import { App, Button, Progress } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { CourseSummary } from '@guanjia/contract/courses.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const CourseEditor = lazy(() => import('./course-editor.tsx').then(({ CourseEditor }) => ({ default: CourseEditor })))

function useColumns(): Column<CourseSummary>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'code', title: t('learn.code'), width: 90, render: (row) => row.code },
    { key: 'name', title: t('learn.name'), width: 240, render: (row) => row.name },
    { key: 'summary', title: t('learn.summary'), render: (row) => <span className="gj-quiet">{row.summary}</span> },
    { key: 'topic', title: t('learn.topic'), width: 116, render: (row) => label('questionTopic', row.topic) },
    { key: 'post', title: t('learn.post'), width: 100, render: (row) => label('standardPost', row.post) },
    { key: 'minutes', title: t('learn.parts'), width: 100, render: (row) => t('learn.minutes', { n: row.minutes }) },
    { key: 'questions', title: t('training.tabs.questions'), width: 110, render: (row) => t('learn.questions', { n: row.questions }) },
    { key: 'state', title: t('learn.state'), width: 110, render: (row) => <>{label('courseState', row.state)}{row.isReviewDue && <span className="gj-tone gj-small" data-tone="soon"> {t('learn.reviewDue')}</span>}</> },
    { key: 'mine', title: t('learn.mine'), width: 120, render: (row) => <Progress percent={Math.round(row.mine * 100)} size="small" /> },
    { key: 'finished', title: t('learn.finished', { n: '' }).trim(), width: 90, align: 'right', render: (row) => row.finished || '' },
  ]
}

/** Courses by topic and post, with how far I am. */
export function CourseList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const state = useListState()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isMaking, setMaking] = useState(false)
  const ready = useAct('courses.addReadyCourses', ['courses'])
  const { q, topic, post, state: states, unfinished } = state.search
  const filter = { q, topic: many(topic), post: many(post), state: many(states), unfinished: yes(unfinished) } as never
  const rows = useCall('courses.listCourses', { query: { filter } })
  const bulk = useWordedBulk('/courses/{id}/actions', ['courses'], (['publish', 'retire', 'restore'] as const).map((action) => ({ action, name: label('courseAction', action), isDanger: action === 'retire' })))
  const add = may('training:manage') && (
    <>
      <Button onClick={() => ready.mutate({}, { onSuccess: ({ added }) => void message.success(added > 0 ? t('learn.added', { n: added }) : t('learn.nothingAdded')), onError: complain })}>{t('learn.ready')}</Button>
      <Button type="primary" onClick={() => setMaking(true)}>{t('learn.new')}</Button>
    </>
  )
  return (
    <>
      <RecordList
        name="courses"
        title={t('learn.courses')}
        columns={useColumns()}
        state={state}
        rows={useOnePage(rows)}
        rowKey={(row: CourseSummary) => row.id}
        rowHref={(row: CourseSummary) => `/training/courses/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('learn.search') }, { key: 'topic', kind: 'choices', label: t('learn.topic'), choices: useChoices('questionTopic') }, { key: 'post', kind: 'choices', label: t('learn.post'), choices: useChoices('standardPost') }]}
        views={[{ key: 'all', name: t('learn.all'), query: '' }, { key: 'open', name: t('learn.unfinished'), query: 'unfinished=true' }, { key: 'retired', name: t('learn.retired'), query: 'state=retired' }]}
        exportHref={(format) => urlOf('courses.exportCourses', { query: { format, filter } })}
        bulk={may('training:manage') ? bulk : undefined}
        acts={add}
        above={<TrainingTabs at="courses" />}
        empty={{ title: t('learn.empty') }}
      />
      <Suspense>{isMaking && <CourseEditor course={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
