import { seenByResident, type Subject, type SubjectState } from '../sla/index.ts'
import { isOver } from './lifecycle.ts'
import type { ApplicationRow } from './present.ts'

/**
 * An application in the words of the SLA engine: the household is told how it stands again and again (`next_update`), until it has its line or a
 * clear no (`resolve`). An agreed appointment is when the provider comes; it moves no promise of ours.
 */
export function slaState(row: ApplicationRow): SubjectState {
  const facts: SubjectState['facts'] = { acknowledged: seenByResident(row.asked_at.getTime()), feedbackGiven: seenByResident(row.followed_at.getTime()), updateGiven: seenByResident(row.followed_at.getTime()) }
  if (isOver(row.state)) {
    const ended = seenByResident(row.ended_at!.getTime())
    // A refusal of the provider is an end that the household is told; what it withdraws itself needs none.
    if (row.state === 'withdrawn') facts.cancelled = ended
    else facts.resolved = ended
  }
  return { receivedAt: row.asked_at.getTime(), reportedAt: null, facts, waiting: null, reopenedAt: null, holder: row.owner_id }
}

/** What policies match an application by: its service is its kind. */
export function traitsOf(row: Pick<ApplicationRow, 'service' | 'site_id'>, siteKind: string): Subject['traits'] {
  return { type: 'utility_application', kind: row.service, category: [], urgency: null, grade: null, siteKind, siteId: row.site_id }
}
