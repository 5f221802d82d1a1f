import { keepPreviousData } from '@tanstack/react-query'
import { useCall, useNow, useT, useTime } from '@guanjia/ui'
import { problemWords } from '../../kit/problem.tsx'
import { useSite } from '../../session/session.tsx'
import { readTarget } from './target-shape.ts'

const MINUTE = 60_000

/** When a promise that began this minute would be due, as the engine counts it on the calendar that holds at this site. */
export function DuePreview({ target, calendarCode }: { target: string; calendarCode: string }) {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const from = new Date(useNow(MINUTE)).toISOString()
  const calendars = useCall('sla.listCalendars', { query: { siteId: site.id } }, { staleTime: MINUTE })
  const calendar = calendars.data?.items.find(({ code }) => code === calendarCode)
  const shape = readTarget(target)
  const isAsked = calendar !== undefined && shape !== null && !('seconds' in shape && shape.seconds <= 0)
  const due = useCall(
    'sla.addOnCalendar',
    { params: { id: calendar?.id ?? '' }, body: { from, duration: target } },
    { enabled: isAsked, staleTime: Infinity, placeholderData: keepPreviousData },
  )
  if (!isAsked) return null
  if (due.error)
    return (
      <span className="gj-small gj-tone" data-tone="overdue">
        {problemWords(due.error, t).title}
      </span>
    )
  if (!due.data) return null
  const at = time.at(due.data.due)
  return (
    <span className="gj-due-now" role="status">
      {t('settings.policy.dueNow')}{' '}
      <strong>
        {time.day(due.data.due)} {at.slice(-5)}
      </strong>
      {due.data.isProvisional && (
        <span className="gj-small gj-tone" data-tone="waiting">
          {t('settings.due.provisional')}
        </span>
      )}
    </span>
  )
}
