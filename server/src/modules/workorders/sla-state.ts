import { byStaff, bySystem, seenByResident, type SubjectState, type SubjectTraits } from '../sla/index.ts'
import type { Named } from './names.ts'
import type { OrderRow } from './present.ts'

type Moments =
  | 'raised_at' | 'accepted_at' | 'arrived_at' | 'started_at' | 'done_at' | 'closed_at' | 'suspended_at' | 'suspend_until' | 'appointment_to'
  | 'appointment_agreed_at' | 'assigned_at' | 'stuck_at' | 'limit_at' | 'limited_at'
type Row = Pick<OrderRow, Moments | 'site_id' | 'kind' | 'urgency' | 'status' | 'case_id' | 'suspend_reason' | 'worker_id'>

/** A work order in the words of the SLA engine. Who stands at the door is seen by the resident, and so is the work done. */
export function slaState(row: Row): SubjectState {
  const facts: SubjectState['facts'] = {}
  const put = (fact: keyof typeof facts, at: Date | null, make: typeof bySystem): void => {
    if (at !== null) facts[fact] = make(at.getTime())
  }
  put('acknowledged', row.accepted_at, byStaff)
  // The time limit of a public facility presses beside what the policies promise: whichever is due first (MNT-006).
  put('promised', row.limited_at, bySystem)
  // Whoever has it now has it by somebody's hand or by rule: either way the order is no longer nobody's.
  put('dispatch.stuck', row.stuck_at, bySystem)
  put('dispatch.assigned', row.assigned_at, byStaff)
  put('arrived', row.arrived_at, seenByResident)
  put('workBegun', row.started_at, seenByResident)
  put('resolved', row.done_at, seenByResident)
  if (row.status === 'closed') put('closed', row.closed_at, bySystem)
  if (row.status === 'cancelled') put('cancelled', row.closed_at, bySystem)
  return {
    receivedAt: row.raised_at.getTime(),
    reportedAt: null,
    facts,
    waiting: row.suspend_reason === null || row.suspended_at === null ? null : {
      reason: row.suspend_reason, since: row.suspended_at.getTime(), until: row.suspend_until!.getTime(),
    },
    appointment: row.appointment_to === null || row.appointment_agreed_at === null || row.urgency === 'emergency' ? null : {
      to: row.appointment_to.getTime(), agreedAt: row.appointment_agreed_at.getTime(),
    },
    promise: row.limit_at === null || row.limited_at === null ? null : { to: row.limit_at.getTime(), agreedAt: row.limited_at.getTime() },
    reopenedAt: null,
    holder: row.worker_id,
  }
}

/** What policies match an order by. What a patrol found has another pace than what a resident reported (RPR-016). */
export function traitsOf(row: Row, named: Pick<Named, 'categoryPath' | 'siteKind' | 'caseChannel'>): SubjectTraits {
  const origin = row.case_id === null ? null : named.caseChannel === 'patrol' ? 'inspection' : 'case'
  return {
    type: 'work_order', kind: row.kind, category: named.categoryPath, urgency: row.urgency, grade: null, origin, siteKind: named.siteKind,
    siteId: row.site_id,
  }
}
