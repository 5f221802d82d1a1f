import { AppError } from '../errors.ts'

/** One act on a record: from which states, to which (`same` keeps it); who may and what it needs stands beside it in the module. */
export interface Step<Status extends string> {
  from: readonly Status[]
  to: Status | 'same'
}
export type LifeCycle<Status extends string, Action extends string> = Record<Action, Step<Status>>

/** The state after an act. Throws `action_not_allowed` (409) with the acts that are possible instead: `allowed`, or all of the state. */
export function nextStatus<Status extends string, Action extends string>(cycle: LifeCycle<Status, Action>, status: Status, action: Action, allowed?: readonly Action[]): Status {
  const step = cycle[action]
  if (!step.from.includes(status))
    throw new AppError('action_not_allowed', `${action} is not possible while ${status}`, undefined, { allowedActions: [...(allowed ?? possibleActions(cycle, status))] })
  return step.to === 'same' ? status : step.to
}

/** All acts that the state allows, whoever acts. */
export function possibleActions<Status extends string, Action extends string>(cycle: LifeCycle<Status, Action>, status: Status): Action[] {
  return (Object.entries(cycle) as [Action, Step<Status>][]).filter(([, step]) => step.from.includes(status)).map(([action]) => action)
}

/** States that can be reached from `start`; a test holds it against all states, so that none is left unreachable. */
export function reachable<Status extends string, Action extends string>(cycle: LifeCycle<Status, Action>, start: Status): Set<Status> {
  const found = new Set<Status>([start])
  for (const status of found) for (const step of Object.values<Step<Status>>(cycle)) if (step.from.includes(status) && step.to !== 'same') found.add(step.to)
  return found
}
