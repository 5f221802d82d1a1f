import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from '../kit/facts.tsx'
import { ServiceCard } from './list.tsx'

/** The service that this order carries: its steps are answered before the order is done. */
export function OrderSteps({ order }: { order: { id: string; siteId: string } }) {
  const t = useT()
  const found = useCall('maintenance.listMaintenanceTasks', { query: { siteId: order.siteId, limit: 1, filter: { workOrderId: order.id } } })
  const task = found.data?.items[0]
  return task ? <Section title={t('mobileMaintenance.steps')}><ServiceCard task={task} /></Section> : null
}
