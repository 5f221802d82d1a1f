import type { Case, CaseAction } from '@guanjia/contract/cases.ts'

/** What usually comes next in a state; the first that is allowed becomes the primary button. */
const NEXT: Record<Case['status'], CaseAction[]> = {
  registered: ['classify', 'start'],
  classified: ['start', 'forward'],
  in_progress: ['resolve', 'feedback'],
  waiting: ['resume', 'feedback'],
  resolved: ['return_visit', 'close'],
  confirmed: ['close', 'return_visit'],
  reopened: ['start', 'resolve'],
  closed: [],
  invalid: [],
  cancelled: [],
}
/** Done at once, without a form: they lose nothing and can be gone back on. */
export const ONE_CLICK: ReadonlySet<CaseAction> = new Set(['start', 'resume', 'accept_transfer', 'take_back'])
/** They end the case against the resident's words; they ask for a text and never stand first. */
export const HEAVY: ReadonlySet<CaseAction> = new Set(['invalidate', 'cancel'])
const ENDED_ORDERS: ReadonlySet<string> = new Set(['done', 'verified', 'closed', 'cancelled'])
const RARE: ReadonlySet<CaseAction> = new Set(['grade', 'hand_over', 'link', 'split', 'reopen', 'rate', 'urge', 'confirm', 'take_back', 'decline_transfer'])

/** The act that keeps a promise. */
const PROMISED: Record<string, CaseAction | undefined> = {
  forward: 'forward',
  feedback: 'feedback',
  next_update: 'feedback',
  return_visit: 'return_visit',
}

/** The running promise that is due first. */
export function pressingMetric(clocks: Case['clocks']): string | undefined {
  const running = clocks.filter(({ state, dueAt }) => state === 'running' && dueAt !== null)
  return running.toSorted((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))[0]?.metric
}

/** The allowed actions in the order in which people need them: what keeps the most pressing promise, then what usually comes next. */
export function orderedActs({
  status,
  allowedActions,
  workOrderList,
  clocks,
}: Pick<Case, 'status' | 'allowedActions' | 'workOrderList' | 'clocks'>): { action: CaseAction; isRare: boolean; isNext: boolean }[] {
  // While somebody is at work on it, telling the resident comes next, not the end.
  const usual =
    status === 'in_progress' && workOrderList.some((order) => !ENDED_ORDERS.has(order.status)) ? NEXT[status].toReversed() : NEXT[status]
  const pressing = PROMISED[pressingMetric(clocks) ?? '']
  const next = [...new Set([...(pressing ? [pressing] : []), ...usual])].filter((action) => allowedActions.includes(action))
  const others = allowedActions.filter((action) => !next.includes(action))
  return [...next, ...others.filter((action) => !RARE.has(action)), ...others.filter((action) => RARE.has(action))].map((action) => ({
    action,
    isRare: RARE.has(action) && !next.includes(action),
    isNext: next.includes(action),
  }))
}

/** Whether field work is what the case waits for: then raising a work order stands first. */
export function wantsWorkOrder({ kind, status, workOrderList }: Pick<Case, 'kind' | 'status' | 'workOrderList'>): boolean {
  return (
    ['repair', 'assistance', 'paid_service'].includes(kind) &&
    ['registered', 'classified', 'in_progress', 'reopened'].includes(status) &&
    workOrderList.every((order) => order.status === 'cancelled')
  )
}
