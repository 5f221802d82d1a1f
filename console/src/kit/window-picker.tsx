import { Button, Segmented, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { SLOTS, dayAfter, dayOf, slotsLeft, useT, useTime, wallTime, windowOn, type Slot, type Window } from '@guanjia/ui'
import { DayPicker } from './day-picker.tsx'

interface Props {
  id?: string
  value?: Window | null
  onChange?: (window: Window | null) => void
}

const DAYS = [0, 1, 2]
const OWN = 'own'
type Key = Slot['key'] | typeof OWN

/** A window for a visit: a day and a part of it by one click each, or own times; null until it is whole. Made for antd's Form.Item. */
export function WindowPicker({ value, onChange }: Props) {
  const t = useT()
  const { timeZone } = useTime()
  const now = Date.now()
  const days = DAYS.map((days) => dayAfter(days, now, timeZone)).filter((day) => slotsLeft(day, now, timeZone).length > 0)
  const words = [t('shell.when.today'), t('shell.when.tomorrow'), t('workorders.appoint.dayAfter')]
  const begun = beginningOf(value, timeZone)
  const [day, setDay] = useState(begun?.day ?? '')
  const [key, setKey] = useState<Key | null>(begun?.key ?? null)
  const [own, setOwn] = useState<Window>(begun?.own ?? { from: '', to: '' })
  const isOther = day !== '' && !days.includes(day)
  const [showsDays, setShowsDays] = useState(isOther)
  const tell = (nextDay: string, nextKey: Key | null, nextOwn: Window): void => {
    setDay(nextDay)
    setKey(nextKey)
    setOwn(nextOwn)
    const times = nextKey === OWN ? nextOwn : SLOTS.find((slot) => slot.key === nextKey)
    onChange?.(times ? windowOn(nextDay, { from: times.from, to: times.to }, Date.now(), timeZone) : null)
  }
  const slots = day ? slotsLeft(day, now, timeZone) : [...SLOTS]
  return (
    <div className="gj-stack" style={{ gap: 8 }}>
      <div className="gj-row gj-wrap">
        <Segmented
          aria-label={t('workorders.appoint.day')}
          value={showsDays ? OWN : day}
          options={[
            ...days.map((one) => ({ value: one, label: words[DAYS.findIndex((n) => dayAfter(n, now, timeZone) === one)] })),
            { value: OWN, label: t('workorders.appoint.otherDay') },
          ]}
          onChange={(chosen) => {
            setShowsDays(chosen === OWN)
            if (chosen !== OWN)
              tell(chosen, slotsLeft(chosen, now, timeZone).some((slot) => slot.key === key) || key === OWN ? key : null, own)
          }}
        />
        {showsDays && (
          <span style={{ width: 150 }}>
            <DayPicker autoFocus value={day || null} onChange={(chosen) => tell(chosen ?? '', key, own)} />
          </span>
        )}
      </div>
      <div className="gj-row gj-wrap" role="radiogroup" aria-label={t('workorders.appoint.window')}>
        {slots.map((slot) => (
          <Button
            key={slot.key}
            role="radio"
            aria-checked={key === slot.key}
            type={key === slot.key ? 'primary' : 'default'}
            ghost={key === slot.key}
            onClick={() => tell(day || days[0]!, slot.key, own)}
          >
            {t(`workorders.appoint.${slot.key}`)} {slot.from}–{slot.to}
          </Button>
        ))}
        <Button
          role="radio"
          aria-checked={key === OWN}
          type={key === OWN ? 'primary' : 'default'}
          ghost={key === OWN}
          onClick={() => tell(day || days[0]!, OWN, own)}
        >
          {t('workorders.appoint.other')}
        </Button>
      </div>
      {key === OWN && (
        <TimePicker.RangePicker
          format="HH:mm"
          minuteStep={15}
          needConfirm={false}
          placeholder={[t('workorders.appoint.from'), t('workorders.appoint.to')]}
          value={[own.from ? dayjs(`2000-01-01T${own.from}`) : null, own.to ? dayjs(`2000-01-01T${own.to}`) : null]}
          onChange={(times) => tell(day, OWN, { from: times?.[0]?.format('HH:mm') ?? '', to: times?.[1]?.format('HH:mm') ?? '' })}
        />
      )}
    </div>
  )
}

/** How a window that is agreed already stands in the picker. */
function beginningOf(window: Window | null | undefined, timeZone: string): { day: string; key: Key; own: Window } | null {
  if (!window) return null
  const time = (instant: string): string => {
    const { hour, minute } = wallTime(instant, timeZone)
    return `${hour}:${minute}`
  }
  const own = { from: time(window.from), to: time(window.to) }
  const slot = SLOTS.find(({ from, to }) => from === own.from && to === own.to)
  return { day: dayOf(window.from, timeZone), key: slot?.key ?? OWN, own }
}
