import type { inspections } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type State = inspections.FindingState
type Action = inspections.FindingAction

/** Those that somebody still has to do something about. */
export const OPEN_STATES: readonly State[] = ['open', 'in_hand', 'settled']
/** The same item of a point that fails again within this is a repeat. */
export const REPEAT_DAYS = 90

/**
 * The way of a finding (INS-004, INS-005). What is put right by others is looked at again before it is closed; what engineering repairs is
 * closed with its work order, what became another record with that; what the finder settles on the spot is closed at once.
 */
export const FINDING_LIFE: LifeCycle<State, Action> = {
  settle: { from: ['open', 'in_hand'], to: 'settled' },
  raise_order: { from: ['open', 'in_hand'], to: 'in_hand' },
  ask_third_party: { from: ['open', 'in_hand'], to: 'in_hand' },
  rectify: { from: ['open', 'in_hand'], to: 'in_hand' },
  report: { from: ['open', 'in_hand'], to: 'in_hand' },
  open_violation: { from: ['open', 'in_hand'], to: 'in_hand' },
  open_defect: { from: ['open', 'in_hand'], to: 'in_hand' },
  recheck: { from: ['settled'], to: 'closed' },
  drop: { from: ['open', 'in_hand', 'settled'], to: 'dropped' },
}

/** The way that an act opens the record of. */
export const wayOpenedBy = (action: Action): inspections.OpenedWay | null => (action === 'open_violation' ? 'violation' : action === 'open_defect' ? 'defect' : null)

/** The acts that a way leaves: what stands in a work order is the order's, what became another record is the record's. */
export function actionsOf(state: State, way: inspections.FindingWay, mayManage: boolean): Action[] {
  return (Object.keys(FINDING_LIFE) as Action[]).filter((action) => {
    if (!FINDING_LIFE[action].from.includes(state)) return false
    if ((way === 'work_order' && state === 'in_hand') || way === 'violation' || way === 'defect') return false
    return action !== 'drop' || mayManage
  })
}

/** Where a finding begins, by how it is dealt with. */
export function begins(way: inspections.FindingWay): State {
  return way === 'on_the_spot' ? 'closed' : way === 'undecided' ? 'open' : 'in_hand'
}
