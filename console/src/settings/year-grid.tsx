import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useQueries } from '@tanstack/react-query'
import { call, useLabel, useT, useTime, wallTime, type CallResult, type T } from '@guanjia/ui'
import type { Calendar } from '@guanjia/contract/sla.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { isSame } from '../kit/merge.ts'
import type { Days } from './exceptions-editor.tsx'

type Day = CallResult<'sla.monthOfCalendar'>['items'][number]
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
const LEGEND = ['workday', 'rest', 'holiday', 'makeup', 'exception'] as const

interface Props {
  calendar: Calendar
  /** The exceptions as they would be saved; those that differ from the saved ones are marked. */
  days: Days
  year: number
  onYear: (year: number) => void
  onPick?: (day: string) => void
}

/** A whole year as the saved version counts it: workdays, holidays, make-up days and exceptions; a click adds an exception. */
export function YearGrid({ calendar, days, year, onYear, onPick }: Props) {
  const t = useT()
  const months = useQueries({
    queries: MONTHS.map((month) => {
      const input = { params: { id: calendar.id, month: `${year}-${month}` } }
      return {
        queryKey: ['sla.monthOfCalendar', input, calendar.version],
        queryFn: () => call('sla.monthOfCalendar', input),
        staleTime: 600_000,
      }
    }),
  })
  const error = months.find((month) => month.error)?.error
  const status = calendar.years.find((one) => one.year === year)?.status
  const pending = new Set(
    [...Object.keys(days), ...Object.keys(calendar.definition.days)].filter((day) => !isSame(days[day], calendar.definition.days[day])),
  )
  return (
    <>
      <div className="gj-row">
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('settings.calendar.previousYear')}
          onClick={() => onYear(year - 1)}
        />
        <strong>{t('settings.calendar.year', { year })}</strong>
        <Button
          size="small"
          type="text"
          icon={<RightOutlined />}
          aria-label={t('settings.calendar.nextYear')}
          onClick={() => onYear(year + 1)}
        />
        {status && (
          <span className="gj-tone gj-pill" data-tone={status === 'published' ? 'done' : 'waiting'}>
            {status === 'published' ? '✓' : '?'} {t(`settings.calendar.${status}`)}
          </span>
        )}
        {calendar.definition.followsHolidays && <Years years={calendar.years} year={year} onYear={onYear} />}
        {pending.size > 0 && <span className="gj-quiet gj-small">{t('settings.calendar.previewSaved')}</span>}
      </div>
      {error ? (
        <ProblemAlert error={error} />
      ) : (
        <div className="gj-year" aria-busy={months.some(({ isPending }) => isPending)}>
          {MONTHS.map((month, index) => (
            <Month
              key={month}
              year={year}
              month={month}
              days={months[index]!.data?.items}
              timeZone={calendar.definition.timeZone}
              exceptions={days}
              pending={pending}
              onPick={onPick}
            />
          ))}
        </div>
      )}
      <ul className="gj-legend">
        {LEGEND.map((kind) => (
          <li key={kind}>
            <i className="gj-day" data-kind={kind} data-exception={kind === 'exception'} />
            {t(`settings.calendar.legend.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The years whose holidays are known, and those that are still provisional. */
function Years({ years, year, onYear }: { years: Calendar['years']; year: number; onYear: (year: number) => void }) {
  const t = useT()
  return (
    <span className="gj-years" role="group" aria-label={t('settings.calendar.years')}>
      {years.map((one) => (
        <button
          key={one.year}
          type="button"
          aria-current={one.year === year ? 'true' : undefined}
          title={t(`settings.calendar.${one.status}`)}
          onClick={() => onYear(one.year)}
        >
          {one.year}
          {one.status === 'provisional' && <small data-tone="waiting"> {t('enum.yearStatus.provisional')}</small>}
        </button>
      ))}
    </span>
  )
}

/** 休 or 班 below the number of a day that is otherwise than its weekday. */
function markOf({ kind }: Day, t: T): string {
  return kind === 'holiday' || kind === 'makeup' ? t(`settings.calendar.marks.${kind}`) : ''
}

interface MonthProps {
  year: number
  month: string
  days: readonly Day[] | undefined
  timeZone: string
  exceptions: Days
  pending: ReadonlySet<string>
  onPick?: (day: string) => void
}

function Month({ year, month, days, timeZone, exceptions, pending, onPick }: MonthProps) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const first = new Date(`${year}-${month}-01T00:00:00Z`).getUTCDay()
  const blanks = (first + 6) % 7
  const clock = (instant: string): string => {
    const { hour, minute } = wallTime(instant, timeZone)
    return `${hour}:${minute}`
  }
  const words = ({ day, kind, name, intervals }: Day): string =>
    [
      time.day(day),
      name ?? label('calendarDay', kind),
      intervals.length > 0 && kind !== 'always' && intervals.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' '),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section aria-label={`${year}-${month}`}>
      <h3>{Number(month)}</h3>
      <div className="gj-month">
        {(['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => (
          <span key={day} className="gj-month-head">
            {t(`settings.calendar.short.d${day}`)}
          </span>
        ))}
        {Array.from({ length: blanks }, (_, index) => (
          <span key={`b${index}`} />
        ))}
        {days?.map((day) => (
          <button
            key={day.day}
            type="button"
            className="gj-day"
            data-kind={day.kind}
            data-provisional={day.isProvisional}
            data-exception={exceptions[day.day] !== undefined}
            data-pending={pending.has(day.day)}
            title={words(day)}
            aria-label={`${Number(day.day.slice(8))}${markOf(day, t)} ${words(day)}`}
            disabled={!onPick}
            onClick={() => onPick?.(day.day)}
          >
            {Number(day.day.slice(8))}
            {markOf(day, t) && <small>{markOf(day, t)}</small>}
          </button>
        ))}
      </div>
    </section>
  )
}
