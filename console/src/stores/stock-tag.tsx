import { useT } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { Look } from '../kit/status-tag.tsx'

/** What should not be overlooked about an item: it runs low, or is not in use any more. */
export function StockTag({ item }: { item: Pick<StoreItem, 'isLow' | 'isActive'> }) {
  const t = useT()
  if (!item.isActive) return <Look look={{ tone: 'closed', shape: 'ring' }} text={t('stores.putAwayTag')} />
  if (item.isLow) return <Look look={{ tone: 'soon', shape: 'triangle' }} text={t('stores.low')} />
  return null
}
