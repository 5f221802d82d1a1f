import type { Complaint, Stage } from '@guanjia/contract/complaints.ts'

/** The stages of handling a complaint, in their order. */
export const COMPLAINT_STAGES = ['accept', 'clarify', 'resolve', 'follow_up'] as const satisfies readonly Stage[]
/** How a complaint is verified. */
export const VERIFICATION_METHODS = ['archive', 'interview', 'site'] as const satisfies readonly Complaint['findings'][number]['method'][]
