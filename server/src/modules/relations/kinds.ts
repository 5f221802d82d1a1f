import { relations } from '@guanjia/contract'
import { dayAfter } from '../../platform/time.ts'

type FactKind = relations.FactKind

/** Kept only with the consent of whom they are about (PRS-010, PRS-011, PRS-013). */
export const needsConsent = (kind: FactKind): boolean => relations.CONSENT_KINDS.includes(kind)
/** Shown only to holders of `relations:restricted`. */
export const isRestricted = (kind: FactKind, audience: relations.CareRule['audience'] = 'all'): boolean => audience === 'restricted' || relations.RESTRICTED_KINDS.includes(kind)
/** Matters of days, suggested once. */
export const isPassing = (kind: FactKind): boolean => relations.PASSING_KINDS.includes(kind)

/** How long a passing fact is kept when no rule says otherwise; nobody is unwell for longer than a week (PRS-012). */
const PASSES_AFTER: Partial<Record<FactKind, number>> = { unwell: 7, bereavement: 49, new_baby: 180, travelling: 30 }
export const LONGEST_UNWELL = 7

/** The last day of a fact: the day after `on` by as many days as its kind is kept; null as long as it holds. */
export function expiryOf(kind: FactKind, on: string, keepDays: number | null): string | null {
  const days = keepDays ?? PASSES_AFTER[kind] ?? null
  const kept = kind === 'unwell' ? Math.min(days!, LONGEST_UNWELL) : days
  return kept === null ? null : dayAfter(on, kept)
}

/** Which of the three opportunities 三特 an occasion is (PRS-005). */
export function typeOf(occasion: relations.CareRule['occasion']): relations.OpportunityType {
  if (occasion === 'special_request') return 'special_request'
  const persons: readonly string[] = ['elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'language', 'contact_time', 'form_of_address', 'habit']
  return persons.includes(occasion) ? 'special_person' : 'special_situation'
}

/** Who is called first when something fails, by what fails (PRS-010, PRS-031); the first that fits is the household's rank. */
export const CALL_ORDER: Record<relations.Outage['kind'], readonly FactKind[]> = {
  water: ['medical_equipment', 'elderly_alone', 'new_baby', 'patient', 'disabled', 'pregnant', 'elderly', 'child'],
  power: ['medical_equipment', 'patient', 'elderly_alone', 'new_baby', 'disabled', 'pregnant', 'elderly', 'child'],
  gas: ['elderly_alone', 'new_baby', 'patient', 'disabled', 'pregnant', 'elderly', 'child'],
  heating: ['new_baby', 'elderly_alone', 'patient', 'disabled', 'pregnant', 'elderly', 'child'],
  lift: ['disabled', 'patient', 'pregnant', 'elderly_alone', 'elderly', 'new_baby', 'child'],
}
/** A claim on a household to be called holds so long; then somebody else may call. */
export const CLAIM_MINUTES = 10

/** Points for a delivered opportunity and for a thank-you (PRS-014). */
export const POINTS = { delivered: 2, thanked: 1 } as const
/** How long somebody is new at a home, and how early an outage is spoken of. */
export const NEW_FOR_DAYS = 30
export const OUTAGE_SOON_HOURS = 24
