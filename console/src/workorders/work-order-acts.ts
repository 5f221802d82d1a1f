import type { WorkOrder, WorkOrderAction } from '@guanjia/contract/workorders.ts'

/** What usually comes next in a state; the first that is allowed becomes the primary button. */
const NEXT: Record<WorkOrder['status'], WorkOrderAction[]> = {
  open: ['assign', 'grab'],
  assigned: ['accept', 'transfer'],
  accepted: ['arrive', 'transfer'],
  arrived: ['start', 'done'],
  working: ['done'],
  suspended: ['resume'],
  done: ['verify', 'close', 'sign'],
  verified: ['close'],
  closed: [],
  cancelled: [],
}
/** Done at once, without a form. */
export const ONE_CLICK: ReadonlySet<WorkOrderAction> = new Set(['offer', 'grab', 'accept', 'resume', 'close'])
export const HEAVY: ReadonlySet<WorkOrderAction> = new Set(['cancel', 'decline'])
const RARE: ReadonlySet<WorkOrderAction> = new Set(['rework', 'decline'])

/** Acts of the worker; somebody else does them only with a reason. The result of finished work and the reason of a refusal are words enough. */
const WORKERS_OWN: ReadonlySet<WorkOrderAction> = new Set(['accept', 'arrive', 'start', 'suspend', 'resume'])

/** Whether the person has to say why: they act for the worker. `employeeId` is who they are. */
export function needsWords(action: WorkOrderAction, worker: { id: string } | null, employeeId: string | null): boolean {
  return WORKERS_OWN.has(action) && worker?.id !== employeeId
}

/** The allowed actions in the order in which people need them. */
export function orderedActs({
  status,
  allowedActions,
}: Pick<WorkOrder, 'status' | 'allowedActions'>): { action: WorkOrderAction; isRare: boolean; isNext: boolean }[] {
  const next = NEXT[status].filter((action) => allowedActions.includes(action))
  const others = allowedActions.filter((action) => !next.includes(action)).sort((a, b) => Number(RARE.has(a)) - Number(RARE.has(b)))
  return [...next, ...others].map((action) => ({
    action,
    isRare: RARE.has(action) && !next.includes(action),
    isNext: next.includes(action),
  }))
}
