import type { belongings } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { REMIND_DAYS } from './days.ts'

export type CardState = belongings.AccessCard['state']
export type CardAction = belongings.AccessCard['allowedActions'][number]

/** The life of a card 住户卡/车卡 (HHD-010). A card that is out is issued, expiring or expired by its last day, see `stateOn`. */
export const CARD_CYCLE: LifeCycle<CardState, CardAction> = {
  issue: { from: ['applied'], to: 'issued' },
  renew: { from: ['issued', 'expiring', 'expired'], to: 'issued' },
  report_lost: { from: ['issued', 'expiring', 'expired'], to: 'lost' },
  cancel: { from: ['applied', 'issued', 'expiring', 'expired', 'lost'], to: 'cancelled' },
}

/** What a card that is out is on a day: 30 days before its last day it is expiring, after it expired. */
export function stateOn(validUntil: string | null, today: string): 'issued' | 'expiring' | 'expired' {
  if (validUntil === null || validUntil > dayAfter(today, REMIND_DAYS)) return 'issued'
  return validUntil < today ? 'expired' : 'expiring'
}
