import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import { useT, useTime } from '@guanjia/ui'
import type { CalendarDefinition } from '@guanjia/contract/sla.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { dayFaults, daysBetween, hoursWords, type Interval } from './calendar-week.ts'
import { IntervalField } from './weekly-editor.tsx'

export type Days = CalendarDefinition['days']

/** The days on which this calendar differs from its week and from the holidays. */
export function Exceptions({
  days,
  isReadOnly,
  onRemove,
  onAdd,
}: {
  days: Days
  isReadOnly: boolean
  onRemove: (day: string) => void
  onAdd: (day: string | null) => void
}) {
  const t = useT()
  const time = useTime()
  const sorted = Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <>
      {sorted.length === 0 && <p className="gj-none">{t('settings.calendar.noExceptions')}</p>}
      <ul className="gj-exceptions">
        {sorted.map(([day, { kind, name, intervals }]) => (
          <li key={day}>
            <span className="gj-nowrap">{time.day(day)}</span>
            <span className="gj-tone gj-pill" data-tone={kind === 'holiday' ? 'closed' : 'active'}>
              {t(`settings.calendar.${kind}`)}
            </span>
            <span className="gj-grow gj-clip" title={name}>
              {[
                name,
                kind === 'workday' &&
                  (intervals?.length ? hoursWords(intervals, t('settings.calendar.nextDay')) : t('settings.calendar.asUsual')),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {!isReadOnly && (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined style={{ fontSize: 10 }} />}
                aria-label={`${t('settings.calendar.remove')} · ${day}`}
                title={t('settings.calendar.remove')}
                onClick={() => onRemove(day)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onAdd(null)}>
          {t('settings.calendar.addException')}
        </Button>
      )}
    </>
  )
}

interface Values {
  day: string | null
  until: string | null
  kind: 'holiday' | 'workday'
  name?: string
  hours: 'usual' | 'own'
  intervals?: Interval[]
}

const MOST_DAYS = 366

/** One day, or a run of days, on which the calendar is otherwise. */
export function ExceptionForm({
  day,
  known,
  onClose,
  onAdd,
}: {
  day: string | null
  known: Days[string] | undefined
  onClose: () => void
  onAdd: (days: Days) => void
}) {
  const t = useT()
  const submit = (values: Values): Promise<void> => {
    const { kind, name = '', hours, intervals = [] } = values
    const own = kind === 'workday' && hours === 'own' && intervals.length > 0 ? { intervals } : {}
    onAdd(
      Object.fromEntries(
        daysBetween(values.day!, values.until ?? values.day!).map((each) => [
          each,
          { kind, ...(name.trim() ? { name: name.trim() } : {}), ...own },
        ]),
      ),
    )
    return Promise.resolve()
  }
  const initial: Values = {
    day,
    until: null,
    kind: known?.kind ?? 'holiday',
    name: known?.name ?? '',
    hours: known?.intervals ? 'own' : 'usual',
    intervals: known?.intervals ?? [{ from: '09:00', to: '12:00' }],
  }
  return (
    <ActForm<Values>
      title={t('settings.calendar.addException')}
      verb={t('settings.calendar.add')}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      width={480}
    >
      <div className="gj-form-pair">
        <Form.Item name="day" label={t('settings.calendar.day')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <DayPicker autoFocus={day === null} />
        </Form.Item>
        <Form.Item
          name="until"
          label={t('settings.calendar.until')}
          dependencies={['day']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, until: string | null) => rangeFault(getFieldValue('day') as string | null, until, t),
            }),
          ]}
        >
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item name="kind" label={t('settings.calendar.kind')}>
        <Radio.Group
          options={[
            { value: 'holiday', label: t('settings.calendar.holiday') },
            { value: 'workday', label: t('settings.calendar.workday') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'workday' && (
            <>
              <Form.Item name="hours" label={t('settings.calendar.ownHours')}>
                <Radio.Group
                  options={[
                    { value: 'usual', label: t('settings.calendar.asUsual') },
                    { value: 'own', label: t('settings.calendar.other') },
                  ]}
                />
              </Form.Item>
              {getFieldValue('hours') === 'own' && (
                <Form.Item
                  name="intervals"
                  rules={[
                    {
                      validator: (_, list: Interval[]) =>
                        Object.keys(dayFaults(list ?? [])).length > 0 || !list?.length
                          ? Promise.reject(new Error(t('settings.calendar.fix')))
                          : Promise.resolve(),
                    },
                  ]}
                >
                  <IntervalList />
                </Form.Item>
              )}
            </>
          )
        }
      </Form.Item>
      <Form.Item name="name" label={t('settings.calendar.name')}>
        <Input maxLength={50} placeholder={t('settings.calendar.exceptionName')} />
      </Form.Item>
    </ActForm>
  )
}

function rangeFault(day: string | null, until: string | null, t: ReturnType<typeof useT>): Promise<void> {
  if (!day || !until) return Promise.resolve()
  if (until < day) return Promise.reject(new Error(t('settings.calendar.order')))
  return daysBetween(day, until).length > MOST_DAYS ? Promise.reject(new Error(t('settings.calendar.tooLong'))) : Promise.resolve()
}

function IntervalList({ value = [], onChange }: { value?: Interval[]; onChange?: (intervals: Interval[]) => void }) {
  const t = useT()
  const faults = dayFaults(value)
  return (
    <div className="gj-row gj-wrap" style={{ gap: 6 }}>
      {value.map((interval, index) => (
        <IntervalField
          key={index}
          label={String(index + 1)}
          interval={interval}
          fault={faults[index]}
          onChange={(next) => onChange?.(value.with(index, next))}
          onRemove={() => onChange?.(value.toSpliced(index, 1))}
        />
      ))}
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined />}
        disabled={value.length >= 12}
        onClick={() => onChange?.([...value, { from: '13:30', to: '18:00' }])}
      >
        {t('settings.calendar.addInterval')}
      </Button>
    </div>
  )
}
