import { sql } from 'kysely'
import { holdsRows, ofTheirAccounts, withTheirPhone } from '../../platform/personal-data/index.ts'

/** What left the house for a person goes; what colleagues were sent loses the name. */
export function personalDataOfIntegration(): void {
  holdsRows('deliveries', [
    { table: 'delivery', of: ofTheirAccounts(), isDeleted: true },
    { table: 'push_subscription', of: ofTheirAccounts(), isDeleted: true },
    { table: 'delivery', of: withTheirPhone('address'), isDeleted: true },
    { table: 'delivery', of: () => sql`true`, isLater: true, covers: ['title', 'body'], coversJson: ['params'] },
  ])
}
