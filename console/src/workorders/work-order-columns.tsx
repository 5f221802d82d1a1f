import { formatPlace, useLabel, useT, useTime } from '@guanjia/ui'
import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { UrgencyTag, WorkOrderStatusTag } from '../kit/status-tag.tsx'

/** The columns of every list of work orders. */
export function useOrderColumns(): Column<WorkOrderSummary>[] {
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
