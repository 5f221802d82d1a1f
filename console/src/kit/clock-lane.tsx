import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  ShapeMark,
  call,
  closedOf,
  dayOf,
  formatDuration,
  formatShare,
  placeOf,
  ticksOf,
  useLabel,
  useT,
  useTime,
  wallTime,
  type ClockTimeLine,
  type Mark,
  type Shape,
} from '@guanjia/ui'
import './clock-lane.css'

/** Narrower than this, in percent of the width, a stretch says its words only on pointing; the list below says all of it. */
const WORDS_FIT = 15
/** Marks nearer than this to the one before go one row up. */
const CLOSE = 3.2
const ROWS = 4
const MONTHS = 4

/** A clock to scale: running, paused and late on one lane, whose time it was on the second, what was said above. */
export function ClockLane({ line, now, calendarId, isPast }: { line: ClockTimeLine; now: number; calendarId: string; isPast: boolean }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const closed = useClosed(line, calendarId)
  const at = (moment: number): string => time.at(new Date(moment).toISOString())
  const span = (from: number, to: number): { left: string; width: string } => ({
    left: `${placeOf(line, from)}%`,
    width: `${placeOf(line, to) - placeOf(line, from)}%`,
  })
  const fits = (from: number, to: number): boolean => placeOf(line, to) - placeOf(line, from) >= WORDS_FIT
  const ticks = useMemo(() => ticksOf(line, (moment) => offsetOf(moment, time.timeZone)), [line, time.timeZone])
  const rows = rowsOf(line)
  const summary = t('shell.clockStory.lineHint', { from: at(line.from), to: at(line.end), n: line.stretches.length })
  return (
    <figure className="gj-lane" role="img" aria-label={`${t('shell.clockStory.line')}：${summary}`}>
      <div className="gj-lane-marks" style={{ height: 22 * (Math.max(0, ...rows) + 1) }}>
        {line.marks.map((mark, index) => (
          <span
            key={index}
            className="gj-lane-mark"
            data-tone={MARKS[mark.kind]?.tone ?? 'idle'}
            data-ahead={mark.isAhead}
            style={{ left: `${placeOf(line, mark.at)}%`, bottom: 22 * rows[index]! }}
            title={[label('clockEvent', mark.kind), at(mark.at), mark.note].filter(Boolean).join(' · ')}
          >
            <MarkGlyph mark={mark} />
          </span>
        ))}
      </div>
      <div className="gj-lane-field">
        {closed.map(({ from, to }) => (
          <span key={from} className="gj-lane-closed" style={span(from, to)} />
        ))}
        <div className="gj-lane-row">
          {line.stretches.map(({ kind, from, to, reason }) => {
            const name = kind === 'paused' && reason ? label('waitReason', reason) : t(`shell.clockStory.${kind}`)
            const words = `${name} ${formatDuration((to - from) / 1000, t)}`
            return (
              <span
                key={`${kind}${from}`}
                className="gj-lane-stretch"
                data-kind={kind}
                style={span(from, to)}
                title={`${words} · ${at(from)} – ${at(to)}`}
              >
                {fits(from, to) && <span>{words}</span>}
              </span>
            )
          })}
        </div>
        {line.holdings.length > 0 && (
          <div className="gj-lane-row" data-kind="holders">
            {line.holdings.map(({ key, name, from, to, seconds, share }, index) => {
              const who = name ?? t('shell.clockStory.nobody')
              const part = t('shell.clockStory.share', {
                time: formatDuration(seconds, t),
                share: formatShare(share),
              })
              return (
                <span
                  key={key}
                  className="gj-lane-holder"
                  data-odd={index % 2 === 1}
                  style={span(from, to)}
                  title={`${who} · ${part} · ${at(from)} – ${at(to)}`}
                >
                  {fits(from, to) && <span>{who}</span>}
                </span>
              )
            })}
          </div>
        )}
        {line.due !== null && <span className="gj-lane-line" data-kind="due" style={{ left: `${placeOf(line, line.due)}%` }} />}
        {now >= line.from && now <= line.to && <span className="gj-lane-line" data-kind="now" style={{ left: `${placeOf(line, now)}%` }} />}
      </div>
      <div className="gj-lane-axis">
        {ticks.map((tick) => (
          <span key={tick.at} style={{ left: `${placeOf(line, tick.at)}%` }} data-day={tick.isDay}>
            {tick.isDay ? at(tick.at).slice(-11, -6) : at(tick.at).slice(-5)}
          </span>
        ))}
      </div>
      <Legend line={line} hasClosed={closed.length > 0} isPast={isPast} />
    </figure>
  )
}

