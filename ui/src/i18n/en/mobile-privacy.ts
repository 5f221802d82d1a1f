import type { mobilePrivacy as source } from '../zh-CN/mobile-privacy.ts'

export const mobilePrivacy: typeof source = {
  title: 'Who looked at my data',
  hint: 'Looks at and exports of your household\'s data, by post.',
  empty: 'Nobody has looked at your data in full yet',
  consents: 'My consents',
  give: 'I agree',
  withdraw: 'Withdraw',
  given: 'Agreed ({{at}})',
  notGiven: 'Not agreed',
  changed: 'Changed',
  list: 'as part of a whole list',
  someone: 'A colleague',
}
