import { type ClockHistory, appliesTo, applyEvent } from './clock-history.ts'
import { type Calendars, type Clock, consumedAt, exact } from './clock.ts'
import type { Instant } from './time-zone.ts'

/** A stretch for which one person, or nobody, had the clock in hand. `seconds` of the target's own time; `to` null while it lasts. */
export type Held = { kind: 'held'; holder: string | null; from: Instant; to: Instant | null; seconds: number }
/** A stretch for which it rested. `seconds` of the wall, as the resident waits them. */
export type Paused = { kind: 'paused'; reason: string; from: Instant; to: Instant | null; seconds: number }
export type Segment = Held | Paused

/**
 * Whose time it was and why it rested, from all that is known of a clock: its events in the order of their effect, judged at `asOf`.
 * The seconds of the holders add up to what the clock consumed, unless it was restarted; holders of no time at all are left out.
 */
export function segmentsOf({ opened, events }: ClockHistory, calendars: Calendars, asOf: Instant): Segment[] {
  const segments: Segment[] = []
  let clock = opened
  let heldFrom: Instant | null = null
  const known = events.filter((event) => event.recordedAt <= asOf).sort((a, b) => a.effectiveAt - b.effectiveAt)
  for (const event of known) {
    if (!appliesTo(event, clock)) continue
    const before = clock
    const at = event.effectiveAt
    clock = applyEvent(clock, event, calendars)
    if (heldFrom === null || event.kind === 'backdate') heldFrom = clock.startedAt
    if (before.pausedAt !== null && before.pausedAt !== clock.pausedAt) segments.push(pausedUntil(before, at, at))
    if (event.kind === 'hand_over' && before.state !== 'pending') {
      segments.push({ kind: 'held', holder: before.holder, from: heldFrom!, to: at, seconds: exact(clock.heldConsumed - before.heldConsumed) })
      heldFrom = at
    }
  }
  if (clock.pausedAt !== null) segments.push(pausedUntil(clock, null, asOf))
  if (heldFrom !== null) {
    const end = clock.stoppedAt ?? Math.max(asOf, clock.anchorAt ?? asOf)
    const seconds = exact(consumedAt(clock, end, calendars) - clock.heldConsumed)
    segments.push({ kind: 'held', holder: clock.holder, from: heldFrom, to: clock.stoppedAt, seconds })
  }
  return joined(segments).filter((segment) => segment.to === null || segment.to > segment.from || segment.seconds > 0)
}

/** Whoever is handed a clock that is in the same hands already has held it all along. */
function joined(segments: readonly Segment[]): Segment[] {
  const list: Segment[] = []
  for (const segment of segments) {
    const last = list.findLastIndex(({ kind }) => kind === 'held')
    const before = list[last]
    const isSame = segment.kind === 'held' && before?.kind === 'held' && before.holder === segment.holder
    if (isSame) list[last] = { ...before, to: segment.to, seconds: exact(before.seconds + segment.seconds) }
    else list.push(segment)
  }
  return list
}

function pausedUntil({ pausedAt, pauseReason }: Clock, to: Instant | null, asOf: Instant): Paused {
  return { kind: 'paused', reason: pauseReason!, from: pausedAt!, to, seconds: exact(Math.max(0, (to ?? asOf) - pausedAt!) / 1000) }
}
