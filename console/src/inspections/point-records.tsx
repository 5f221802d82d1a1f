import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDuration, useAct, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionTaskDetails, PointRecord } from '@guanjia/contract/inspections.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import { Presence, ResultTag, WEAK_PRESENCE, limitsOf } from './looks.tsx'

type Stop = InspectionTaskDetails['stops'][number]

/** Every point of the round in its order, with what was found there; points that nobody has come to yet stand among them. */
export function PointRecords({ round }: { round: InspectionTaskDetails }) {
  const t = useT()
  // A round of meters has a thousand points.
  const byPoint = new Map<string, PointRecord[]>()
  for (const record of round.records) byPoint.set(record.point.id, [...(byPoint.get(record.point.id) ?? []), record])
  const of = (pointId: string): PointRecord[] => (byPoint.get(pointId) ?? []).toSorted((a, b) => Number(a.isConflict) - Number(b.isConflict) || Date.parse(a.at) - Date.parse(b.at))
  return (
    <FactGroup title={t('inspections.records.title')} extra={round.isOrdered && <span className="gj-quiet gj-small">{t('inspections.records.ordered')}</span>}>
      <ol className="gj-insp-stops">
        {round.stops.map((stop, at) => (
          <li key={stop.pointId}>
            <StopOf stop={stop} number={at + 1} records={of(stop.pointId)} />
          </li>
        ))}
      </ol>
    </FactGroup>
  )
}

function StopOf({ stop, number, records }: { stop: Stop; number: number; records: PointRecord[] }) {
  const t = useT()
  return (
    <>
      <div className="gj-row gj-wrap">
        <span className="gj-insp-number">{number}</span>
        <Link to="/inspections/points/$id" params={{ id: stop.pointId }}><strong>{stop.name}</strong></Link>
        <span className="gj-quiet">{[stop.code, stop.place].filter(Boolean).join(' · ')}</span>
        {records.length === 0 && <span className="gj-quiet" style={{ marginLeft: 'auto' }}>{t('inspections.records.none')}</span>}
      </div>
      {records.map((record) => <RecordOf key={record.id} record={record} isContested={records.length > 1} />)}
    </>
  )
}

function RecordOf({ record, isContested }: { record: PointRecord; isContested: boolean }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const { message } = App.useApp()
  const complain = useComplain()
  const [all, setAll] = useState(false)
  const choose = useAct('inspections.settleConflict', ['inspections'])
  const bad = record.answers.filter(({ isFine }) => isFine === false)
  // What is fine altogether is one line; whoever wants to know opens it.
  const shown = all ? record.answers : record.answers.filter(({ isFine, note, photoIds, item }) => isFine === false || note !== '' || photoIds.length > 0 || (isFine === null && item.kind !== 'yes_no'))
  const hidden = record.answers.length - shown.length
  const inAnswers = new Set(shown.flatMap(({ photoIds }) => photoIds))
  const others = record.photos.filter(({ id }) => !inAnswers.has(id))
  return (
    <div className="gj-insp-record" data-conflict={record.isConflict}>
      <div className="gj-row gj-wrap">
        <ResultTag result={record.result} />
        {bad.length > 0 && <span className="gj-small">{t('inspections.bad', { n: bad.length })}</span>}
        <span className="gj-quiet">{record.by.name} {time.at(record.at)}</span>
        <ClockNotice record={record} />
        <Signs record={record} />
        {isContested && (
          <span className="gj-row" style={{ marginLeft: 'auto' }}>
            <span className="gj-tone gj-small" data-tone={record.isConflict ? 'waiting' : 'done'}>{record.isConflict ? t('inspections.records.waits') : t('inspections.records.counts')}</span>
            {record.isConflict && may('inspections:manage') && (
              <Button size="small" loading={choose.isPending} onClick={() => choose.mutate({ params: { id: record.id } }, { onError: complain, onSuccess: () => void message.success(t('inspections.records.chosen')) })}>{t('inspections.records.choose')}</Button>
            )}
          </span>
        )}
      </div>
      {record.skipReason && <p className="gj-words">{t('inspections.records.skipped', { reason: record.skipReason })}</p>}
      {shown.length > 0 && (
        <ul className="gj-insp-answers">
          {shown.map((answer) => (
            <li key={answer.item.id}>
              <span>
                {answer.item.text} <span className="gj-quiet gj-small">{limitsOf(answer.item)}</span>
                {answer.confirmed && <span className="gj-tone gj-small" data-tone="soon"> {t('inspections.records.confirmed', { what: label('readingVerdict', answer.confirmed) })}</span>}
                {answer.note && <span className="gj-quiet"> — {answer.note}</span>}
                {answer.photoIds.length > 0 && <FileStrip files={record.photos.filter(({ id }) => answer.photoIds.includes(id))} />}
              </span>
              <Value answer={answer} />
            </li>
          ))}
        </ul>
      )}
      {record.note && <p className="gj-quiet gj-words">{record.note}</p>}
      {others.length > 0 && <FileStrip files={others} />}
      {(hidden > 0 || all) && record.answers.length > 0 && (
        <Button type="link" size="small" aria-expanded={all} style={{ padding: 0 }} onClick={() => setAll(!all)}>{all ? t('inspections.records.less') : t('inspections.records.more', { n: hidden })}</Button>
      )}
    </div>
  )
}

