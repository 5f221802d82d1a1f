import type { quality } from '@guanjia/contract'
import { possibleActions, type LifeCycle } from '../../../platform/records/index.ts'

type State = quality.QualityAction['state']
export type Action = quality.QualityAction['allowedActions'][number]

/** Done by the owner, then looked at again by somebody else, who passes it or sends it back. */
export const LIFECYCLE: LifeCycle<State, Action> = {
  report: { from: ['open'], to: 'done' },
  pass: { from: ['done'], to: 'closed' },
  send_back: { from: ['done'], to: 'open' },
  drop: { from: ['open', 'done'], to: 'dropped' },
}

/** What somebody may do: owners report, and whoever scores does the rest, but never looks at work that is the own. */
export function mayDo(row: { state: State; owner_id: string; done_by: string | null }, who: { employeeId: string | null; scores: boolean }): Action[] {
  if (who.employeeId === null) return []
  const isOwn = row.owner_id === who.employeeId || row.done_by === who.employeeId
  return possibleActions(LIFECYCLE, row.state).filter((action) => (action === 'report' ? row.owner_id === who.employeeId || who.scores : who.scores && (!isOwn || (action === 'drop' && row.owner_id !== who.employeeId))))
}
