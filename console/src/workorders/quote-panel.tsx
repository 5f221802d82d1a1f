import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, formatQuantity, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Quote, QuoteStatus } from '@guanjia/contract/quotes.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSession } from '../session/session.tsx'
import './quote-panel.css'

const QuoteForm = lazy(() => import('./quote-form.tsx').then(({ QuoteForm }) => ({ default: QuoteForm })))
const QuoteActForm = lazy(() => import('./quote-act-form.tsx').then(({ QuoteActForm }) => ({ default: QuoteActForm })))
const ChargeForm = lazy(() => import('./charge-form.tsx').then(({ ChargeForm }) => ({ default: ChargeForm })))

const LOOK = {
  sent: { tone: 'soon', shape: 'half' },
  accepted: { tone: 'done', shape: 'tick' },
  refused: { tone: 'overdue', shape: 'triangle' },
  expired: { tone: 'idle', shape: 'pause' },
  replaced: { tone: 'idle', shape: 'ring' },
  withdrawn: { tone: 'idle', shape: 'ring' },
} as const

export function QuoteStatusTag({ status }: { status: QuoteStatus }) {
  const label = useLabel()
  return <Look look={LOOK[status]} text={label('quoteStatus', status)} />
}

const TO_DO: readonly WorkOrder['status'][] = ['open', 'assigned', 'accepted', 'arrived', 'working', 'suspended']

/** What the work costs its customer: what was offered, who accepted it and how, and what may be done about it. */
export function QuotePanel({ record }: { record: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const { employeeId } = useSession()
  const [opened, setOpened] = useState<'quote' | 'charge' | null>(null)
  const found = useCall('quotes.quotesOf', { query: { workOrderId: record.id } })
  const quotes = found.data?.items ?? []
  const isOpen = TO_DO.includes(record.status)
  const mayCharge = may('work_orders:create') && isOpen
  const isLate = record.begunUnacceptedAt !== null && record.quotedFen === null && record.status !== 'cancelled'
  const mayQuote = record.isPaid && (isOpen || isLate) && (may('work_orders:create') || record.worker?.id === employeeId)
  if (!record.isPaid && record.freeReason === null && quotes.length === 0 && !mayCharge) return null
  return (
    <FactGroup
      title={t('paid.quote.title')}
      extra={
        <span className="gj-row">
          {mayCharge && (
            <Button size="small" onClick={() => setOpened('charge')}>
              {t('paid.quote.chargeAct')}
            </Button>
          )}
          {mayQuote && (
            <Button size="small" type={record.openQuote === null && record.quotedFen === null ? 'primary' : 'default'} onClick={() => setOpened('quote')}>
              {quotes.length === 0 ? t('paid.quote.new') : t('paid.quote.again')}
            </Button>
          )}
        </span>
      }
    >
      <Facts
        facts={[
          {
            label: t('paid.quote.charge'),
            value: record.isPaid ? t('paid.quote.paid') : record.freeReason ? `${t('paid.quote.isFree')} · ${label('freeReason', record.freeReason)}` : t('paid.quote.isFree'),
          },
          { label: t('paid.quote.quoted'), value: record.isPaid && (formatMoney(record.quotedFen) || t('paid.quote.pending')) },
          { label: t('paid.quote.finalPrice'), value: formatMoney(record.priceFen) },
          { label: t('paid.facts.notRework'), value: record.notReworkReason },
        ]}
      />
      {record.begunUnacceptedAt && (
        <p className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal' }}>
          {t('paid.quote.begun', { time: time.at(record.begunUnacceptedAt) })}
        </p>
      )}
      {record.isPaid && found.data && quotes.length === 0 && (
        <p className="gj-quiet">{record.urgency === 'emergency' ? t('paid.quote.noneEmergency') : t('paid.quote.none')}</p>
      )}
      <QuoteCards quotes={quotes} />
      <Suspense>
        {opened === 'quote' && <QuoteForm of={{ workOrderId: record.id }} siteId={record.siteId} last={quotes[0]} onClose={() => setOpened(null)} />}
        {opened === 'charge' && <ChargeForm record={record} onClose={() => setOpened(null)} />}
      </Suspense>
    </FactGroup>
  )
}

/** Quotes below each other: those that count open, the others folded to a line. */
export function QuoteCards({ quotes }: { quotes: readonly Quote[] }) {
  const [opened, setOpened] = useState<{ quote: Quote; action: Quote['allowedActions'][number] } | null>(null)
  return (
    <>
      {quotes.map((quote) => (
        <QuoteCard key={quote.id} quote={quote} onAct={(action) => setOpened({ quote, action })} />
      ))}
      <Suspense>{opened && <QuoteActForm {...opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}

function QuoteCard({ quote, onAct }: { quote: Quote; onAct: (action: Quote['allowedActions'][number]) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const counts = quote.status === 'sent' || quote.status === 'accepted'
  const { acceptance } = quote
  return (
    <details className="gj-quote-card" open={counts} data-counts={counts}>
      <summary>
        <span>{quote.number}</span>
        <QuoteStatusTag status={quote.status} />
        <span className="gj-quiet">{`${quote.sentBy} · ${time.at(quote.sentAt)}`}</span>
        <strong className="gj-quote-total">{formatMoney(quote.totalFen)}</strong>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('paid.quote.line')}</th>
            <th scope="col">{t('paid.quote.quantity')}</th>
            <th scope="col">{t('paid.quote.price')}</th>
            <th scope="col">{t('paid.quote.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {quote.lines.map((line, index) => (
            // Lines never change their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <td>
                {line.name} <small className="gj-quiet">{label('quoteLineKind', line.kind)}</small>
              </td>
              <td>{`${formatQuantity(line.quantity)} ${line.unit}`.trim()}</td>
              <td>{formatMoney(line.priceFen)}</td>
              <td>{formatMoney(line.amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {quote.note && <p>{quote.note}</p>}
      {quote.status === 'sent' && <p className="gj-quiet">{`${t('paid.quote.validUntil')} ${time.at(quote.validUntil)}`}</p>}
      {acceptance && (
        <p>
          {t('paid.quote.accepted', { by: acceptance.by, how: label('acceptanceWay', acceptance.via), time: time.at(acceptance.saidAt) })}
          {acceptance.recordedBy !== acceptance.by && <span className="gj-quiet"> · {t('paid.quote.recordedBy', { name: acceptance.recordedBy })}</span>}
        </p>
      )}
      {acceptance?.signature && <FileStrip files={[acceptance.signature]} />}
      {quote.reason && quote.status !== 'sent' && <p className="gj-quiet">{quote.reason}</p>}
      {quote.allowedActions.length > 0 && (
        <div className="gj-row" style={{ marginTop: 8 }}>
          {quote.allowedActions.map((action) => (
            <Button key={action} size="small" type={action === 'accept' ? 'primary' : 'default'} danger={action === 'refuse'} onClick={() => onAct(action)}>
              {t(`paid.quote.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </details>
  )
}
