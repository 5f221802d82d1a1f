import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { problemText } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { OrderCard } from './order-card.tsx'

/** The pool: the first to grab has the order, the others are told kindly. */
export function Pool() {
  const t = useT()
  const answer = useCall('workorders.listWorkOrders', { query: { limit: 100, sort: 'dueAt', filter: { pool: true } } })
  return (
    <Page title={t('mobile.pool.title')}>
      <p className="muted page-hint">{t('mobile.pool.hint')}</p>
      <Refreshable modules={['workorders']}>
        <ListState answer={answer} empty={<Empty title={t('mobile.pool.emptyTitle')} text={t('mobile.pool.emptyText')} />}>
          {(orders) => orders.map((order) => <OrderCard key={order.id} order={order} act={<GrabButton order={order} />} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function GrabButton({ order }: { order: WorkOrderSummary }) {
  const t = useT()
  const [, navigate] = useLocation()
  const { send, isBusy } = useSend('workorders.actOnWorkOrder', order.id, ['workorders', 'platform'])

  async function grab(): Promise<void> {
    try {
      if ((await send({ params: { id: order.id }, body: { action: 'grab' } })) === null) return
      toast(t('mobile.pool.won'))
      navigate(`/work-orders/${order.id}`)
    } catch (error) {
      const wasSlower = isProblem(error, 'work_order.taken', 'someone_was_faster', 'action_not_allowed')
      toast(wasSlower ? t('mobile.pool.taken') : problemText(t, error), wasSlower ? 'plain' : 'bad')
    }
  }
  return (
    <div className="record-act">
      <Button color="primary" block loading={isBusy} onClick={() => void grab()} aria-label={`${t('mobile.pool.grab')} ${order.title}`}>
        {t('mobile.pool.grab')}
      </Button>
    </div>
  )
}
