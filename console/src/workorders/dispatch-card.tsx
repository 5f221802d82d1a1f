import { SendOutlined } from '@ant-design/icons'
import { Button, Popover, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatPlace, useLabel, useT, useTime } from '@guanjia/ui'
import type { BoardOrder } from '@guanjia/contract/workorders.ts'
import { AppointmentTag } from '../kit/appointment-tag.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useIsFresh } from '../kit/fresh.ts'
import { UrgencyTag } from '../kit/status-tag.tsx'
import type { Worker } from './dispatch-board.tsx'
import { useDrag } from './drag.ts'

interface Props {
  order: BoardOrder
  workers: Worker[]
  isChosen: boolean
  onChoose: () => void
  onAssign: (worker: Worker) => void
  onOffer?: (() => void) | undefined
}

/** An order that waits; it can be dragged to a worker, and its button does the same by keyboard. */
export function DispatchCard({ order, workers, isChosen, onChoose, onAssign, onOffer }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const fresh = useIsFresh(order.id)
  const { ref, isDragged } = useDrag(order.id)
  const needs = [order.needs.skill, order.needs.certificate].filter(Boolean).join(' · ')
  useEffect(() => {
    if (isChosen) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen, ref])
  return (
    <article
      ref={ref}
      className={fresh ? 'gj-dispatch-card gj-fresh' : 'gj-dispatch-card'}
      data-urgency={order.urgency}
      data-dragged={isDragged}
      data-chosen={isChosen}
      aria-current={isChosen || undefined}
      onClick={onChoose}
    >
      <div className="gj-row" style={{ gap: 6 }}>
        <Link to="/work-orders/$id" params={{ id: order.id }} className="gj-strong gj-clip gj-grow">
          {order.title}
        </Link>
        <UrgencyTag urgency={order.urgency} />
      </div>
      <div className="gj-quiet gj-clip">
        {[formatPlace(order.unit, order.place), order.zone?.name, label('workOrderKind', order.kind), order.category?.name].filter(Boolean).join(' · ')}
      </div>
      <div className="gj-row">
        <span className="gj-grow">
          <ClockBadge clock={order.clock} />
        </span>
        {order.appointmentFrom ? <AppointmentTag order={order} /> : <span className="gj-quiet gj-small">{time.short(order.raisedAt)}</span>}
      </div>
      {(needs || order.stuckAt || order.suggestion || (order.isSuggesting && !order.isInPool)) && (
        <div className="gj-row gj-small" style={{ gap: 8 }}>
          {needs && <span className="gj-quiet gj-clip">{t('dispatch.needs', { what: needs })}</span>}
          <span className="gj-grow" />
          {order.suggestion ? (
            <span className="gj-tone gj-nowrap" data-tone="active">
              {t('dispatch.suggest', { name: order.suggestion.name })}
            </span>
          ) : (
            order.isSuggesting && (
              <span className="gj-tone gj-nowrap" data-tone="overdue">
                {order.stuckAt ? t('dispatch.stuck') : t('dispatch.nobody')}
              </span>
            )
          )}
        </div>
      )}
      <div className="gj-row">
        <span className="gj-quiet gj-small gj-grow">{order.number}</span>
        {onOffer && (
          <Button size="small" type="text" onClick={onOffer}>
            {label('workOrderAction', 'offer')}
          </Button>
        )}
        <AssignButton workers={workers} onAssign={onAssign} number={order.number} />
      </div>
    </article>
  )
}

function AssignButton({ workers, onAssign, number }: { workers: Worker[]; onAssign: (worker: Worker) => void; number: string }) {
  const t = useT()
  const label = useLabel()
  const [open, setOpen] = useState(false)
  const options = workers
    .toSorted((a, b) => Number(b.isOnShift) - Number(a.isOnShift) || a.load - b.load)
    .map((worker) => ({ value: worker.id, label: worker.name, words: `${worker.name} ${worker.skills.join(' ')}`, worker }))
  const content = (
    <Select
      autoFocus
      defaultOpen
      showSearch={{ optionFilterProp: 'words' }}
      style={{ width: 260 }}
      placeholder={t('shell.pick.employee')}
      aria-label={t('shell.pick.employee')}
      options={options}
      optionRender={({ data: { worker } }) => (
        <span className="gj-row">
          <span className="gj-grow">{worker.name}</span>
          <span className="gj-quiet gj-small">
            {t('workorders.dispatch.load', { n: worker.load })} · {worker.isOnShift ? t('shell.shift.on') : t('shell.shift.off')}
          </span>
        </span>
      )}
      onSelect={(id: string) => {
        const worker = workers.find((one) => one.id === id)
        setOpen(false)
        if (worker) onAssign(worker)
      }}
    />
  )
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content} destroyOnHidden>
      <Button size="small" type="primary" ghost icon={<SendOutlined />} aria-label={`${label('workOrderAction', 'assign')} ${number}`}>
        {label('workOrderAction', 'assign')}
      </Button>
    </Popover>
  )
}
