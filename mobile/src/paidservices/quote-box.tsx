import type { ReactNode } from 'react'
import type { Quote } from '@guanjia/contract/quotes.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import './paid.css'

/** A quote in full: every line, the sum, until when, and who accepted it. */
export function QuoteBox({ quote, children }: { quote: Quote; children?: ReactNode }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <div className="quote-box">
      <p className="quote-head">
        <span className="muted">{t('mobilePaid.own.number', { number: quote.number })}</span>
        <span className="mark">{label('quoteStatus', quote.status)}</span>
      </p>
      <ul>
        {quote.lines.map((line, index) => (
          // Lines never change their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span>{line.name}</span>
            <small>{[`${formatMoney(line.priceFen)} × ${line.quantity} ${line.unit}`.trim(), line.kind !== 'listed' && label('quoteLineKind', line.kind), line.warrantyDays && t('mobilePaid.menu.warranty', { n: line.warrantyDays })].filter(Boolean).join(' · ')}</small>
            <span>{formatMoney(line.amountFen)}</span>
          </li>
        ))}
      </ul>
      <p className="quote-head">
        <span>{t('mobilePaid.quote.total')}</span>
        <strong className="quote-total">{formatMoney(quote.totalFen)}</strong>
      </p>
      {quote.note && <p className="muted">{quote.note}</p>}
      {quote.status === 'sent' && <p className="muted">{t('mobilePaid.quote.validUntil', { time: time.at(quote.validUntil) })}</p>}
      {quote.acceptance && (
        <p className="muted">{`${t('mobilePaid.quote.accepted', { by: quote.acceptance.by, how: label('acceptanceWay', quote.acceptance.via) })} · ${time.at(quote.acceptance.saidAt)}`}</p>
      )}
      {children}
    </div>
  )
}
