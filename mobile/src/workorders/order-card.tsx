import type { ReactNode } from 'react'
import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { WORK_ORDER_LOOK } from '@guanjia/ui/clock/index.ts'
import { formatPlace } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { RecordCard } from '../kit/record-card.tsx'
import { useWindow } from '../kit/when.ts'
import { isAppointed, isForToday } from './appointment.ts'

export function OrderCard({ order, act }: { order: WorkOrderSummary; act?: ReactNode }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const window = useWindow()
  return (
    <RecordCard
      id={order.id}
      href={`/work-orders/${order.id}`}
      number={order.number}
      title={order.title}
      place={formatPlace(order.unit, order.place)}
      urgency={order.urgency}
      status={{ look: WORK_ORDER_LOOK[order.status], text: label('workOrderStatus', order.status) }}
      clock={order.clock}
      marks={
        <>
          {order.kind !== 'repair' && <span className="mark">{label('workOrderKind', order.kind)}</span>}
          {order.reworkOf && <span className="mark">{label('workOrderAction', 'rework')}</span>}
          {order.appointmentFrom && isAppointed(order) && (
            <span className={isForToday(order, Date.now(), time.timeZone) ? 'mark mark-appointment' : 'mark'}>
              {t('mobile.today.appointment', { time: window(order.appointmentFrom, order.appointmentTo) })}
            </span>
          )}
        </>
      }
      act={act}
    />
  )
}
