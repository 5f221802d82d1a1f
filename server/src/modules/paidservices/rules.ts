import type { paidservices } from '@guanjia/contract'

type Priced = { charge: paidservices.ServiceCharge; priceFen: number | null }

/** What is free costs 0; what is paid has a price or is by quotation (null), never nothing (PAY-003). Null when it fits, else why not. */
export function whyPriceDoesNotFit({ charge, priceFen }: Priced): string | null {
  if (charge === 'free') return priceFen === 0 ? null : 'what is free has no price'
  return priceFen === 0 ? 'what is paid has a price, or none for "by quotation"' : null
}

/** What is free costs nothing, whatever was left in the field. */
export function withPrice<T extends Priced>(facts: T): T {
  return facts.charge === 'free' && facts.priceFen === null ? { ...facts, priceFen: 0 } : facts
}

type Valid = { no: number; valid_from: string; valid_to: string | null; withdrawn_at: Date | null }

/**
 * The version in force on a day: of those that have begun the one that began last (published last when several begin on a day), unless it
 * has ended. A later version ends the one before it, also when it is over itself: nothing comes back to life by itself.
 */
export function inForceOn<V extends Valid>(versions: readonly V[], day: string): V | null {
  const begun = versions.filter((version) => version.withdrawn_at === null && version.valid_from <= day)
  const last = begun.toSorted((a, b) => b.valid_from.localeCompare(a.valid_from) || b.no - a.no)[0]
  return last && (last.valid_to === null || last.valid_to >= day) ? last : null
}

/** The next version that begins after a day. */
export function comingAfter<V extends Valid>(versions: readonly V[], day: string): V | null {
  const coming = versions.filter((version) => version.withdrawn_at === null && version.valid_from > day)
  return coming.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from) || b.no - a.no)[0] ?? null
}

/** What so many cost in fen, each line rounded to the fen. Quantities are counted in thousandths, because decimal fractions drift. */
export function amountFen(quantity: number, priceFen: number): number {
  return Math.round((Math.round(quantity * 1000) * priceFen) / 1000)
}
