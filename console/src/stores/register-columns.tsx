import { Link } from '@tanstack/react-router'
import { formatMoney, formatMoved, formatStock, useLabel, useT, useTime } from '@guanjia/ui'
import type { StoreMovement } from '@guanjia/contract/stores.ts'
import type { Column } from '../kit/data-table.tsx'

const TONE = { receive: 'done', give_back: 'done', issue: 'idle', damage: 'soon', count: 'waiting' } as const

/** The lines of the in/out register; on the page of an item its name would only repeat the page. */
export function useRegisterColumns(of: 'site' | 'item'): Column<StoreMovement>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const columns: Column<StoreMovement>[] = [
    { key: 'at', title: t('stores.register.at'), width: 110, render: (row) => time.at(row.at) },
    {
      key: 'kind',
      title: t('stores.register.kind'),
      width: 76,
      render: (row) => (
        <span className="gj-tone" data-tone={TONE[row.kind]}>
          {label('movementKind', row.kind)}
        </span>
      ),
    },
    { key: 'moved', title: t('stores.register.moved'), width: 82, align: 'right', render: (row) => <strong>{formatMoved(row.quantity)}</strong> },
    { key: 'after', title: t('stores.register.after'), width: 104, align: 'right', render: (row) => formatStock(row.after, row.unit) },
    { key: 'by', title: t('stores.register.by'), width: 84, render: (row) => row.by },
    {
      key: 'note',
      title: t('stores.register.note'),
      render: (row) =>
        row.workOrder ? (
          <Link to="/work-orders/$id" params={{ id: row.workOrder.id }}>
            {row.workOrder.number}
          </Link>
        ) : (
          <span title={row.note}>{row.note}</span>
        ),
    },
    { key: 'price', title: t('stores.register.price'), width: 96, align: 'right', isHidden: of === 'item', render: (row) => formatMoney(row.priceFen) },
  ]
  if (of === 'site')
    columns.splice(1, 0, {
      key: 'item',
      title: t('stores.register.item'),
      width: 180,
      render: (row) => (
        <Link to="/stores/$id" params={{ id: row.item.id }}>
          {row.item.name}
        </Link>
      ),
    })
  return columns
}
