import type { workorders } from '@guanjia/contract'
import { AppError, wrongField } from '../../platform/errors.ts'
import type { OrderRow } from './present.ts'

/** Kinds of work that a customer pays for unless a reason says why not (PAY-004, RPR-028). */
export const PAID_KINDS: readonly workorders.WorkOrder['kind'][] = ['paid_service', 'appliance_repair']

type Agreed = Pick<OrderRow, 'is_paid' | 'quoted_fen' | 'urgency' | 'begun_unaccepted_at'>

/**
 * Paid work begins when its price is accepted (PAY-004, PAY-005). An emergency begins at once; that nobody had accepted yet is written down.
 * Throws `work_order.quote_needed`.
 */
export function mustBeAgreed(row: Agreed, at: Date): Pick<OrderRow, 'begun_unaccepted_at'> | object {
  if (!row.is_paid || row.quoted_fen !== null) return {}
  if (row.urgency !== 'emergency') throw new AppError('work_order.quote_needed', 'The customer has not accepted a quote')
  return { begun_unaccepted_at: row.begun_unaccepted_at ?? at }
}

/**
 * The final price: what was accepted, or less. Of an emergency whose quote nobody has accepted yet it is unknown until then.
 * Throws `work_order.price_above_quote`, `rule_broken` for work that is free; both name `/priceFen`.
 */
export function finalPrice(row: Agreed, wanted: number | null): Pick<OrderRow, 'price_fen'> {
  if (!row.is_paid) {
    if (wanted !== null) throw wrongField('rule_broken', '/priceFen', 'the work is free of charge')
    return { price_fen: null }
  }
  if (wanted !== null && (row.quoted_fen === null || wanted > row.quoted_fen))
    throw wrongField('work_order.price_above_quote', '/priceFen', row.quoted_fen === null ? 'nothing is accepted yet' : `${row.quoted_fen} is accepted`)
  return { price_fen: wanted ?? row.quoted_fen }
}

/** The last day of a warranty that begins on a day; null without one. */
export function lastDayOfWarranty(day: string, days: number | null): string | null {
  if (days === null || days === 0) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The longest of several warranties; null when none is known. */
export function longestWarranty(days: readonly (number | null)[]): number | null {
  const known = days.filter((one) => one !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** What minutes of a grade cost in fen; unknown without the minutes or the rate. */
export function labourFen(minutes: number | null, fenPerHour: number | null): number | null {
  return minutes === null || fenPerHour === null ? null : Math.round((minutes * fenPerHour) / 60)
}

/** A sum is unknown when one of its parts is. */
export function knownSum(parts: readonly (number | null)[]): number | null {
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + part!, 0)
}

/** One finished repair of so many is looked at again although nothing speaks against it. */
export const SAMPLE_OF = 10
/** Days until the look. */
export const LOOK_AFTER_DAYS = 7

/** Whether a finished repair is looked at again, and why (RPR-018): every rework, and a sample drawn by the number, so that nobody chooses it. */
export function trackingReason(order: Pick<OrderRow, 'rework_of' | 'needs_quality_tracking' | 'number'>): 'rework' | 'sample' | 'none' {
  if (order.rework_of !== null || order.needs_quality_tracking) return 'rework'
  return Number(order.number.slice(-4)) % SAMPLE_OF === 0 ? 'sample' : 'none'
}
