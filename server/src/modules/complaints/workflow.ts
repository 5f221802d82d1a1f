import type { cases, complaints } from '@guanjia/contract'

/** One step of 投诉处理流程: the acts that belong to it, and which promises are counted meanwhile. */
export interface Step {
  stage: complaints.Stage
  clears: readonly complaints.Clear[]
  caseActions: readonly cases.CaseAction[]
  complaintActions: readonly complaints.ComplaintAction[]
  metrics: readonly string[]
}

/** The seven steps (CMP-035). Every act of a case and of a complaint stands in exactly one of them; a test holds it against the contract. */
export const STEPS: Record<(typeof complaints.COMPLAINT_STEPS)[number], Step> = {
  receive: { stage: 'accept', clears: ['heard'], caseActions: ['urge', 'link'], complaintActions: ['explain_process'], metrics: ['acknowledge'] },
  record: { stage: 'accept', clears: ['asked'], caseActions: ['split'], complaintActions: ['record', 'add_evidence'], metrics: [] },
  classify: { stage: 'clarify', clears: ['reported'], caseActions: ['classify', 'grade', 'forward', 'transfer', 'accept_transfer', 'decline_transfer', 'take_back'], complaintActions: ['check_validity'], metrics: ['forward', 'report'] },
  investigate: {
    stage: 'clarify', clears: [], caseActions: ['start', 'wait', 'resume', 'prolong', 'object'],
    complaintActions: ['ask_survey', 'ask_department', 'read_task', 'arrive', 'finish_task', 'cancel_task', 'add_finding', 'verify', 'find_cause'], metrics: ['read', 'task'],
  },
  solve: { stage: 'resolve', clears: ['tracked'], caseActions: ['resolve', 'hand_over'], complaintActions: ['propose', 'decide_solution', 'answer_solution'], metrics: ['resolve', 'promised'] },
  answer: {
    stage: 'resolve', clears: ['replied'], caseActions: ['feedback', 'invalidate'],
    complaintActions: ['feed_back', 'hand_up', 'answer_level', 'settle_level', 'appoint_reply', 'decide_reply', 'cannot_solve'], metrics: ['feedback', 'next_update'],
  },
  follow_up: { stage: 'follow_up', clears: ['recorded'], caseActions: ['return_visit', 'confirm', 'rate', 'close', 'reopen', 'cancel'], complaintActions: ['sign'], metrics: ['return_visit'] },
}
