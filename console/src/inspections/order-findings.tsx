import { useCall, useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'
import { FindingRows } from './finding-rows.tsx'
import './inspections.css'

/** What a work order was raised for on a round: the way back from the order to its finding. */
export function OrderFindings({ order }: { order: { id: string; siteId: string } }) {
  const t = useT()
  const may = useMay()
  const found = useCall('inspections.listFindings', { query: { siteId: order.siteId, limit: 10, filter: { workOrderId: order.id } } }, { enabled: may('inspections:read') })
  return <FindingRows title={t('inspections.tabs.findings')} findings={found.data?.items ?? []} />
}
