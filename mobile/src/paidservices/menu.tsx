import { useState } from 'react'
import { Link } from 'wouter'
import type { PriceVersion, ServiceGroup } from '@guanjia/contract/paidservices.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { SERVICE_GROUP_CODES } from '../kit/choices.ts'
import { Empty } from '../kit/empty.tsx'
import { Section } from '../kit/facts.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { priceWords } from './price-words.ts'
import './paid.css'

/** What can be ordered, with its published price (PAY-007), and what the household has ordered. */
export function ServiceMenu() {
  const t = useT()
  const label = useLabel()
  const { units } = useSession()
  const [group, setGroup] = useState<ServiceGroup | null>(null)
  const siteId = units[0]?.siteId ?? ''
  const menu = useCall('paidservices.serviceMenu', { query: { siteId } }, { enabled: siteId !== '' })
  const items = menu.data?.items ?? []
  const groups = SERVICE_GROUP_CODES.filter((one) => items.some((item) => item.group === one))
  const shown = menu.data && { items: groups.filter((one) => group === null || one === group) }
  return (
    <Page title={t('mobilePaid.menu.title')} back="/">
      <Refreshable modules={['paidservices', 'quotes']}>
        <OwnOrders />
        {groups.length > 1 && (
          <div className="group-chips" role="group" aria-label={t('mobilePaid.menu.title')}>
            <button type="button" aria-pressed={group === null} onClick={() => setGroup(null)}>
              {t('mobilePaid.menu.all')}
            </button>
            {groups.map((one) => (
              <button key={one} type="button" aria-pressed={group === one} onClick={() => setGroup(one)}>
                {label('serviceGroup', one)}
              </button>
            ))}
          </div>
        )}
        <ListState answer={{ ...menu, data: shown }} empty={<Empty title={t('mobilePaid.menu.empty')} text={t('mobilePaid.menu.emptyText')} />}>
          {(chosen) =>
            chosen.map((one) => (
              <Section key={one} title={label('serviceGroup', one)}>
                {items.filter((item) => item.group === one).map((item) => (
                  <ServiceLine key={item.id} item={item} />
                ))}
              </Section>
            ))
          }
        </ListState>
      </Refreshable>
    </Page>
  )
}

function ServiceLine({ item }: { item: PriceVersion }) {
  const t = useT()
  return (
    <Link href={`/services/${item.id}`} className="service-line need-you-line">
      <span className="price-line">
        <span>{item.name}</span>
        <span className="price">{priceWords(t, item)}</span>
        {(item.includes || item.legalNote) && <small>{[item.includes, item.legalNote].filter(Boolean).join('；')}</small>}
      </span>
    </Link>
  )
}

/** What the household ordered and how it stands; a quote that waits comes first. */
function OwnOrders() {
  const t = useT()
  const found = useCall('quotes.ownPaidOrders', {})
  const orders = (found.data?.items ?? []).slice(0, 5)
  if (orders.length === 0) return null
  const state = (order: (typeof orders)[number]): string => {
    if (order.quote?.status === 'sent') return t('mobilePaid.own.waiting')
    if (order.payState === 'to_be_billed') return `${t('mobilePaid.own.toBill')} ${formatMoney(order.priceFen)}`
    if (order.isDone) return t('mobilePaid.own.done')
    return order.quote === null ? t('mobilePaid.own.noQuote') : t('mobilePaid.own.total', { total: formatMoney(order.quote.totalFen) })
  }
  return (
    <Section title={t('mobilePaid.own.title')}>
      {orders.toSorted((a, b) => Number(b.quote?.status === 'sent') - Number(a.quote?.status === 'sent')).map((order) => (
        <Link key={order.case.id} href={`/cases/${order.case.id}`} className="need-you-line">
          <span>{order.title}</span>
          <strong>{state(order)}</strong>
        </Link>
      ))}
    </Section>
  )
}
