import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { ExamSummary } from '@guanjia/contract/exams.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const ExamForm = lazy(() => import('./exam-form.tsx').then(({ ExamForm }) => ({ default: ExamForm })))

export const EXAM_LOOKS: Record<ExamSummary['state'], { tone: Tone; shape: Shape }> = { draft: { tone: 'idle', shape: 'ring' }, published: { tone: 'active', shape: 'half' }, closed: { tone: 'done', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'tick' } }

function useColumns(): Column<ExamSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('training.exam.number'), width: 150, render: (row) => row.number },
    { key: 'title', title: t('training.exam.name'), render: (row) => row.title },
    { key: 'state', title: t('training.exam.state'), width: 110, render: (row) => <Look look={EXAM_LOOKS[row.state]} text={label('examState', row.state)} /> },
    { key: 'opens', title: t('training.exam.opens'), width: 120, render: (row) => time.at(row.opensAt) },
    { key: 'closes', title: t('training.exam.closes'), width: 120, render: (row) => time.at(row.closesAt) },
    { key: 'candidates', title: t('training.exam.candidates'), width: 70, align: 'right', render: (row) => row.candidates },
    { key: 'sitting', title: t('training.exam.sitting'), width: 80, align: 'right', render: (row) => row.sitting || '' },
    { key: 'toMark', title: t('training.exam.toMark'), width: 80, align: 'right', render: (row) => row.toMark > 0 && <span className="gj-tone" data-tone="soon">{row.toMark}</span> },
    { key: 'examined', title: t('training.exam.examined'), width: 70, align: 'right', render: (row) => row.examined },
    { key: 'rate', title: t('training.exam.rate'), width: 90, align: 'right', render: (row) => (row.examined === 0 ? '—' : `${Math.round((row.passed / row.examined) * 100)}%`) },
  ]
}

/** The exams of the site: what runs, what waits for marks, and how they went. */
export function ExamList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, state: states, toMark, from, to } = state.search
  const filter = { q, state: many(states), toMark: yes(toMark), from, to } as never
  const rows = useCall('exams.listExams', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = <Button type="primary" onClick={() => setMaking(true)}>{t('training.exam.new')}</Button>
  return (
    <>
      <RecordList
        name="exams"
        title={t('training.exam.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/training/exams/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('training.exam.search') }, { key: 'period', kind: 'period', label: t('training.exam.opens') }]}
        views={[
          { key: 'all', name: t('training.exam.all'), query: '' },
          { key: 'open', name: t('training.exam.open'), query: 'state=published' },
          { key: 'mark', name: t('training.exam.waiting'), query: 'toMark=true' },
        ]}
        exportHref={(format) => urlOf('exams.exportExams', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<TrainingTabs at="exams" />}
        empty={{ title: t('training.exam.empty'), hint: t('training.exam.emptyHint'), act: add }}
      />
      <Suspense>{making && <ExamForm onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
