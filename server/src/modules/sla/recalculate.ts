import type { StoredClock } from './clock-rows.ts'
import { type RetargetMode, retargetClock } from './clock-changes.ts'
import { type Calendars, type Clock, type Terms, breachIfDue, cancelClock, runFrom } from './clock.ts'
import { targetText } from './duration.ts'
import type { PromiseInForce, Rules } from './rules-in-force.ts'
import type { StepRule } from './steps.ts'
import type { SubjectTraits } from './subject.ts'
import type { Instant } from './time-zone.ts'

/** Which open clocks a recalculation is for; null and empty stand for all. */
export type Scope = {
  siteId: string | null
  policyIds: readonly string[]
  calendarIds: readonly string[]
  metrics: readonly string[]
  /** Only onto the newest version of each clock's own calendar: what is provisional, and what rests and will be due later. */
  isForCalendars: boolean
}

/** What the newest versions make of an open clock. `none`: no policy promises it any more. */
export type Renewal = { kind: 'keep' } | { kind: 'none' } | { kind: 'renew'; terms: Terms; steps: readonly StepRule[] }

const KEEP: Renewal = { kind: 'keep' }

export type PromisesNow = (traits: SubjectTraits) => readonly PromiseInForce[]

/** Most subjects are like another: what is promised for them is worked out once. */
export function promisesNow(rules: Rules, now: Instant): PromisesNow {
  const known = new Map<string, readonly PromiseInForce[]>()
  return (traits) => {
    const key = JSON.stringify(traits)
    const promises = known.get(key) ?? rules.promisesFor(traits, now)
    known.set(key, promises)
    return promises
  }
}

/**
 * What would be promised now for what the subject is. An agreed appointment and the target of an imported file are kept:
 * no policy made them. Null when the clock is outside the scope. `promisesFor` tells what is promised now for what a subject is.
 */
export function renewalOf(rules: Rules, stored: StoredClock, siteKind: string, scope: Scope, promisesFor: PromisesNow): Renewal | null {
  const { clock } = stored
  const calendar = rules.calendarVersion(clock.calendarVersion)
  const policy = rules.policy(clock.policyVersion!)
  if (scope.isForCalendars) {
    const newest = rules.newestVersion(calendar.calendarId)
    if (!scope.calendarIds.includes(calendar.calendarId) || !newest || (clock.state === 'running' && !clock.isProvisional)) return null
    if (newest.versionId === clock.calendarVersion) return KEEP
    const { target, policyVersion } = clock
    return { kind: 'renew', terms: { target, policyVersion, calendarVersion: newest.versionId }, steps: rules.targetOf(clock).steps }
  }
  const promise = promisesFor(traitsOf(stored, siteKind)).find(({ metric }) => metric === clock.metric)
  const next = promise && rules.calendarAt(promise.calendar, stored.siteId)
  const isIn = (wanted: readonly string[], ids: (string | undefined)[]) =>
    wanted.length === 0 || ids.some((id) => id !== undefined && wanted.includes(id))
  if (!isIn(scope.policyIds, [policy.policyId, promise?.policy.policyId])) return null
  if (!isIn(scope.calendarIds, [calendar.calendarId, next?.calendarId])) return null
  if (!policy.isListed) return KEEP
  if (!promise || !next) return { kind: 'none' }
  if (clock.target.unit === 'fixed') return KEEP
  const terms: Terms = { target: promise.target, calendarVersion: next.versionId, policyVersion: promise.policy.versionId }
  const isNewest = terms.calendarVersion === clock.calendarVersion && terms.policyVersion === clock.policyVersion
  return isNewest ? KEEP : { kind: 'renew', terms, steps: promise.steps }
}

/** What policies match the subject of a clock by, as it was last told. */
export function traitsOf(stored: StoredClock, siteKind: string): SubjectTraits {
  const { subjectType: type, kind, category, urgency, grade, origin, siteId } = stored
  return { type, kind, category, urgency, grade, origin, siteId, siteKind }
}

/** When a change of terms takes effect: now, but never before the last change of the clock. */
export const renewedAt = ({ changedAt }: Clock, now: Instant): Instant => Math.max(now, changedAt ?? now)

/** The clock as a renewal leaves it. Throws `calendar.past_horizon`. */
export function renewed(clock: Clock, renewal: Renewal, mode: RetargetMode, now: Instant, calendars: Calendars): Clock {
  if (renewal.kind === 'keep') return clock
  const at = renewedAt(clock, now)
  return renewal.kind === 'none' ? cancelClock(clock, at, calendars) : retargetClock(clock, at, renewal.terms, mode, calendars)
}

/** True when `never_later` has left the old terms in place. */
export function isLeftAlone(before: Clock, after: Clock): boolean {
  const isSameVersion = before.policyVersion === after.policyVersion && before.calendarVersion === after.calendarVersion
  return isSameVersion && targetText(before.target) === targetText(after.target)
}

/** What a renewal does to one clock; `byMs` is how much later it is due, negative for earlier. A paused one is compared as if it ran on. */
export type Shift = { kind: 'unchanged' | 'earlier' | 'later' | 'none'; byMs: number; isNewlyBreached: boolean }

export function shiftOf(before: Clock, after: Clock, now: Instant, calendars: Calendars): Shift {
  const isNewlyBreached = breachIfDue(before, now).breachedAt === null && breachIfDue(after, now).breachedAt !== null
  if (after.state === 'cancelled') return { kind: 'none', byMs: 0, isNewlyBreached: false }
  if (after.state === 'pending') return { kind: 'unchanged', byMs: 0, isNewlyBreached }
  const byMs = dueWhenRunning(after, now, calendars) - dueWhenRunning(before, now, calendars)
  return { kind: byMs === 0 ? 'unchanged' : byMs < 0 ? 'earlier' : 'later', byMs, isNewlyBreached }
}

const dueWhenRunning = (clock: Clock, now: Instant, calendars: Calendars): Instant => clock.dueAt ?? runFrom(clock, now, calendars).dueAt!

/** How many clocks a recalculation found, and what became of them. */
export class Tally {
  count = 0
  unchanged = 0
  earlier = 0
  later = 0
  newlyBreached = 0
  noLongerPromised = 0

  add({ kind, isNewlyBreached }: Shift): void {
    this.count++
    if (kind === 'none') this.noLongerPromised++
    else this[kind]++
    if (isNewlyBreached) this.newlyBreached++
  }
}
