import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { StoredClock } from './clock-rows.ts'
import { type Calendars, breachIfDue, consumedAt, remainingAt } from './clock.ts'
import { holderNames } from './holder-names.ts'
import { METRICS } from './metrics.ts'
import type { Rules } from './rules-in-force.ts'
import { targetWords } from './target-words.ts'
import type { Instant } from './time-zone.ts'

const iso = (t: Instant | null): string | null => (t === null ? null : new Date(t).toISOString())

const ORDER = new Map(METRICS.map(({ metric }, i) => [metric, i]))

/**
 * Clocks as people see them now, in the order in which a matter goes its way.
 * Overdue counts as breached although its timer may be a moment late.
 */
export async function presentClocks(ctx: Ctx, rules: Rules, clocks: readonly StoredClock[], now: Instant = ctx.now.getTime()): Promise<sla.Clock[]> {
  if (clocks.length === 0) return []
  const names = await holderNames(ctx, clocks.map(({ clock }) => clock.holder))
  const calendars = calendarsFor(ctx, rules, clocks)
  const inOrder = [...clocks].sort((a, b) => ORDER.get(a.clock.metric)! - ORDER.get(b.clock.metric)! || a.clock.cycle - b.clock.cycle)
  return inOrder.map((stored) => presentClock(ctx, rules, stored, names, calendars, now))
}

export function calendarsFor(ctx: Ctx, rules: Rules, clocks: readonly StoredClock[]): Calendars {
  return rules.calendars(ctx.now, Math.min(ctx.now.getTime(), ...clocks.map(({ clock }) => clock.startedAt ?? Infinity)))
}

function presentClock(ctx: Ctx, rules: Rules, stored: StoredClock, names: Map<string, string>, calendars: Calendars, now: Instant): sla.Clock {
  const clock = breachIfDue(stored.clock, now)
  const calendar = rules.calendarVersion(clock.calendarVersion)
  const policy = rules.policy(clock.policyVersion!)
  return {
    id: stored.id, subjectType: stored.subjectType, subjectId: stored.subjectId, metric: clock.metric, cycle: clock.cycle,
    ...timesOf(stored, now, calendars), startedAt: iso(clock.startedAt), stoppedAt: iso(clock.stoppedAt),
    pausedAt: iso(clock.pausedAt), resumesAt: iso(clock.resumesAt), isMetByPause: clock.isMetByPause,
    acknowledged: stored.acknowledged && { ...stored.acknowledged, at: iso(stored.acknowledged.at)! },
    targetSeconds: clock.targetSeconds, targetText: targetWords(clock.target, ctx.locale),
    consumedSeconds: consumedAt(clock, timeFor(clock, now), calendars),
    holder: clock.holder === null ? null : { id: clock.holder, name: names.get(clock.holder) ?? '' }, isProvisional: clock.isProvisional,
    calendar: { id: calendar.calendarId, name: calendar.name }, policy: { id: policy.policyId, name: policy.name },
  }
}

/** What a list row shows of a clock at a moment. */
export function timesOf({ clock: kept }: StoredClock, now: Instant, calendars: Calendars): Omit<sla.ClockBrief, 'metric'> {
  const clock = breachIfDue(kept, now)
  const isOver = clock.state === 'stopped' || clock.state === 'cancelled'
  return {
    state: clock.state, outcome: clock.outcome, dueAt: iso(clock.dueAt), breachedAt: iso(clock.breachedAt), pauseReason: clock.pauseReason,
    opensAt: iso(opensAt(clock, now, calendars)),
    remainingSeconds: isOver ? null : remainingAt(clock, timeFor(clock, now), calendars),
  }
}

/** Outside working time a promise rests by itself: from when it counts, null while it counts. */
function opensAt(clock: StoredClock['clock'], now: Instant, calendars: Calendars): Instant | null {
  if (clock.state !== 'running' || clock.target.unit === 'wall' || clock.dueAt === null || clock.dueAt <= now) return null
  const opening = calendars(clock.calendarVersion).nextOpening(now)
  return opening > now && opening <= clock.dueAt ? opening : null
}

/** A clock is not read before its last change: `now` of a test or of an import may lie there. */
const timeFor = (clock: StoredClock['clock'], now: Instant): Instant => Math.max(now, clock.anchorAt ?? now)
