export const COMPLAINT_STAGES = ['accept', 'clarify', 'resolve', 'follow_up'] as const
export const IMPACTS = ['low', 'medium', 'high'] as const
export const VALIDITIES = ['pending', 'valid', 'partly', 'invalid'] as const
export const VERIFICATION_METHODS = ['archive', 'interview', 'site'] as const
export const VERIFICATION_RESULTS = ['substantiated', 'partly', 'unsubstantiated'] as const
export const CAUSE_CLASSES = ['facility', 'construction', 'service', 'management', 'outside'] as const
export const SOLUTION_KINDS = ['repair', 'replace', 'compensate', 'explain', 'apologise', 'other'] as const
export const SOLUTION_STATES = ['waiting', 'proposed', 'refused', 'agreed', 'not_agreed'] as const
export const COMPLAINT_LEVELS = ['handler', 'supervisor', 'site_manager', 'head_office', 'mediation'] as const
export const COMPLAINT_TASK_KINDS = ['survey', 'joint', 'reply', 'check'] as const
export const COMPLAINT_TASK_STATES = ['waiting', 'open', 'done', 'refused', 'cancelled'] as const
export const CLEARS = ['heard', 'asked', 'tracked', 'replied', 'recorded', 'reported'] as const
/** Why a clear is not proved yet: each is one thing that somebody can do, or that came too late. */
export const CLEAR_GAPS = [
  'listener_notes', 'let_finish', 'no_haste', 'time', 'place', 'persons', 'demand', 'no_arguing', 'follow_up_gap', 'task_late', 'task_open', 'level_late', 'not_fed_back', 'feedback_late',
  'handling', 'result', 'opinion', 'not_reported', 'reported_late',
] as const
export const PROCESS_WAYS = ['spoken', 'leaflet', 'sms'] as const
export const SIGNERS = ['resident', 'handler', 'supervisor'] as const
/** The seven steps of handling a complaint 投诉处理流程; each is an act of this module or of its case. */
export const COMPLAINT_STEPS = ['receive', 'record', 'classify', 'investigate', 'solve', 'answer', 'follow_up'] as const
export type ComplaintLevelName = (typeof COMPLAINT_LEVELS)[number]
export type Stage = (typeof COMPLAINT_STAGES)[number]
export type Clear = (typeof CLEARS)[number]
export type ClearGap = (typeof CLEAR_GAPS)[number]
