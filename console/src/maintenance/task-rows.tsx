import { Link } from '@tanstack/react-router'
import { useCall, useT, useTime } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'
import { Steps } from './bits.tsx'
import { TaskState } from './looks.tsx'

const SHOWN = 12

/** The last services of a plan, a facility or an order, each named by what the page does not say yet. With null for `empty` nothing is there until there is one. */
export function TaskRows({ siteId, title, filter, empty, by }: { siteId: string; title: string; filter: { planId: string } | { facilityId: string } | { workOrderId: string }; empty: string | null; by: 'facility' | 'plan' }) {
  const t = useT()
  const time = useTime()
  const tasks = useCall('maintenance.listMaintenanceTasks', { query: { siteId, limit: SHOWN, filter } })
  const items = tasks.data?.items ?? []
  if (empty === null && items.length === 0) return null
  return (
    <FactGroup title={title} extra={items.length > 0 && !('workOrderId' in filter) && <Link to="/maintenance/tasks" search={filter as never}>{t('maintenance.tasks.all')}</Link>}>
      {tasks.data && items.length === 0 && <p className="gj-quiet">{empty}</p>}
      <ul className="gj-insp-rows">
        {items.map((task) => (
          <li key={task.id}>
            <Link to="/maintenance/tasks/$id" params={{ id: task.id }}>{task.number}</Link>
            <span className="gj-nowrap">{time.day(task.dueAt)}</span>
            <span className="gj-grow gj-clip">{by === 'plan' ? task.plan.name : `${task.facility.code} ${task.facility.name}`}</span>
            <span className="gj-quiet gj-nowrap">{task.worker?.name ?? task.party?.name}</span>
            <Steps task={task} />
            <TaskState task={task} />
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
