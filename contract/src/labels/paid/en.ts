import type { PaidLabels } from './labels.ts'

export const paid: PaidLabels = {
  serviceGroup: {
    car_care: 'Car care',
    housekeeping: 'Housekeeping',
    tree_adoption: 'Tree adoption',
    appliance_repair: 'Appliance repair',
    home_repair: 'Home repair',
    rental_agency: 'Rental and sales agency',
    owner_resources: 'Owners’ resources',
    butler: 'Butler and business support',
  },
  serviceCharge: { free: 'Free', paid: 'Paid' },
  priceState: { draft: 'Not published', published: 'Published', withdrawn: 'Withdrawn' },
  priceAction: { publish: 'Publish', withdraw: 'Withdraw' },
  quoteStatus: { sent: 'Awaiting acceptance', accepted: 'Accepted', refused: 'Refused', expired: 'Expired', replaced: 'Replaced', withdrawn: 'Withdrawn' },
  quoteAction: { accept: 'Accept quote', refuse: 'Refuse quote', withdraw: 'Withdraw quote' },
  acceptanceWay: { app: 'In the app', signature: 'By signature', phone: 'By telephone' },
  quoteLineKind: { listed: 'Price list', unlisted: 'Not of the list', material: 'Material' },
  freeReason: { warranty: 'Warranty', goodwill: 'Goodwill', contract: 'Covered by the contract' },
  payState: { not_due: 'Not due', to_be_billed: 'To be billed' },
  startMeter: { water: 'Water meter', electricity: 'Electricity meter' },
  trackingReason: { rework: 'After rework', sample: 'Sample', none: 'Not planned' },
  trackingState: { planned: 'To be checked', good: 'Good', bad: 'Bad', unplanned: 'Not checked' },
}
