import { App, Button, Drawer, Empty, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ShapeMark, formatPlace, useAct, useCall, useLabel, useT, type CallResult } from '@guanjia/ui'
import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useKept } from '../kit/kept.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { DispatchCard } from './dispatch-card.tsx'
import { useDrop } from './drag.ts'
import './dispatch-board.css'

export type Worker = CallResult<'workorders.dispatchBoard'>['workers'][number]

/** Workers with their load on the left, orders that wait on the right; drag an order to a worker, or choose from its menu. */
export function DispatchBoard() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const [onlyOnShift, setOnlyOnShift] = useKept('dispatch.onShift', true)
  const [shown, setShown] = useState<Worker | null>(null)
  const board = useCall('workorders.dispatchBoard', { query: { siteId: site.id } }, { refetchInterval: 60_000 })
  const act = useAct('workorders.actOnWorkOrder', ['workorders', 'cases', 'platform'])
  const workers = useMemo(
    () =>
      (board.data?.workers ?? [])
        .filter(({ isOnShift }) => isOnShift || !onlyOnShift)
        .toSorted((a, b) => Number(b.isOnShift) - Number(a.isOnShift) || a.load - b.load),
    [board.data, onlyOnShift],
  )
  const orders = useMemo(
    () => (board.data?.orders ?? []).toSorted((a, b) => urgencyRank(a) - urgencyRank(b) || dueOf(a) - dueOf(b)),
    [board.data],
  )
  const pool = orders.filter(({ isInPool }) => isInPool)
  const waiting = orders.filter(({ isInPool }) => !isInPool)

  const assign = (order: WorkOrderSummary, worker: Worker): void => {
    act.mutate(
      { params: { id: order.id }, body: { action: 'assign', workerId: worker.id, version: order.version } },
      { onError: complain, onSuccess: () => void message.success(t('workorders.assigned', { number: order.number, name: worker.name })) },
    )
  }
  const offer = (order: WorkOrderSummary): void => {
    act.mutate(
      { params: { id: order.id }, body: { action: 'offer', version: order.version } },
      { onError: complain, onSuccess: () => void message.success(t('shell.acts.done', { verb: label('workOrderAction', 'offer') })) },
    )
  }
  const assignById = (orderId: string, worker: Worker): void => {
    const order = orders.find(({ id }) => id === orderId)
    if (order) assign(order, worker)
  }
  const everyone = board.data?.workers ?? []
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('workorders.dispatch.title')}</h1>
        <span className="gj-quiet">{t('workorders.dispatch.hint')}</span>
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
          <ul>
            {workers.map((worker) => (
              <li key={worker.id}>
                <WorkerRow worker={worker} onDrop={(orderId) => assignById(orderId, worker)} onOpen={() => setShown(worker)} />
              </li>
            ))}
          </ul>
          {board.data && workers.length === 0 && (
            <p className="gj-quiet" style={{ padding: 16 }}>
              {t('workorders.dispatch.nobody')}
            </p>
          )}
        </section>
        <OrderColumn
          title={t('workorders.dispatch.waiting')}
          orders={board.data && waiting}
          workers={everyone}
          onAssign={assign}
          onOffer={offer}
          empty={t('workorders.dispatch.nothing')}
        />
        <OrderColumn
          title={t('workorders.dispatch.pool')}
          orders={board.data && pool}
          workers={everyone}
          onAssign={assign}
          empty={t('workorders.dispatch.poolEmpty')}
          onDrop={(id) => {
            const order = waiting.find((one) => one.id === id)
            if (order) offer(order)
          }}
        />
      </div>
      {shown && <WorkerDrawer worker={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

const RANK: Record<string, number> = { emergency: 0, urgent: 1, normal: 2 }
function urgencyRank({ urgency }: WorkOrderSummary): number {
  return RANK[urgency] ?? 2
}
function dueOf({ clock }: WorkOrderSummary): number {
  return clock?.dueAt ? Date.parse(clock.dueAt) : Number.MAX_SAFE_INTEGER
}

interface ColumnProps {
  title: string
  orders: WorkOrderSummary[] | undefined
  workers: Worker[]
  onAssign: (order: WorkOrderSummary, worker: Worker) => void
  onOffer?: (order: WorkOrderSummary) => void
  onDrop?: (orderId: string) => void
  empty: string
}

function OrderColumn({ title, orders, workers, onAssign, onOffer, onDrop, empty }: ColumnProps) {
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
                onAssign={(worker) => onAssign(order, worker)}
                onOffer={onOffer && (() => onOffer(order))}
              />
            </li>
          ))}
        </ul>
      )}
      {orders?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} style={{ margin: '48px 16px' }} />}
    </section>
  )
}

function WorkerRow({ worker, onDrop, onOpen }: { worker: Worker; onDrop: (orderId: string) => void; onOpen: () => void }) {
  const t = useT()
  const { ref, isOver } = useDrop<HTMLButtonElement>(onDrop)
  return (
    <button ref={ref} type="button" className="gj-worker" data-over={isOver} onClick={onOpen}>
      <span
        className="gj-tone"
        data-tone={worker.isOnShift ? 'done' : 'idle'}
        title={worker.isOnShift ? t('shell.shift.on') : t('shell.shift.off')}
      >
        <ShapeMark shape={worker.isOnShift ? 'tick' : 'ring'} />
      </span>
      <span className="gj-grow">
        <span className="gj-row" style={{ gap: 6 }}>
          <strong>{worker.name}</strong>
          <span className="gj-quiet gj-small gj-clip">
            {worker.position}
            {worker.isOnShift ? '' : ` · ${t('shell.shift.off')}`}
          </span>
        </span>
        <span className="gj-quiet gj-small gj-clip" style={{ display: 'block' }}>
          {worker.skills.join('、')}
        </span>
      </span>
      <span className="gj-load" data-load={Math.min(worker.load, 5)} aria-label={t('workorders.dispatch.load', { n: worker.load })}>
        {worker.load}
      </span>
    </button>
  )
}

/** What a worker carries now. */
function WorkerDrawer({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const orders = useCall('workorders.listWorkOrders', {
    query: { siteId: site.id, sort: 'dueAt', filter: { workerId: worker.id, open: true } },
  })
  return (
    <Drawer
      open
      title={t('workorders.dispatch.carries', { name: worker.name })}
      onClose={onClose}
      size={460}
      extra={
        <Link to="/work-orders" search={{ workerId: worker.id }}>
          <Button size="small">{t('workorders.dispatch.all')}</Button>
        </Link>
      }
    >
      <ul className="gj-stack">
        {orders.data?.items.map((order) => (
          <li key={order.id}>
            <div className="gj-row">
              <Link className="gj-grow gj-clip" to="/work-orders/$id" params={{ id: order.id }}>
                {order.title}
              </Link>
              <WorkOrderStatusTag status={order.status} />
            </div>
            <div className="gj-row gj-small gj-quiet">
              <span className="gj-grow gj-clip">{formatPlace(order.unit, order.place)}</span>
              <ClockBadge clock={order.clock} />
            </div>
          </li>
        ))}
      </ul>
      {orders.data?.items.length === 0 && <p className="gj-quiet">{t('workorders.dispatch.free')}</p>}
    </Drawer>
  )
}
