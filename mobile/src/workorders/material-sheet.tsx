import { useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { formatStock, itemWords } from '@guanjia/ui/stores/stock.ts'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Sheet } from '../kit/sheet.tsx'

/** The store of the site under the thumb: search by name, specification or code; a tap takes one. What is not there cannot be taken. */
export function MaterialSheet({ siteId, onPick, onClose }: { siteId: string; onPick: (item: StoreItem) => void; onClose: () => void }) {
  const t = useT()
  const [q, setQ] = useState('')
  const filter = { q: q.trim() || undefined, active: true }
  const found = useCall('stores.listStoreItems', { query: { siteId, limit: 50, filter } }, { placeholderData: keepPreviousData })
  const items = found.data?.items
  return (
    <Sheet open title={t('stores.pick.fromStore')} closeLabel={t('stores.pick.close')} onClose={onClose}>
      <LineField label={t('stores.search')} max={100} value={q} onChange={setQ} enterKeyHint="search" autoCapitalize="none" />
      <ProblemNote error={found.error} />
      {!items && !found.error && <Rows count={4} />}
      {items?.length === 0 && <p className="muted">{t('stores.pick.nothing')}</p>}
      <div className="choice-list">
        {items?.map((item) => (
          <button key={item.id} type="button" disabled={item.onHand <= 0} onClick={() => onPick(item)}>
            <span>{itemWords(item)}</span>
            <small>
              {item.onHand > 0 ? t('stores.pick.stock', { stock: formatStock(item.onHand, item.unit) }) : t('stores.pick.gone')}
              {item.place && ` · ${item.place}`}
            </small>
          </button>
        ))}
      </div>
    </Sheet>
  )
}
