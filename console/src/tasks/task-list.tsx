import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { StaffTask } from '@guanjia/contract/tasks.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TaskTabs } from './task-tabs.tsx'

const TaskForm = lazy(() => import('./task-form.tsx').then(({ TaskForm }) => ({ default: TaskForm })))
export const TASK_LOOKS: Record<StaffTask['state'], { tone: Tone; shape: Shape }> = {
  asked: { tone: 'idle', shape: 'ring' }, accepted: { tone: 'active', shape: 'half' }, done: { tone: 'done', shape: 'tick' }, closed: { tone: 'closed', shape: 'tick' }, declined: { tone: 'soon', shape: 'pause' }, cancelled: { tone: 'closed', shape: 'ring' },
}
const STATES = Object.keys(TASK_LOOKS) as StaffTask['state'][]

function useColumns(): Column<StaffTask>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'number', title: t('tasks.number'), width: 150, render: (row) => row.number },
    { key: 'kind', title: t('governance.rule.kind'), width: 96, render: (row) => t(`tasks.kind.${row.kind}`) },
    { key: 'clock', title: t('tasks.due'), width: 180, render: (row) => (row.clock ? <ClockBadge clock={row.clock} /> : time.short(row.dueAt)) },
    { key: 'state', title: t('tasks.state_'), width: 110, render: (row) => <Look look={TASK_LOOKS[row.state]} text={t(`tasks.state.${row.state}`)} /> },
    { key: 'title', title: t('tasks.what'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'from', title: t('tasks.from'), width: 170, render: (row) => [row.fromDepartment?.name, row.askedBy.name].filter(Boolean).join(' · ') },
    { key: 'to', title: t('tasks.to'), width: 120, render: (row) => row.toDepartment?.name },
    { key: 'doer', title: t('tasks.doer'), width: 90, render: (row) => row.doer?.name },
    { key: 'rating', title: t('tasks.rating'), width: 70, render: (row) => row.rating !== null && t('tasks.stars', { n: row.rating }) },
    { key: 'asked', title: t('tasks.asked'), width: 110, render: (row) => time.short(row.askedAt) },
  ]
}

/** Ad-hoc tasks and assists of this site, the own ones first to hand. */
export function TaskList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState<StaffTask['kind'] | null>(null)
  const { q, kind, state: states, open, mine } = state.search
  const filter = { q, kind: many(kind), state: many(states), open: yes(open), mine: yes(mine) }
  const rows = useCall('tasks.listTasks', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter: filter as never } }, { placeholderData: keepPreviousData })
  const bulk = useWordedBulk('/staff-tasks/{id}/actions', ['tasks', 'platform', 'cases'], [
    { action: 'accept', name: t('tasks.action.accept') },
    { action: 'finish', name: t('tasks.action.finish'), words: 'note', isNeeded: true },
    { action: 'cancel', name: t('tasks.action.cancel'), words: 'note', isNeeded: true, isDanger: true },
  ])
  const add = (
    <>
      {may('tasks:assign') && <Button onClick={() => setMaking('ad_hoc')}>{t('tasks.newTask')}</Button>}
      <Button type="primary" onClick={() => setMaking('assist')}>{t('tasks.newAssist')}</Button>
    </>
  )
  return (
    <>
      <RecordList
        name="staff-tasks"
        title={t('tasks.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/tasks/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('tasks.search') },
          { key: 'kind', kind: 'choices', label: t('governance.rule.kind'), choices: (['ad_hoc', 'assist'] as const).map((value) => ({ value, label: t(`tasks.kind.${value}`) })) },
          { key: 'state', kind: 'choices', label: t('tasks.state_'), choices: STATES.map((value) => ({ value, label: t(`tasks.state.${value}`) })) },
        ]}
        views={[
          { key: 'open', name: t('tasks.view.open'), query: 'open=true' },
          { key: 'mine', name: t('tasks.view.mine'), query: 'mine=true&open=true' },
          { key: 'all', name: t('tasks.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('tasks.exportTasks', { query: { siteId: site.id, format, filter: filter as never } })}
        bulk={bulk}
        acts={<><TaskTabs at="list" />{add}</>}
        empty={{ title: t('tasks.empty'), hint: t('tasks.emptyHint'), act: add }}
      />
      <Suspense>{making && <TaskForm kind={making} onClose={() => setMaking(null)} />}</Suspense>
    </>
  )
}
