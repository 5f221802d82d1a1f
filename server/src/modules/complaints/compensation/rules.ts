import type { redress, Role } from '@guanjia/contract'
import type { LifeCycle } from '../../../platform/records/index.ts'

type Status = redress.CompensationStatus
type Action = redress.CompensationAction

/** requested → approved → promised to the resident → handed over against a receipt → filed (CMP-015). */
export const LIFECYCLE: LifeCycle<Status, Action> = {
  approve: { from: ['requested'], to: 'approved' },
  refuse: { from: ['requested'], to: 'refused' },
  withdraw: { from: ['requested', 'approved'], to: 'withdrawn' },
  promise: { from: ['approved'], to: 'promised' },
  pay: { from: ['promised'], to: 'paid' },
  close: { from: ['paid'], to: 'closed' },
}

/** Statuses whose amounts the company has granted, or is asked for: what a case costs. */
export const COUNTED: readonly Status[] = ['requested', 'approved', 'promised', 'paid', 'closed']
/** What has been granted already; what is only asked for does not stand in the way of another decision. */
export const GRANTED: readonly Status[] = ['approved', 'promised', 'paid', 'closed']

/**
 * How much somebody may decide with the roles they hold: the highest of their limits, null without limit, -1 when none of the roles decides.
 */
export function limitOf(limits: redress.CompensationLimits, roles: readonly Role[]): number | null {
  // Who heads the company may decide at least what its administrator may.
  const own = roles.map((role) => (role === 'general_manager' ? (limits.general_manager ?? limits.administrator) : limits[role])).filter((limit) => limit !== undefined)
  if (own.includes(null)) return null
  return Math.max(-1, ...own.map((limit) => limit ?? -1))
}

/** Whether a limit covers a compensation together with everything granted for its case: splitting one into several gains nothing. */
export function isWithin(limitFen: number | null, amountFen: number, grantedFen: number): boolean {
  return limitFen === null || (limitFen > 0 && amountFen + grantedFen <= limitFen)
}
