import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPlace, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import type { Filter } from '../kit/filters.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { UrgencyTag, WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { workOrderFilter, workOrderSort } from './work-order-query.ts'

const RaiseForm = lazy(() => import('./raise-form.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

function useColumns(): Column<WorkOrderSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('shell.field.number'), width: 146, render: (row) => row.number },
    { key: 'status', title: t('shell.field.status'), width: 104, render: (row) => <WorkOrderStatusTag status={row.status} /> },
    { key: 'clock', title: t('shell.field.clock'), width: 186, sort: { up: 'dueAt' }, render: (row) => <ClockBadge clock={row.clock} /> },
    {
      key: 'title',
      title: t('shell.field.title'),
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <UrgencyTag urgency={row.urgency} />
          <span className="gj-clip" title={row.title}>
            {row.title}
          </span>
        </span>
      ),
    },
    { key: 'kind', title: t('shell.field.kind'), width: 90, isHidden: true, render: (row) => label('workOrderKind', row.kind) },
    {
      key: 'place',
      title: t('shell.field.place'),
      width: 132,
      render: (row) => <span title={formatPlace(row.unit, row.place)}>{formatPlace(row.unit, row.place)}</span>,
    },
    {
      key: 'worker',
      title: t('shell.field.worker'),
      width: 84,
      render: (row) => row.worker?.name ?? (row.isInPool ? t('workorders.inPool') : ''),
    },
    {
      key: 'appointment',
      title: t('shell.field.appointment'),
      width: 150,
      isHidden: true,
      render: (row) =>
        row.appointmentFrom && `${time.at(row.appointmentFrom)}${row.appointmentTo ? `–${time.at(row.appointmentTo).slice(-5)}` : ''}`,
    },
    { key: 'case', title: t('shell.field.case'), width: 144, render: (row) => row.case?.number },
    {
      key: 'raisedAt',
      title: t('shell.field.raisedAt'),
      width: 116,
      sort: { up: 'raisedAt', down: '-raisedAt' },
      render: (row) => time.at(row.raisedAt),
    },
    { key: 'category', title: t('shell.field.category'), width: 120, isHidden: true, render: (row) => row.category?.name },
    { key: 'doneAt', title: t('shell.field.doneAt'), width: 116, isHidden: true, render: (row) => time.at(row.doneAt) },
    { key: 'reworkOf', title: t('shell.field.reworkOf'), width: 150, isHidden: true, render: (row) => row.reworkOf?.number },
  ]
}

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
        columns={useColumns()}
        filters={useFilters()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
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
