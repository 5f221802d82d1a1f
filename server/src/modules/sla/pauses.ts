import { AppError, wrongField } from '../../platform/errors.ts'
import type { MetricRule } from './metrics.ts'
import { type Recipient, isAtLeast } from './recipients.ts'
import type { Instant } from './time-zone.ts'

export type PauseEvidence = 'note' | 'photo' | 'document' | 'appointment'

/** One reason for which a promise may rest. Lengths are wall seconds, as the resident waits them. */
export type PauseRule = {
  reason: string
  name: string
  evidence: PauseEvidence
  longestSingle: number
  /** Of all pauses of one clock for this reason. */
  longestTotal: number
  /** Who may allow more. */
  approver: Recipient
}

const HOURS = 3600
const DAYS = 24 * HOURS

/** The reasons of a new organisation; which of them pause which metric stands with the metric. */
export const PAUSE_RULES: readonly PauseRule[] = [
  { reason: 'owner_absent', name: '业主不在', evidence: 'photo', longestSingle: 2 * DAYS, longestTotal: 7 * DAYS, approver: 'supervisor' },
  {
    reason: 'owner_decision',
    name: '业主决定/付款',
    evidence: 'note',
    longestSingle: 7 * DAYS,
    longestTotal: 15 * DAYS,
    approver: 'supervisor',
  },
  { reason: 'parts', name: '待配件', evidence: 'note', longestSingle: 3 * DAYS, longestTotal: 10 * DAYS, approver: 'supervisor' },
  {
    reason: 'third_party',
    name: '第三方/开发商保修',
    evidence: 'document',
    longestSingle: 15 * DAYS,
    longestTotal: 30 * DAYS,
    approver: 'site_manager',
  },
  {
    reason: 'fund_vote',
    name: '维修资金表决',
    evidence: 'document',
    longestSingle: 60 * DAYS,
    longestTotal: 120 * DAYS,
    approver: 'site_manager',
  },
  { reason: 'weather', name: '天气', evidence: 'note', longestSingle: 1 * DAYS, longestTotal: 3 * DAYS, approver: 'supervisor' },
  {
    reason: 'access_refused',
    name: '拒绝进入',
    evidence: 'photo',
    longestSingle: 1 * DAYS,
    longestTotal: 3 * DAYS,
    approver: 'supervisor',
  },
  {
    reason: 'appointment',
    name: '预约',
    evidence: 'appointment',
    longestSingle: 7 * DAYS,
    longestTotal: 14 * DAYS,
    approver: 'supervisor',
  },
]

export type PauseRequest = {
  from: Instant
  /** When it is meant to end; null for as long as the rule allows. */
  until: Instant | null
  evidence: readonly PauseEvidence[]
  /** Wall seconds that this clock has already rested for this reason. */
  pausedBefore: number
  approvedBy: Recipient | null
}

/** Where a form asks for the proof. */
const POINTER: Record<PauseEvidence, string> = { note: '/note', photo: '/fileIds', document: '/fileIds', appointment: '/until' }

/**
 * Allows a pause and tells when it ends by itself.
 * Throws `action_not_allowed` for a metric that doesn't pause for this reason, `rule_broken` naming the field of the proof that is missing,
 * or `/until` when it lasts longer than the rule lets anyone below the approver allow.
 */
export function allowPause(rule: Omit<PauseRule, 'name'>, metric: MetricRule, request: PauseRequest): { resumesAt: Instant } {
  if (!metric.pauseReasons.includes(rule.reason))
    throw new AppError('action_not_allowed', `${metric.metric} does not pause for ${rule.reason}`)
  if (!request.evidence.includes(rule.evidence))
    throw wrongField('rule_broken', POINTER[rule.evidence], `${rule.reason} needs proof: ${rule.evidence}`)
  const { from, until, pausedBefore, approvedBy } = request
  if (until !== null && until <= from) throw wrongField('rule_broken', '/until', 'lies before the pause begins')
  const isApproved = approvedBy !== null && isAtLeast(approvedBy, rule.approver)
  if (isApproved && until !== null) return { resumesAt: until }
  const allowed = Math.min(rule.longestSingle, rule.longestTotal - pausedBefore)
  if (allowed <= 0) throw wrongField('rule_broken', '/until', `no pause for ${rule.reason} is left; ${rule.approver} may allow more`)
  const limit = from + allowed * 1000
  if (until !== null && until > limit)
    throw wrongField('rule_broken', '/until', `is after ${new Date(limit).toISOString()}; ${rule.approver} may allow more`)
  return { resumesAt: until ?? limit }
}
