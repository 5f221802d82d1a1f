import { useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'
import { TaskRows } from './task-rows.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

/** The service that a work order carries: the way from the order to its steps; nothing for an order of another kind. */
export function OrderService({ order }: { order: { id: string; siteId: string } }) {
  const t = useT()
  const may = useMay()
  return may('maintenance:read') ? <TaskRows siteId={order.siteId} title={t('maintenance.tabs.tasks')} filter={{ workOrderId: order.id }} empty={null} by="plan" /> : null
}
