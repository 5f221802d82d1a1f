import type { Selectable } from 'kysely'
import { byStaff, bySystem, seenByResident, type SubjectState } from '../sla/index.ts'
import { needsFieldWork } from './rules.ts'
import type { CaseTable } from './tables.ts'

type Row = Pick<
  Selectable<CaseTable>,
  | 'kind' | 'status' | 'grade' | 'registered_at' | 'occurred_at' | 'acknowledged_at' | 'raised_at' | 'forwarded_at' | 'last_feedback_at' | 'resolved_at' | 'visited_at' | 'confirmed_at' | 'reported_up_at'
  | 'closed_at' | 'updated_at' | 'wait_reason' | 'owner_id' | 'work_order_count' | 'cycle'
>

/**
 * A case in the words of the SLA engine. `moments` are facts that the row does not keep: since when it waits, when it was graded or reopened.
 * A case from the app is acknowledged only when a person turns to it; at the desk, taking it is the acknowledgement (ORG-028).
 */
export function slaState(row: Row, moments: { waitingSince: Date | null; gradedAt: Date | null; reopenedAt: Date | null; arrivedAt: Date | null }): SubjectState {
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
  put('graded', moments.gradedAt, byStaff)
  put('reportedUp', row.reported_up_at, byStaff)
  if (row.status === 'resolved' || row.status === 'confirmed' || row.status === 'closed') {
    put('resolved', row.resolved_at)
    put('visited', row.visited_at ?? row.confirmed_at)
  }
  if (row.status === 'closed' || row.status === 'invalid') put('closed', row.closed_at ?? row.updated_at)
  if (row.status === 'cancelled') put('cancelled', row.closed_at ?? row.updated_at)
  return {
    receivedAt: (moments.arrivedAt ?? row.registered_at).getTime(),
    reportedAt: row.occurred_at?.getTime() ?? null,
    facts,
    waiting: row.wait_reason === null ? null : { reason: row.wait_reason, since: (moments.waitingSince ?? row.updated_at).getTime() },
    reopenedAt: moments.reopenedAt?.getTime() ?? null,
    holder: row.owner_id,
  }
}
