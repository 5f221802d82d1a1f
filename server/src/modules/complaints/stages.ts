import type { cases, complaints } from '@guanjia/contract'

/** What decides at which stage a complaint is. */
export interface StageFacts {
  status: cases.CaseStatus
  /** The listener's record is there, or nobody had to listen: it came in writing. */
  isHeard: boolean
  isProcessExplained: boolean
  isClassified: boolean
  validity: (typeof complaints.VALIDITIES)[number]
  isVerified: boolean
  hasSolution: boolean
  isFedBack: boolean
}

const SETTLED: readonly cases.CaseStatus[] = ['resolved', 'confirmed', 'closed', 'invalid', 'cancelled']

/**
 * The stage of handling that guides the screen: take in → clarify → solve → follow up (CMP-055), from what is recorded and not from what
 * somebody chose. Whatever was recorded for a later stage counts, even if an earlier one was skipped.
 */
export function stageOf(facts: StageFacts): complaints.Stage {
  if (SETTLED.includes(facts.status) || facts.isFedBack) return 'follow_up'
  if (facts.hasSolution || facts.isVerified || facts.validity === 'invalid') return 'resolve'
  const isTakenIn = facts.isHeard && facts.isProcessExplained
  return isTakenIn || facts.isClassified || facts.validity !== 'pending' ? 'clarify' : 'accept'
}
