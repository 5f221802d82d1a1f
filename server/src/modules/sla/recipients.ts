/** The escalation chain 处理人 → 主管 → 项目经理 → 品质部, from the one at work upwards (ORG-023). */
export const RECIPIENTS = ['handler', 'supervisor', 'site_manager', 'head_office'] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const isAtLeast = (recipient: Recipient, lowest: Recipient): boolean => RECIPIENTS.indexOf(recipient) >= RECIPIENTS.indexOf(lowest)

/** The people who hold a place in the chain now; a vacant place is an empty list. Their substitutes are already in place of the absent. */
export type Chain = Record<Recipient, readonly string[]>

/**
 * Whom a step reaches: everybody in the named places, and for a vacant place the next one above that is filled.
 * Each person once, in the order of the chain. Empty only when the chain is vacant to the top: that needs attention, not silence.
 */
export function peopleFor(to: readonly Recipient[], chain: Chain): string[] {
  const people = new Set<string>()
  for (const recipient of [...to].sort((a, b) => RECIPIENTS.indexOf(a) - RECIPIENTS.indexOf(b))) {
    const filled = RECIPIENTS.slice(RECIPIENTS.indexOf(recipient)).find((place) => chain[place].length > 0)
    for (const person of filled ? chain[filled] : []) people.add(person)
  }
  return [...people]
}