function Value({ answer }: { answer: PointRecord['answers'][number] }) {
  const t = useT()
  const { item, value, isFine, photoIds } = answer
  const isPicture = item.kind === 'photo' || item.kind === 'signature'
  const words = isPicture ? (photoIds.length > 0 ? t('inspections.records.given') : '—') : value === null ? '—' : typeof value === 'boolean' ? (value ? t('inspections.yes') : t('inspections.no')) : `${value}${item.unit ? ` ${item.unit}` : ''}`
  return <span className={isFine === false ? 'gj-tone gj-nowrap' : 'gj-quiet gj-nowrap'} data-tone={isFine === false ? 'overdue' : undefined}>{isFine === false ? '▲ ' : ''}{words}</span>
}

/** What proves that somebody was there: what was given, and what was not. */
function Signs({ record }: { record: PointRecord }) {
  const t = useT()
  const label = useLabel()
  if (record.result === 'skipped') return null
  return (
    <span className="gj-insp-signs" data-weak={record.presence < WEAK_PRESENCE}>
      <span className="gj-small">{t('inspections.rounds.presence')} <Presence score={record.presence} /></span>
      {record.signs.map(({ sign, isGiven }) => (
        <span key={sign} className={isGiven ? 'gj-tone gj-small' : 'gj-quiet gj-small'} data-tone={isGiven ? 'done' : undefined} title={t(isGiven ? 'inspections.records.isGiven' : 'inspections.records.isMissing', { sign: label('presenceSign', sign) })}>
          {isGiven ? <CheckOutlined /> : <CloseOutlined />} {label('presenceSign', sign)}
        </span>
      ))}
    </span>
  )
}

const CLOCK_OFF_SECONDS = 120
const LATE_SECONDS = 600

/** The phone's clock was wrong, or the record came long after it was made. */
function ClockNotice({ record }: { record: PointRecord }) {
  const t = useT()
  const time = useTime()
  const ahead = record.clockAheadSeconds
  const delay = (Date.parse(record.receivedAt) - Date.parse(record.at)) / 1000
  return (
    <>
      {ahead !== null && Math.abs(ahead) >= CLOCK_OFF_SECONDS && <span className="gj-tone gj-small" data-tone="soon">▲ {t(ahead > 0 ? 'inspections.records.clockAhead' : 'inspections.records.clockBehind', { by: formatDuration(Math.abs(ahead), t) })}</span>}
      {delay >= LATE_SECONDS && <span className="gj-quiet gj-small">{t('inspections.records.received', { at: time.at(record.receivedAt) })}</span>}
    </>
  )
}
