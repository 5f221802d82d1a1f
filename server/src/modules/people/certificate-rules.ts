import type { people } from '@guanjia/contract'
import { dayAfter, daysBetween } from '../../platform/time.ts'

export interface Validity {
  valid_from: string
  valid_until: string
  is_verified: boolean
  is_withdrawn: boolean
}

/** People hear of its end so many days before; at 0 on its last day. */
export const REMINDER_DAYS = [90, 60, 30, 7, 0] as const
const SOON_DAYS = 90

/** Whether it counts on a day of the site's calendar: both of its days do, and somebody has seen the original. */
export function countsOn(day: string, validity: Validity): boolean {
  return validity.is_verified && !validity.is_withdrawn && validity.valid_from <= day && day <= validity.valid_until
}

export function stateOn(day: string, validity: Validity): people.CertificateState {
  if (validity.is_withdrawn) return 'withdrawn'
  if (day > validity.valid_until) return 'expired'
  if (!validity.is_verified) return 'unverified'
  if (day < validity.valid_from) return 'not_yet'
  return daysBetween(day, validity.valid_until) <= SOON_DAYS ? 'expiring' : 'valid'
}

/** When each reminder is due: nine in the morning of its day, as UTC of a zone that many minutes ahead. Past ones are left out. */
export function remindersOf(validUntil: string, after: Date, morning: (day: string) => Date): { days: number; at: Date }[] {
  return REMINDER_DAYS.map((days) => ({ days, at: morning(dayAfter(validUntil, -days)) })).filter(({ at }) => at > after)
}
