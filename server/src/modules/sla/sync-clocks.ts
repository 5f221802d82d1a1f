import type { sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ClockEvent, Moment } from './clock-history.ts'
import { hasOtherTraits } from './clock-rows.ts'
import { lockClocks, pastOf, writeClocks } from './clock-store.ts'
import { type Calendars, type Terms, openClock } from './clock.ts'
import { targetText } from './duration.ts'
import { presentClocks } from './present-clock.ts'
import { type PromiseInForce, type Rules, rulesOf } from './rules-in-force.ts'
import type { SubjectState, SubjectTraits } from './subject.ts'
import { planClock } from './sync.ts'
import { WatchedClock } from './watched-clock.ts'

/** A record whose promises are timed. */
export type Subject = { id: string; traits: Omit<SubjectTraits, 'origin'> & { origin?: string | null } }

export interface SyncOptions {
  /** The subject is made in this transaction: nothing is read. */
  isNew?: boolean
  /** Imported history: clocks without timers, nobody is told. */
  silent?: boolean
  /** When the act took effect, if before now; the caller has checked and clamped it. */
  effectiveAt?: Date
}

export interface Synced {
  /** All clocks of the subject, oldest cycle first. */
  clocks: sla.Clock[]
  /** The earliest due moment among the running ones. */
  nextDueAt: Date | null
}

type Sync = {
  ctx: Ctx
  rules: Rules
  calendars: Calendars
  subject: Subject
  traits: SubjectTraits
  state: SubjectState
  moment: Moment
  isSilent: boolean
}

/**
 * Brings the clocks of a subject in line with its state, after every act on it and in the act's transaction: starts, stops, pauses,
 * resumes, reopens, cancels, retargets and hands them over, each at its effective time. Saying the same state twice changes nothing.
 * The caller holds the lock of the subject's record. Throws `calendar.past_horizon`, and `rule_broken` for evidence before the start.
 */
export async function syncClocks(ctx: Ctx, subject: Subject, state: SubjectState, options: SyncOptions = {}): Promise<Synced> {
  const rules = await rulesOf(ctx)
  const known = options.isNew ? [] : await lockClocks(ctx, rules, subject.id)
  const recordedAt = ctx.now.getTime()
  const sync: Sync = {
    ctx, rules, subject, state,
    traits: { ...subject.traits, origin: subject.traits.origin ?? null },
    calendars: rules.calendars(ctx.now, Math.min(state.receivedAt, ...known.map(({ clock }) => clock.startedAt ?? recordedAt))),
    moment: { effectiveAt: Math.min(recordedAt, options.effectiveAt?.getTime() ?? recordedAt), recordedAt },
    isSilent: options.silent ?? false,
  }
  // An imported clock lives on like any other once somebody works on its record.
  const watched = known.map((stored) => {
    const isSilent = stored.isSilent && sync.isSilent
    return new WatchedClock({ ...stored, isSilent }, rules.targetOf(stored.clock).steps, false)
  })
  const promised = new Map(rules.promisesFor(sync.traits, recordedAt).map((promise) => [promise.metric, promise]))
  for (const metric of new Set([...watched.map(({ clock }) => clock.metric), ...promised.keys()])) {
    await syncMetric(sync, metric, watched, promised.get(metric))
  }
  for (const clock of watched) clock.settle(recordedAt)
  await writeClocks(ctx, watched, sync.calendars)
  const clocks = await presentClocks(ctx, rules, watched.map(({ stored, clock }) => ({ ...stored, clock })))
  return { clocks, nextDueAt: nextDue(watched) }
}

/** Late evidence changes the past, and the changed past may ask for more; twice has always been enough. */
const MOST_ROUNDS = 4

async function syncMetric(sync: Sync, metric: string, watched: WatchedClock[], promise: PromiseInForce | undefined): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const latest = watched.findLast(({ clock }) => clock.metric === metric)
    const before = latest?.lateEvents ?? 0
    await syncOnce(sync, metric, watched, latest, promise)
    if ((latest?.lateEvents ?? 0) === before) return
  }
}

type Latest = WatchedClock | undefined

async function syncOnce(sync: Sync, metric: string, watched: WatchedClock[], latest: Latest, promise?: PromiseInForce): Promise<void> {
  const { rules, state, moment } = sync
  const rule = rules.metricRule(metric)
  const terms = promise ?? (latest && rules.targetOf(latest.clock))
  if (!rule || !terms) return
  const plan = planClock(rule, latest?.clock ?? null, state, moment, terms.reopen)
  if (latest) {
    // What fell away with its promise stays so; only evidence that it was kept earlier still counts.
    const isOver = !promise && !latest.isOpen
    for (const event of plan.events) if (!isOver || event.kind === 'stop') await tell(sync, latest, event)
    await adjust(sync, latest, promise)
  }
  const first = latest ? plan.next : plan.events
  if (!first || first.length === 0 || !promise) return
  const opened = await open(sync, promise, (latest?.clock.cycle ?? 0) + 1, first)
  watched.push(opened)
  if (!latest && plan.next) watched.push(await open(sync, promise, opened.clock.cycle + 1, plan.next))
}

