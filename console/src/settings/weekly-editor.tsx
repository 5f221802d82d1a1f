import { CloseOutlined, CopyOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '@guanjia/ui'
import {
  WEEKDAYS,
  barOf,
  hoursWords,
  isOverNight,
  readTime,
  weekFaults,
  type Interval,
  type IntervalFault,
  type Weekday,
  type Weekly,
} from './calendar-week.ts'

const AXIS = [0, 6, 12, 18, 24]

interface Props {
  weekly: Weekly
  onChange: (weekly: Weekly) => void
  isReadOnly: boolean
}

/** The working hours of each weekday: several a day, over midnight where the end is not after the start, drawn as a bar of 24 hours. */
export function WeeklyEditor({ weekly, onChange, isReadOnly }: Props) {
  const t = useT()
  const faults = weekFaults(weekly)
  const set = (days: readonly Weekday[], intervals: Interval[]): void => {
    const next = { ...weekly, ...Object.fromEntries(days.map((day) => [day, intervals.map((interval) => ({ ...interval }))])) }
    onChange(Object.fromEntries(Object.entries(next).filter(([, list]) => list.length > 0)))
  }
  return (
    <>
      <div className="gj-week-axis" aria-hidden="true">
        {AXIS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      <ol className="gj-week">
        {WEEKDAYS.map((day) => {
          const intervals = weekly[day] ?? []
          const name = t(`settings.calendar.weekdays.d${day}`)
          return (
            <li key={day}>
              <span className="gj-week-day">{name}</span>
              <div className="gj-grow">
                <div
                  className="gj-week-bar"
                  role="img"
                  aria-label={t('settings.calendar.bar', {
                    day: name,
                    hours: hoursWords(intervals, t('settings.calendar.nextDay')) || t('settings.calendar.rest'),
                  })}
                >
                  {barOf(weekly, day).map(({ left, width, isNight }, index) => (
                    <i key={index} data-night={isNight} style={{ left: `${left}%`, width: `${width}%` }} />
                  ))}
                </div>
                {isReadOnly ? (
                  <span className={intervals.length === 0 ? 'gj-quiet' : undefined}>
                    {hoursWords(intervals, t('settings.calendar.nextDay')) || t('settings.calendar.rest')}
                  </span>
                ) : (
                  <div className="gj-row gj-wrap" style={{ gap: 6 }}>
                    {intervals.map((interval, index) => (
                      <IntervalField
                        key={index}
                        label={`${name} ${index + 1}`}
                        interval={interval}
                        fault={faults[day]?.[index]}
                        onChange={(next) => set([day], intervals.with(index, next))}
                        onRemove={() => set([day], intervals.toSpliced(index, 1))}
                      />
                    ))}
                    {intervals.length === 0 && <span className="gj-quiet">{t('settings.calendar.rest')}</span>}
                    <Button
                      size="small"
                      type="text"
                      icon={<PlusOutlined />}
                      disabled={intervals.length >= 12}
                      aria-label={`${t('settings.calendar.addInterval')} · ${name}`}
                      title={t('settings.calendar.addInterval')}
                      onClick={() => set([day], [...intervals, nextInterval(intervals)])}
                    />
                    <Dropdown
                      trigger={['click']}
                      menu={{
                        items: [
                          { key: 'workdays', label: `${t('settings.calendar.copy')} ${t('settings.calendar.copyWorkdays')}` },
                          { key: 'all', label: `${t('settings.calendar.copy')} ${t('settings.calendar.copyAll')}` },
                          { key: 'clear', label: t('settings.calendar.clear') },
                        ],
                        onClick: ({ key }) =>
                          key === 'clear' ? set([day], []) : set(key === 'all' ? WEEKDAYS : WEEKDAYS.slice(0, 5), intervals),
                      }}
                    >
                      <Button
                        size="small"
                        type="text"
                        icon={<CopyOutlined />}
                        aria-label={`${t('settings.calendar.copy')} · ${name}`}
                        title={t('settings.calendar.copy')}
                      />
                    </Dropdown>
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** After the last one, or the usual morning. */
function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1)
  if (!last) return { from: '09:00', to: '18:00' }
  return last.to < '18:00' && !isOverNight(last)
    ? { from: last.to < '13:30' ? '13:30' : last.to, to: '18:00' }
    : { from: '19:00', to: '22:00' }
}

interface FieldProps {
  label: string
  interval: Interval
  fault: IntervalFault | undefined
  onChange: (interval: Interval) => void
  onRemove: () => void
}

/** `08:30` to `12:00`; times may be typed as 8, 830 or 8:30. */
export function IntervalField({ label, interval, fault, onChange, onRemove }: FieldProps) {
  const t = useT()
  return (
    <span className="gj-interval" data-fault={fault !== undefined}>
      <TimeField
        label={`${label} ${t('settings.calendar.from')}`}
        value={interval.from}
        isWrong={fault !== undefined}
        onChange={(from) => onChange({ ...interval, from })}
      />
      <span className="gj-quiet">–</span>
      {fault !== 'time' && isOverNight(interval) && (
        <span className="gj-small gj-tone" data-tone="waiting">
          {t('settings.calendar.nextDay')}
        </span>
      )}
      <TimeField
        label={`${label} ${t('settings.calendar.to')}`}
        value={interval.to}
        isWrong={fault !== undefined}
        onChange={(to) => onChange({ ...interval, to })}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined style={{ fontSize: 10 }} />}
        aria-label={`${t('settings.calendar.removeInterval')} · ${label}`}
        title={t('settings.calendar.removeInterval')}
        onClick={onRemove}
      />
      {fault && (
        <span role="alert" className="gj-interval-fault">
          {t(`settings.calendar.error.${fault}`)}
        </span>
      )}
    </span>
  )
}

interface TimeProps {
  label: string
  value: string
  isWrong: boolean
  isDisabled?: boolean
  size?: 'small' | 'middle'
  onChange: (time: string) => void
}

/** A time of day that may be typed as 8, 830 or 8:30; told when the field is left. */
export function TimeField({ label, value, isWrong, isDisabled = false, size = 'small', onChange }: TimeProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const settle = (): void => {
    const time = readTime(text)
    setText(time ?? text)
    onChange(time ?? text)
  }
  return (
    <Input
      size={size}
      className="gj-time"
      value={text}
      disabled={isDisabled}
      status={isWrong ? 'error' : undefined}
      aria-label={label}
      aria-invalid={isWrong}
      inputMode="numeric"
      maxLength={5}
      placeholder="08:30"
      onChange={({ target }) => setText(target.value)}
      onBlur={settle}
      onPressEnter={settle}
      onFocus={({ target }) => target.select()}
    />
  )
}
