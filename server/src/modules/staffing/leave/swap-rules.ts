import type { Month, Published } from '../rota/month.ts'
import { breachesOf, type Breach, type Duty } from '../rota/rules.ts'

export interface Change {
  removed: Published[]
  added: Duty[]
}

/** Who gives a shift, who takes it, and what comes back. */
export function changeOf(gives: Published, withId: string, takes: Published | null): Change {
  const to = (one: Published, employeeId: string): Duty => ({ employeeId, postId: one.postId, day: one.day, shift: one.shift, from: one.from, to: one.to })
  return { removed: takes ? [gives, takes] : [gives], added: [to(gives, withId), ...(takes ? [to(takes, gives.employeeId)] : [])] }
}

/** The hard rules that a swap would break for the two of them; what others break is not theirs. */
export function breachesOfSwap(month: Pick<Month, 'needs' | 'people' | 'rules'>, published: readonly Published[], { removed, added }: Change): Breach[] {
  const gone = new Set(removed.map(({ id }) => id))
  const who = new Set(added.map(({ employeeId }) => employeeId))
  const after = [...published.filter((one) => !gone.has(one.id)), ...added].filter(({ employeeId }) => who.has(employeeId))
  const before = new Set(breachesOf(published.filter(({ employeeId }) => who.has(employeeId)), month.needs, month.people, month.rules).map(keyOfBreach))
  return breachesOf(after, month.needs, month.people, month.rules).filter((one) => !before.has(keyOfBreach(one)))
}

const keyOfBreach = ({ employeeId, day, postId, obstacle }: Breach): string => `${employeeId} ${day} ${postId} ${obstacle.kind}`