function Legend({ line, hasClosed, isPast }: { line: ClockTimeLine; hasClosed: boolean; isPast: boolean }) {
  const t = useT()
  const kinds = (['running', 'paused', 'late'] as const).filter((kind) => line.stretches.some((stretch) => stretch.kind === kind))
  return (
    <figcaption className="gj-lane-legend">
      {kinds.map((kind) => (
        <span key={kind}>
          <i className="gj-lane-stretch" data-kind={kind} />
          {t(`shell.clockStory.${kind}`)}
        </span>
      ))}
      {hasClosed && (
        <span>
          <i className="gj-lane-closed" />
          {t('shell.clockStory.closed')}
        </span>
      )}
      {line.due !== null && (
        <span>
          <i className="gj-lane-line" data-kind="due" />
          {t('shell.clockStory.due')}
        </span>
      )}
      {line.end === line.stretches.at(-1)?.to && line.stretches.at(-1)?.isOpen && (
        <span>
          <i className="gj-lane-line" data-kind="now" />
          {t(isPast ? 'shell.clockStory.atThatTime' : 'shell.clockStory.now')}
        </span>
      )}
    </figcaption>
  )
}

const MARKS: Record<string, { tone: string; shape?: Shape; sign?: string } | undefined> = {
  reminder: { tone: 'soon', shape: 'bell' },
  breach: { tone: 'overdue', shape: 'triangle' },
  escalation: { tone: 'overdue', sign: '↑' },
  repeat: { tone: 'overdue', sign: '↻' },
  rescind: { tone: 'done', sign: '↺' },
  acknowledge: { tone: 'active', sign: '✓' },
  stop: { tone: 'done', shape: 'tick' },
  appointment: { tone: 'active', sign: '⌂' },
  retarget: { tone: 'active', sign: '±' },
  backdate: { tone: 'active', sign: '←' },
  merge: { tone: 'idle', sign: '⇒' },
  start: { tone: 'active', sign: '▸' },
  pause: { tone: 'waiting', shape: 'pause' },
  resume: { tone: 'active', sign: '▸' },
  hand_over: { tone: 'idle', sign: '⇄' },
  reopen: { tone: 'active', sign: '↻' },
  relabel: { tone: 'idle', sign: '✎' },
  cancel: { tone: 'closed', sign: '×' },
}

export function MarkGlyph({ mark }: { mark: Pick<Mark, 'kind'> }) {
  const { shape, sign } = MARKS[mark.kind] ?? { sign: '·' }
  return shape ? <ShapeMark shape={shape} size={12} /> : <b aria-hidden="true">{sign}</b>
}
export function toneOfMark(kind: string): string {
  return MARKS[kind]?.tone ?? 'idle'
}

/** In which row each mark stands, so that neighbours do not cover each other. */
function rowsOf(line: ClockTimeLine): number[] {
  const lastIn: number[] = []
  return line.marks.map(({ at }) => {
    const place = placeOf(line, at)
    const free = Array.from({ length: ROWS }, (_, row) => row).find((row) => place - (lastIn[row] ?? -Infinity) >= CLOSE) ?? ROWS - 1
    lastIn[free] = place
    return free
  })
}

/** How far the wall clock of a zone is from UTC at a moment, in milliseconds. */
function offsetOf(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallTime(at, timeZone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - Math.floor(at / 60_000) * 60_000
}

/** The time outside of the calendar's hours; nothing until it is known, and for lives of many months. */
function useClosed(line: ClockTimeLine, calendarId: string): { from: number; to: number }[] {
  const { timeZone } = useTime()
  const months = monthsOf(dayOf(line.from, timeZone).slice(0, 7), dayOf(line.to, timeZone).slice(0, 7))
  const asked = useQueries({
    queries: (months.length > MONTHS ? [] : months).map((month) => ({
      queryKey: ['sla.monthOfCalendar', { params: { id: calendarId, month } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('sla.monthOfCalendar', { params: { id: calendarId, month } }, { signal }),
      staleTime: 300_000,
    })),
  })
  const known = asked.flatMap(({ data }) => (data ? [data] : []))
  if (asked.length === 0 || known.length < asked.length) return []
  const hours = known.flatMap(({ items }) => items.flatMap(({ intervals }) => intervals))
  return closedOf(
    line,
    hours.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })).toSorted((a, b) => a.from - b.from),
  )
}

function monthsOf(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last && months.length <= MONTHS;) {
    months.push(month)
    const next = new Date(`${month}-01T00:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    month = next.toISOString().slice(0, 7)
  }
  return months
}
