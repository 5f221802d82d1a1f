import { Alert, App } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, formatQuantity, formatStock, useAct, useCall, useT, useTime, type MovementKind } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Pager } from '../kit/record-list.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { useRegisterColumns } from './register-columns.tsx'
import { StockTag } from './stock-tag.tsx'
import './stores.css'

const ItemChange = lazy(() => import('./item-form.tsx').then(({ ItemChange }) => ({ default: ItemChange })))
const MoveForm = lazy(() => import('./move-form.tsx').then(({ MoveForm }) => ({ default: MoveForm })))

const KINDS: readonly MovementKind[] = ['receive', 'issue', 'count', 'give_back', 'damage']

const isPrepared = ({ backupSupplier, spare, contingency }: StoreItem): boolean => [backupSupplier, spare, contingency].some(Boolean)

/** One item: what is there, what can be done with it, and every line of its register. */
export function StoreItemPage() {
  const { id } = useParams({ from: '/shell/stores/$id' })
  const item = useCall('stores.getStoreItem', { params: { id } })
  if (!item.data) return <RecordWaiting error={item.error} onRetry={() => void item.refetch()} />
  return (
    <SiteZone siteId={item.data.siteId}>
      <Page key={id} item={item.data} />
    </SiteZone>
  )
}

function Page({ item }: { item: StoreItem }) {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<MovementKind | 'change' | null>(null)
  const toggle = usePutAway(item)
  const acts: Act[] = []
  if (may('stores:keep')) {
    if (item.isActive)
      for (const kind of KINDS) acts.push({ key: kind, text: t(`stores.act.${kind}`), isRare: kind === 'give_back', isDanger: kind === 'damage', onClick: () => setOpened(kind) })
    acts.push({ key: 'change', text: t('stores.act.change'), isRare: item.isActive, onClick: () => setOpened('change') })
    acts.push({ key: 'away', text: t(item.isActive ? 'stores.act.putAway' : 'stores.act.takeBack'), isRare: item.isActive, onClick: toggle })
  }
  return (
    <RecordPage
      number={item.code}
      title={[item.name, item.specification].filter(Boolean).join(' ')}
      tags={
        <>
          <strong className="gj-stock">{t('stores.move.now', { stock: formatStock(item.onHand, item.unit) })}</strong>
          <StockTag item={item} />
        </>
      }
      acts={<ActionBar acts={acts} hasNext={item.isActive} />}
      notice={item.isLow && isPrepared(item) && <Alert type="warning" showIcon title={t('stores.contingency.low')} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('stores.facts')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('stores.field.code'), value: item.code },
                { label: t('stores.field.specification'), value: item.specification },
                { label: t('stores.field.place'), value: item.place },
                { label: t('stores.field.minimum'), value: item.minimum > 0 && `${formatQuantity(item.minimum)} ${item.unit}` },
                { label: t('stores.field.price'), value: formatMoney(item.priceFen) },
                { label: t('stores.field.value'), value: item.priceFen !== null && formatMoney(Math.round(item.priceFen * item.onHand)) },
                { label: t('stores.field.updatedAt'), value: time.at(item.updatedAt) },
              ]}
            />
          </div>
        </>
      }
    >
      {isPrepared(item) && (
        <FactGroup title={t('stores.contingency.title')}>
          <Facts
            facts={[
              { label: t('stores.contingency.backupSupplier'), value: [item.backupSupplier, item.backupPhone].filter(Boolean).join(' ') },
              { label: t('stores.contingency.spare'), value: item.spare },
              { label: t('stores.contingency.contingency'), value: item.contingency && <span className="gj-words">{item.contingency}</span>, isWide: true },
            ]}
          />
        </FactGroup>
      )}
      <FactGroup title={t('stores.register.title')}>
        <Register item={item} />
      </FactGroup>
      <Suspense>
        {opened === 'change' && <ItemChange item={item} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'change' && <MoveForm item={item} kind={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

/** Puts an item away or takes it into use again; while something is there it says why not. */
function usePutAway(item: StoreItem): () => void {
  const t = useT()
  const { message, notification } = App.useApp()
  const complain = useComplain()
  const change = useAct('stores.changeStoreItem')
  return () => {
    const { name } = item
    if (item.isActive && item.onHand > 0) {
      const title = t('stores.act.stillThere', { stock: formatStock(item.onHand, item.unit) })
      return notification.info({ title, description: t('stores.act.stillThereHint') })
    }
    change.mutate(
      { params: { id: item.id }, body: { version: item.version, isActive: !item.isActive } },
      {
        onError: complain,
        onSuccess: () => void message.success(t(item.isActive ? 'stores.act.wasPutAway' : 'stores.act.wasTakenBack', { name })),
      },
    )
  }
}

function Register({ item }: { item: StoreItem }) {
  const t = useT()
  const state = useListState()
  const navigate = useNavigate()
  const rows = useCall(
    'stores.listStoreMovements',
    { query: { siteId: item.siteId, limit: 50, cursor: state.cursor, filter: { itemId: item.id } } },
    { placeholderData: keepPreviousData },
  )
  const columns = useRegisterColumns('item').filter(({ isHidden }) => !isHidden)
  if (rows.error && !rows.data) return <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
  return (
    <>
      <DataTable
        label={t('stores.register.title')}
        columns={columns}
        rows={rows.data?.items}
        rowKey={(row) => row.id}
        onOpen={(row) => row.workOrder && void navigate({ to: '/work-orders/$id', params: { id: row.workOrder.id } })}
        isStale={rows.isPlaceholderData}
        empty={
          <>
            <strong>{t('stores.register.empty')}</strong>
            <p>{t('stores.register.emptyHint')}</p>
          </>
        }
      />
      <Pager page={rows.data} state={state} />
    </>
  )
}
