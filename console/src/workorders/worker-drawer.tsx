import { Button, Drawer } from 'antd'
import { Link } from '@tanstack/react-router'
import { formatPlace, useCall, useT } from '@guanjia/ui'
import type { BoardWorker } from '@guanjia/contract/workorders.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

/** What a worker carries now. */
export function WorkerDrawer({ worker, onClose }: { worker: BoardWorker; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const orders = useCall('workorders.listWorkOrders', {
    query: { siteId: site.id, sort: 'dueAt', filter: { workerId: worker.id, open: true } },
  })
  return (
    <Drawer
      open
      title={t('workorders.dispatch.carries', { name: worker.name })}
      onClose={onClose}
      size={460}
      extra={
        <Link to="/work-orders" search={{ workerId: worker.id }}>
          <Button size="small">{t('workorders.dispatch.all')}</Button>
        </Link>
      }
    >
      <ul className="gj-stack">
        {orders.data?.items.map((order) => (
          <li key={order.id}>
            <div className="gj-row">
              <Link className="gj-grow gj-clip" to="/work-orders/$id" params={{ id: order.id }}>
                {order.title}
              </Link>
              <WorkOrderStatusTag status={order.status} />
            </div>
            <div className="gj-row gj-small gj-quiet">
              <span className="gj-grow gj-clip">{formatPlace(order.unit, order.place)}</span>
              <ClockBadge clock={order.clock} />
            </div>
          </li>
        ))}
      </ul>
      {orders.data?.items.length === 0 && <p className="gj-quiet">{t('workorders.dispatch.free')}</p>}
    </Drawer>
  )
}