async function open(sync: Sync, promise: PromiseInForce, cycle: number, events: readonly ClockEvent[]): Promise<WatchedClock> {
  const { traits, subject, state, rules, isSilent } = sync
  const { type, kind, category, urgency, grade, origin, siteId } = traits
  const clock = openClock(promise.metric, termsOf(rules, promise, siteId), { cycle, reportedAt: state.reportedAt, holder: state.holder })
  const about = { siteId, subjectType: type, subjectId: subject.id, kind, category, urgency, grade, origin, isSilent }
  const opened = WatchedClock.opened(about, clock, promise.steps)
  for (const event of events) await tell(sync, opened, event)
  return opened
}

function termsOf(rules: Rules, { target, calendar, policy }: PromiseInForce, siteId: string): Terms {
  return { target, calendarVersion: rules.calendarAt(calendar, siteId).versionId, policyVersion: policy.versionId }
}

/** What the plan doesn't know of: another promise because the subject changed, another holder. */
async function adjust(sync: Sync, watched: WatchedClock, promise: PromiseInForce | undefined): Promise<void> {
  if (!watched.isOpen) return
  const { rules, state, moment, traits } = sync
  const { recordedAt } = moment
  const at = (): Moment => ({ effectiveAt: Math.max(moment.effectiveAt, watched.clock.changedAt ?? 0), recordedAt })
  if (hasOtherTraits(watched.stored, traits)) {
    watched.relabel(traits, at())
    // A promise that no longer holds for what the subject has become falls away with its object.
    if (!promise) await tell(sync, watched, { kind: 'cancel', ...at() })
    else if (isOther(rules, watched, promise)) {
      await tell(sync, watched, { kind: 'retarget', terms: termsOf(rules, promise, traits.siteId), mode: promise.retarget, ...at() })
      watched.takeSteps(promise.steps)
      await agreeAgain(sync, watched)
    }
  }
  const agreeing = rules.metricRule(watched.clock.metric)?.agreed
  const isTakenBack = agreeing !== undefined && !state[agreeing] && watched.clock.target.unit === 'fixed'
  // What is no longer agreed leaves the promise of the policy.
  if (watched.isOpen && isTakenBack && promise) {
    await tell(sync, watched, { kind: 'retarget', terms: termsOf(rules, promise, traits.siteId), mode: 'keep_consumed', ...at() })
  }
  const { holder } = state
  if (watched.isOpen && watched.clock.holder !== holder) await tell(sync, watched, { kind: 'hand_over', holder, ...at() })
}

/** Other terms do not undo what was agreed with the resident. */
async function agreeAgain(sync: Sync, watched: WatchedClock): Promise<void> {
  const { rules, state, moment } = sync
  const agreeing = rules.metricRule(watched.clock.metric)?.agreed
  const agreed = agreeing ? state[agreeing] : null
  if (!agreed || !watched.isOpen) return
  const effectiveAt = Math.max(moment.effectiveAt, watched.clock.changedAt ?? 0)
  await tell(sync, watched, { kind: 'appointment', windowEnd: agreed.to, effectiveAt, recordedAt: moment.recordedAt })
}

/** Only another policy is another promise: a newer version of the same one leaves running clocks alone. */
function isOther(rules: Rules, { clock }: WatchedClock, promise: PromiseInForce): boolean {
  const policy = rules.policy(clock.policyVersion!)
  if (policy.policyId === promise.policy.policyId) return false
  const old = rules.targetOf(clock)
  const isSameTime = targetText(clock.target) === targetText(promise.target) && old.calendar === promise.calendar
  return !isSameTime || JSON.stringify(old.steps) !== JSON.stringify(promise.steps)
}

const tell = (sync: Sync, watched: WatchedClock, event: ClockEvent): Promise<void> =>
  watched.apply(event, sync.calendars, () => pastOf(sync.ctx, watched.stored, watched.isNew))

function nextDue(watched: readonly WatchedClock[]): Date | null {
  const due = watched.filter(({ clock }) => clock.state === 'running').map(({ clock }) => clock.dueAt!)
  return due.length > 0 ? new Date(Math.min(...due)) : null
}
