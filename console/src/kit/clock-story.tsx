import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { clockTimeLine, formatDuration, formatPercent, useLabel, useNow, useT, useTime, useWhen, type CallResult } from '@guanjia/ui'
import { ClockAcknowledge } from './clock-acknowledge.tsx'
import { ClockBadge } from './clock-badge.tsx'
import { ClockLane, MarkGlyph, toneOfMark } from './clock-lane.tsx'
import { subjectHref } from './clock-subject.ts'
import { Facts } from './record-page.tsx'

type Shown = CallResult<'sla.getClock'>

/** How a clock went, from what must be known now to what was recorded; `asOf` when it is told as of a past moment. */
export function ClockStory({ clock, asOf }: { clock: Shown; asOf: string | undefined }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhen()
  const present = useNow(1000)
  const now = asOf ? Date.parse(asOf) : present
  // Drawn once a minute: a drawing that crawls every second tells nothing more.
  const minute = asOf ? now : Math.floor(now / 60_000) * 60_000 + 59_999
  const line = useMemo(() => clockTimeLine(clock, minute), [clock, minute])
  const href = subjectHref(clock.subject)
  return (
    <>
      <div className="gj-row gj-wrap">
        <span className="gj-clock-big">
          <ClockBadge clock={briefOf(clock)} withMetric={false} />
        </span>
        <span className="gj-grow" />
        {href ? (
          <Link to={href as '/'} className="gj-clip" style={{ maxWidth: 420 }}>
            {clock.subject.name}
          </Link>
        ) : (
          <span>{clock.subject.name}</span>
        )}
      </div>
      {clock.opensAt && !asOf && <p className="gj-quiet">{t('shell.clockStory.opensHint', { when: when(clock.opensAt) })}</p>}
      {clock.resumesAt && clock.state === 'paused' && (
        <p className="gj-tone" data-tone="waiting" style={{ whiteSpace: 'normal' }}>
          {t('shell.clockStory.resumesHint', { when: when(clock.resumesAt) })}
        </p>
      )}
      {clock.isMetByPause && (
        <p className="gj-tone" data-tone="waiting">
          {t('shell.clockStory.metByPause')}
        </p>
      )}
      <BothTimes clock={clock} now={now} />
      {line && (
        <section>
          <h3>{t('shell.clockStory.line')}</h3>
          <ClockLane line={line} now={now} calendarId={clock.calendar.id} isPast={asOf !== undefined} />
        </section>
      )}
      <Holders clock={clock} />
      <Pauses clock={clock} />
      {!asOf && <ClockAcknowledge clock={clock} now={now} />}
      <Ahead clock={clock} />
      <Facts
        facts={[
          { label: t('shell.clockStory.target'), value: clock.targetText },
          { label: t('shell.clocks.due'), value: time.at(clock.dueAt) },
          { label: t('shell.clockStory.startedAt'), value: time.at(clock.startedAt) },
          { label: t('shell.clockStory.stoppedAt'), value: time.at(clock.stoppedAt) },
          { label: t('shell.clockStory.calendar'), value: clock.calendar.name },
          { label: t('shell.clockStory.policy'), value: clock.policy.name },
          { label: t('shell.clocks.holder'), value: clock.holder?.name ?? t('shell.clockStory.nobody') },
          { label: t('shell.field.cycle'), value: clock.cycle > 1 && t('shell.clocks.cycle', { n: clock.cycle }) },
          { label: t('shell.clocks.provisional'), value: clock.isProvisional && t('shell.clocks.provisionalHint'), isWide: true },
          {
            label: label('clockEvent', 'acknowledge'),
            value:
              clock.acknowledged &&
              [
                t('shell.clockStory.acknowledged', { name: clock.acknowledged.by, time: time.at(clock.acknowledged.at) }),
                clock.acknowledged.note,
              ]
                .filter(Boolean)
                .join('：'),
            isWide: true,
          },
        ]}
      />
      <Events clock={clock} />
    </>
  )
}

/** Without its id: inside its own panel a badge opens nothing. */
function briefOf({ metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt }: Shown) {
  return { metric, state, outcome, dueAt, breachedAt, pauseReason, remainingSeconds, opensAt }
}

