import type { CaseStatus } from '@guanjia/contract/cases.ts'

export const STAGES = ['registered', 'inProgress', 'resolved', 'confirmed', 'closed'] as const
export type Stage = (typeof STAGES)[number]

const STAGE_OF: Record<CaseStatus, Stage | null> = {
  registered: 'registered', classified: 'registered',
  in_progress: 'inProgress', waiting: 'inProgress', reopened: 'inProgress',
  resolved: 'resolved', confirmed: 'confirmed', closed: 'closed',
  invalid: null, cancelled: null,
}

/** The stage that a resident sees for a status; null when the case left the usual way (cancelled, not established). */
export function stageOf(status: CaseStatus): Stage | null {
  return STAGE_OF[status]
}

/** Is the case still under way for the resident? */
export function isGoing(status: CaseStatus): boolean {
  return !['closed', 'confirmed', 'invalid', 'cancelled'].includes(status)
}
