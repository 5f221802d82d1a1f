import { Form, Input } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { MaintenanceTask } from '@guanjia/contract/maintenance.ts'
import type { Bulk } from '../kit/bulk.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { Steps } from './bits.tsx'
import { TaskState } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { useWindow } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

function useColumns(): Column<MaintenanceTask>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const windowOf = useWindow()
  return [
    { key: 'number', title: t('maintenance.tasks.number'), width: 150, render: (row) => row.number },
    { key: 'facility', title: t('maintenance.facility'), width: 220, render: (row) => <span className="gj-clip">{row.facility.code} {row.facility.name}</span> },
    { key: 'plan', title: t('maintenance.tasks.plan'), render: (row) => <span className="gj-clip">{row.plan.name}</span> },
    { key: 'due', title: t('maintenance.tasks.due'), width: 116, render: (row) => time.day(row.dueAt) },
    { key: 'window', title: t('maintenance.tasks.window'), width: 190, isHidden: true, render: windowOf },
    { key: 'state', title: t('maintenance.tasks.state'), width: 130, render: (row) => <span title={[label('maintenanceWhy', row.why), row.reason].filter(Boolean).join(' · ')}><TaskState task={row} /></span> },
    { key: 'steps', title: t('maintenance.tasks.steps'), width: 130, render: (row) => <Steps task={row} /> },
    { key: 'worker', title: t('maintenance.tasks.worker'), width: 110, render: (row) => row.worker?.name ?? row.party?.name ?? <span className="gj-quiet">{t('maintenance.dispatched')}</span> },
    { key: 'order', title: t('maintenance.tasks.order'), width: 140, render: (row) => row.order?.number },
    { key: 'orderState', title: t('maintenance.tasks.orderState'), width: 96, isHidden: true, render: (row) => row.order && <WorkOrderStatusTag status={row.order.status as never} /> },
    { key: 'why', title: t('maintenance.tasks.why'), width: 120, isHidden: true, render: (row) => label('maintenanceWhy', row.why) },
    { key: 'done', title: t('maintenance.tasks.doneAt'), width: 110, isHidden: true, render: (row) => time.at(row.doneAt) },
  ]
}

function useTaskBulk(): Bulk {
  const t = useT()
  const label = useLabel()
  const reason = <Form.Item name="reason" label={t('maintenance.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus rows={3} maxLength={300} /></Form.Item>
  return { path: '/maintenance-tasks/{id}/actions', stale: ['maintenance', 'workorders'], acts: [{ key: 'skip', name: label('maintenanceAction', 'skip'), fields: reason, body: (values) => ({ action: 'skip', ...values }), isDanger: true }] }
}

/** Every service of the site, by the filters. */
export function TaskList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { state: states, planId, facilityId, workerId, mine, overdue, from, to } = state.search
  const filter = { state: many(states), planId, facilityId, workerId, mine: yes(mine), overdue: yes(overdue), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('maintenance.listMaintenanceTasks', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useTaskBulk()
  return (
    <RecordList
      name="maintenance-tasks"
      title={t('maintenance.tabs.tasks')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/maintenance/tasks/${row.id}`}
      urgency={(row) => (row.state === 'missed' ? 'emergency' : row.state === 'open' && row.isOverdue ? 'urgent' : '')}
      filters={[
        { key: 'period', kind: 'period', label: t('maintenance.tasks.due') },
        { key: 'state', kind: 'choices', label: t('maintenance.tasks.state'), choices: useChoices('maintenanceState') },
        { key: 'workerId', kind: 'employee', label: t('maintenance.tasks.worker') },
        { key: 'overdue', kind: 'flag', label: t('maintenance.overdue') },
      ]}
      views={[
        { key: 'open', name: t('maintenance.tasks.view.open'), query: 'state=open,missed' },
        { key: 'overdue', name: t('maintenance.tasks.view.overdue'), query: 'overdue=true' },
        { key: 'done', name: t('maintenance.tasks.view.done'), query: 'state=done' },
        { key: 'left', name: t('maintenance.tasks.view.left'), query: 'state=missed,skipped' },
        ...(may('maintenance:work') ? [{ key: 'mine', name: t('maintenance.tasks.view.mine'), query: 'mine=true' }] : []),
        { key: 'all', name: t('maintenance.all'), query: '' },
      ]}
      exportHref={(format) => urlOf('maintenance.exportMaintenanceTasks', { query: { siteId: site.id, format, filter } })}
      bulk={may('maintenance:write') ? bulk : undefined}
      above={<MaintenanceTabs at="tasks" />}
      empty={{ title: t('maintenance.tasks.empty'), hint: t('maintenance.tasks.emptyHint'), act: <ReadyPlans /> }}
    />
  )
}
