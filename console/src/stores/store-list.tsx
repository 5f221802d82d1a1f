import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, formatQuantity, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import type { Column } from '../kit/data-table.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { StockTag } from './stock-tag.tsx'
import { StoreTabs } from './store-tabs.tsx'

const NewItem = lazy(() => import('./item-form.tsx').then(({ NewItem }) => ({ default: NewItem })))

function useColumns(): Column<StoreItem>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'code', title: t('stores.field.code'), width: 120, render: (row) => row.code },
    {
      key: 'name',
      title: t('stores.field.name'),
      render: (row) => (
        <span className="gj-row" style={{ gap: 8 }}>
          <span className="gj-clip" title={row.name}>
            {row.name}
          </span>
          <StockTag item={row} />
        </span>
      ),
    },
    { key: 'specification', title: t('stores.field.specification'), width: 170, render: (row) => row.specification },
    {
      key: 'onHand',
      title: t('stores.field.onHand'),
      width: 110,
      align: 'right',
      render: (row) => <strong className={row.isLow ? 'gj-tone' : undefined} data-tone="soon">{formatQuantity(row.onHand)}</strong>,
    },
    { key: 'unit', title: t('stores.field.unit'), width: 64, render: (row) => row.unit },
    { key: 'minimum', title: t('stores.field.minimum'), width: 104, align: 'right', render: (row) => row.minimum > 0 && formatQuantity(row.minimum) },
    { key: 'place', title: t('stores.field.place'), width: 120, render: (row) => row.place },
    { key: 'price', title: t('stores.field.price'), width: 104, align: 'right', render: (row) => formatMoney(row.priceFen) },
    {
      key: 'value',
      title: t('stores.field.value'),
      width: 120,
      align: 'right',
      isHidden: true,
      render: (row) => row.priceFen !== null && formatMoney(Math.round(row.priceFen * row.onHand)),
    },
    { key: 'updatedAt', title: t('stores.field.updatedAt'), width: 124, render: (row) => time.at(row.updatedAt) },
  ]
}

/** What the site keeps, with what runs low in sight. */
export function StoreList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, low, away, prepared } = state.search
  const filter = { q, low: yes(low), active: away !== 'true', prepared: prepared === 'false' ? false : undefined }
  const rows = useCall(
    'stores.listStoreItems',
    { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } },
    { placeholderData: keepPreviousData },
  )
  const running = useCall('stores.listStoreItems', { query: { siteId: site.id, limit: 1, total: true, filter: { low: true } } })
  const lowCount = running.data?.total?.count ?? 0
  const add = may('stores:keep') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('stores.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="stores"
        title={t('stores.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/stores/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('stores.search') },
          { key: 'low', kind: 'flag', label: t('stores.low') },
        ]}
        views={[
          { key: 'all', name: t('stores.view.all'), query: '' },
          { key: 'low', name: lowCount > 0 ? t('stores.view.lowN', { n: lowCount }) : t('stores.view.low'), query: 'low=true' },
          { key: 'unprepared', name: t('stores.contingency.unprepared'), query: 'prepared=false' },
          { key: 'away', name: t('stores.view.away'), query: 'away=true' },
        ]}
        exportHref={(format) => urlOf('stores.exportStoreItems', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            <StoreTabs at="items" />
            <ImportLink kind="store_items" needs="stores:keep" />
            <Button href={urlOf('stores.printContingencies', { query: { siteId: site.id } })} target="_blank">
              {t('stores.contingency.print')}
            </Button>
            {add}
          </>
        }
        empty={{ title: t('stores.empty'), hint: t('stores.emptyHint'), act: add }}
      />
      <Suspense>
        {making && (
          <NewItem
            siteId={site.id}
            onClose={() => setMaking(false)}
            onMade={(item) => void navigate({ to: '/stores/$id', params: { id: item.id } })}
          />
        )}
      </Suspense>
    </>
  )
}
