import { formatMoney, useLabel, useT } from '@guanjia/ui'
import type { PaidService, ServiceCharge } from '@guanjia/contract/paidservices.ts'
import { Look } from '../kit/status-tag.tsx'

type Priced = { charge: ServiceCharge; priceFen: number | null; unit: string }

/** `¥30.00 / 个`, 面议, 无偿. */
export function usePriceWords(): (priced: Priced) => string {
  const t = useT()
  const label = useLabel()
  return ({ charge, priceFen, unit }) => {
    if (charge === 'free') return label('serviceCharge', 'free')
    return priceFen === null ? t('paid.list.byQuotation') : `${formatMoney(priceFen)} / ${unit}`
  }
}

const LOOK = { draft: { tone: 'idle', shape: 'ring' }, published: { tone: 'done', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'pause' } } as const

export function PriceStateTag({ item }: { item: PaidService }) {
  const t = useT()
  const label = useLabel()
  return (
    <>
      <Look look={LOOK[item.state]} text={label('priceState', item.state)} />
      {item.state === 'published' && item.hasChanges && <Look look={{ tone: 'soon', shape: 'half' }} text={t('paid.list.hasChanges')} />}
    </>
  )
}
