import { App, Empty, Switch } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Candidate } from '@guanjia/contract/dispatch.ts'
import type { BoardOrder, BoardWorker } from '@guanjia/contract/workorders.ts'
import { useKept } from '../kit/kept.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useSite } from '../session/session.tsx'
import { CandidateList, isForbidden } from './candidate-list.tsx'
import { DispatchCard } from './dispatch-card.tsx'
import { useDrop } from './drag.ts'
import { OverrideForm } from './override-form.tsx'
import { useAssign } from './use-assign.tsx'
import { WorkerDrawer } from './worker-drawer.tsx'
import { WorkerFilters, matches, useWorkerFilter } from './worker-filters.tsx'
import { WorkerRow } from './worker-row.tsx'
import './dispatch-board.css'

export type Worker = BoardWorker

/**
 * Workers with their load on the left, orders that wait in the middle, the ranked workers of the chosen order on the right. By mouse: drag an
 * order to a worker. By keyboard: j and k choose an order, a number or Enter its worker, u takes it back.
 */
export function DispatchBoard() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const [onlyOnShift, setOnlyOnShift] = useKept('dispatch.onShift', true)
  const [filter, changeFilter] = useWorkerFilter()
  const [shown, setShown] = useState<BoardWorker | null>(null)
  const [chosenId, setChosen] = useState<string | null>(null)
  const board = useCall('workorders.dispatchBoard', { query: { siteId: site.id } }, { refetchInterval: 60_000 })
  const act = useAct('workorders.actOnWorkOrder', ['workorders', 'cases', 'platform'])
  const { assign, asked, forget, undoLast } = useAssign()
  const everyone = useMemo(() => board.data?.workers ?? [], [board.data])
  const workers = useMemo(
    () =>
      everyone
        .filter((worker) => (worker.isOnShift || !onlyOnShift) && matches(worker, filter))
        .toSorted((a, b) => Number(b.isOnShift) - Number(a.isOnShift) || a.load - b.load),
    [everyone, onlyOnShift, filter],
  )
  const orders = useMemo(
    () => (board.data?.orders ?? []).toSorted((a, b) => urgencyRank(a) - urgencyRank(b) || dueOf(a) - dueOf(b)),
    [board.data],
  )
  const waiting = orders.filter(({ isInPool }) => !isInPool)
  const pool = orders.filter(({ isInPool }) => isInPool)
  const inOrder = [...waiting, ...pool]
  const chosen = inOrder.find(({ id }) => id === chosenId) ?? inOrder[0] ?? null
  const candidates = useCall('dispatch.listCandidates', { params: { id: chosen?.id ?? '' } }, { enabled: chosen !== null })
  const ranked = candidates.data?.items ?? []

  const step = (by: 1 | -1): void => {
    const at = inOrder.findIndex(({ id }) => id === chosen?.id)
    const next = inOrder[Math.min(inOrder.length - 1, Math.max(0, at + by))]
    if (next) setChosen(next.id)
  }
  const give = (order: BoardOrder, worker: { id: string; name: string }): void => void assign(order, worker)
  const pick = (candidate: Candidate | undefined): void => {
    if (chosen && candidate && !isForbidden(candidate)) give(chosen, candidate.worker)
  }
  const offer = (order: BoardOrder): void => {
    act.mutate(
      { params: { id: order.id }, body: { action: 'offer', version: order.version } },
      { onError: complain, onSuccess: () => void message.success(t('shell.acts.done', { verb: label('workOrderAction', 'offer') })) },
    )
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
  useShortcut('Enter', () => pick(ranked.find(({ rank }) => rank === 1)))
  useShortcut('u', undoLast)
  useDigits((index) => pick(ranked[index]))

  const column = { workers: everyone, chosenId: chosen?.id ?? null, onChoose: setChosen, onAssign: give }
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('workorders.dispatch.title')}</h1>
        <span className="gj-quiet gj-wide-only">{t('dispatch.keys')}</span>
      </div>
      {board.error && !board.data && <ProblemAlert error={board.error} onRetry={() => void board.refetch()} />}
      <div className="gj-dispatch">
        <section className="gj-card gj-dispatch-workers" aria-label={t('workorders.dispatch.workers')}>
          <header>
            <h2 className="gj-grow">
              {t('workorders.dispatch.workers')} <span className="gj-quiet">{workers.length}</span>
            </h2>
            <label className="gj-row gj-small gj-quiet">
              {t('workorders.dispatch.onlyOnShift')}
              <Switch size="small" checked={onlyOnShift} onChange={setOnlyOnShift} />
            </label>
          </header>
          <WorkerFilters workers={everyone} filter={filter} onChange={changeFilter} />
          <ul>
            {workers.map((worker) => (
              <li key={worker.id}>
                <WorkerRow
                  worker={worker}
                  onDrop={(orderId) => {
                    const order = orders.find(({ id }) => id === orderId)
                    if (order) give(order, worker)
                  }}
                  onOpen={() => setShown(worker)}
                />
              </li>
            ))}
          </ul>
          {board.data && workers.length === 0 && (
            <p className="gj-quiet" style={{ padding: 16 }}>
              {t('workorders.dispatch.nobody')}
            </p>
          )}
        </section>
        <OrderColumn {...column} title={t('workorders.dispatch.waiting')} orders={board.data && waiting} onOffer={offer} empty={t('workorders.dispatch.nothing')} />
        <div className="gj-dispatch-side">
          <section className="gj-card gj-dispatch-ranked" aria-label={t('dispatch.ranked')}>
            <header>
              <h2 className="gj-clip">{chosen ? t('dispatch.rankedFor', { number: chosen.number }) : t('dispatch.ranked')}</h2>
            </header>
            {chosen && (
              <div className="gj-body">
                {ranked.length > 0 && !ranked.some(({ rank }) => rank === 1) && (
                  <p className="gj-tone" data-tone="overdue" style={{ padding: '4px 8px' }}>
                    {t('dispatch.nobody')}
                  </p>
                )}
                <CandidateList candidates={ranked} onPick={pick} label={t('dispatch.ranked')} />
              </div>
            )}
          </section>
          <OrderColumn
            {...column}
            title={t('workorders.dispatch.pool')}
            orders={board.data && pool}
            empty={t('workorders.dispatch.poolEmpty')}
            onDrop={(id) => {
              const order = waiting.find((one) => one.id === id)
              if (order) offer(order)
            }}
          />
        </div>
      </div>
      {shown && <WorkerDrawer worker={shown} onClose={() => setShown(null)} />}
      {asked && <OverrideForm name={asked.worker.name} against={asked.against} onAssign={(note) => assign(asked.order, asked.worker, note)} onClose={forget} />}
    </div>
  )
}

