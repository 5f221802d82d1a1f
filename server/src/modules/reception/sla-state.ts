import { seenByResident, type Subject, type SubjectState } from '../sla/index.ts'
import type { VisitRow } from './tables.ts'

/** A visit in the words of the SLA engine: turning to the visitor is what keeps the promise of five minutes. */
export function slaState(row: VisitRow): SubjectState {
  const facts: SubjectState['facts'] = {}
  if (row.served_at !== null) facts.acknowledged = seenByResident(row.served_at.getTime())
  if (row.status === 'left') facts.cancelled = seenByResident(row.ended_at!.getTime())
  return { receivedAt: row.arrived_at.getTime(), reportedAt: null, facts, waiting: null, reopenedAt: null, holder: row.served_by ?? row.received_by }
}

export function traitsOf(row: VisitRow, siteKind: string): Subject['traits'] {
  return { type: 'visit', kind: null, category: [], urgency: null, grade: null, siteKind, siteId: row.site_id }
}
