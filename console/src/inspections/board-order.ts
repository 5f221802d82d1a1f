import type { InspectionTask } from '@guanjia/contract/inspections.ts'

export type Grouping = 'time' | 'person' | 'route' | 'kind'
type Round = Pick<InspectionTask, 'state' | 'isLate' | 'from' | 'kind' | 'employee' | 'startedBy' | 'role' | 'number' | 'route'>

const GROUPS = ['late', 'running', 'open', 'planned', 'over'] as const
type Group = (typeof GROUPS)[number]

function groupOf({ state, isLate }: Round): Group {
  if (state === 'missed' || (isLate && state !== 'done')) return 'late'
  if (state === 'started') return 'running'
  if (state === 'open') return 'open'
  return state === 'planned' ? 'planned' : 'over'
}

/** Rows that share it stand under one heading. */
export function groupKey(round: Round, grouping: Grouping): string {
  if (grouping === 'kind') return round.kind
  if (grouping === 'person') return (round.startedBy ?? round.employee)?.name ?? `~${round.role ?? '~'}`
  if (grouping === 'route') return `${round.route.name} ${round.route.id}`
  return groupOf(round)
}

/** What asks for somebody stands first: late and missed, then what runs, what waits, what comes, what is over; in each by time. */
export function inBoardOrder<R extends Round>(rounds: readonly R[], grouping: Grouping): R[] {
  const rank = (round: R): number => GROUPS.indexOf(groupOf(round))
  const byHeading = (a: R, b: R): number => (grouping === 'time' ? rank(a) - rank(b) : compare(groupKey(a, grouping), groupKey(b, grouping)))
  return rounds.toSorted((a, b) => byHeading(a, b) || rank(a) - rank(b) || Date.parse(a.from) - Date.parse(b.from) || compare(a.number, b.number))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
