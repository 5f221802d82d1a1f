import { ShapeMark, useT } from '@guanjia/ui'
import type { BoardWorker } from '@guanjia/contract/workorders.ts'
import { useDrop } from './drag.ts'

interface Props {
  worker: BoardWorker
  onDrop: (orderId: string) => void
  onOpen: () => void
}

/** A worker with shift, load against the limit, zones, skills, and the certificates that ran out; takes an order that is dropped. */
export function WorkerRow({ worker, onDrop, onOpen }: Props) {
  const t = useT()
  const { ref, isOver } = useDrop<HTMLButtonElement>(onDrop)
  const isFull = worker.limit !== null && worker.load >= worker.limit
  const invalid = worker.certificates.filter((one) => !one.isValid && !worker.certificates.some((other) => other.kind === one.kind && other.isValid))
  const where = worker.zones.length === 0 ? t('dispatch.person.wholeSite') : worker.zones.map(({ name }) => name).join('、')
  return (
    <button ref={ref} type="button" className="gj-worker" data-over={isOver} onClick={onOpen}>
      <span
        className="gj-tone"
        data-tone={worker.isAway ? 'waiting' : worker.isOnShift ? 'done' : 'idle'}
        title={worker.isAway ? t('dispatch.away') : worker.isOnShift ? t('shell.shift.on') : t('shell.shift.off')}
      >
        <ShapeMark shape={worker.isAway ? 'pause' : worker.isOnShift ? 'tick' : 'ring'} />
      </span>
      <span className="gj-grow">
        <span className="gj-row" style={{ gap: 6 }}>
          <strong className="gj-nowrap">{worker.name}</strong>
          <span className="gj-quiet gj-small gj-clip">
            {[worker.position, worker.isAway ? t('dispatch.away') : worker.isOnShift ? '' : t('shell.shift.off')].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="gj-quiet gj-small gj-clip" style={{ display: 'block' }}>
          {[where, worker.skills.join('、')].filter(Boolean).join(' · ')}
        </span>
        {invalid.map(({ kind, validUntil }) => (
          <span key={kind} className="gj-tone gj-small" data-tone="overdue" style={{ display: 'block' }}>
            {t('dispatch.expired', { kind, date: validUntil })}
          </span>
        ))}
      </span>
      <span className="gj-load" data-load={isFull ? 5 : Math.min(worker.load, 3)} aria-label={t('workorders.dispatch.load', { n: worker.load })}>
        {worker.load}
        {worker.limit === null ? '' : `/${worker.limit}`}
      </span>
    </button>
  )
}
