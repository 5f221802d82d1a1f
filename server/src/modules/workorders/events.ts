import { workorders } from '@guanjia/contract'
import { z } from 'zod'
import { event } from '../../platform/events.ts'

const orderFacts = { workOrderId: z.uuid(), siteId: z.uuid(), caseId: z.uuid().nullable(), at: z.iso.datetime() }

export const workOrderRaised = event(
  'work_order.raised', z.object({ ...orderFacts, kind: workorders.WorkOrderKind, reworkOf: z.uuid().nullable() }),
)
/** A work order was acted upon; `from` and `to` are equal when the act moved nothing. */
export const workOrderMoved = event(
  'work_order.moved',
  z.object({ ...orderFacts, /** Not said in events of before. */ kind: workorders.WorkOrderKind.optional(), action: workorders.WorkOrderAction, from: workorders.WorkOrderStatus, to: workorders.WorkOrderStatus }),
)

/** Paid work is finished at a price: income beside the property fee, to be billed (PAY-006). Once for each order. */
export const paidServiceCompleted = event(
  'paid_service.completed',
  z.object({ ...orderFacts, unitId: z.uuid().nullable(), amountFen: z.number().int().positive(), category: z.literal('paid_service'), invoiceNote: z.string() }),
)
