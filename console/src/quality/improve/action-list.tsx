import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { QualityAction } from '@guanjia/contract/quality.ts'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'
import { ACTION_LOOK, LATE } from './looks.ts'

const RaiseForm = lazy(() => import('./action-forms.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

function useColumns(): Column<QualityAction>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('improve.number'), width: 150, render: (row) => row.number },
    { key: 'state', title: t('improve.state'), width: 100, render: (row) => <Look look={ACTION_LOOK[row.state]} text={label('qualityActionState', row.state)} /> },
    { key: 'title', title: t('improve.action.name'), render: (row) => <span className="gj-clip" title={row.problem}>{row.title}</span> },
    { key: 'source', title: t('improve.action.source'), width: 200, render: (row) => <span className="gj-clip">{label('qualityActionSource', row.source)} <span className="gj-quiet">{row.sourceNumber}</span></span> },
    { key: 'owner', title: t('improve.owner'), width: 90, render: (row) => row.owner.name },
    { key: 'due', title: t('improve.due'), width: 150, render: (row) => (row.isOverdue ? <Look plain look={LATE} text={`${row.dueOn} ${t('improve.action.overdue')}`} /> : row.dueOn) },
    { key: 'round', title: '', width: 80, render: (row) => row.round > 1 && <span className="gj-quiet">{t('improve.action.round', { n: row.round })}</span> },
  ]
}

/** What has to be put right, by whom and by when. */
export function ActionList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isRaising, setRaising] = useState(false)
  const states = useChoices('qualityActionState')
  const sources = useChoices('qualityActionSource')
  const { q, ownerId, dueFrom, dueTo, raisedFrom, raisedTo, lookedFrom, lookedTo } = state.search
  const filter = { q, ownerId, dueFrom, dueTo, raisedFrom, raisedTo, lookedFrom, lookedTo, state: many(state.search.state), source: many(state.search.source), open: yes(state.search.open), mine: yes(state.search.mine), overdue: yes(state.search.overdue) } as never
  const rows = useCall('quality.listQualityActions', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('checks:score') && <Button type="primary" onClick={() => setRaising(true)}>{t('improve.action.new')}</Button>
  return (
    <>
      <RecordList
        name="quality-actions"
        title={t('improve.action.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quality/improve/actions/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('improve.action.search') },
          { key: 'state', kind: 'choices', label: t('improve.state'), choices: states },
          { key: 'source', kind: 'choices', label: t('improve.action.source'), choices: sources },
          { key: 'ownerId', kind: 'employee', label: t('improve.owner') },
        ]}
        views={[
          { key: 'open', name: t('improve.action.open'), query: 'open=true' },
          { key: 'mine', name: t('improve.action.mine'), query: 'mine=true&open=true' },
          { key: 'late', name: t('improve.action.late'), query: 'overdue=true' },
          { key: 'all', name: t('improve.action.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('quality.exportQualityActions', { query: { siteId: site.id, format, filter } })}
        acts={<><ImproveTabs at="actions" />{add}</>}
        empty={{ title: t('improve.action.empty'), hint: t('improve.action.emptyHint'), act: add }}
      />
      <Suspense>{isRaising && <RaiseForm onClose={() => setRaising(false)} />}</Suspense>
    </>
  )
}
