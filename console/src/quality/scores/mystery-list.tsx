import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT, useTime } from '@guanjia/ui'
import type { MysteryVisitSummary } from '@guanjia/contract/mystery.ts'
import { MYSTERY_STATES } from '@guanjia/ui/archives/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { QualityTabs } from '../quality-tabs.tsx'

const PlanForm = lazy(() => import('./mystery-forms.tsx').then(({ PlanForm }) => ({ default: PlanForm })))

function useColumns(): Column<MysteryVisitSummary>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'number', title: t('mystery.number'), width: 160, render: (row) => row.number },
    { key: 'state', title: t('mystery.stateName'), width: 100, render: (row) => t(`mystery.state.${row.state}`) },
    { key: 'scenario', title: t('mystery.scenario'), render: (row) => row.scenario },
    { key: 'standard', title: t('mystery.sheet'), width: 160, render: (row) => row.standard.name },
    { key: 'days', title: t('mystery.days'), width: 200, render: (row) => row.visitedOn ?? `${row.fromOn} – ${row.untilOn}` },
    { key: 'who', title: t('mystery.employee'), width: 110, render: (row) => row.employee?.name ?? <span className="gj-quiet">—</span> },
    { key: 'score', title: t('mystery.score'), width: 90, align: 'right', render: (row) => (row.score === null ? <span className="gj-quiet">—</span> : <strong>{row.score}</strong>) },
    { key: 'by', title: t('mystery.plannedBy'), width: 150, render: (row) => `${row.plannedBy.name} ${time.at(row.plannedAt)}` },
  ]
}

/** Mystery visits of the site: planned, handed in, expired. */
export function MysteryList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const [isPlanning, setPlanning] = useState(false)
  const rows = useCall('mystery.listMysteryVisits', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter: { state: many(state.search.state) } as never } }, { placeholderData: keepPreviousData })
  const add = <Button type="primary" onClick={() => setPlanning(true)}>{t('mystery.plan')}</Button>
  return (
    <>
      <RecordList
        name="mystery-visits"
        title={t('mystery.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quality/mystery/${row.id}`}
        filters={[{ key: 'state', kind: 'choices', label: t('mystery.stateName'), choices: MYSTERY_STATES.map((value) => ({ value, label: t(`mystery.state.${value}`) })) }]}
        views={[
          { key: 'all', name: t('mystery.view.all'), query: '' },
          { key: 'open', name: t('mystery.view.open'), query: 'state=planned' },
          { key: 'in', name: t('mystery.view.submitted'), query: 'state=submitted' },
        ]}
        acts={<><QualityTabs at="mystery" />{add}</>}
        empty={{ title: t('mystery.empty'), hint: t('mystery.emptyHint'), act: add }}
      />
      <Suspense>{isPlanning && <PlanForm onClose={() => setPlanning(false)} />}</Suspense>
    </>
  )
}
