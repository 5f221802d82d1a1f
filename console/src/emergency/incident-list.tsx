import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { IncidentSummary } from '@guanjia/contract/emergency.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DrillMark, IncidentStateTag, LevelTag } from './looks.tsx'
import { EmergencyTabs } from './tabs.tsx'

const ReportForm = lazy(() => import('./report-form.tsx').then(({ ReportForm }) => ({ default: ReportForm })))

function useColumns(): Column<IncidentSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('emergency.number'), width: 160, render: (row) => <span className="gj-row" style={{ gap: 6 }}>{row.number}{row.isDrill && <DrillMark />}</span> },
    { key: 'kind', title: t('emergency.kind'), width: 120, render: (row) => label('incidentKind', row.kind) },
    { key: 'level', title: t('emergency.level'), width: 120, render: (row) => <LevelTag level={row.level} /> },
    { key: 'state', title: t('emergency.state'), width: 110, render: (row) => <IncidentStateTag state={row.state} /> },
    { key: 'place', title: t('emergency.place'), render: (row) => <span className="gj-clip" title={row.description}>{row.place || row.description}</span> },
    { key: 'gaps', title: t('emergency.gaps'), width: 80, align: 'right', render: (row) => (row.gaps > 0 ? <span className="gj-tone" data-tone="overdue">▲ {row.gaps}</span> : '—') },
    { key: 'unacknowledged', title: t('emergency.unacknowledged'), width: 90, align: 'right', isHidden: true, render: (row) => row.unacknowledged },
    { key: 'steps', title: t('emergency.steps'), width: 90, align: 'right', render: (row) => `${row.stepsDone} / ${row.steps}` },
    { key: 'reported', title: t('emergency.reportedAt'), width: 116, render: (row) => time.at(row.reportedAt) },
    { key: 'by', title: t('emergency.reportedBy'), width: 90, render: (row) => row.reportedBy.name },
    { key: 'closed', title: t('emergency.closedAt'), width: 116, isHidden: true, render: (row) => time.at(row.closedAt) },
  ]
}

/** Incidents and drills, newest first. */
export function IncidentList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isReporting, setReporting] = useState(false)
  const { q, state: states, kind, category, level, drill, open, mine, from, to } = state.search
  const filter = { q, state: many(states), kind: many(kind), category: many(category), level: many(level), drill: yes(drill), open: yes(open), mine: yes(mine), from, to } as never
  const rows = useCall('emergency.listIncidents', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  useShortcut('n', () => setReporting(true), may('emergency:work'))
  const add = may('emergency:work') && <Button type="primary" danger icon={<PlusOutlined />} onClick={() => setReporting(true)}>{t('emergency.report')}</Button>
  return (
    <>
      <RecordList
        name="incidents" title={t('emergency.tabs.incidents')} columns={useColumns()} state={state} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/emergency/incidents/${row.id}`} urgency={(row) => (['reported', 'activated'].includes(row.state) && !row.isDrill ? 'emergency' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('emergency.search') },
          { key: 'state', kind: 'choices', label: t('emergency.state'), choices: useChoices('incidentState') },
          { key: 'category', kind: 'choices', label: t('emergency.category'), choices: useChoices('incidentCategory') },
          { key: 'kind', kind: 'choices', label: t('emergency.kind'), choices: useChoices('incidentKind') },
          { key: 'level', kind: 'choices', label: t('emergency.level'), choices: useChoices('incidentLevel') },
          { key: 'period', kind: 'period', label: t('emergency.reportedAt') },
          { key: 'drill', kind: 'flag', label: t('emergency.drill') },
        ]}
        views={[{ key: 'all', name: t('emergency.view.all'), query: '' }, { key: 'open', name: t('emergency.view.open'), query: 'open=true' }, { key: 'review', name: t('emergency.view.review'), query: 'state=closed' }, { key: 'mine', name: t('emergency.view.mine'), query: 'mine=true' }]}
        exportHref={(format) => urlOf('emergency.exportIncidents', { query: { siteId: site.id, format, filter } })}
        acts={add} above={<EmergencyTabs at="incidents" />} empty={{ title: t('emergency.empty'), hint: t('emergency.emptyHint'), act: add }}
      />
      <Suspense>{isReporting && <ReportForm onClose={() => setReporting(false)} />}</Suspense>
    </>
  )
}
