import { App, Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ShapeMark, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { wantsWorkOrder } from '../cases/case-acts.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay } from '../session/session.tsx'
import type { Taken } from './desk.tsx'
import type { Service } from './service-line.tsx'

const RaiseForm = lazy(() => import('../workorders/raise-form.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

/** After saving: the number to tell the caller, what has been promised by when, and the next act. */
export function Saved({ taken, onNext, service }: { taken: Taken; onNext: () => void; service: Service | undefined }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [raising, setRaising] = useState(false)
  const primary = useRef<HTMLButtonElement & HTMLAnchorElement>(null)
  const id = taken.case?.id ?? taken.contact.case?.id
  // Asked again, so that the panel goes on with what others and the next act change.
  const fresh = useCall('cases.getCase', { params: { id: id ?? '' } }, { enabled: id !== undefined, initialData: taken.case ?? undefined })
  const record = fresh.data
  const raises = record !== undefined && may('work_orders:create') && wantsWorkOrder(record)
  useEffect(() => primary.current?.focus(), [raises])
  useShortcut('n', onNext)
  const title = { opened_case: t('desk.saved.opened'), joined_case: t('desk.saved.joined'), settled: t('desk.saved.settled') }[
    taken.contact.outcome
  ]
  const promises = record?.clocks.filter(({ state, dueAt }) => state === 'running' && dueAt !== null) ?? []
  return (
    <section className="gj-card gj-saved" aria-live="polite">
      <h2>
        <span className="gj-tone" data-tone="done">
          <ShapeMark shape="tick" size={22} />
        </span>
        {title}
        {record && (
          <Link to="/cases/$id" params={{ id: record.id }}>
            {record.number}
          </Link>
        )}
      </h2>
      <dl>
        {record && (
          <>
            <dt>{t('desk.saved.owner')}</dt>
            <dd>{t('desk.saved.ownerHint', { name: record.firstContactBy.name })}</dd>
          </>
        )}
        {record?.promisedFeedbackAt && (
          <>
            <dt>{t('desk.saved.tell')}</dt>
            <dd>
              <strong>{t('desk.saved.tellBy', { time: time.at(record.promisedFeedbackAt) })}</strong>
            </dd>
          </>
        )}
        {promises.map((clock) => [
          <dt key={clock.id}>{label('metric', clock.metric)}</dt>,
          <dd key={`${clock.id}:`} className="gj-row">
            <span>{t('desk.saved.by', { time: time.at(clock.dueAt) })}</span>
            <ClockBadge clock={clock} withMetric={false} />
          </dd>,
        ])}
        {record && record.workOrderList.length > 0 && (
          <>
            <dt>{t('shell.field.workOrders')}</dt>
            <dd>
              {record.workOrderList.map((order) => (
                <div key={order.id}>
                  <Link to="/work-orders/$id" params={{ id: order.id }}>
                    {order.number}
                  </Link>{' '}
                  {order.worker?.name}
                </div>
              ))}
            </dd>
          </>
        )}
        {taken.contact.outcome === 'settled' && (
          <>
            <dt>{t('desk.form.answer')}</dt>
            <dd className="gj-words">
              {taken.contact.answer}
              {taken.contact.article && (
                <div className="gj-quiet gj-small">
                  {t('desk.saved.article', { title: taken.contact.article.title, version: taken.contact.article.version })}
                </div>
              )}
            </dd>
          </>
        )}
      </dl>
      {record && service && !service.isOpen && (
        <p className="gj-tone" data-tone="soon" style={{ marginBottom: 16 }}>
          <ShapeMark shape="pause" size={12} />
          {t('reception.service.closedPromise', { time: time.short(service.opensAt) })}
        </p>
      )}
      <div className="gj-row gj-wrap">
        {raises && (
          <Button ref={primary} type="primary" size="large" onClick={() => setRaising(true)}>
            {t('workorders.raise')}
          </Button>
        )}
        {record && (
          <Button size="large" onClick={() => void navigate({ to: '/cases/$id', params: { id: record.id } })}>
            {t('desk.saved.open')}
          </Button>
        )}
        <Button ref={raises ? undefined : primary} type={raises ? 'default' : 'primary'} size="large" onClick={onNext}>
          {t('desk.saved.next')}
          <kbd className={raises ? undefined : 'gj-kbd-on'}>n</kbd>
        </Button>
      </div>
      <Suspense>
        {raising && record && (
          <RaiseForm
            from={record}
            onClose={() => setRaising(false)}
            onRaised={(order) => void message.success(t('workorders.raised', { number: order.number }))}
          />
        )}
      </Suspense>
    </section>
  )
}
