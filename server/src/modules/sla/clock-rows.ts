import type { Selectable } from 'kysely'
import type { Clock, ClockState, Terms } from './clock.ts'
import type { ClockAct, ClockEvent } from './clock-history.ts'
import { parseTarget, targetText } from './duration.ts'
import type { SubjectTraits } from './subject.ts'
import type { ClockTable } from './tables.ts'
import type { Instant } from './time-zone.ts'

export type ClockRow = Selectable<ClockTable>
type Traits = 'kind' | 'category' | 'urgency' | 'grade' | 'origin'
type Acknowledgement = 'acknowledged_at' | 'acknowledged_by' | 'acknowledge_note'
type About =
  | 'organization_id' | 'id' | 'site_id' | 'subject_type' | 'subject_id' | 'metric' | 'cycle' | Traits
  | 'fired' | 'is_silent' | 'is_segmented' | 'recorded_at' | Acknowledgement

/** A clock with what its row keeps beyond the pure clock. */
export type StoredClock = {
  id: string
  siteId: string
  subjectType: string
  subjectId: string
  kind: string | null
  category: readonly string[]
  urgency: string | null
  grade: string | null
  origin: string | null
  clock: Clock
  /** Steps of this cycle that have had their say. */
  fired: readonly string[]
  isSilent: boolean
  /** It has stretches written down: it once rested or changed hands. */
  isSegmented: boolean
  acknowledged: Acknowledged | null
  recordedAt: Instant | null
}

/** Who took note of an alert of this cycle. */
export type Acknowledged = { by: string; at: Instant; note: string }

export const isOpen = ({ state }: { state: ClockState }): boolean => state === 'running' || state === 'paused' || state === 'pending'

const date = (t: Instant | null): Date | null => (t === null ? null : new Date(t))
const instant = (at: Date | null): Instant | null => (at === null ? null : at.getTime())

/** The columns that change with the clock. */
function changingColumns(clock: Clock): Omit<ClockRow, About> {
  return {
    policy_version: clock.policyVersion!, calendar_version: clock.calendarVersion, target: targetText(clock.target),
    state: clock.state, outcome: clock.outcome, revision: clock.revision, target_seconds: clock.targetSeconds, consumed: clock.consumed,
    reported_at: date(clock.reportedAt), started_at: date(clock.startedAt), counted_from: date(clock.countedFrom),
    anchor_at: date(clock.anchorAt), due_at: date(clock.dueAt), is_provisional: clock.isProvisional,
    stopped_at: date(clock.stoppedAt), breached_at: date(clock.breachedAt), paused_at: date(clock.pausedAt), pause_reason: clock.pauseReason,
    resumes_at: date(clock.resumesAt), paused_seconds: clock.pausedSeconds, paused_consumed: clock.pausedConsumed, is_met_by_pause: clock.isMetByPause,
    holder: clock.holder, held_since: date(clock.heldSince), held_consumed: clock.heldConsumed, changed_at: date(clock.changedAt),
  }
}

export function rowOf(organizationId: string, stored: StoredClock): ClockRow {
  const { id, siteId, subjectType, subjectId, kind, category, urgency, grade, origin, clock, fired, isSilent, isSegmented, acknowledged } = stored
  return {
    organization_id: organizationId, id, site_id: siteId, subject_type: subjectType, subject_id: subjectId, metric: clock.metric,
    cycle: clock.cycle, kind, category: [...category], urgency, grade, origin, ...changingColumns(clock), fired: [...fired], is_silent: isSilent,
    is_segmented: isSegmented, recorded_at: date(stored.recordedAt), acknowledged_at: date(acknowledged?.at ?? null),
    acknowledged_by: acknowledged?.by ?? null, acknowledge_note: acknowledged?.note ?? '',
  }
}

export function storedClock(row: ClockRow): StoredClock {
  return {
    id: row.id, siteId: row.site_id, subjectType: row.subject_type, subjectId: row.subject_id, kind: row.kind, category: row.category,
    urgency: row.urgency, grade: row.grade, origin: row.origin, fired: row.fired, isSilent: row.is_silent, clock: clockOf(row),
    isSegmented: row.is_segmented, recordedAt: instant(row.recorded_at), acknowledged: acknowledgedOf(row),
  }
}

function acknowledgedOf({ acknowledged_at, acknowledged_by, acknowledge_note }: ClockRow): Acknowledged | null {
  if (acknowledged_at === null || acknowledged_by === null) return null
  return { by: acknowledged_by, at: acknowledged_at.getTime(), note: acknowledge_note }
}

function clockOf(row: ClockRow): Clock {
  return {
    metric: row.metric, cycle: row.cycle, target: parseTarget(row.target), calendarVersion: row.calendar_version,
    policyVersion: row.policy_version, revision: row.revision, state: row.state, outcome: row.outcome,
    reportedAt: instant(row.reported_at), startedAt: instant(row.started_at), countedFrom: instant(row.counted_from),
    targetSeconds: row.target_seconds, consumed: row.consumed, anchorAt: instant(row.anchor_at), dueAt: instant(row.due_at),
    isProvisional: row.is_provisional, stoppedAt: instant(row.stopped_at), breachedAt: instant(row.breached_at),
    pausedAt: instant(row.paused_at), pauseReason: row.pause_reason, resumesAt: instant(row.resumes_at), pausedSeconds: row.paused_seconds,
    pausedConsumed: row.paused_consumed, isMetByPause: row.is_met_by_pause,
    holder: row.holder, heldSince: instant(row.held_since), heldConsumed: row.held_consumed, changedAt: instant(row.changed_at),
  }
}

/** True when policies may see the subject with other eyes than when the clock was last told. */
export function hasOtherTraits(stored: StoredClock, traits: SubjectTraits): boolean {
  const isSame = (['kind', 'urgency', 'grade', 'origin'] as const).every((trait) => stored[trait] === traits[trait])
  return !isSame || stored.category.join() !== traits.category.join()
}

const ACTS: readonly ClockAct['kind'][] = [
  'start', 'pause', 'prolong', 'resume', 'stop', 'cancel', 'retarget', 'appointment', 'reopen', 'hand_over', 'backdate',
]

/** An event as its row keeps it: the target of other terms as text. */
export function eventData(event: ClockEvent, opened?: Clock): object {
  const { kind: _, effectiveAt: __, recordedAt: ___, ...data } = event
  if (event.kind === 'retarget') return { ...data, terms: storedTerms(event.terms) }
  // The first event also tells as what the clock was opened, so that its history can be replayed.
  return opened ? { ...data, terms: storedTerms(opened), holder: opened.holder } : data
}

type StoredTerms = { target: string; calendarVersion: string; policyVersion: string | null }
const storedTerms = ({ target, calendarVersion, policyVersion }: Terms): StoredTerms => ({ target: targetText(target), calendarVersion, policyVersion })
export const readTerms = (terms: StoredTerms): Terms => ({ ...terms, target: parseTarget(terms.target) })

/** The event of a row, null for what is no act: a breach, a reminder, a rescission. */
export function readEvent(row: { kind: string; effective_at: Date; recorded_at: Date; data: unknown }): ClockEvent | null {
  if (!(ACTS as readonly string[]).includes(row.kind)) return null
  const data = row.data as { terms?: StoredTerms }
  const moment = { effectiveAt: row.effective_at.getTime(), recordedAt: row.recorded_at.getTime() }
  return { ...data, ...(data.terms ? { terms: readTerms(data.terms) } : {}), ...moment, kind: row.kind } as ClockEvent
}
