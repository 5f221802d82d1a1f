import type { handover } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'
import { dayAfter, daysBetween, monthsAfter } from '../../platform/time.ts'
import { WARRANTY_YEARS } from '../archives/index.ts'

type State = handover.DefectState
type Action = handover.DefectAction

/**
 * The way of a defect (HND-004, HND-007): own technicians repair it, or it is reported up and the developer notified by a letter; what was fixed is
 * looked at again, the owner is told, and then it is closed. A re-inspection that fails goes back to who repairs it.
 */
export const DEFECT_LIFE: LifeCycle<State, Action> = {
  // In the order in which they are offered: the obvious next act of each state comes first.
  fixed: { from: ['notified'], to: 'fixed' },
  recheck: { from: ['fixed'], to: 'verified' },
  tell: { from: ['verified'], to: 'told' },
  close: { from: ['verified', 'told'], to: 'closed' },
  promise: { from: ['notified'], to: 'same' },
  self_fix: { from: ['registered', 'reported_up', 'notified'], to: 'self_fix' },
  report_up: { from: ['registered'], to: 'reported_up' },
  charge_back: { from: ['fixed', 'verified', 'told', 'closed'], to: 'same' },
  withdraw: { from: ['registered', 'reported_up', 'notified'], to: 'withdrawn' },
}

/** What a letter may still notify the developer of; a second letter sets a new deadline. */
export const NOTIFIABLE: readonly State[] = ['registered', 'reported_up', 'notified']
export const OVER: readonly State[] = ['closed', 'withdrawn']
/** Acts of who leads; the others are the work itself. */
export const LEADS: readonly Action[] = ['promise', 'charge_back', 'withdraw']

interface Standing {
  state: State
  source: handover.DefectSource
  person_id: string | null
  work_order_id: string | null
  builder_id: string | null
  charged_fen: number | null
}

/** Somebody who reported it waits for the answer. */
export function isToBeTold({ source, person_id }: Pick<Standing, 'source' | 'person_id'>): boolean {
  return source === 'owner' || person_id !== null
}

/** What somebody may do at the site: lead the talks with the developer, and raise work orders. */
export interface May {
  manage: boolean
  order: boolean
}

/** What may be done now, with the obvious next act first. */
export function actionsOf(row: Standing, may: May): Action[] {
  return (Object.keys(DEFECT_LIFE) as Action[]).filter((action) => {
    if (!DEFECT_LIFE[action].from.includes(row.state)) return false
    if (LEADS.includes(action) && !may.manage) return false
    if (action === 'self_fix') return may.order
    if (action === 'tell') return isToBeTold(row)
    if (action === 'close') return row.state === 'told' || !isToBeTold(row)
    // What own people repaired is charged to the builder once.
    if (action === 'charge_back') return row.work_order_id !== null && row.builder_id !== null && row.charged_fen === null
    return true
  })
}

/** The day that counts: what the developer promised, or the deadline that was set. */
export function dayDue({ due_on, promised_on }: { due_on: string | null; promised_on: string | null }): string | null {
  return promised_on ?? due_on
}

export function isOverdue(row: { state: State; due_on: string | null; promised_on: string | null }, today: string): boolean {
  const due = dayDue(row)
  return row.state === 'notified' && due !== null && due < today
}

/**
 * Whether a part was under warranty on the day on which its defect was found (《房屋建筑工程质量保修办法》 art. 7, 8): counted from the hand-over, the
 * structure for its design life, heating and cooling by seasons, what else was agreed by the contract.
 */
export function warrantyOf(part: handover.DefectPart, from: string | null, foundOn: string): { from: string | null; until: string | null; state: handover.DefectWarranty } {
  if (part === 'structure') return { from, until: null, state: 'life' }
  if (part === 'agreed') return { from, until: null, state: 'agreed' }
  if (from === null) return { from, until: null, state: 'unknown' }
  const years = WARRANTY_YEARS[part]
  if (years === null) return { from, until: null, state: 'seasons' }
  const until = monthsAfter(from, years * 12)
  return { from, until, state: foundOn > until ? 'over' : 'within' }
}

/** The age of an open defect, in whole days since it was registered. */
export function ageOf(days: number): handover.DefectAge {
  return days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'longer'
}

/** The first day and the last on which something of an age was registered, on a day; null is without end. */
export function registeredWhen(age: handover.DefectAge, today: string): { from: string | null; to: string } {
  const [youngest, oldest] = { week: [0, 7], month: [8, 30], quarter: [31, 90], longer: [91, null] }[age] as [number, number | null]
  return { from: oldest === null ? null : dayAfter(today, -oldest), to: dayAfter(today, -youngest) }
}

/** Until when a hand-over keeps its defects under weekly review (HND-006): six months. Null once that is over. */
export function attentionUntil(handedOverOn: string | null, today: string): string | null {
  if (handedOverOn === null || handedOverOn > today) return null
  const until = monthsAfter(handedOverOn, 6)
  return today <= until ? until : null
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return dayAfter(day, -(daysBetween('2026-01-05', day) % 7 + 7) % 7)
}
