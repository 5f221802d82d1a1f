import { useT } from '@guanjia/ui'
import { groupsOfWeek, hoursWords, type Weekday, type Weekly } from './calendar-week.ts'

/** `周一至周五 09:00–12:00 · 13:30–18:00`, one line for each run of equal days; days of rest are said only when there are some. */
export function WeekWords({ weekly }: { weekly: Weekly }) {
  const t = useT()
  const name = (day: Weekday): string => t(`settings.calendar.weekdays.d${day}`)
  return (
    <>
      {groupsOfWeek(weekly).map(({ days, intervals }) => {
        const first = days[0]!
        const last = days.at(-1)!
        const range = days.length === 1 ? name(first) : t('settings.calendar.range', { from: name(first), to: name(last) })
        return (
          <div key={first} className={intervals.length === 0 ? 'gj-quiet' : undefined}>
            {range} {intervals.length === 0 ? t('settings.calendar.rest') : hoursWords(intervals, t('settings.calendar.nextDay'))}
          </div>
        )
      })}
    </>
  )
}
