// Closed choices of practical assessments, onboarding and the competence file. Without zod, for clients too.

/** 实操 (skills, drills) or 评议 (what a colleague is like at work). */
export const RUBRIC_KINDS = ['practical', 'appraisal'] as const
export const RUBRIC_STATES = ['active', 'retired'] as const
/** Why somebody is assessed: to be given the work, in a periodic scenario drill, at entry, or as an appraisal. */
export const PRACTICAL_PURPOSES = ['qualification', 'drill', 'onboarding', 'appraisal'] as const
/** `third`: two assessors differ by more than the tolerance, and a third one scores. */
export const PRACTICAL_STATES = ['open', 'third', 'scored', 'signed', 'cancelled'] as const
export const PRACTICAL_ACTIONS = ['call_third', 'cancel'] as const
/** `theory`: the practical part is scored, the written one is not. */
export const PRACTICAL_RESULTS = ['passed', 'failed', 'theory'] as const

/** Entry test, scenario test in probation, joint evaluation before somebody stays (TRN-013). */
export const ONBOARDING_STATES = ['pre_entry', 'probation', 'regularisation', 'regular', 'failed'] as const
export const ONBOARDING_ACTIONS = ['pass_written', 'pass_scenario', 'extend', 'regularise', 'fail'] as const

export const REQUIREMENT_KINDS = ['certificate', 'practical', 'course', 'skill'] as const
/** `missing`: the post asks for it and it is not there; `none`: not there, and nobody asks. */
export const MATRIX_STATES = ['held', 'expiring', 'missing', 'none'] as const

export const PROPOSAL_KINDS = ['promotion', 'transfer'] as const
export const PROPOSAL_STATES = ['open', 'approved', 'rejected'] as const
export const PROPOSAL_FACTS = ['months', 'score', 'certificates', 'practicals', 'exams'] as const
