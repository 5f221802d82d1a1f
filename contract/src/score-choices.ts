// Closed choices of the monthly quality score. Without zod, for clients too.

export const SCORE_PARTS = ['customer', 'mystery', 'internal'] as const
export type ScorePart = (typeof SCORE_PARTS)[number]

/** A place as a whole, those who receive customers (the posts that the rule names), and everybody else who works there. */
export const SCORE_TEMPLATES = ['site', 'receptionist', 'employee'] as const
export type ScoreTemplate = (typeof SCORE_TEMPLATES)[number]

/** What a line of a score rests on; `prior` is what few answers are drawn towards, `red_line` the cap of the month, `correction` an appeal that was accepted after the close. */
export const SCORE_SOURCES = ['return_visit', 'rating', 'reception', 'mystery_visit', 'check', 'prior', 'red_line', 'correction'] as const
export type ScoreSource = (typeof SCORE_SOURCES)[number]

/** `expired`: nobody handed the sheet in by its last day. */
export const MYSTERY_STATES = ['planned', 'submitted', 'expired', 'cancelled'] as const
export const MYSTERY_ACTIONS = ['cancel', 'renew_link', 'attribute'] as const
