import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { type StoredClock } from './clock-rows.ts'
import { segmentsOf } from './clock-segments.ts'
import type { EventRow } from './clock-store.ts'
import type { ClockHistory } from './clock-history.ts'
import type { Calendars } from './clock.ts'
import { holderNames } from './holder-names.ts'
import { waitingTimers } from './next-timer.ts'
import { presentEvent } from './present-events.ts'
import type { Rules } from './rules-in-force.ts'
import type { Instant } from './time-zone.ts'

/** What a clock shows beyond the present: what happened, whose time it was, why it rested, and what comes next. */
export type Told = Required<Pick<sla.Clock, 'events' | 'pauses' | 'holders' | 'ahead'>>

const iso = (t: Instant): string => new Date(t).toISOString()

/** The history of clocks as people read it. `clocks` are as they were at `now`, `rows` and `pasts` what was known of each. */
export async function presentHistories(
  ctx: Ctx, rules: Rules, clocks: readonly StoredClock[], rows: Map<string, EventRow[]>, pasts: Map<string, ClockHistory>, now: Instant,
  calendars: Calendars,
): Promise<Map<string, Told>> {
  const names = await holderNames(ctx, [...pasts.values()].flatMap(holdersIn))
  return new Map(clocks.map((stored) => {
    const { timeZone } = rules.calendarVersion(stored.clock.calendarVersion).complete
    const segments = segmentsOf(pasts.get(stored.id)!, calendars, now)
    const stretch = ({ from, to, seconds }: (typeof segments)[number]) => ({ from: iso(from), to: to === null ? null : iso(to), seconds })
    return [stored.id, {
      events: (rows.get(stored.id) ?? []).map((row) => presentEvent(ctx, row, names, timeZone)),
      pauses: segments.flatMap((segment) => (segment.kind === 'paused' ? [{ reason: segment.reason, ...stretch(segment) }] : [])),
      holders: segments.flatMap((segment) => {
        if (segment.kind !== 'held') return []
        return [{ holder: segment.holder === null ? null : { id: segment.holder, name: names.get(segment.holder) ?? '' }, ...stretch(segment) }]
      }),
      ahead: ahead(rules, stored, calendars, now),
    }]
  }))
}

const holdersIn = ({ opened, events }: ClockHistory): (string | null)[] =>
  [opened.holder, ...events.map((event) => (event.kind === 'hand_over' ? event.holder : null))]

function ahead(rules: Rules, stored: StoredClock, calendars: Calendars, now: Instant): Told['ahead'] {
  if (stored.isSilent || stored.clock.state !== 'running') return []
  const timers = waitingTimers(stored, rules.targetOf(stored.clock).steps, calendars).filter((timer) => timer.fireAt > now)
  return timers.map(({ kind, fireAt, to }) => ({ kind, at: iso(fireAt), to: [...to] }))
}
