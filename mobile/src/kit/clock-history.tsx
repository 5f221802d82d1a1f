import type { Clock } from '@guanjia/contract/sla.ts'
import { formatDuration } from '@guanjia/ui/format/duration.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { isOpen } from './clock-times.ts'

/** A minute: recorded at once is not worth saying. */
const AT_ONCE_MS = 60_000

/** Who held a clock and for how long, why it rested, what happened and was said, and what will be said next. */
export function ClockHistory({ clock, now }: { clock: Clock; now: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { events = [], pauses = [], holders = [], ahead = [] } = clock
  const newestFirst = events.toSorted(
    (a, b) => Date.parse(b.effectiveAt) - Date.parse(a.effectiveAt) || Date.parse(b.recordedAt) - Date.parse(a.recordedAt),
  )
  const next = isOpen(clock) ? ahead.filter(({ at }) => Date.parse(at) > now) : []
  const until = (to: string | null): string => (to === null ? t('shell.clockStory.still') : time.short(to))
  return (
    <>
      {holders.length > 0 && (
        <>
          <h3 className="label">{t('shell.clockStory.holders')}</h3>
          <ul className="clock-stretches">
            {holders.map((one) => (
              <li key={one.from}>
                <span>{one.holder?.name ?? t('shell.clockStory.nobody')}</span>
                <span className="muted tabular">
                  {time.short(one.from)} – {until(one.to)}
                </span>
                <span className="tabular">{formatDuration(one.seconds, t)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {pauses.length > 0 && (
        <>
          <h3 className="label">{t('shell.clockStory.paused')}</h3>
          <ul className="clock-stretches">
            {pauses.map((one) => (
              <li key={one.from}>
                <span>{label('waitReason', one.reason)}</span>
                <span className="muted tabular">
                  {time.short(one.from)} – {until(one.to)}
                </span>
                <span className="tabular">{formatDuration(one.seconds, t)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {next.length > 0 && (
        <>
          <h3 className="label">{t('shell.clockStory.ahead')}</h3>
          <ul className="clock-stretches">
            {next.map((one) => (
              <li key={`${one.kind}${one.at}`}>
                <span>{label('stepKind', one.kind)}</span>
                <span className="muted tabular">{time.short(one.at)}</span>
                <span>{t('shell.clockStory.aheadTo', { who: one.to.map((who) => label('recipient', who)).join(t('mobile.and')) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="label">{t('mobile.timeline.title')}</h3>
      <ol className="timeline">
        {newestFirst.map((event) => (
          <li key={`${event.kind}${event.effectiveAt}${event.recordedAt}`} className={TONES[event.kind]}>
            <p className="timeline-head">
              <strong>{label('clockEvent', event.kind)}</strong>
            </p>
            {event.note && <p className="timeline-note">{event.note}</p>}
            <p className="timeline-foot">
              <time dateTime={event.effectiveAt}>{time.at(event.effectiveAt)}</time>
              {Date.parse(event.recordedAt) - Date.parse(event.effectiveAt) >= AT_ONCE_MS && (
                <span>{t('shell.clockStory.recorded', { time: time.short(event.recordedAt) })}</span>
              )}
              {event.isLate && <span className="mark mark-warning">{t('shell.clockStory.isLate')}</span>}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

/** What was said of a late one stands out; a breach that was taken back does not. */
const TONES: Record<string, string | undefined> = { breach: 'mark-bad', escalation: 'mark-bad', repeat: 'mark-bad', pause: 'mark-rest' }