const RANK: Record<string, number> = { emergency: 0, urgent: 1, normal: 2 }
function urgencyRank({ urgency }: BoardOrder): number {
  return RANK[urgency] ?? 2
}
function dueOf({ clock }: BoardOrder): number {
  return clock?.dueAt ? Date.parse(clock.dueAt) : Number.MAX_SAFE_INTEGER
}

/** 1 … 9 without a modifier choose among what is ranked; never while somebody types. */
function useDigits(onDigit: (index: number) => void): void {
  const current = useRef(onDigit)
  current.current = onDigit
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const index = Number(event.key) - 1
      const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.isComposing
      if (!isPlain || !(index >= 0 && index < 9)) return
      if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable="true"], [role="combobox"]')) return
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
      event.preventDefault()
      current.current(index)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

interface ColumnProps {
  title: string
  orders: BoardOrder[] | undefined
  workers: BoardWorker[]
  chosenId: string | null
  onChoose: (id: string) => void
  onAssign: (order: BoardOrder, worker: BoardWorker) => void
  onOffer?: (order: BoardOrder) => void
  onDrop?: (orderId: string) => void
  empty: string
}

function OrderColumn({ title, orders, workers, chosenId, onChoose, onAssign, onOffer, onDrop, empty }: ColumnProps) {
  const { ref, isOver } = useDrop(onDrop)
  return (
    <section ref={ref} className="gj-card gj-dispatch-orders" data-over={isOver} aria-label={title}>
      <header>
        <h2>
          {title} <span className="gj-quiet">{orders?.length ?? ''}</span>
        </h2>
      </header>
      {orders !== undefined && orders.length > 0 && (
        <ul>
          {orders.map((order) => (
            <li key={order.id}>
              <DispatchCard
                order={order}
                workers={workers}
                isChosen={order.id === chosenId}
                onChoose={() => onChoose(order.id)}
                onAssign={(worker) => onAssign(order, worker)}
                onOffer={onOffer && (() => onOffer(order))}
              />
            </li>
          ))}
        </ul>
      )}
      {orders?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} style={{ margin: '24px 16px' }} />}
    </section>
  )
}
