import type { webhooks } from '@guanjia/contract'

export interface PublicEvent {
  type: webhooks.WebhookEventType
  summary: string
  /** Data as every endpoint gets them. */
  example: Record<string, unknown>
  /** Fields that only endpoints with personal data get. */
  personal: string[]
}

const CASE = { id: '01a20000-0000-7000-8000-000000000001', number: 'QX-20260305-0007', siteId: '01a20000-0000-7000-8000-000000000002', kind: 'repair', status: 'in_progress', urgency: 'urgent', channel: 'phone', categoryId: null }
const ORDER = { id: '01a20000-0000-7000-8000-000000000003', number: 'WO-20260305-0012', siteId: CASE.siteId, caseId: CASE.id, kind: 'repair', status: 'accepted', urgency: 'urgent' }
const CASE_PERSONAL = ['title', 'statement', 'unitId', 'unitCode', 'personId', 'reporterName', 'reporterPhone']
const ORDER_PERSONAL = ['title', 'unitId', 'unitCode', 'place']

/** All public events with an example. Adding one is a change of the product; taking one away never happens. */
export const CATALOGUE: readonly PublicEvent[] = [
  { type: 'case.created', summary: 'A case was taken: an enquiry, repair, complaint, suggestion or praise.', example: { case: { ...CASE, status: 'registered' } }, personal: CASE_PERSONAL },
  { type: 'case.status_changed', summary: 'A case moved from one status to another.', example: { case: CASE, action: 'start', from: 'classified', to: 'in_progress' }, personal: CASE_PERSONAL },
  { type: 'case.acted', summary: 'Somebody acted on a case without moving it.', example: { case: CASE, action: 'feedback' }, personal: CASE_PERSONAL },
  { type: 'case.commented', summary: 'A note or a message was written on a case; the text itself is not sent.', example: { case: CASE, isByResident: true }, personal: CASE_PERSONAL },
  { type: 'complaint.created', summary: 'A complaint was taken; comes besides case.created.', example: { case: { ...CASE, kind: 'complaint', status: 'registered' } }, personal: CASE_PERSONAL },
  { type: 'complaint.status_changed', summary: 'A complaint moved; comes besides case.status_changed.', example: { case: { ...CASE, kind: 'complaint' }, action: 'resolve', from: 'in_progress', to: 'resolved' }, personal: CASE_PERSONAL },
  { type: 'work_order.created', summary: 'A work order was raised.', example: { workOrder: { ...ORDER, status: 'open' }, reworkOf: null }, personal: ORDER_PERSONAL },
  { type: 'work_order.status_changed', summary: 'A work order moved from one status to another.', example: { workOrder: ORDER, action: 'accept', from: 'assigned', to: 'accepted' }, personal: ORDER_PERSONAL },
  { type: 'work_order.acted', summary: 'Somebody acted on a work order without moving it.', example: { workOrder: ORDER, action: 'appoint' }, personal: ORDER_PERSONAL },
  { type: 'paid_service.completed', summary: 'Paid work is finished at a price, ready to be billed.', example: { workOrder: { ...ORDER, status: 'done' }, amountFen: 12_800 }, personal: ORDER_PERSONAL },
  { type: 'site.created', summary: 'A site was added.', example: { siteId: CASE.siteId, kind: 'residential' }, personal: [] },
  { type: 'webhook.test', summary: 'Somebody pressed “send a test”.', example: { message: 'Guanjia' }, personal: [] },
]
