import type { Permission, relations } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type Status = relations.OpportunityStatus
type Action = relations.OpportunityAction

/** Noticed → planned → (approved) → done → thanked, or let go with the reason (PRS-005). A special request is approved by its two gates. */
export const LIFECYCLE: LifeCycle<Status, Action> = {
  plan: { from: ['noticed'], to: 'planned' },
  // Both gates passed and planned is approved; a gate that is not passed lets it go: decided by `afterGate`.
  judge_principle: { from: ['noticed', 'planned'], to: 'same' },
  judge_conditions: { from: ['noticed', 'planned'], to: 'same' },
  check_custody: { from: ['noticed', 'planned'], to: 'same' },
  done: { from: ['planned', 'approved'], to: 'done' },
  thank: { from: ['done'], to: 'thanked' },
  let_go: { from: ['noticed', 'planned', 'approved'], to: 'let_go' },
}

/** Whether a wish is within the principles of the house is the supervisor's word; whether it can be done, of who does it. */
export const PERMISSION: Record<Action, Permission> = {
  plan: 'relations:record', judge_principle: 'relations:decide', judge_conditions: 'relations:record', check_custody: 'relations:record', done: 'relations:record', thank: 'relations:record', let_go: 'relations:record',
}

interface Gates {
  type: relations.OpportunityType
  status: Status
  principle_kept: boolean | null
  conditions_allow: boolean | null
}

/** The state after a gate was judged or a plan was made (PRS-008). */
export function afterGate({ type, status, principle_kept, conditions_allow }: Gates): Status {
  if (principle_kept === false || conditions_allow === false) return 'let_go'
  return type === 'special_request' && status === 'planned' && principle_kept && conditions_allow ? 'approved' : status
}

/** Open: something is still to be done about it. */
export const OPEN: readonly Status[] = ['noticed', 'planned', 'approved']
