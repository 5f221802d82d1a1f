import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { ServicePlanSummary } from '@guanjia/contract/service-plans.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TaskTabs } from './task-tabs.tsx'

const PlanForm = lazy(() => import('./plan-form.tsx').then(({ PlanForm }) => ({ default: PlanForm })))
export const PLAN_LOOKS: Record<ServicePlanSummary['state'], { tone: Tone; shape: Shape }> = { running: { tone: 'active', shape: 'half' }, done: { tone: 'closed', shape: 'tick' }, called_off: { tone: 'closed', shape: 'ring' } }

function useColumns(): Column<ServicePlanSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('tasks.number'), width: 160, render: (row) => row.number },
    { key: 'state', title: t('tasks.state_'), width: 110, render: (row) => <Look look={PLAN_LOOKS[row.state]} text={label('servicePlanState', row.state)} /> },
    { key: 'title', title: t('servicePlans.title'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'progress', title: t('servicePlans.progress'), width: 120, align: 'right', render: (row) => t('servicePlans.of', { done: row.done, n: row.tasks }) },
    { key: 'late', title: t('servicePlans.late'), width: 80, align: 'right', render: (row) => (row.late > 0 ? <span className="gj-tone" data-tone="overdue">▲ {row.late}</span> : '') },
    { key: 'due', title: t('servicePlans.lastDue'), width: 130, render: (row) => row.dueAt && time.short(row.dueAt) },
    { key: 'by', title: t('servicePlans.madeBy'), width: 170, render: (row) => `${row.madeBy.name} ${time.short(row.madeAt)}` },
  ]
}

/** Services that were split into tasks of departments and colleagues, with how far each is. */
export function PlanList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const { q, open, mine } = state.search
  const filter = { q, open: yes(open), mine: yes(mine) }
  const rows = useCall('servicePlans.listServicePlans', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter: filter as never } }, { placeholderData: keepPreviousData })
  const add = may('tasks:assign') && <Button type="primary" onClick={() => setMaking(true)}>{t('servicePlans.make')}</Button>
  return (
    <>
      <RecordList
        name="service-plans"
        title={t('servicePlans.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/tasks/plans/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('servicePlans.search') }]}
        views={[
          { key: 'open', name: t('tasks.view.open'), query: 'open=true' },
          { key: 'mine', name: t('tasks.view.mine'), query: 'mine=true&open=true' },
          { key: 'all', name: t('tasks.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('servicePlans.exportServicePlans', { query: { siteId: site.id, format, filter: filter as never } })}
        acts={<><TaskTabs at="plans" />{add}</>}
        empty={{ title: t('servicePlans.empty'), hint: t('servicePlans.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <PlanForm onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
