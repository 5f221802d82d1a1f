import { App, Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { QuestionSummary } from '@guanjia/contract/questions.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { TrainingTabs } from './tabs.tsx'

const QuestionEditor = lazy(() => import('./question-editor.tsx').then(({ QuestionEditor }) => ({ default: QuestionEditor })))
const ImportQuestions = lazy(() => import('./question-import.tsx').then(({ ImportQuestions }) => ({ default: ImportQuestions })))

function useColumns(): Column<QuestionSummary>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'code', title: t('training.bank.code'), width: 96, render: (row) => row.code },
    { key: 'stem', title: t('training.bank.stem'), render: (row) => row.stem },
    { key: 'type', title: t('training.bank.type'), width: 84, render: (row) => label('questionType', row.type) },
    { key: 'topic', title: t('training.bank.topic'), width: 116, render: (row) => label('questionTopic', row.topic) },
    { key: 'post', title: t('training.bank.post'), width: 100, render: (row) => label('standardPost', row.post) },
    { key: 'difficulty', title: t('training.bank.difficulty'), width: 64, render: (row) => label('difficulty', row.difficulty) },
    { key: 'reference', title: t('training.bank.reference'), width: 220, render: (row) => <span className="gj-quiet">{row.reference}</span> },
    { key: 'answered', title: t('training.bank.times'), width: 70, align: 'right', render: (row) => row.answered || '' },
    { key: 'index', title: t('training.bank.index'), width: 80, align: 'right', render: (row) => row.difficultyIndex !== null && `${Math.round(row.difficultyIndex * 100)}%` },
  ]
}

/** The bank: every question with where its answer stands, and how it did in exams. */
export function QuestionList() {
  const t = useT()
  const label = useLabel()
  const state = useListState()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'new' | 'import' | null>(null)
  const ready = useAct('questions.addReadyQuestions', ['questions'])
  const { q, type, topic, post, difficulty, state: states, answered } = state.search
  const filter = { q, type: many(type), topic: many(topic), post: many(post), difficulty: many(difficulty), state: many(states), answered: yes(answered) } as never
  const rows = useCall('questions.listQuestions', { query: { limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useWordedBulk('/questions/{id}/actions', ['questions'], [{ action: 'retire', name: label('questionAction', 'retire'), words: 'reason', isNeeded: true, isDanger: true }, { action: 'restore', name: label('questionAction', 'restore'), words: 'reason' }])
  const add = (
    <>
      <Button onClick={() => ready.mutate({}, { onSuccess: ({ added }) => void message.success(added > 0 ? t('training.bank.added', { n: added }) : t('training.bank.nothingAdded')), onError: complain })}>{t('training.bank.ready')}</Button>
      <Button onClick={() => setOpened('import')}>{t('training.bank.import')}</Button>
      <Button type="primary" onClick={() => setOpened('new')}>{t('training.bank.new')}</Button>
    </>
  )
  return (
    <>
      <RecordList
        name="questions"
        title={t('training.bank.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/training/questions/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('training.bank.search') },
          { key: 'topic', kind: 'choices', label: t('training.bank.topic'), choices: useChoices('questionTopic') },
          { key: 'type', kind: 'choices', label: t('training.bank.type'), choices: useChoices('questionType') },
          { key: 'difficulty', kind: 'choices', label: t('training.bank.difficulty'), choices: useChoices('difficulty') },
          { key: 'post', kind: 'choices', label: t('training.bank.post'), choices: useChoices('standardPost') },
        ]}
        views={[
          { key: 'all', name: t('training.bank.all'), query: '' },
          { key: 'answered', name: t('training.bank.answered'), query: 'answered=true' },
          { key: 'retired', name: t('training.bank.retired'), query: 'state=retired' },
        ]}
        exportHref={(format) => urlOf('questions.exportQuestions', { query: { format, filter } })}
        bulk={bulk}
        acts={add}
        above={<TrainingTabs at="questions" />}
        empty={{ title: t('training.bank.empty'), hint: t('training.bank.emptyHint'), act: add }}
      />
      <Suspense>
        {opened === 'new' && <QuestionEditor question={null} onClose={() => setOpened(null)} />}
        {opened === 'import' && <ImportQuestions onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}
