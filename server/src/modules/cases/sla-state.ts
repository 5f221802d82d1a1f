import type { Selectable } from 'kysely'
import { byStaff, bySystem, seenByResident, type Subject, type SubjectState } from '../sla/index.ts'
import type { Pointed } from './names.ts'
import { needsFieldWork } from './rules.ts'
import type { CaseTable } from './tables.ts'

type Row = Pick<
  Selectable<CaseTable>,
  | 'kind' | 'status' | 'grade' | 'registered_at' | 'occurred_at' | 'acknowledged_at' | 'raised_at' | 'forwarded_at' | 'last_feedback_at' | 'resolved_at' | 'visited_at' | 'confirmed_at' | 'reported_up_at'
  | 'asked_at' | 'answered_at' | 'closed_at' | 'wait_reason' | 'waiting_since' | 'wait_until' | 'counted_since' | 'promised_at' | 'promise_made_at' | 'updated_at' | 'owner_id' | 'work_order_count' | 'cycle'
>

/**
 * A case in the words of the SLA engine. `moments` are facts that the row does not keep: when it was graded or reopened, the number of the
 * case that goes on for it.
 * A case from the app is acknowledged only when a person turns to it; at the desk, taking it is the acknowledgement (ORG-028).
 */
export function slaState(row: Row, moments: { gradedAt: Date | null; reopenedAt: Date | null; mergedInto?: string | null }): SubjectState {
  const facts: SubjectState['facts'] = {}
  const put = (fact: keyof typeof facts, at: Date | null, make = seenByResident): void => {
    if (at !== null) facts[fact] = make(at.getTime())
  }
  put('acknowledged', row.acknowledged_at)
  // A work order that exists was needed, whatever the kind of the case says.
  if (needsFieldWork(row.kind) || row.work_order_count > 0) put('needsFieldWork', row.registered_at, bySystem)
  put('raised', row.raised_at, byStaff)
  put('forwarded', row.forwarded_at, byStaff)
  put('feedbackGiven', row.last_feedback_at)
  put('updateGiven', row.last_feedback_at)
  put('promised', row.promise_made_at)
  put('graded', moments.gradedAt, byStaff)
  put('reportedUp', row.reported_up_at, byStaff)
  put('cases.asked', row.asked_at, bySystem)
  if (row.asked_at !== null && row.answered_at !== null && row.answered_at >= row.asked_at) put('cases.answered', row.answered_at)
  if (row.status === 'resolved' || row.status === 'confirmed' || row.status === 'closed') {
    put('resolved', row.resolved_at)
    put('visited', row.visited_at ?? row.confirmed_at)
  }
  if (row.status === 'closed' || row.status === 'invalid') put('closed', row.closed_at ?? row.updated_at)
  if (row.status === 'cancelled') put('cancelled', row.closed_at ?? row.updated_at)
  return {
    receivedAt: countedSince(row).getTime(),
    reportedAt: row.occurred_at?.getTime() ?? null,
    facts,
    waiting: row.wait_reason === null ? null : { reason: row.wait_reason, since: row.waiting_since!.getTime(), until: row.wait_until!.getTime() },
    promise: row.promised_at === null || row.promise_made_at === null ? null : { agreedAt: row.promise_made_at.getTime(), to: row.promised_at.getTime() },
    mergedInto: moments.mergedInto ?? null,
    reopenedAt: moments.reopenedAt?.getTime() ?? null,
    holder: row.owner_id,
  }
}

/** From when the promises of a case count: the arrival of the visitor, the earliest case merged into it, or its registration. */
export function countedSince(row: Pick<Row, 'counted_since' | 'registered_at'>): Date {
  return row.counted_since ?? row.registered_at
}

/** What policies match a case by. */
export function traitsOf(row: Pick<Selectable<CaseTable>, 'kind' | 'urgency' | 'grade' | 'site_id' | 'channel'>, pointed: Pick<Pointed, 'category' | 'siteKind'>): Subject['traits'] {
  return { type: 'case', kind: row.kind, category: pointed.category?.path ?? [], urgency: row.urgency, grade: row.grade, siteKind: pointed.siteKind, siteId: row.site_id, origin: row.channel === 'patrol' ? 'inspection' : null }
}
