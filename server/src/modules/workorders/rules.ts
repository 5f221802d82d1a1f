import { workorders } from '@guanjia/contract'

type Order = workorders.WorkOrder
type Piece = Order['fivePieces'][number]

/** A visit to somebody's home; a corridor or a pump room is none. */
export function isHomeVisit(order: { place_kind: Order['placeKind']; unit_id: string | null }): boolean {
  return order.place_kind === 'unit' && order.unit_id !== null
}

/** What of the five pieces 上门五件宝 is missing at the door of a home; nothing elsewhere (RPR-020). */
export function missingPieces(order: Parameters<typeof isHomeVisit>[0], ticked: readonly Piece[]): Piece[] {
  return isHomeVisit(order) ? workorders.FIVE_PIECES.filter((piece) => !ticked.includes(piece)) : []
}

/** Which photos still stand against "done": a repair is proven by the place before and after, each by a picture of its own. */
export function missingPhotos(kind: Order['kind'], before: readonly string[], after: readonly string[]): ('before' | 'after')[] {
  if (kind !== 'repair') return []
  const missing: ('before' | 'after')[] = []
  if (before.length === 0) missing.push('before')
  if (!after.some((id) => !before.includes(id))) missing.push('after')
  return missing
}

/** States of a case in which its work is settled with the resident: by the return visit or by their own confirmation (FUP, RPR-004). */
const SETTLED: readonly string[] = ['confirmed', 'closed']
/** States of a case in which nothing new may be raised for it. */
const NO_MORE_WORK: readonly string[] = ['resolved', 'confirmed', 'closed', 'invalid', 'cancelled']

type Ending = { status: Order['status']; place_kind: Order['placeKind']; is_passed: boolean | null; signed_at: Date | null }

/**
 * Whether an order may be closed: one that passed verification, and one in a unit also when its resident has signed it or its case is
 * settled with them (RPR-004).
 * Public areas need somebody's eyes (RPR-003). What did not pass is closed by its rework only.
 */
export function mayClose(order: Ending, caseStatus: string | null): boolean {
  if (order.is_passed === false) return false
  if (order.status === 'verified') return true
  if (order.status !== 'done' || order.place_kind !== 'unit') return false
  return order.signed_at !== null || (caseStatus !== null && SETTLED.includes(caseStatus))
}

/** Whether a rework may be raised: once for each order that was done, and for a case only while the case is being worked on. */
export function mayRework(order: { done_at: Date | null }, hasRework: boolean, caseStatus: string | null): boolean {
  return order.done_at !== null && !hasRework && (caseStatus === null || !NO_MORE_WORK.includes(caseStatus))
}

/** Whether an order keeps its case from being resolved: work to do, or work that did not pass and has no rework yet. */
export function holdsUpCase(order: { status: Order['status']; is_passed: boolean | null }, toDo: readonly string[]): boolean {
  return toDo.includes(order.status) || (order.status === 'verified' && order.is_passed === false)
}

type Place = { unitId: string | null; place: string; placeKind: Order['placeKind'] }
/** Where the work is: what was given, and the case's own place for what was not. */
export function placeOf(given: Place, ofCase: Place | null): Place {
  if (ofCase === null) return given
  const isNothingGiven = given.unitId === null && given.place === ''
  return {
    unitId: given.unitId ?? ofCase.unitId, place: given.place || ofCase.place,
    placeKind: isNothingGiven ? ofCase.placeKind : given.placeKind,
  }
}

const URGENCY: readonly Order['urgency'][] = ['normal', 'urgent', 'emergency']
/** An order is never less urgent than the case it comes from; a case that is not urgent leaves what was given. */
export function moreUrgent(given: Order['urgency'], ofCase: Order['urgency']): Order['urgency'] {
  return URGENCY.indexOf(given) >= URGENCY.indexOf(ofCase) ? given : ofCase
}
