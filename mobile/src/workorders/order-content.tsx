import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { WORK_ORDER_LOOK } from '@guanjia/ui/clock/index.ts'
import { formatMoney, formatPhone, formatPlace } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { materialWords } from '@guanjia/ui/stores/materials.ts'
import { useCan } from '../app/session.tsx'
import { HouseholdCare } from '../care/household-care.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Clocks } from '../kit/clocks.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { Countdown, StatusTag } from '../kit/status.tsx'
import { WaitBanner } from '../kit/wait-banner.tsx'
import { useWindow } from '../kit/when.ts'
import { Words } from '../kit/words.tsx'
import { isAppointed } from './appointment.ts'
import { OrderQuote } from './order-quote.tsx'

const OrderSteps = lazy(() => import('../maintenance/order-steps.tsx').then(({ OrderSteps }) => ({ default: OrderSteps })))

/** `readAt`: when the server said so (milliseconds). */
export function OrderContent({ order, readAt }: { order: WorkOrder; readAt: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const can = useCan()
  const window = useWindow()
  const appointment = order.appointmentFrom && window(order.appointmentFrom, order.appointmentTo)
  return (
    <>
      <section className={`card lead urgency-${order.urgency}`}>
        <p className="record-top">
          <StatusTag look={WORK_ORDER_LOOK[order.status]} text={label('workOrderStatus', order.status)} />
          {order.urgency !== 'normal' && <span className={`urgency urgency-word-${order.urgency}`}>{label('urgency', order.urgency)}</span>}
          {order.reworkOf && <span className="mark">{label('workOrderAction', 'rework')}</span>}
        </p>
        <h2>{order.title}</h2>
        <p className="lead-place">{formatPlace(order.unit, order.place)}</p>
        {!(order.suspendReason && order.clock?.state === 'paused') && <Countdown clock={order.clock} isBig />}
        {appointment && isAppointed(order) && <p className="appointment">{t('mobile.appoint.at', { time: appointment })}</p>}
        {order.suspendReason && (
          <WaitBanner
            text={t('mobile.order.suspendedFor', { reason: label('waitReason', order.suspendReason) })}
            until={order.suspendUntil}
            objection={order.waitObjection ? { by: t('mobile.wait.objectionStaff'), words: order.waitObjection } : null}
          />
        )}
        {order.safetyNote && (
          <p className="note note-warning">
            <strong>{t('mobile.order.safety')}</strong> {order.safetyNote}
          </p>
        )}
        <CallButton name={order.contactName} phone={order.contactPhone} />
      </section>

      {order.kind === 'maintenance' && can('maintenance:read') && <Suspense><OrderSteps order={order} /></Suspense>}
      <HouseholdCare siteId={order.siteId} unit={order.unit} />
      <Section title={t('mobile.order.facts')}>
        <Words text={order.symptom} title={order.title} />
        <Pictures files={order.files} />
        <Facts
          items={[
            fact(t('mobile.order.appointment'), appointment),
            fact(t('mobile.order.contact'), [order.contactName, formatPhone(order.contactPhone)].filter(Boolean).join(' ')),
            fact(t('mobile.order.kind'), label('workOrderKind', order.kind)),
            fact(t('mobile.order.category'), order.category?.name),
            fact(
              t('mobile.order.case'),
              order.case && (can('cases:read') ? <Link href={`/cases/${order.case.id}`}>{order.case.number}</Link> : order.case.number),
            ),
            fact(t('mobile.order.worker'), order.worker?.name),
            fact(t('mobile.order.raisedBy'), `${order.raisedBy.name} ${time.at(order.raisedAt)}`),
            fact(t('mobile.order.price'), order.isPaid && (order.priceFen === null ? t('mobile.order.paid') : formatMoney(order.priceFen))),
            fact(t('mobilePaid.order.warranty'), order.warrantyUntil),
            fact(
              t('mobile.order.reworkOf'),
              order.reworkOf && <Link href={`/work-orders/${order.reworkOf.id}`}>{order.reworkOf.number}</Link>,
            ),
            fact(
              label('workOrderAction', 'rework'),
              order.reworks.length > 0 &&
                order.reworks.map((one) => (
                  <Link key={one.id} href={`/work-orders/${one.id}`}>
                    {one.number}{' '}
                  </Link>
                )),
            ),
          ]}
        />
      </Section>
      <OrderQuote order={order} />
      <Clocks clocks={order.clocks} readAt={readAt} subject={{ recordType: 'work_order', id: order.id }} />
      {(order.arrivedAt || order.result || order.photosBefore.length > 0) && (
        <Section title={t('mobile.order.record')}>
          {order.result && <p className="words">{order.result}</p>}
          <Facts
            items={[
              fact(t('mobile.order.arrivedAt'), time.at(order.arrivedAt)),
              fact(
                t('mobile.order.position'),
                order.arrivalPosition && t('mobile.order.positionText', { metres: Math.round(order.arrivalPosition.accuracyMetres) }),
              ),
              fact(t('mobile.order.fivePieces'), order.fivePieces.map((piece) => label('fivePiece', piece)).join(' · ')),
              fact(
                t('mobile.order.labour'),
                order.labourMinutes !== null && t('mobile.order.labourText', { minutes: order.labourMinutes }),
              ),
              fact(t('mobilePaid.order.team'), order.labour.length > 1 && order.labour.map((one) => one.employee.name).join('、')),
              fact(t('mobilePaid.order.readings'), order.readings.map((one) => `${label('startMeter', one.meter)} ${one.value}`).join(' · ')),
              fact(t('mobilePaid.order.signature'), order.signature && `${order.signature.by} · ${time.at(order.signature.at)}`),
              fact(t('mobile.order.materials'), order.materials.map(materialWords).join(' · ')),
              fact(
                t('mobile.order.verified'),
                order.isPassed !== null && [
                  order.isPassed ? t('mobile.order.passed') : t('mobile.order.failed'),
                  order.verifiedBy?.name,
                  order.verifyNote,
                ].filter(Boolean).join(' · '),
              ),
            ]}
          />
          {order.photosBefore.length > 0 && <p className="label">{t('mobile.order.photosBefore')}</p>}
          <Pictures files={order.photosBefore} />
          {order.photosAfter.length > 0 && <p className="label">{t('mobile.order.photosAfter')}</p>}
          <Pictures files={order.photosAfter} />
        </Section>
      )}
    </>
  )
}
