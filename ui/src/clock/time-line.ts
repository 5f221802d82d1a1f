import type { Clock } from '@guanjia/contract/sla.ts'

/** A stretch of a clock's life; times in milliseconds. An open one still lasts. */
export interface Stretch {
  kind: 'running' | 'late' | 'paused'
  from: number
  to: number
  reason: string | null
  isOpen: boolean
}

export interface Holding {
  key: string
  /** Null: nobody held it. */
  name: string | null
  from: number
  to: number
  /** Of the calendar's time; `share` of all that was held, 0…1, null when none of it was working time. */
  seconds: number
  share: number | null
}

export interface Mark {
  kind: string
  at: number
  note: string | null
  /** Set when it was recorded clearly later than it happened: late evidence. */
  recordedAt: number | null
  isAhead: boolean
}

/** A clock drawn to scale from `from` to `to`; `due` lies outside when the drawing would lose its shape. */
export interface ClockTimeLine {
  from: number
  to: number
  end: number
  due: number | null
  stretches: Stretch[]
  holdings: Holding[]
  marks: Mark[]
}

/** What is said or decided about a clock; the rest of its events are its stretches. */
const MARKED: ReadonlySet<string> = new Set([
  'reminder',
  'breach',
  'rescind',
  'escalation',
  'repeat',
  'acknowledge',
  'appointment',
  'retarget',
  'backdate',
  'merge',
  'stop',
])
/** Recorded later than this after it happened, an event is told with both times. */
const LATE_MS = 120_000
/** A due moment further away than this many times the life so far would squeeze all else into a dot. */
const FAR = 6
const MARGIN = 0.04

const ms = (instant: string): number => Date.parse(instant)

/** How a clock went, to be drawn to scale; null when it never started. `now` in milliseconds: for `as of`, that moment. */
export function clockTimeLine(clock: Clock, now: number): ClockTimeLine | null {
  if (clock.startedAt === null) return null
  const from = ms(clock.startedAt)
  const end = Math.max(from, endOf(clock, now))
  const marks = marksOf(clock, end)
  const due = clock.dueAt === null ? null : ms(clock.dueAt)
  const isOver = clock.state === 'stopped' || clock.state === 'cancelled'
  const life = Math.max(end - from, 60_000)
  const seen = [end, ...marks.filter(({ isAhead }) => !isAhead).map(({ at }) => at)]
  if (due !== null && (!isOver || due - from <= life * FAR)) seen.push(due)
  const last = Math.max(from + 60_000, ...seen)
  const to = last + (last - from) * MARGIN
  return {
    from,
    to,
    end,
    due: due !== null && due <= to ? due : null,
    stretches: stretchesOf(clock, from, end, isOver),
    holdings: holdingsOf(clock, end),
    marks: marks.filter(({ at }) => at >= from && at <= to),
  }
}

function endOf(clock: Clock, now: number): number {
  if (clock.stoppedAt !== null) return ms(clock.stoppedAt)
  if (clock.state !== 'cancelled') return now
  const cancelled = clock.events?.findLast(({ kind }) => kind === 'cancel' || kind === 'merge')
  return cancelled ? ms(cancelled.effectiveAt) : now
}

function marksOf(clock: Clock, end: number): Mark[] {
  const past = (clock.events ?? [])
    .filter(({ kind }) => MARKED.has(kind))
    .map(({ kind, effectiveAt, recordedAt, note, isLate }) => ({
      kind,
      at: ms(effectiveAt),
      note,
      recordedAt: isLate || ms(recordedAt) - ms(effectiveAt) > LATE_MS ? ms(recordedAt) : null,
      isAhead: false,
    }))
  const ahead = (clock.ahead ?? []).map(({ kind, at }) => ({ kind, at: ms(at), note: null, recordedAt: null, isAhead: true }))
  return [...past, ...ahead.filter(({ at }) => at >= end)].toSorted((a, b) => a.at - b.at)
}

/** Running and paused in turn; what runs after the breach is late. */
function stretchesOf(clock: Clock, from: number, end: number, isOver: boolean): Stretch[] {
  const pauses = (clock.pauses ?? [])
    .map(({ reason, from: since, to }) => ({ reason, from: ms(since), to: to === null ? end : ms(to), isOpen: to === null }))
    .filter((pause) => pause.to > pause.from && pause.from < end)
    .toSorted((a, b) => a.from - b.from)
  const breached = clock.breachedAt === null ? Infinity : ms(clock.breachedAt)
  const stretches: Stretch[] = []
  const run = (since: number, until: number): void => {
    const turn = Math.min(Math.max(breached, since), until)
    if (turn > since) stretches.push({ kind: 'running', from: since, to: turn, reason: null, isOpen: false })
    if (until > turn) stretches.push({ kind: 'late', from: turn, to: until, reason: null, isOpen: false })
  }
  let at = from
  for (const pause of pauses) {
    run(at, Math.max(at, pause.from))
    stretches.push({ kind: 'paused', from: Math.max(at, pause.from), to: pause.to, reason: pause.reason, isOpen: pause.isOpen })
    at = Math.max(at, pause.to)
  }
  run(at, end)
  const last = stretches.at(-1)
  if (last && !isOver) last.isOpen = true
  return stretches
}

function holdingsOf(clock: Clock, end: number): Holding[] {
  const held = clock.holders ?? []
  const all = held.reduce((sum, { seconds }) => sum + seconds, 0)
  return held.map(({ holder, from, to, seconds }, index) => ({
    key: `${index}`,
    name: holder?.name ?? null,
    from: ms(from),
    to: Math.max(ms(from), to === null ? end : Math.min(ms(to), end)),
    seconds,
    share: all > 0 ? seconds / all : null,
  }))
}

/** Where a moment lies, in percent of the drawing. */
export function placeOf({ from, to }: Pick<ClockTimeLine, 'from' | 'to'>, at: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))
}

const MINUTE = 60_000
const STEPS = [1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080, 20_160, 43_200].map((minutes) => minutes * MINUTE)
const DAY = 1440 * MINUTE
const MOST_TICKS = 7

/** Round moments for the axis, at most seven, on the wall clock of a zone whose distance from UTC at a moment is `offsetAt` (ms). */
export function ticksOf(
  { from, to }: Pick<ClockTimeLine, 'from' | 'to'>,
  offsetAt: (at: number) => number,
): { at: number; isDay: boolean }[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? Math.ceil((to - from) / MOST_TICKS / DAY) * DAY
  const ticks: { at: number; isDay: boolean }[] = []
  const first = Math.ceil((from + offsetAt(from)) / step) * step
  for (let wall = first; ; wall += step) {
    // The distance of the zone may change on the way; each tick stays on the wall clock.
    const guess = wall - offsetAt(from)
    const at = wall - offsetAt(guess)
    if (at > to) return ticks
    ticks.push({ at, isDay: wall % DAY === 0 })
  }
}

/** What lies between the working hours, within the drawing. `open` in milliseconds, in order, may touch or overlap. */
export function closedOf(
  { from, to }: Pick<ClockTimeLine, 'from' | 'to'>,
  open: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  const closed: { from: number; to: number }[] = []
  let at = from
  for (const hours of open) {
    if (hours.from >= to) break
    if (hours.from > at) closed.push({ from: at, to: hours.from })
    at = Math.max(at, hours.to)
  }
  if (at < to) closed.push({ from: at, to })
  return closed
}
