import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { SessionSummary } from '@guanjia/contract/courses.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const SessionForm = lazy(() => import('./session-form.tsx').then(({ SessionForm }) => ({ default: SessionForm })))
export const SESSION_LOOKS: Record<SessionSummary['state'], { tone: Tone; shape: Shape }> = { planned: { tone: 'idle', shape: 'ring' }, held: { tone: 'active', shape: 'half' }, closed: { tone: 'done', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'tick' } }

function useColumns(): Column<SessionSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('learn.session.number'), width: 160, render: (row) => row.number },
    { key: 'title', title: t('learn.session.name'), render: (row) => row.title },
    { key: 'kind', title: t('learn.session.kind'), width: 100, render: (row) => label('sessionKind', row.kind) },
    { key: 'state', title: t('learn.session.state'), width: 110, render: (row) => <Look look={SESSION_LOOKS[row.state]} text={label('sessionState', row.state)} /> },
    { key: 'starts', title: t('learn.session.starts'), width: 120, render: (row) => time.at(row.startsAt) },
    { key: 'trainer', title: t('learn.session.trainer'), width: 100, render: (row) => row.trainer },
    { key: 'cost', title: t('learn.session.cost'), width: 110, align: 'right', render: (row) => (row.costFen > 0 ? formatMoney(row.costFen) : '') },
    { key: 'signed', title: t('learn.session.signed'), width: 90, align: 'right', render: (row) => `${row.signedIn} / ${row.attendees}` },
    { key: 'rate', title: t('learn.session.passRate'), width: 90, align: 'right', render: (row) => (row.exam?.passRate == null ? '—' : `${Math.round(row.exam.passRate * 100)}%`) },
    { key: 'rating', title: t('learn.session.rating'), width: 70, align: 'right', render: (row) => row.rating?.toFixed(1) },
  ]
}

/** Training sessions of the site; own ones for who is only trained. */
export function SessionList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { q, state: states, kind, mine, from, to, planLine, course, title, as: kindOfLine, zone, team } = state.search
  const [isMaking, setMaking] = useState(planLine !== undefined)
  const filter = { q, state: many(states), kind: many(kind), mine: yes(mine), from, to } as never
  const rows = useCall('courses.listSessions', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('training:manage') && <Button type="primary" onClick={() => setMaking(true)}>{t('learn.session.new')}</Button>
  return (
    <>
      <RecordList
        name="training-sessions"
        title={t('learn.session.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/training/sessions/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('learn.session.search') }, { key: 'kind', kind: 'choices', label: t('learn.session.kind'), choices: useChoices('sessionKind') }, { key: 'period', kind: 'period', label: t('learn.session.starts') }]}
        views={[{ key: 'all', name: t('learn.session.all'), query: '' }, { key: 'planned', name: t('learn.session.upcoming'), query: 'state=planned' }, { key: 'mine', name: t('learn.session.mine'), query: 'mine=true' }]}
        exportHref={may('training:manage') ? (format) => urlOf('courses.exportSessions', { query: { siteId: site.id, format, filter } }) : undefined}
        acts={add}
        above={<TrainingTabs at="sessions" />}
        empty={{ title: t('learn.session.empty'), hint: t('learn.session.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <SessionForm planLineId={planLine} courseId={course} title={title} planned={{ kind: kindOfLine as never, zoneId: zone, team: team as never }} onClose={() => { setMaking(false); state.change({ planLine: undefined, course: undefined, title: undefined, as: undefined, zone: undefined, team: undefined }) }} />}</Suspense>
    </>
  )
}
