import type { rulebook } from '@guanjia/contract'
import { isForRole } from './lifecycle.ts'
import type { ServiceStandardTable } from './tables.ts'

type Force = NonNullable<rulebook.RuleSummary['force']>
interface Period {
  effective_on: string | null
  expires_on: string | null
}

/** Whether a version counts on a day: from its first day, to its last. */
export function forceOn(period: Period, today: string): Force {
  if (period.effective_on !== null && today < period.effective_on) return 'pending'
  return period.expires_on !== null && today > period.expires_on ? 'expired' : 'in_force'
}

interface Reader {
  postRoles: readonly string[]
  positionId: string | null
}
type Meant = Pick<ServiceStandardTable, 'post'> & { position_id: string | null; audience: rulebook.RuleSummary['audience'] }

/** Whether somebody of the staff has to read a document: of a post, its people; otherwise those whose role is meant. */
export function isMeantFor(row: Meant, who: Reader): boolean {
  if (row.audience === 'owner') return false
  return row.position_id === null ? who.postRoles.some((role) => isForRole(row.post, role)) : row.position_id === who.positionId
}

/** What a site has of a required document: one that counts today before one that will, before one that did. */
export function stateOf(periods: readonly Period[], today: string): (typeof rulebook.REQUIREMENT_STATES)[number] {
  const forces = periods.map((period) => forceOn(period, today))
  if (forces.includes('in_force')) return 'present'
  return forces.includes('pending') ? 'pending' : forces.includes('expired') ? 'expired' : 'missing'
}
