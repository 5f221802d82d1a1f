import { type ClockEvent, type ClockHistory, type Moment, replay } from './clock-history.ts'
import { type Calendars, type Clock, type Terms, breachIfDue } from './clock.ts'
import { targetText } from './duration.ts'
import { type Policy, type Promised, promisesFor } from './policy.ts'
import type { SubjectTraits } from './subject.ts'
import type { Instant } from './time-zone.ts'

type ChangingTraits = Pick<SubjectTraits, 'kind' | 'category' | 'urgency' | 'grade' | 'origin'>

/** The subject became something else; `before` is what it was until then. */
export type Relabelling = Moment & { before: ChangingTraits }

/** A clock of the past: as it stands, what its subject is now, and all that is known of how it came to this. */
export type PastClock = { clock: Clock; traits: SubjectTraits; relabellings: readonly Relabelling[]; history: ClockHistory }

/** Another world: drafts in the place of the policies of their codes, all the time, and calendars with other hours. */
export type Alternative = {
  /** The policies in effect at a moment, as it was. */
  policiesAt: (at: Instant) => readonly Policy[]
  drafts: readonly Policy[]
  /** The version of a calendar that has other hours in the other world; undefined for one that is as it was. */
  otherHours: (code: string) => string | undefined
  /** The codes of a policy version and of a calendar version; the version that the code of a calendar means at a site. */
  policyCodeOf: (policyVersion: string | null) => string | null
  codeOf: (calendarVersion: string) => string
  versionAt: (code: string, siteId: string) => string
  /** Finds calendars of both worlds. */
  calendars: Calendars
}

export type Outcome = 'met' | 'breached' | 'open'
/** `dropped`: the other world makes no such promise. */
export type Simulated = { before: Outcome; after: Outcome | 'dropped'; dueAfter: Instant | null }

/** How a clock is counted at a moment, as reports do: what is open and past due is breached. */
export function outcomeOf(clock: Clock, now: Instant): Outcome {
  if (breachIfDue(clock, now).breachedAt !== null) return 'breached'
  return clock.state === 'stopped' ? 'met' : 'open'
}

/**
 * What would have become of a clock: the same acts at the same times, under the promise that would have held for what its subject was then.
 * A clock that neither a draft nor other hours touch stays exactly as it was. Throws `calendar.past_horizon`.
 */
export function simulateClock(past: PastClock, world: Alternative, now: Instant): Simulated {
  const { clock } = past
  const before = outcomeOf(clock, now)
  const other = rewrite(past, world)
  if (other === 'dropped') return { before, after: 'dropped', dueAfter: null }
  if (isSameLife(past.history, other)) return { before, after: before, dueAfter: clock.dueAt }
  const after = replay(other, world.calendars, now).clock
  return { before, after: outcomeOf(after, now), dueAfter: after.dueAt }
}

/** True when nothing that is computed from differs: the names of policies are not computed from. */
function isSameLife(a: ClockHistory, b: ClockHistory): boolean {
  const isSameEvent = (event: ClockEvent, other: ClockEvent) => {
    if (event.kind !== 'retarget' || other.kind !== 'retarget') return event === other
    return event.mode === other.mode && isSameTime(event.terms, other.terms)
  }
  if (!isSameTime(a.opened, b.opened) || a.events.length !== b.events.length) return false
  return a.events.every((event, i) => isSameEvent(event, b.events[i]!))
}

/** The metrics that the other world promises a subject and ours did not. */
export function newlyPromised(world: Alternative, traits: SubjectTraits, at: Instant): string[] {
  const real = new Set(promisesFor(world.policiesAt(at), traits, at).map(({ metric }) => metric))
  return promisesFor(policiesInstead(world, at), traits, at).flatMap(({ metric }) => (real.has(metric) ? [] : [metric]))
}

/**
 * The history of a clock in the other world. It follows ours until a draft first decides otherwise; from then on terms change as
 * `syncClocks` changes them: when the subject becomes something else and another policy with another time is for it.
 */
