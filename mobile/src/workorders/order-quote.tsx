import { lazy, Suspense, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan, useSession } from '../app/session.tsx'
import { Section } from '../kit/facts.tsx'
import { QuoteBox } from '../paidservices/quote-box.tsx'

const QuoteSheet = lazy(() => import('./quote-sheet.tsx').then(({ QuoteSheet }) => ({ default: QuoteSheet })))
const AcceptSheet = lazy(() => import('./accept-sheet.tsx').then(({ AcceptSheet }) => ({ default: AcceptSheet })))

const TO_DO: readonly WorkOrder['status'][] = ['open', 'assigned', 'accepted', 'arrived', 'working', 'suspended']

/** What paid work costs its customer, and the two acts at the door: quoting, and the customer's yes. */
export function OrderQuote({ order }: { order: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const { employeeId } = useSession()
  const [open, setOpen] = useState<'quote' | 'accept' | null>(null)
  const found = useCall('quotes.quotesOf', { query: { workOrderId: order.id } }, { enabled: order.isPaid })
  if (!order.isPaid) {
    if (order.freeReason === null) return null
    return (
      <Section title={t('mobilePaid.quote.title')}>
        <p>{t('mobilePaid.quote.free', { reason: label('freeReason', order.freeReason) })}</p>
      </Section>
    )
  }
  const quotes = found.data?.items ?? []
  const shown = quotes.filter(({ status }) => status === 'sent' || status === 'accepted')
  const waiting = shown.find(({ allowedActions }) => allowedActions.includes('accept'))
  const isLate = order.begunUnacceptedAt !== null && order.quotedFen === null && order.status !== 'cancelled'
  const mayQuote = (TO_DO.includes(order.status) || isLate) && (order.worker?.id === employeeId || can('work_orders:create'))
  return (
    <Section title={t('mobilePaid.quote.title')}>
      {order.begunUnacceptedAt && order.quotedFen === null && <p className="note note-warning">{t('mobilePaid.quote.begun')}</p>}
      {found.data && shown.length === 0 && <p className="muted">{order.urgency === 'emergency' ? t('mobilePaid.quote.emergency') : t('mobilePaid.quote.none')}</p>}
      {waiting && order.quotedFen !== null && <p className="note">{t('mobilePaid.quote.changeHint', { total: formatMoney(order.quotedFen) })}</p>}
      {shown.map((quote) => (
        <QuoteBox key={quote.id} quote={quote} />
      ))}
      {mayQuote && (
        <div className="quote-acts">
          <Button size="large" color={waiting || order.quotedFen !== null ? 'default' : 'primary'} onClick={() => setOpen('quote')}>
            {quotes.length === 0 ? t('mobilePaid.quote.make') : t('mobilePaid.quote.again')}
          </Button>
          {waiting && (
            <Button size="large" color="primary" onClick={() => setOpen('accept')}>
              {t('mobilePaid.quote.acceptHere')}
            </Button>
          )}
        </div>
      )}
      <Suspense>
        {open === 'quote' && <QuoteSheet order={order} onClose={() => setOpen(null)} />}
        {open === 'accept' && waiting && <AcceptSheet quote={waiting} contact={order.contactName} onClose={() => setOpen(null)} />}
      </Suspense>
    </Section>
  )
}
