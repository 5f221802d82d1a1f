import type { PriceVersion } from '@guanjia/contract/paidservices.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import type { T } from '@guanjia/ui/i18n/index.ts'

/** `¥30.00 / 个`, 免费, 面议. */
export function priceWords(t: T, item: Pick<PriceVersion, 'charge' | 'priceFen' | 'unit'>): string {
  if (item.charge === 'free') return t('mobilePaid.menu.free')
  if (item.priceFen === null) return t('mobilePaid.quote.byQuotation')
  return t('mobilePaid.menu.from', { price: formatMoney(item.priceFen), unit: item.unit })
}

/** What so many cost; null while the price is by quotation or the number is none. */
export function amountOf(quantity: string, priceFen: number | null): number | null {
  const count = Number(quantity.normalize('NFKC'))
  if (priceFen === null || !Number.isFinite(count) || count <= 0) return null
  return Math.round((Math.round(count * 1000) * priceFen) / 1000)
}
