import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import type { Filter } from '../kit/filters.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { useOrderBulk } from './work-order-bulk.tsx'
import { useOrderColumns } from './work-order-columns.tsx'
import { workOrderFilter, workOrderSort } from './work-order-query.ts'

const RaiseForm = lazy(() => import('./raise-form.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

function useFilters(): Filter[] {
  const t = useT()
  return [
    { key: 'q', kind: 'words', label: t('workorders.filter.words') },
    { key: 'status', kind: 'choices', label: t('shell.field.status'), choices: useChoices('workOrderStatus') },
    { key: 'kind', isRare: true, kind: 'choices', label: t('shell.field.kind'), choices: useChoices('workOrderKind') },
    { key: 'urgency', kind: 'choices', label: t('shell.field.urgency'), choices: useChoices('urgency') },
    { key: 'workerId', kind: 'employee', label: t('shell.field.worker') },
    { key: 'unitId', isRare: true, kind: 'unit', label: t('shell.field.unit') },
    { key: 'period', kind: 'period', label: t('shell.field.raisedAt') },
    { key: 'overdue', kind: 'flag', label: t('shell.work.overdue') },
    { key: 'pool', kind: 'flag', label: t('workorders.inPool') },
    { key: 'mine', kind: 'flag', label: t('workorders.filter.mine') },
  ]
}

export function WorkOrderList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const [raising, setRaising] = useState(false)
  const filter = workOrderFilter(state.search, site.timeZone)
  const bulk = useOrderBulk()
  const rows = useCall(
    'workorders.listWorkOrders',
    { query: { siteId: site.id, sort: workOrderSort(state.search), filter, total: true, limit: 50, cursor: state.cursor } },
    { placeholderData: keepPreviousData },
  )
  const raise = may('work_orders:create') && (
    <Button type="primary" onClick={() => setRaising(true)}>
      {t('workorders.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="work-orders"
        title={t('workorders.title')}
        columns={useOrderColumns()}
        filters={useFilters()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        bulk={may('work_orders:dispatch') ? bulk : undefined}
        rowHref={(row) => `/work-orders/${row.id}`}
        urgency={(row) => row.urgency}
        sort="-raisedAt"
        views={[
          { key: 'open', name: t('workorders.view.open'), query: 'open=true' },
          { key: 'waiting', name: t('workorders.view.waiting'), query: 'status=open' },
          { key: 'mine', name: t('workorders.view.mine'), query: 'mine=true&open=true' },
          { key: 'overdue', name: t('workorders.view.overdue'), query: 'overdue=true&sort=dueAt' },
          { key: 'verify', name: t('workorders.view.verify'), query: 'status=done' },
          { key: 'unquoted', name: t('paid.quote.view.waiting'), query: 'unquoted=true' },
          { key: 'all', name: t('workorders.view.all'), query: '' },
        ]}
        exportHref={
          may('work_orders:export')
            ? (format) => urlOf('workorders.exportWorkOrders', { query: { siteId: site.id, format, filter } })
            : undefined
        }
        acts={raise}
        empty={{ title: t('workorders.empty'), hint: t('workorders.emptyHint'), act: raise }}
      />
      <Suspense>
        {raising && (
          <RaiseForm
            onClose={() => setRaising(false)}
            onRaised={(order) => void navigate({ to: '/work-orders/$id', params: { id: order.id } })}
          />
        )}
      </Suspense>
    </>
  )
}
