import type { Case } from '@guanjia/contract/cases.ts'

/** What a resident waits for: the case itself, or the first of its orders that rests. */
export interface ResidentWait {
  reason: NonNullable<Case['waitReason']>
  until: string | null
}

/** Null when nothing rests. The case's own wait goes first, because it holds everything up. */
export function waitOf(record: Pick<Case, 'status' | 'waitReason' | 'waitUntil' | 'workOrderList'>): ResidentWait | null {
  if (record.waitReason !== null) return { reason: record.waitReason, until: record.waitUntil }
  const order = record.workOrderList.find(({ suspendReason }) => suspendReason !== null)
  return order ? { reason: order.suspendReason!, until: order.suspendUntil } : null
}
