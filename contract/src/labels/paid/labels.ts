import type { TRACKING_REASONS, TRACKING_STATES } from '../../aftercare.ts'
import type { PRICE_ACTIONS, PRICE_STATES, SERVICE_CHARGES, SERVICE_GROUPS } from '../../paidservices.ts'
import type { ACCEPTANCE_WAYS, PAY_STATES, QUOTE_ACTIONS, QUOTE_LINE_KINDS, QUOTE_STATUSES } from '../../quotes.ts'
import type { FREE_REASONS, START_METERS } from '../../workorders.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** Choices of paid services, quotes, warranty and quality tracking. */
export type PaidLabels = {
  serviceGroup: Each<typeof SERVICE_GROUPS>
  serviceCharge: Each<typeof SERVICE_CHARGES>
  priceState: Each<typeof PRICE_STATES>
  priceAction: Each<typeof PRICE_ACTIONS>
  quoteStatus: Each<typeof QUOTE_STATUSES>
  quoteAction: Each<typeof QUOTE_ACTIONS>
  acceptanceWay: Each<typeof ACCEPTANCE_WAYS>
  quoteLineKind: Each<typeof QUOTE_LINE_KINDS>
  freeReason: Each<typeof FREE_REASONS>
  payState: Each<typeof PAY_STATES>
  startMeter: Each<typeof START_METERS>
  trackingReason: Each<typeof TRACKING_REASONS>
  trackingState: Each<typeof TRACKING_STATES>
}
