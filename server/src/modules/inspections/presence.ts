import type { inspections } from '@guanjia/contract'

type Sign = inspections.PresenceSign
export interface GivenSign {
  sign: Sign
  isGiven: boolean
}

/** What each sign of presence counts; those that cannot be given at a point (no position known, any order) count for nothing. */
const WEIGHTS: Record<Sign, number> = { tag: 50, position: 15, dwell: 15, order: 10, live_photo: 5, nonce: 5 }
/** Below this a record is looked at by somebody 现场证明偏弱. */
export const WEAK = 60
/** Nobody looks at a point in less. */
const LEAST_DWELL_SECONDS = 5
/** A position this far off the point is somewhere else, whatever the phone thinks of its accuracy. */
const NEAR_METRES = 60
const EARTH_METRES = 6_371_000

export interface PresenceFacts {
  isTagRight: boolean
  /** Where the point is, and where the phone was; null when not known. */
  point: { latitude: number; longitude: number } | null
  phone: { latitude: number; longitude: number; accuracy: number } | null
  arrivedAt: Date
  at: Date
  /** Null on a route that may be walked in any order. */
  isInOrder: boolean | null
  hasPhoto: boolean
  isNonceRight: boolean
}

/** How well a record proves that somebody was there: 0…100, and which signs it gave (nothing that nobody could give counts against it). */
export function presenceOf(facts: PresenceFacts): { score: number; signs: GivenSign[] } {
  const signs: GivenSign[] = [
    { sign: 'tag', isGiven: facts.isTagRight },
    ...(facts.point === null ? [] : [{ sign: 'position' as const, isGiven: isNear(facts.point, facts.phone) }]),
    { sign: 'dwell', isGiven: facts.at.getTime() - facts.arrivedAt.getTime() >= LEAST_DWELL_SECONDS * 1000 },
    ...(facts.isInOrder === null ? [] : [{ sign: 'order' as const, isGiven: facts.isInOrder }]),
    { sign: 'live_photo', isGiven: facts.hasPhoto },
    { sign: 'nonce', isGiven: facts.isNonceRight },
  ]
  const all = signs.reduce((sum, { sign }) => sum + WEIGHTS[sign], 0)
  const given = signs.reduce((sum, { sign, isGiven }) => sum + (isGiven ? WEIGHTS[sign] : 0), 0)
  return { score: Math.round((given / all) * 100), signs }
}

function isNear(point: NonNullable<PresenceFacts['point']>, phone: PresenceFacts['phone']): boolean {
  if (phone === null || phone.accuracy > 200) return false
  return metresBetween(point, phone) <= NEAR_METRES + phone.accuracy
}

/** Great-circle distance. */
function metresBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [half, across] = [Math.sin(radians(b.latitude - a.latitude) / 2), Math.sin(radians(b.longitude - a.longitude) / 2)]
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * across ** 2)))
}