/** What the promise counts, and what the resident waits. */
function BothTimes({ clock, now }: { clock: Shown; now: number }) {
  const t = useT()
  const time = useTime()
  const target = clock.targetSeconds
  const used = clock.consumedSeconds
  const part = target ? Math.min(1, used / target) : 0
  const isOver = target !== null && used > target
  const end = clock.stoppedAt ? Date.parse(clock.stoppedAt) : now
  const wall = clock.startedAt ? (end - Date.parse(clock.startedAt)) / 1000 : null
  return (
    <div className="gj-clock-times">
      <div>
        <span className="gj-quiet gj-small">{t('shell.clockStory.service')}</span>
        <strong>
          {target === null
            ? formatDuration(used, t)
            : t('shell.clockStory.usedOf', { used: formatDuration(used, t), target: formatDuration(target, t) })}
        </strong>
        {target !== null && (
          <>
            <div className="gj-clock-bar" data-over={isOver} aria-hidden="true">
              <span style={{ width: `${part * 100}%` }} />
            </div>
            <span className="gj-small" data-tone={isOver ? 'overdue' : 'active'}>
              <span className="gj-tone" data-tone={isOver ? 'overdue' : 'active'}>
                {isOver
                  ? t('shell.clockStory.over', { time: formatDuration(used - target, t) })
                  : t('shell.clockStory.left', { time: formatDuration(target - used, t) })}
              </span>
            </span>
          </>
        )}
      </div>
      <div>
        <span className="gj-quiet gj-small">{t('shell.clockStory.wall')}</span>
        <strong>
          {wall === null
            ? '—'
            : t(clock.stoppedAt ? 'shell.clockStory.took' : 'shell.clockStory.passed', { time: formatDuration(wall, t) })}
        </strong>
        <span className="gj-quiet gj-small">
          {clock.dueAt ? t('shell.clock.due', { metric: t('shell.clocks.due'), time: time.at(clock.dueAt) }) : ''}
        </span>
      </div>
    </div>
  )
}

function Holders({ clock }: { clock: Shown }) {
  const t = useT()
  const time = useTime()
  const held = clock.holders ?? []
  if (held.length === 0) return null
  const all = held.reduce((sum, { seconds }) => sum + seconds, 0)
  return (
    <section>
      <h3>{t('shell.clockStory.holders')}</h3>
      <table className="gj-clock-rows">
        <tbody>
          {held.map(({ holder, from, to, seconds }) => (
            <tr key={from + (holder?.id ?? '')}>
              <th scope="row">{holder?.name ?? t('shell.clockStory.nobody')}</th>
              <td>
                {time.at(from)} – {to ? time.at(to) : t('shell.clockStory.still')}
              </td>
              <td className="gj-right">
                {t('shell.clockStory.share', {
                  time: formatDuration(seconds, t),
                  share: formatPercent(all > 0 ? (seconds / all) * 100 : null),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Pauses({ clock }: { clock: Shown }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const pauses = clock.pauses ?? []
  if (pauses.length === 0) return null
  return (
    <section>
      <h3>{t('shell.clockStory.paused')}</h3>
      <table className="gj-clock-rows">
        <tbody>
          {pauses.map(({ reason, from, to, seconds }) => (
            <tr key={from + reason}>
              <th scope="row">{label('waitReason', reason)}</th>
              <td>
                {time.at(from)} – {to ? time.at(to) : t('shell.clockStory.still')}
              </td>
              <td className="gj-right">{formatDuration(seconds, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Ahead({ clock }: { clock: Shown }) {
  const t = useT()
  const label = useLabel()
  const when = useWhen()
  const isOpen = clock.state === 'running' || clock.state === 'paused'
  // What comes after a pause is known once it is over.
  if (!isOpen || !clock.ahead || (clock.state === 'paused' && clock.ahead.length === 0)) return null
  return (
    <section>
      <h3>{t('shell.clockStory.ahead')}</h3>
      {clock.ahead.length === 0 ? (
        <p className="gj-quiet">{t('shell.clockStory.nothingAhead')}</p>
      ) : (
        <ol className="gj-clock-events">
          {clock.ahead.map(({ kind, at, to }) => (
            <li key={kind + at} data-tone={toneOfMark(kind)}>
              <span className="gj-lane-mark" data-ahead="true">
                <MarkGlyph mark={{ kind }} />
              </span>
              <span className="gj-grow">
                {label('clockEvent', kind)}
                {to.length > 0 && (
                  <span className="gj-quiet">
                    {' '}
                    {t('shell.clockStory.aheadTo', { who: to.map((who) => label('recipient', who)).join('、') })}
                  </span>
                )}
              </span>
              <time dateTime={at}>{when(at)}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const LATE_MS = 120_000

function Events({ clock }: { clock: Shown }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const events = clock.events ?? []
  if (events.length === 0) return null
  return (
    <section>
      <h3>{t('shell.clockStory.events')}</h3>
      <ol className="gj-clock-events">
        {events.map(({ kind, effectiveAt, recordedAt, note, isLate }, index) => {
          const wasLate = isLate || Date.parse(recordedAt) - Date.parse(effectiveAt) > LATE_MS
          return (
            <li key={index} data-tone={toneOfMark(kind)}>
              <span className="gj-lane-mark">
                <MarkGlyph mark={{ kind }} />
              </span>
              <span className="gj-grow">
                {label('clockEvent', kind)}
                {note && <span className="gj-quiet"> {note}</span>}
                {wasLate && (
                  <span className="gj-tone gj-small" data-tone="waiting" style={{ marginLeft: 8 }}>
                    {t('shell.clockStory.isLate')} · {t('shell.clockStory.recorded', { time: time.at(recordedAt) })}
                  </span>
                )}
              </span>
              <time dateTime={effectiveAt}>{time.at(effectiveAt)}</time>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
