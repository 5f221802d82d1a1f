import { ZONE_STANDARDS, ZONE_TARGETS, type ZoneStandard } from '@guanjia/contract/zone-standard-choices.ts'
import type { zonestandards } from '@guanjia/contract'

export type Standard = zonestandards.ZoneStandards['standards'][number]
export type Check = zonestandards.ZoneStandards['checks'][number]
/** How much of it was good, and of how much that is known. */
export interface Part {
  good: number
  of: number
}
export type Parts = Record<Exclude<ZoneStandard, 'system'>, Part>
export const NOTHING: Parts = { lamps: { good: 0, of: 0 }, intact: { good: 0, of: 0 }, passed: { good: 0, of: 0 }, timely: { good: 0, of: 0 } }

/** Fewest standards that must be known of a zone itself to rank it: one figure alone is chance, and silence is no merit. */
const FEWEST_KNOWN = 2

/** What nobody recorded is unknown: neither good nor bad. */
export function standardOf(key: ZoneStandard, { good, of }: Part): Standard {
  const target = ZONE_TARGETS[key]
  const rate = of === 0 ? null : good / of
  return { key, good, of, rate, target, isMet: rate === null ? null : rate >= target }
}

/** The checks of the management system as the fifth standard: how many of those that could be judged are met (MNT-002). */
export function systemPart(checks: readonly Check[]): Part {
  const known = checks.filter(({ isMet }) => isMet !== null)
  return { good: known.filter(({ isMet }) => isMet).length, of: known.length }
}

/** The five in their order; the management system is the site's and the same for each of its zones. */
export function fiveOf(parts: Parts, checks: readonly Check[]): Standard[] {
  return ZONE_STANDARDS.map((key) => standardOf(key, key === 'system' ? systemPart(checks) : parts[key]))
}

/**
 * 0…100: how far the standards that are known were reached, each alike, to a tenth. Null where too little of the zone's own is known. Better than
 * the target is no more than reached.
 */
export function standardsScore(standards: readonly Standard[]): number | null {
  const known = standards.filter((one): one is Standard & { rate: number } => one.rate !== null)
  if (known.filter(({ key }) => key !== 'system').length < FEWEST_KNOWN) return null
  return Math.round((known.reduce((sum, { rate, target }) => sum + Math.min(1, rate / target), 0) / known.length) * 1000) / 10
}
