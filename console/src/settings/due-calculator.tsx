import { InputNumber, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDuration, useCall, useT, useTime } from '@guanjia/ui'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { ProblemAlert } from '../kit/problem.tsx'

const UNITS = ['minutes', 'hours', 'days', 'wall'] as const
type Unit = (typeof UNITS)[number]

/** The duration as the engine reads it. */
function durationOf(amount: number, unit: Unit): string {
  if (unit === 'days') return `P${Math.round(amount)}D`
  const minutes = Math.round(unit === 'minutes' ? amount : amount * 60)
  return `${unit === 'wall' ? 'wall ' : ''}PT${minutes}M`
}

/** What would be due when, and how much working time lies between two moments; reckoned by the engine itself, in the calendar's zone. */
export function DueCalculator({ calendarId, version }: { calendarId: string; version: number }) {
  const t = useT()
  const [start] = useState(() => new Date(Math.floor(Date.now() / 300_000) * 300_000).toISOString())
  return (
    <div className="gj-stack" key={version}>
      <When calendarId={calendarId} start={start} />
      <Between calendarId={calendarId} start={start} />
      <p className="gj-quiet gj-small">{t('settings.due.hint')}</p>
    </div>
  )
}

interface Props {
  calendarId: string
  start: string
}

function When({ calendarId, start }: Props) {
  const t = useT()
  const time = useTime()
  const [from, setFrom] = useState<string | null>(start)
  const [amount, setAmount] = useState<number | null>(2)
  const [unit, setUnit] = useState<Unit>('hours')
  const isAsked = from !== null && amount !== null && amount > 0
  const due = useCall(
    'sla.addOnCalendar',
    { params: { id: calendarId }, body: { from: from ?? '', duration: durationOf(amount ?? 0, unit) } },
    { enabled: isAsked, staleTime: Infinity, placeholderData: keepPreviousData },
  )
  return (
    <section>
      <h3>{t('settings.due.when')}</h3>
      <div className="gj-due">
        <label>
          <span>{t('settings.due.from')}</span>
          <InstantPicker value={from} onChange={setFrom} />
        </label>
        <label>
          <span>{t('settings.due.allow')}</span>
          <InputNumber min={0} max={9999} value={amount} onChange={setAmount} style={{ width: 88 }} />
        </label>
        <Select
          value={unit}
          onChange={setUnit}
          popupMatchSelectWidth={false}
          aria-label={t('settings.due.allow')}
          options={UNITS.map((value) => ({ value, label: t(`settings.due.unit.${value}`) }))}
        />
      </div>
      {isAsked && due.error && <ProblemAlert error={due.error} />}
      {isAsked && !due.error && due.data && (
        <p className="gj-due-answer" role="status">
          {t('settings.due.due')}{' '}
          <strong>
            {time.day(due.data.due)} {time.at(due.data.due).slice(-5)}
          </strong>
          {due.data.isProvisional && (
            <span className="gj-tone gj-small" data-tone="waiting">
              {' '}
              {t('settings.due.provisional')}
            </span>
          )}
        </p>
      )}
    </section>
  )
}

function Between({ calendarId, start }: Props) {
  const t = useT()
  const [from, setFrom] = useState<string | null>(start)
  const [to, setTo] = useState<string | null>(() => new Date(Date.parse(start) + 86_400_000).toISOString())
  const isOrdered = from !== null && to !== null && Date.parse(to) >= Date.parse(from)
  const between = useCall(
    'sla.betweenOnCalendar',
    { params: { id: calendarId }, body: { from: from ?? '', to: to ?? '' } },
    { enabled: isOrdered, staleTime: Infinity, placeholderData: keepPreviousData },
  )
  const wall = isOrdered ? (Date.parse(to) - Date.parse(from)) / 1000 : 0
  return (
    <section>
      <h3>{t('settings.due.between')}</h3>
      <div className="gj-due">
        <label>
          <span>{t('settings.due.from')}</span>
          <InstantPicker value={from} onChange={setFrom} />
        </label>
        <label>
          <span>{t('settings.due.to')}</span>
          <InstantPicker value={to} onChange={setTo} />
        </label>
      </div>
      {from !== null && to !== null && !isOrdered && (
        <p role="alert" className="gj-tone" data-tone="overdue">
          {t('settings.due.order')}
        </p>
      )}
      {isOrdered && between.error && <ProblemAlert error={between.error} />}
      {isOrdered && !between.error && between.data && (
        <p className="gj-due-answer" role="status">
          {t('settings.due.seconds')}{' '}
          <strong>{between.data.seconds > 0 ? formatDuration(between.data.seconds, t) : t('settings.due.none')}</strong>{' '}
          <span className="gj-quiet gj-small">{t('settings.due.wallTime', { time: formatDuration(wall, t) })}</span>
        </p>
      )}
    </section>
  )
}
