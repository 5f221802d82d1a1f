// Closed choices of appeals, corrective actions, quality meetings, evaluations, ideas and rewards. Without zod, for clients too.

export const SCORE_APPEAL_STATES = ['open', 'accepted', 'refused', 'withdrawn'] as const
export const SCORE_APPEAL_ACTIONS = ['accept', 'refuse', 'withdraw'] as const

export const QUALITY_ACTION_SOURCES = ['check', 'meeting', 'evaluation', 'score', 'incident', 'by_hand'] as const
export const QUALITY_ACTION_STATES = ['open', 'done', 'closed', 'dropped'] as const
/** `pass` and `send_back`: somebody else looked at it again. */
export const QUALITY_ACTION_ACTIONS = ['report', 'pass', 'send_back', 'drop'] as const

export const MEETING_STATES = ['planned', 'held', 'cancelled'] as const
export const MEETING_ACTIONS = ['hold', 'postpone', 'cancel'] as const

export const EVALUATION_STATES = ['open', 'closed'] as const
export const OPINION_ROLES = ['owner', 'tenant', 'other'] as const

export const IDEA_SOURCES = ['owners', 'market', 'colleagues', 'evaluation'] as const
export const IDEA_STATES = ['proposed', 'trial', 'adopted', 'declined'] as const
export const IDEA_ACTIONS = ['try', 'adopt', 'decline'] as const

export const QUALITY_INDICATORS = ['site_total', 'customer', 'mystery', 'internal', 'six_s', 'red_lines', 'actions_on_time', 'appeals_on_time', 'evaluation', 'department_rating'] as const
export type QualityIndicator = (typeof QUALITY_INDICATORS)[number]

export const REWARD_KINDS = ['reward', 'penalty'] as const
export const REWARD_MEASURES = ['praise', 'bonus', 'gift', 'promotion', 'reminder', 'warning', 'deduction', 'training'] as const
export const MEASURES_OF = { reward: ['praise', 'bonus', 'gift', 'promotion'], penalty: ['reminder', 'warning', 'deduction', 'training'] } as const
export const REWARD_SOURCES = ['case', 'score', 'check', 'thank_you', 'nonconformity', 'zone_month'] as const
export const REWARD_STATUSES = ['proposed', 'approved', 'refused', 'objected', 'upheld', 'revoked'] as const

/** What a role may give without asking: for a resident beside the rule, as a gift, off a fee, as money, as a service; and up to what it approves rewards. */
export const EMPOWERMENT_KINDS = ['flexibility', 'goods', 'fee_reduction', 'money', 'service', 'reward'] as const
export type EmpowermentKind = (typeof EMPOWERMENT_KINDS)[number]
