import type { violations } from '@guanjia/contract'
import { possibleActions, type LifeCycle } from '../../platform/records/index.ts'

type State = violations.ViolationState
type Action = violations.ViolationAction

/** What still has to be settled. */
export const OPEN_STATES: readonly State[] = ['reported', 'verified', 'notice_issued', 'rectifying', 'rectified', 'refused', 'escalated', 'reported_to_authority']
/** Others of the same unit in so many days before make it a repeat. */
export const REPEAT_DAYS = 365
/** After so many notices there is nothing left but to report it upward. */
const MOST_NOTICES = 3

/**
 * The way of a violation (VIO-002 … VIO-006): verified before anything is asked of anybody, a notice before anything is called refused, the
 * superior before the authority. What is put right ends it at every step. Nothing in it takes money or things from anybody (VIO-004).
 */
export const VIOLATION_LIFE: LifeCycle<State, Action> = {
  verify: { from: ['reported'], to: 'verified' },
  stop: { from: ['verified'], to: 'rectified' },
  issue_notice: { from: ['verified', 'rectifying', 'escalated'], to: 'notice_issued' },
  deliver: { from: ['notice_issued'], to: 'rectifying' },
  recheck: { from: ['rectifying', 'refused', 'escalated', 'reported_to_authority'], to: 'rectified' },
  refuse: { from: ['rectifying'], to: 'refused' },
  escalate: { from: ['refused'], to: 'escalated' },
  report_authority: { from: ['escalated'], to: 'reported_to_authority' },
  follow_up: { from: ['reported_to_authority'], to: 'same' },
  answer: { from: ['reported_to_authority'], to: 'same' },
  assign: { from: OPEN_STATES.filter((state) => state !== 'reported'), to: 'same' },
  close: { from: ['rectified', 'reported_to_authority'], to: 'closed' },
  dismiss: { from: ['reported', 'verified'], to: 'dismissed' },
}
/** Acts of who decides; the others are the work itself. */
export const DECIDES: readonly Action[] = ['verify', 'dismiss', 'report_authority', 'assign', 'close']

/** What is known of the papers of a violation. */
export interface Papers {
  notices: number
  isNoticeRunning: boolean
  isAnswered: boolean
}

/** The acts that the state and the papers leave: a further notice follows a re-check that was not fine, what the authority has is closed with its answer. */
export function actionsOf(state: State, { notices, isNoticeRunning, isAnswered }: Papers): Action[] {
  return possibleActions(VIOLATION_LIFE, state).filter((action) => {
    if (action === 'issue_notice') return !isNoticeRunning && notices < MOST_NOTICES
    if (action === 'close') return state !== 'reported_to_authority' || isAnswered
    if (action === 'answer' || action === 'follow_up') return !isAnswered
    return true
  })
}

/** Words of penalties, which a property company may not speak of (VIO-004): it may dissuade, stop, record, notify and report. */
const PENALTIES = ['罚款', '罰款', '罚金', '罰金', '罚没', '罰沒', '处罚', '處罰', '没收', '沒收', '扣押', '扣留', '断水', '斷水', '断电', '斷電', '停止供水', '停止供电', '停止供電', 'confiscat', 'penalty', 'penalties', 'seize', 'cut off water', 'cut off power'] as const
const FINES = /\b(?:to|be|been|will|a|the|of|you|or|and)\s+fined?\b|\bfines\b|\bfined\b/i

/** The words in a text that threaten with what the company may not do. */
export function penaltiesIn(text: string): string[] {
  const low = text.toLowerCase()
  return [...PENALTIES.filter((word) => low.includes(word)), ...(FINES.exec(text) ?? [])]
}
