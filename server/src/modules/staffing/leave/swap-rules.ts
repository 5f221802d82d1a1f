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

/** Judges swaps of what was published: the hard rules that one would break for the two of them; what others break is not theirs. */
export function swapJudge(month: Pick<Month, 'needs' | 'people' | 'rules'>, published: readonly Published[]): (change: Change) => Breach[] {
  const judge = judgeOf(month)
  const byPerson = grouped(published, ({ employeeId }) => employeeId)
  const known = new Map<string, ReadonlySet<string>>()
  const brokenBefore = (id: string): ReadonlySet<string> => {
    const before = known.get(id) ?? new Set(judge(byPerson.get(id) ?? []).map(keyOfBreach))
    known.set(id, before)
    return before
  }
  return ({ removed, added }) => {
    const who = [...new Set(added.map(({ employeeId }) => employeeId))]
    const after = [...who.flatMap((id) => (byPerson.get(id) ?? []).filter((one) => !removed.includes(one))), ...added]
    return judge(after).filter((one) => !brokenBefore(one.employeeId).has(keyOfBreach(one)))
  }
}

const keyOfBreach = ({ employeeId, day, postId, obstacle }: Breach): string => `${employeeId} ${day} ${postId} ${obstacle.kind}`
