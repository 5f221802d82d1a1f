import { Link } from '@tanstack/react-router'
import { formatPhone, useLabel, useT, useTime, useWhen } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { EnquiryFacts } from './enquiry-facts.tsx'
import { ClockTable } from '../kit/clock-table.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { AppointmentTag } from '../kit/appointment-tag.tsx'
import { StatusTag } from '../kit/status-tag.tsx'

/** All facts of a case, in the order in which a handler asks for them. */
export function CaseFacts({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const closing = record.closeReason ? label('closeReason', record.closeReason) : ''
  return (
    <>
      <FactGroup
        title={t('cases.group.words')}
        extra={
          <span className="gj-quiet">
            {label('channel', record.channel)} · {time.at(record.registeredAt)} · {record.firstContactBy.name}
          </span>
        }
      >
        <blockquote className="gj-quote">{record.statement}</blockquote>
        <div style={{ marginTop: 12 }}>
          <Facts
            facts={[
              {
                label: t('shell.field.person'),
                value: record.person && <Link to={`/archives/persons/${record.person.id}` as '/'}>{record.person.name}</Link>,
              },
              {
                label: t('shell.field.contactPhone'),
                value: record.contactPhone && <a href={`tel:${record.contactPhone}`}>{formatPhone(record.contactPhone)}</a>,
              },
              {
                label: t('shell.field.unit'),
                value: record.unit && <Link to={`/archives/units/${record.unit.id}` as '/'}>{record.unit.name}</Link>,
              },
              {
                label: t('shell.field.place'),
                value: [label('placeKind', record.placeKind), record.place !== record.unit?.name && record.place]
                  .filter(Boolean)
                  .join(' · '),
              },
              { label: t('shell.field.category'), value: record.category?.name },
              { label: t('shell.field.occurredAt'), value: time.at(record.occurredAt) },
              { label: t('shell.field.promisedAt'), value: time.at(record.promisedAt) },
              { label: t('shell.field.personsInvolved'), value: record.personsInvolved },
              { label: t('shell.field.wish'), value: label('wish', record.wish) },
              { label: t('cases.act.majorReasons'), value: record.majorReasons.map((reason) => label('majorReason', reason)).join('、') },
              { label: t('shell.field.demand'), value: record.demand, isWide: true },
              { label: t('shell.field.expectation'), value: record.expectation, isWide: true },
            ]}
          />
        </div>
        {record.files.length > 0 && (
          <div style={{ marginTop: 12 }}>
            <FileStrip files={record.files} />
          </div>
        )}
      </FactGroup>
      {record.enquiry && <EnquiryFacts record={record} enquiry={record.enquiry} />}
      {record.workOrderList.length > 0 && (
        <FactGroup title={t('cases.group.workOrders')}>
          <ul className="gj-stack" style={{ gap: 6 }}>
            {record.workOrderList.map((order) => (
              <li key={order.id} className="gj-row">
                <Link to="/work-orders/$id" params={{ id: order.id }}>
                  {order.number}
                </Link>
                <StatusTag recordType="work_order" status={order.status} />
                <span className="gj-grow gj-clip">{order.title}</span>
                <OrderMoment order={order} />
                <span className="gj-quiet">{order.worker?.name ?? t('workorders.noWorker')}</span>
              </li>
            ))}
          </ul>
        </FactGroup>
      )}
      {record.clocks.length > 0 && (
        <FactGroup title={t('shell.clocks.title')}>
          <ClockTable clocks={record.clocks} />
        </FactGroup>
      )}
      <FactGroup title={t('cases.group.duty')}>
        <Facts
          facts={[
            { label: t('shell.field.firstContactBy'), value: record.firstContactBy.name },
            { label: t('shell.field.owner'), value: record.owner.name },
            { label: t('shell.field.department'), value: record.department?.name },
            { label: t('shell.field.grade'), value: label('grade', record.grade) },
            {
              label: t('cases.act.waitReason'),
              value:
                record.waitReason &&
                `${label('waitReason', record.waitReason)}${record.waitUntil ? ` · ${time.at(record.waitUntil)}` : ''}`,
            },
            { label: t('shell.field.cycle'), value: record.cycle > 1 ? t('shell.clocks.cycle', { n: record.cycle }) : '' },
            { label: t('shell.field.closedAt'), value: record.closedAt && [time.at(record.closedAt), closing].filter(Boolean).join(' · ') },
            {
              label: t('cases.group.related'),
              value: (record.related.length > 0 || record.duplicateOf || record.splitFrom) && <Related record={record} />,
            },
            { label: t('shell.field.cause'), value: record.cause },
            { label: t('cases.act.result'), value: record.result, isWide: true },
          ]}
        />
      </FactGroup>
      {(record.returnVisits.length > 0 || record.rating) && <Visits record={record} />}
    </>
  )
}

/** What the resident asks about an order first: when somebody comes, or why nobody does. */
function OrderMoment({ order }: { order: Case['workOrderList'][number] }) {
  const t = useT()
  const label = useLabel()
  const when = useWhen()
  if (order.suspendReason)
    return (
      <span className="gj-tone gj-small" data-tone="waiting">
        {order.suspendUntil
          ? t('cases.wait.orderSuspended', { reason: label('waitReason', order.suspendReason), when: when(order.suspendUntil) })
          : label('waitReason', order.suspendReason)}
      </span>
    )
  return <AppointmentTag order={order} />
}

function Related({ record }: { record: Case }) {
  const t = useT()
  const links = [
    ...(record.splitFrom ? [{ ...record.splitFrom, note: t('cases.split.from') }] : []),
    ...(record.duplicateOf ? [{ ...record.duplicateOf, note: t('cases.duplicateOf') }] : []),
    ...record.related.map((other) => ({ ...other, note: '' })),
  ]
  return links.map(({ id, number, note }) => (
    <div key={id}>
      <Link to="/cases/$id" params={{ id }}>
        {number}
      </Link>{' '}
      <span className="gj-quiet">{note}</span>
    </div>
  ))
}

/** What the resident said afterwards: return visits and the own rating. */
function Visits({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const marks = (one: { score: number | null; attitude: number | null; timeliness: number | null; quality: number | null }): string =>
    [
      one.score !== null && t('cases.marks.score', { n: one.score }),
      one.attitude !== null && t('cases.marks.attitude', { n: one.attitude }),
      one.timeliness !== null && t('cases.marks.timeliness', { n: one.timeliness }),
      one.quality !== null && t('cases.marks.quality', { n: one.quality }),
    ]
      .filter(Boolean)
      .join(' · ')
  const settled = (isSettled: boolean | null): string =>
    isSettled === null ? '' : isSettled ? t('cases.act.settled') : t('cases.act.notSettled')
  return (
    <FactGroup title={t('cases.group.visits')}>
      <ul className="gj-stack">
        {record.rating && (
          <li>
            <div className="gj-row gj-wrap">
              <strong>{t('cases.ownRating')}</strong>
              <span>{settled(record.rating.isSettled)}</span>
              <span className="gj-quiet">{marks(record.rating)}</span>
            </div>
            {record.rating.opinion && <p className="gj-words">{record.rating.opinion}</p>}
          </li>
        )}
        {record.returnVisits.map((visit) => (
          <li key={visit.id}>
            <div className="gj-row gj-wrap">
              <strong>{visit.isReached ? settled(visit.isSettled) || t('cases.act.reached') : t('cases.act.notReached')}</strong>
              <span className="gj-quiet">
                {[label('channel', visit.channel), visit.by.name, time.at(visit.at), marks(visit)].filter(Boolean).join(' · ')}
              </span>
            </div>
            {visit.opinion && <p className="gj-words">{visit.opinion}</p>}
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
