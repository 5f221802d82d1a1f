import type { FactKind } from '@guanjia/contract/relations.ts'

/** Facts that are written down only after asking; the server refuses them otherwise. The contract's own list would pull its schemas into the browser. */
export const CONSENT_FIRST: readonly FactKind[] = ['elderly_alone', 'elderly', 'child', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'birthday', 'new_baby']
/** Where an outage is felt, in a few words: the first three places, and how many there are. */
export function placesInWords(places: readonly { name: string }[], more: (first: string, count: number) => string): string {
  const first = places.slice(0, 3).map(({ name }) => name).join('、')
  return places.length > 3 ? more(first, places.length) : first
}
/** What is to be chosen by who only notices: passing matters without a consent. */
export const asksConsent = (kind: FactKind): boolean => CONSENT_FIRST.includes(kind)
