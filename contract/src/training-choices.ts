// Closed choices of courses, sessions and plans. Without zod, for clients too.

export const COURSE_STATES = ['draft', 'published', 'retired'] as const
export const COURSE_ACTIONS = ['publish', 'retire', 'restore'] as const
/** Read, opened or watched, seen picture by picture, or a service standard as it is in force. */
export const COURSE_PART_KINDS = ['text', 'file', 'slides', 'standard'] as const
/** A class, a drill of scenes, a talk about cases with another team, or colleagues who share what they found. */
export const SESSION_KINDS = ['class', 'drill', 'seminar', 'sharing', 'team_meeting'] as const
/** Colleagues learn from each other: these end with what was noted, the others with an exam. */
export const MEETING_KINDS = ['seminar', 'sharing', 'team_meeting'] as const
/** A case that was analysed, a tip for everybody, what I learned from a colleague, where a drill left the script. */
export const NOTE_KINDS = ['case', 'tip', 'peer', 'deviation'] as const
export const SESSION_STATES = ['planned', 'held', 'closed', 'cancelled'] as const
export const SESSION_ACTIONS = ['hold', 'examine', 'close', 'cancel'] as const
export const PLAN_LINE_KINDS = ['class', 'drill', 'seminar', 'sharing'] as const
export const PLAN_LINE_STATES = ['open', 'planned', 'done', 'dropped'] as const

/** What went well, or what went wrong. */
export const LESSON_KINDS = ['experience', 'lesson'] as const
export const LESSON_STATES = ['draft', 'published', 'retired'] as const
export const LESSON_ACTIONS = ['publish', 'retire', 'restore'] as const
/** We went there, they came here, a talk, an association of the trade, something written. */
export const EXCHANGE_FORMS = ['visit', 'hosting', 'talk', 'association', 'publication'] as const
/** What may show that somebody has to learn something. */
export const NEED_SOURCES = ['case', 'work_order', 'service_check', 'score_month', 'nonconformity', 'improvement', 'finding', 'inspection_task', 'by_hand'] as const
