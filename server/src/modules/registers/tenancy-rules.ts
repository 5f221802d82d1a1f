import type { lettings } from '@guanjia/contract'
import { dayAfter } from '../../platform/time.ts'
import { REMIND_DAYS } from './days.ts'

type Task = lettings.Tenancy['tasks'][number]['task']
interface Term {
  from_on: string
  until_on: string
  ended_on: string | null
}

/** How a tenancy stands on a day. `over` says that the term has passed and nobody has said what became of it. */
export function stateOf({ from_on, until_on, ended_on }: Term, today: string): lettings.Tenancy['state'] {
  if (ended_on !== null) return 'ended'
  if (from_on > today) return 'coming'
  if (until_on < today) return 'over'
  return until_on <= dayAfter(today, REMIND_DAYS) ? 'ending' : 'running'
}

const REGISTER_WITHIN = 7
const CHECK_EVERY = 90

/**
 * What every rented unit needs, and by when (UNT-002): who lives there is looked at and told the rules of safety on the first day, the police
 * hear of it within a week, safety is looked at each quarter, and a month before the end the parties are asked what comes after it.
 */
export function tasksOf({ from_on, until_on }: Pick<Term, 'from_on' | 'until_on'>): { task: Task; dueOn: string }[] {
  const tasks: { task: Task; dueOn: string }[] = [
    { task: 'identity', dueOn: from_on },
    { task: 'safety_notice', dueOn: from_on },
    { task: 'residence_registration', dueOn: dayAfter(from_on, REGISTER_WITHIN) },
  ]
  for (let on = dayAfter(from_on, CHECK_EVERY); on < until_on; on = dayAfter(on, CHECK_EVERY)) tasks.push({ task: 'safety_check', dueOn: on })
  const ask = dayAfter(until_on, -REMIND_DAYS)
  return [...tasks, { task: 'before_end', dueOn: ask < from_on ? from_on : ask }]
}
