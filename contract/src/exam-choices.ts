// Closed choices of training and exams. Without zod, for clients too.

/** Seven kinds of questions; all but the short answer are marked by the product. */
export const QUESTION_TYPES = ['single', 'multiple', 'true_false', 'blank', 'ordering', 'matching', 'short_answer'] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

export const QUESTION_TOPICS = [
  'duties', 'etiquette', 'communication', 'reception', 'complaint', 'return_visit', 'repair', 'patrol', 'violation', 'archives', 'fees', 'emergency', 'safety', 'equipment', 'sales_office', 'personal_service', 'management',
] as const
export type QuestionTopic = (typeof QUESTION_TOPICS)[number]

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

export const QUESTION_STATES = ['active', 'retired'] as const
export const QUESTION_ACTIONS = ['retire', 'restore'] as const
export const EXAM_STATES = ['draft', 'published', 'closed', 'cancelled'] as const
export const EXAM_ACTIONS = ['publish', 'close', 'cancel'] as const
/** `marking`: handed in, people still have to mark something. `absent`: the exam closed and they never began. */
export const SITTING_STATES = ['waiting', 'in_progress', 'marking', 'marked', 'absent'] as const
/** What is done about a faulty item: it counts for nobody, counts fully for everybody, or has another right answer. */
export const REGRADE_KINDS = ['void', 'full_marks', 'new_answer'] as const
export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const
export const CERTIFICATE_STATES_OF_EXAMS = ['valid', 'expired'] as const
