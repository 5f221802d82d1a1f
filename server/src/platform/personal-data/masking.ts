import type { Actor } from '../auth/actor.ts'
import { maskPhone, parsePhone } from '../text/index.ts'

/** A phone number as it is shown without the right to see it: `138****8000`. What is no number is covered but for its last two signs; twice is once. */
export function coveredPhone(number: string): string {
  if (number === '' || number.includes('****')) return number
  const parsed = parsePhone(number)
  if (parsed.ok) return maskPhone(parsed.phone)
  return number.length <= 4 ? '****' : `****${number.slice(-2)}`
}

/** A phone number as this actor may see it at a site; residents see what is theirs. */
export function phoneFor(actor: Actor, siteId: string | null, number: string): string {
  return maySeePhones(actor, siteId) ? number : coveredPhone(number)
}

/** Whether the actor sees phones in full at a site, or at any site when none is named. */
export function maySeePhones(actor: Actor, siteId: string | null): boolean {
  return actor.kind !== 'staff' || actor.can('personal_data:phones', siteId ?? undefined)
}

/** A bank account as it is shown: its last four digits. */
export function maskAccount(number: string): string {
  const digits = number.replaceAll(/\s/g, '')
  return digits.length <= 4 ? '****' : `**** **** ${digits.slice(-4)}`
}
