// Closed choices of courses, sessions and plans. Without zod, for clients too.

export const COURSE_STATES = ['draft', 'published', 'retired'] as const
export const COURSE_ACTIONS = ['publish', 'retire', 'restore'] as const
export const COURSE_PART_KINDS = ['text', 'file'] as const
/** A class, a drill of scenes, a talk about cases with another team, or colleagues who share what they found. */
export const SESSION_KINDS = ['class', 'drill', 'seminar', 'sharing'] as const
export const SESSION_STATES = ['planned', 'held', 'closed', 'cancelled'] as const
export const SESSION_ACTIONS = ['hold', 'examine', 'close', 'cancel'] as const
export const PLAN_LINE_STATES = ['open', 'planned', 'done', 'dropped'] as const
