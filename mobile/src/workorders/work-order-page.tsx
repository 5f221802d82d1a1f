import { useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { TimeZone } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession, zoneOf } from '../app/session.tsx'
import { Refreshable } from '../kit/list.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Composer, Timeline } from '../kit/timeline.tsx'
import { toast } from '../kit/toast.tsx'
import { OrderActs } from './order-acts.tsx'
import { OpenProposalCard } from './propose-sheet.tsx'
import { OrderContent } from './order-content.tsx'

/** A work order in the hand: what, where, until when; what happened; and the next act under the thumb. */
export function WorkOrderPage() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const session = useSession()
  const order = useCall('workorders.getWorkOrder', { params: { id } })
  const timeline = useCall('workorders.workOrderTimeline', { params: { id } })
  const comment = useSend('workorders.commentOnWorkOrder', id, ['workorders'])

  if (!order.data) {
    return (
      <Page title={t('mobile.order.title')} back="/">
        {order.error ? <WholePageProblem error={order.error} onRetry={() => void order.refetch()} /> : <Rows count={3} />}
      </Page>
    )
  }
  return (
    <TimeZone value={zoneOf(session, order.data.siteId)}>
      <Page title={order.data.number} back="/" foot={<OrderActs order={order.data} />}>
        <Refreshable modules={['workorders']}>
          {order.data.proposal && <OpenProposalCard order={order.data} />}
          <OrderContent order={order.data} readAt={order.dataUpdatedAt} />
          <Timeline
            entries={timeline.data?.items}
            recordType="work_order"
            composer={
              <Composer
                draftKey={`${session.account.id}:order-note:${id}`}
                error={comment.error}
                isBusy={comment.isBusy}
                onSend={async (note, isVisibleToResident) => {
                  const entry = await comment.send({ params: { id }, body: { note, isVisibleToResident } }).catch(() => null)
                  if (entry) toast(t('mobile.timeline.sent'))
                  return entry !== null
                }}
              />
            }
          />
        </Refreshable>
      </Page>
    </TimeZone>
  )
}