function rewrite(past: PastClock, world: Alternative): ClockHistory | 'dropped' {
  const { clock, traits: latest, relabellings, history } = past
  const traitsAfter = (count: number): SubjectTraits => ({ ...latest, ...relabellings[count]?.before })
  const first = decide(world, clock.metric, traitsAfter(0), openedAt(history), history.opened)
  if (first === 'none') return 'dropped'
  let isFollowing = first === 'ours'
  const ours = withOtherHours(world, history.opened)
  const opened: Clock = { ...history.opened, ...(first === 'ours' ? ours : termsOf(world, first, latest.siteId, ours)) }
  const events: ClockEvent[] = []
  let agreed: Instant | null = null
  let seen = 0

  /** Something changed for which terms are chosen anew; `event` when they changed in our world too. False: nothing is promised any more. */
  const turn = (moment: Moment, event: Retarget | null): boolean => {
    const decision = decide(world, clock.metric, traitsAfter(seen), moment.recordedAt, event?.terms ?? null)
    if (decision === 'none') return false
    if (isFollowing && decision === 'ours') {
      if (event) events.push({ ...event, terms: withOtherHours(world, event.terms) })
      return true
    }
    isFollowing = false
    const next = decision === 'ours' ? promisedInstead(world, clock.metric, traitsAfter(seen), moment.recordedAt) : decision
    if (!next) return true
    const present = replay({ opened, events }, world.calendars, moment.recordedAt).clock
    const terms = termsOf(world, next, latest.siteId, present)
    const isNoLongerAgreed = event !== null && agreed === null && present.target.unit === 'fixed'
    const isOtherPromise = codeOfPolicy(world, present.policyVersion) !== next.policy.code && !isSameTime(present, terms)
    if (!isOtherPromise && !isNoLongerAgreed) return true
    const { effectiveAt, recordedAt } = moment
    events.push({ kind: 'retarget', terms, mode: isNoLongerAgreed ? 'keep_consumed' : next.retarget, effectiveAt, recordedAt })
    // Other terms do not undo what was agreed with the resident.
    if (agreed !== null) events.push({ kind: 'appointment', windowEnd: agreed, effectiveAt, recordedAt })
    return true
  }

  const isInOneActWith = (kind: ClockEvent['kind'], { recordedAt }: Moment) =>
    history.events.some((other) => other.kind === kind && other.recordedAt === recordedAt)
  for (const event of history.events) {
    for (let next = relabellings[seen]; next && next.recordedAt <= event.recordedAt; next = relabellings[seen]) {
      seen++
      // An act that changed the terms as well says so with an event of its own.
      if (!isInOneActWith('retarget', next) && !turn(next, null)) return 'dropped'
    }
    if (event.kind === 'retarget') {
      if (!isInOneActWith('appointment', event)) agreed = null
      if (!turn(event, event)) return 'dropped'
    } else if (event.kind === 'appointment') {
      // What is said again only because our terms changed, the other world has said where its own did.
      const isSaidAgain = !isFollowing && event.windowEnd === agreed && isInOneActWith('retarget', event)
      if (!isSaidAgain) events.push(event)
      agreed = event.windowEnd
    } else events.push(event)
  }
  while (seen < relabellings.length) if (!turn(relabellings[seen++]!, null)) return 'dropped'
  return { opened, events }
}

type Retarget = Extract<ClockEvent, { kind: 'retarget' }>

/** Promises were chosen when the clock was opened, whenever its start took effect. */
const openedAt = ({ events }: ClockHistory): Instant => events[0]!.recordedAt

/** `ours`: no draft says anything else than what held. `none`: it was promised, and a draft no longer does. */
type Decision = Promised | 'ours' | 'none'

function decide(world: Alternative, metric: string, traits: SubjectTraits, at: Instant, own: Terms | null): Decision {
  // What was agreed, or stood in an imported file, no policy promised.
  if (own?.target.unit === 'fixed') return 'ours'
  const real = promiseOf(world.policiesAt(at), metric, traits, at)
  const instead = promisedInstead(world, metric, traits, at)
  if (!instead) return real ? 'none' : 'ours'
  return real && saysTheSame(real, instead) ? 'ours' : instead
}

const promisedInstead = (world: Alternative, metric: string, traits: SubjectTraits, at: Instant) =>
  promiseOf(policiesInstead(world, at), metric, traits, at)

const promiseOf = (policies: readonly Policy[], metric: string, traits: SubjectTraits, at: Instant): Promised | undefined =>
  promisesFor(policies, traits, at).find((promise) => promise.metric === metric)

const saysTheSame = (a: Promised, b: Promised): boolean =>
  a.policy.code === b.policy.code && targetText(a.target) === targetText(b.target) && a.calendar === b.calendar && a.retarget === b.retarget

/** Drafts have no versions, so terms of the other world name their policy by its code. */
const CODE = 'code:'
const codeOfPolicy = (world: Alternative, version: string | null): string | null =>
  version?.startsWith(CODE) ? version.slice(CODE.length) : world.policyCodeOf(version)

/** A promise as terms; the calendar keeps the version that the clock runs on, where it is the same calendar. */
function termsOf(world: Alternative, { target, calendar, policy }: Promised, siteId: string, present: Terms): Terms {
  const isSameCalendar = world.codeOf(present.calendarVersion) === calendar
  const calendarVersion = isSameCalendar ? present.calendarVersion : world.versionAt(calendar, siteId)
  return withOtherHours(world, { target, policyVersion: `${CODE}${policy.code}`, calendarVersion })
}

function withOtherHours({ codeOf, otherHours }: Alternative, { target, policyVersion, calendarVersion }: Terms): Terms {
  return { target, policyVersion, calendarVersion: otherHours(codeOf(calendarVersion)) ?? calendarVersion }
}

/** A draft is in effect all the time; where it replaces a policy it has its place in time, so that a date decides as it did. */
function policiesInstead({ policiesAt, drafts }: Alternative, at: Instant): Policy[] {
  const real = policiesAt(at)
  const since = (draft: Policy) => real.find(({ code }) => code === draft.code)?.effectiveFrom ?? at
  const placed = drafts.map((draft) => ({ ...draft, effectiveFrom: since(draft), effectiveTo: null }))
  return [...real.filter(({ code }) => !drafts.some((draft) => draft.code === code)), ...placed]
}

const isSameTime = (a: Terms, b: Terms): boolean => a.calendarVersion === b.calendarVersion && targetText(a.target) === targetText(b.target)
