import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Empty } from '../kit/empty.tsx'
import { ListState } from '../kit/list.tsx'
import { OrderCard } from './order-card.tsx'

/** Orders that wait for a worker, oldest first. */
export function Waiting() {
  const t = useT()
  const answer = useCall('workorders.listWorkOrders', { query: { limit: 50, sort: 'raisedAt', filter: { status: ['open'] } } })
  return (
    <ListState
      answer={answer}
      empty={<Empty title={t('mobile.today.dispatchEmpty')} />}
    >
      {(orders) => orders.map((order) => <OrderCard key={order.id} order={order} />)}
    </ListState>
  )
}
