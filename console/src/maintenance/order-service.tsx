import { useCall, useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'
import { TaskRows } from './task-rows.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

/** The service that a work order carries: the way from the order to its steps; nothing for an order of another kind. */
export function OrderService({ order }: { order: { id: string; siteId: string } }) {
  const t = useT()
  const may = useMay()
  const filter = { workOrderId: order.id }
  const found = useCall('maintenance.listMaintenanceTasks', { query: { siteId: order.siteId, limit: 1, filter } }, { enabled: may('maintenance:read') })
  return found.data && found.data.items.length > 0 ? <TaskRows siteId={order.siteId} title={t('maintenance.tabs.tasks')} filter={filter} empty="" by="plan" /> : null
}
