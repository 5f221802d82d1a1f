import type { Month, Published } from '../rota/month.ts'
import { grouped, judgeOf, type Breach, type Duty } from '../rota/rules.ts'

export interface Change {
  removed: Published[]
  added: Duty[]
}

/** Who gives a shift, who takes it, and what comes back. */
export function changeOf(gives: Published, withId: string, takes: Published | null): Change {
  const to = (one: Published, employeeId: string): Duty => ({ employeeId, postId: one.postId, day: one.day, shift: one.shift, from: one.from, to: one.to })
  return { removed: takes ? [gives, takes] : [gives], added: [to(gives, withId), ...(takes ? [to(takes, gives.employeeId)] : [])] }
}

/**
 * Judges swaps of what was published by the shifts that change hands: a rule that a swap breaks is broken by one of them, and what was broken
 * before is not theirs.
 */
export function swapJudge(month: Pick<Month, 'needs' | 'people' | 'rules'>, published: readonly Published[]): (change: Change) => Breach[] {
  const judge = judgeOf(month)
  const byPerson = grouped(published, ({ employeeId }) => employeeId)
  return ({ removed, added }) => {
    const kept = [...new Set(added.map(({ employeeId }) => employeeId))].flatMap((id) => (byPerson.get(id) ?? []).filter((one) => !removed.includes(one)))
    return judge([...kept, ...added], added)
  }
}
