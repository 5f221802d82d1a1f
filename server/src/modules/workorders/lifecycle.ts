import type { Permission, workorders } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type Status = workorders.WorkOrderStatus
type Action = workorders.WorkOrderAction

/** Somebody has it and it is not done yet: the load of a worker. */
export const CARRIED: readonly Status[] = ['assigned', 'accepted', 'arrived', 'working', 'suspended']
/** Work is still to be done: keeps a case from being resolved. */
export const TO_DO: readonly Status[] = ['open', ...CARRIED]
/** Nothing happens to it any more. */
export const OVER: readonly Status[] = ['closed', 'cancelled']

/** The course of a work order (spec 04): open → assigned → accepted → arrived → working ⇄ suspended → done → verified → closed. */
export const LIFECYCLE: LifeCycle<Status, Action> = {
  assign: { from: ['open'], to: 'assigned' },
  offer: { from: ['open'], to: 'same' },
  // Whoever grabs has accepted by it.
  grab: { from: ['open'], to: 'accepted' },
  accept: { from: ['assigned'], to: 'accepted' },
  decline: { from: ['assigned'], to: 'open' },
  transfer: { from: CARRIED, to: 'assigned' },
  arrive: { from: ['accepted'], to: 'arrived' },
  start: { from: ['arrived'], to: 'working' },
  // Before arrival too: nobody at home, weather, an appointment.
  suspend: { from: ['accepted', 'arrived', 'working'], to: 'suspended' },
  // Back to where it was suspended; the use case reads it from the row.
  resume: { from: ['suspended'], to: 'working' },
  done: { from: ['arrived', 'working'], to: 'done' },
  verify: { from: ['done'], to: 'verified' },
  // The old order ends as not passed, a new one names it as its origin.
  rework: { from: ['done', 'verified', 'closed'], to: 'closed' },
  close: { from: ['done', 'verified'], to: 'closed' },
  cancel: { from: TO_DO, to: 'cancelled' },
  prolong: { from: ['suspended'], to: 'same' },
  // Until somebody stands at the door.
  appoint: { from: ['open', 'assigned', 'accepted', 'suspended'], to: 'same' },
  // The resident signs when the work is done, or later on paper that somebody brings back.
  sign: { from: ['done', 'verified'], to: 'same' },
}

/**
 * What each act needs. Engineering works and cannot close (RPR-014): closing belongs to those who raise orders for the residents.
 * The worker's own acts are open to a dispatcher too, who then says why.
 */
export const PERMISSION: Record<Action, Permission> = {
  assign: 'work_orders:dispatch',
  offer: 'work_orders:dispatch',
  grab: 'work_orders:work',
  accept: 'work_orders:work',
  decline: 'work_orders:work',
  transfer: 'work_orders:dispatch',
  arrive: 'work_orders:work',
  start: 'work_orders:work',
  suspend: 'work_orders:work',
  resume: 'work_orders:work',
  done: 'work_orders:work',
  verify: 'work_orders:verify',
  rework: 'work_orders:dispatch',
  close: 'work_orders:create',
  cancel: 'work_orders:dispatch',
  // Prolonging is the approval of whoever may allow more.
  prolong: 'work_orders:dispatch',
  // Its worker agrees it at the door or on the phone, too.
  appoint: 'work_orders:create',
  sign: 'work_orders:create',
}

/** Acts of the worker who has the order. */
export const WORKER_ACTS: readonly Action[] = ['accept', 'decline', 'arrive', 'start', 'suspend', 'resume', 'done']

/** Acts that nobody does on the own work (RPR-003, RPR-019). */
export const NOT_BY_WORKER: readonly Action[] = ['verify', 'close']
