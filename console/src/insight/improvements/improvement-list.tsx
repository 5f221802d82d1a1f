import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ImprovementState, ImprovementSummary } from '@guanjia/contract/improvements.ts'
import { useChoices } from '../../kit/choices.ts'
import { ClockBadge } from '../../kit/clock-badge.tsx'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'
import { figureText } from './figure-words.ts'
import { ImprovementStateTag } from './improvement-state.tsx'

const ImprovementForm = lazy(() => import('./improvement-form.tsx').then(({ ImprovementForm }) => ({ default: ImprovementForm })))

function useColumns(): Column<ImprovementSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('analysis.improvement.field.number'), width: 146, render: (row) => row.number },
    { key: 'state', title: t('analysis.improvement.field.state'), width: 104, render: (row) => <ImprovementStateTag state={row.state} /> },
    { key: 'title', title: t('analysis.improvement.field.title'), render: (row) => <span title={row.title}>{row.title}{row.round > 1 && <span className="gj-quiet"> · {t('analysis.improvement.field.round', { n: row.round })}</span>}</span> },
    { key: 'owner', title: t('analysis.improvement.field.owner'), width: 90, render: (row) => row.owner.name },
    { key: 'due', title: t('analysis.improvement.field.due'), width: 140, render: (row) => (row.isOverdue ? <span className="gj-tone" data-tone="overdue">{row.dueOn} {t('analysis.improvement.overdue')}</span> : row.dueOn) },
    { key: 'clock', title: t('shell.field.clock'), width: 170, isHidden: true, render: (row) => <ClockBadge clock={row.clock} /> },
    { key: 'figure', title: t('analysis.improvement.field.figure'), width: 130, render: (row) => label('improvementFigure', row.figure) },
    { key: 'baseline', title: t('analysis.improvement.field.baseline'), width: 84, align: 'right', render: (row) => figureText(row.figure, row.baseline) },
    { key: 'goal', title: t('analysis.improvement.field.goal'), width: 84, align: 'right', render: (row) => figureText(row.figure, row.goal) },
    { key: 'checked', title: t('analysis.improvement.field.checked'), width: 84, align: 'right', render: (row) => figureText(row.figure, row.checked) },
    { key: 'raisedAt', title: t('analysis.needs.raised'), width: 116, render: (row) => time.at(row.raisedAt) },
  ]
}

/** Improvements of the site. */
export function ImprovementList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, state: states, open, mine, overdue, ownerId } = state.search
  const filter = { q, state: many<ImprovementState>(states), open: yes(open), mine: yes(mine), overdue: yes(overdue), ownerId }
  const rows = useCall('improvements.listImprovements', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('improvements:manage') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('analysis.improvement.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="improvements"
        title={t('analysis.improvement.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/insight/improvements/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('analysis.improvement.search') },
          { key: 'state', kind: 'choices', label: t('analysis.improvement.field.state'), choices: useChoices('improvementState') },
          { key: 'ownerId', kind: 'employee', label: t('analysis.improvement.field.owner') },
        ]}
        views={[
          { key: 'open', name: t('analysis.improvement.view.open'), query: 'open=true' },
          { key: 'mine', name: t('analysis.improvement.view.mine'), query: 'mine=true&open=true' },
          { key: 'overdue', name: t('analysis.improvement.view.overdue'), query: 'overdue=true' },
          { key: 'done', name: t('analysis.improvement.view.done'), query: 'state=standardised' },
          { key: 'all', name: t('analysis.improvement.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('improvements.exportImprovements', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            <InsightTabs at="improvements" />
            {add}
          </>
        }
        empty={{ title: t('analysis.improvement.empty'), hint: t('analysis.improvement.emptyHint'), act: add }}
      />
      <Suspense>{making && <ImprovementForm draft={{}} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
