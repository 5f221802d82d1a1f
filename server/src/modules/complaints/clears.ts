import type { complaints } from '@guanjia/contract'

/** Facts from which the five clears and one report follow, all of the present cycle of the case where cycles differ. */
export interface ClearFacts {
  /** Somebody listened: by telephone or at the desk. What came in writing is verbatim by itself. */
  isListened: boolean
  statement: string
  listenerNotes: string
  letFinish: boolean | null
  noHaste: boolean | null
  noArguing: boolean | null
  occurredAt: Date | null
  hasPlace: boolean
  personsInvolved: string
  demand: string
  isSolved: boolean
  /** A promise of news was broken: a gap between two follow-ups longer than the promise. */
  hasGap: boolean
  hasOpenTasks: boolean
  hasLateReply: boolean
  hasLateLevel: boolean
  isFedBack: boolean
  isFeedbackLate: boolean
  hasHandling: boolean
  result: string
  hasOpinion: boolean
  isMajor: boolean
  isReported: boolean
  isReportLate: boolean
  /** Closed because nobody was reached on three days: the opinion and the answer cannot be had. */
  isUnreachable: boolean
}

type Gap = complaints.ClearGap
type Rule = (facts: ClearFacts) => (Gap | false)[] | null

/** What each clear asks for (五清楚一报告, CMP-045 … CMP-051, CMP-068 … CMP-072); null where it does not apply. */
const RULES: Record<complaints.Clear, Rule> = {
  // Heard to the end, written down, no position taken in haste.
  heard: (f) => (f.isListened ? [f.listenerNotes === '' && 'listener_notes', f.letFinish !== true && 'let_finish', f.noHaste !== true && 'no_haste'] : []),
  // When, where, who, and what is wanted; asked calmly.
  asked: (f) => [
    f.occurredAt === null && 'time', !f.hasPlace && 'place', f.personsInvolved === '' && 'persons', f.demand === '' && 'demand', f.isListened && f.noArguing !== true && 'no_arguing',
  ],
  // Followed until it is solved, without a gap longer than the promise, every promised answer in time.
  tracked: (f) => [f.hasGap && 'follow_up_gap', f.hasOpenTasks && 'task_open', f.hasLateReply && 'task_late', f.hasLateLevel && 'level_late', !f.isSolved && 'not_solved'],
  replied: (f) => [!f.isFedBack && !f.isUnreachable && 'not_fed_back', f.isFeedbackLate && 'feedback_late'],
  // Matter, handling, result; and what the resident says to it.
  recorded: (f) => [!f.hasHandling && 'handling', f.result === '' && 'result', !f.hasOpinion && !f.isUnreachable && 'opinion'],
  reported: (f) => (f.isMajor ? [!f.isReported && 'not_reported', f.isReported && f.isReportLate && 'reported_late'] : null),
}

/** Each clear with what is missing of it, in their order. */
export function clearsOf(facts: ClearFacts): complaints.ClearState[] {
  return (Object.entries(RULES) as [complaints.Clear, Rule][]).map(([clear, rule]) => {
    const gaps = rule(facts)
    const missing = (gaps ?? []).filter((gap) => gap !== false)
    return { clear, done: gaps === null ? null : missing.length === 0, missing }
  })
}

/** The clears that are not proved; empty when the complaint may be closed. */
export const missingClears = (clears: readonly complaints.ClearState[]): complaints.ClearState[] => clears.filter(({ done }) => done === false)

/** Every complaint is to be closed with all of it (CMP-045); the target of the figure. */
export const CLEARS_TARGET = 0.98
