import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Empty } from '../kit/empty.tsx'
import { ListState } from '../kit/list.tsx'
import { OrderCard } from './order-card.tsx'

/** Orders that wait for somebody in charge: `open` for a worker, `done` for an eye on the result; oldest first. */
export function Waiting({ status }: { status: 'open' | 'done' }) {
  const t = useT()
  const answer = useCall('workorders.listWorkOrders', { query: { limit: 50, sort: 'raisedAt', filter: { status: [status] } } })
  return (
    <ListState
      answer={answer}
      empty={<Empty title={status === 'open' ? t('mobile.today.dispatchEmpty') : t('mobile.today.verifyEmpty')} />}
    >
      {(orders) => orders.map((order) => <OrderCard key={order.id} order={order} />)}
    </ListState>
  )
}
