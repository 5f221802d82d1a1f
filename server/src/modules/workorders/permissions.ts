import type { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { LIFECYCLE, NOT_BY_WORKER, PERMISSION, WORKER_ACTS } from './lifecycle.ts'
import type { OrderRow } from './present.ts'
import { mayClose, mayRework } from './rules.ts'

/** Rights that come with seeing every order of a site; whoever only works sees the own ones and the pool. */
export const SEES_ALL = ['work_orders:create', 'work_orders:dispatch', 'work_orders:verify'] as const

type Seen = Pick<OrderRow, 'site_id' | 'worker_id' | 'is_in_pool'>

export function maySeeOrder(ctx: Ctx, row: Seen): boolean {
  const { actor } = ctx
  if (actor.kind === 'resident' || !actor.can('work_orders:read', row.site_id)) return false
  if (SEES_ALL.some((permission) => actor.can(permission, row.site_id))) return true
  return row.is_in_pool || (row.worker_id !== null && row.worker_id === actor.employeeId)
}

/** An order outside the actor's view does not exist for them; residents see orders only through their case. Throws `not_found`. */
export function mustSeeOrder(ctx: Ctx, row: Seen | undefined): asserts row is Seen {
  if (!row || !maySeeOrder(ctx, row)) throw new AppError('not_found')
}

export function isWorker(ctx: Ctx, row: Pick<OrderRow, 'worker_id'>): boolean {
  return row.worker_id !== null && row.worker_id === ctx.actor.employeeId
}

/** A dispatcher who does the worker's act for them. */
export function actsForWorker(ctx: Ctx, row: OrderRow, action: workorders.WorkOrderAction): boolean {
  return WORKER_ACTS.includes(action) && !isWorker(ctx, row)
}

/** Why the actor may not do an act that the state allows; null when nothing stands against it. */
export function refusal(ctx: Ctx, row: OrderRow, action: workorders.WorkOrderAction): AppError | null {
  const { actor } = ctx
  const isOwnDoor = (action === 'appoint' || action === 'sign') && isWorker(ctx, row)
  const needed = isOwnDoor ? 'work_orders:work' : actsForWorker(ctx, row, action) ? 'work_orders:dispatch' : PERMISSION[action]
  if (!actor.can(needed, row.site_id)) return new AppError('not_permitted', `${needed} is needed`)
  // The product itself closes and cancels by its own rule; every other act is somebody's.
  if (actor.employeeId === null) return new AppError('not_permitted', 'Only a colleague can act on a work order')
  if (action === 'decline' && row.urgency === 'emergency') return new AppError('work_order.emergency_cannot_be_declined')
  if (action === 'appoint' && row.urgency === 'emergency') return wrongField('rule_broken', '/window', 'nobody waits for an appointment with an emergency')
  if (
    NOT_BY_WORKER.includes(action) && (isWorker(ctx, row) || row.worked_by.includes(actor.employeeId))
  ) return new AppError('work_order.own_work')
  return null
}

/** What decides about acts beyond the state of the order itself. */
export interface Circumstances {
  caseStatus: string | null
  hasRework: boolean
}

/** Whether the facts of the order let an act happen that its state allows. */
export function isPossible(row: OrderRow, action: workorders.WorkOrderAction, { caseStatus, hasRework }: Circumstances): boolean {
  if (action === 'offer') return !row.is_in_pool
  if (action === 'grab') return row.is_in_pool
  if (action === 'close') return mayClose(row, caseStatus)
  if (action === 'appoint') return row.arrived_at === null
  if (action === 'sign') return row.signed_at === null
  // Offered when the customer has accepted; whoever tries before hears why not.
  if (action === 'start' || action === 'done') return !row.is_paid || row.quoted_fen !== null || row.urgency === 'emergency'
  if (action === 'rework') return mayRework(row, hasRework, caseStatus)
  return true
}

/** The acts that state, facts and rights allow now; the clients draw exactly these. */
export function allowedActions(ctx: Ctx, row: OrderRow, circumstances: Circumstances): workorders.WorkOrderAction[] {
  return possibleActions(
    LIFECYCLE, row.status,
  ).filter((action) => isPossible(row, action, circumstances) && refusal(ctx, row, action) === null)
}
