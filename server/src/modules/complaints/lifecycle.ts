import type { cases, complaints, Permission } from '@guanjia/contract'

type Status = cases.CaseStatus
const OPEN: Status[] = ['registered', 'classified', 'in_progress', 'waiting', 'reopened']
const BEFORE_CLOSING: Status[] = [...OPEN, 'resolved', 'confirmed']
const EVER: Status[] = [...BEFORE_CLOSING, 'closed']

/** In which states of its case an act on a complaint is possible, and what it needs; `task` and `level` are for whoever holds them. */
export interface ComplaintRule {
  from: readonly Status[]
  permission: Permission | 'task' | 'level'
  /** Residents may do it on their own complaint. */
  byResident?: boolean
}

export const RULES: Record<complaints.ComplaintAction, ComplaintRule> = {
  record: { from: BEFORE_CLOSING, permission: 'cases:handle' },
  explain_process: { from: OPEN, permission: 'cases:handle' },
  check_validity: { from: OPEN, permission: 'cases:handle' },
  ask_survey: { from: OPEN, permission: 'cases:handle' },
  ask_department: { from: OPEN, permission: 'cases:handle' },
  read_task: { from: EVER, permission: 'task' },
  arrive: { from: OPEN, permission: 'task' },
  finish_task: { from: EVER, permission: 'task' },
  cancel_task: { from: EVER, permission: 'cases:handle' },
  // A complaint is never refused for want of proof; proof may come at any time before it is over (CMP-036).
  add_evidence: { from: BEFORE_CLOSING, permission: 'cases:register', byResident: true },
  add_finding: { from: OPEN, permission: 'cases:handle' },
  verify: { from: OPEN, permission: 'cases:handle' },
  find_cause: { from: BEFORE_CLOSING, permission: 'cases:handle' },
  propose: { from: OPEN, permission: 'cases:handle' },
  decide_solution: { from: OPEN, permission: 'cases:decide' },
  answer_solution: { from: BEFORE_CLOSING, permission: 'cases:handle', byResident: true },
  feed_back: { from: BEFORE_CLOSING, permission: 'cases:handle' },
  hand_up: { from: OPEN, permission: 'cases:handle' },
  answer_level: { from: OPEN, permission: 'level' },
  settle_level: { from: BEFORE_CLOSING, permission: 'cases:handle' },
  appoint_reply: { from: OPEN, permission: 'cases:handle' },
  decide_reply: { from: OPEN, permission: 'cases:decide' },
  cannot_solve: { from: OPEN, permission: 'cases:handle' },
  sign: { from: EVER, permission: 'cases:handle', byResident: true },
}

/** What residents hear of: explanations and answers, never what the house finds out about itself. */
export const VISIBLE_TO_RESIDENT: readonly complaints.ComplaintAction[] = [
  'explain_process', 'add_evidence', 'answer_solution', 'feed_back', 'hand_up', 'answer_level', 'settle_level', 'appoint_reply', 'cannot_solve', 'sign',
]
