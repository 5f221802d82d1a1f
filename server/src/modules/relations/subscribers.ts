import { on } from '../../platform/events.ts'
import { AppError } from '../../platform/errors.ts'
import { cardPrompts, casesNoteExtraMile } from '../cases/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { whenConsentIsWithdrawn } from '../privacy/index.ts'
import { monthClosed } from '../quality/index.ts'
import { filesShow } from '../training/index.ts'
import { ordersNoteExtraMile } from '../workorders/index.ts'
import { seedCare } from './default-rules.ts'
import { keepExtraMile } from './extra-miles.ts'
import { tellHouseholds } from './for-household.ts'
import { proposeAwards } from './awards.ts'
import { remindOfKeyCustomers } from './key-customers/act.ts'
import { carePrompts } from './prompts.ts'
import { rewardsForFile } from './rewards-for-file.ts'
import { purgeNightly } from './purge.ts'
import { eraseFactsOf, personalDataOfRelations } from './personal-data.ts'

/** Fills the card at the desk, keeps what was done beyond the duty, gives a new site its rules and its nights. */
export function subscribe(): void {
  filesShow('rewards', rewardsForFile)
  tellHouseholds()
  personalDataOfRelations()
  whenConsentIsWithdrawn(async (ctx, personId, purpose) => {
    if (purpose === 'personal_service') await eraseFactsOf(ctx, personId, 'consented', 'withdrawn')
  })
  purgeNightly()
  on(monthClosed, 'relations.propose-awards', (ctx, { monthId }) => proposeAwards(ctx, monthId))
  remindOfKeyCustomers()
  cardPrompts(carePrompts)
  casesNoteExtraMile(async (ctx, { id, siteId }, words) => {
    if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
    await keepExtraMile(ctx, { type: 'case', id, siteId, employeeId: ctx.actor.employeeId }, words)
  })
  ordersNoteExtraMile(async (ctx, { id, siteId, workerId }, words) => {
    await keepExtraMile(ctx, { type: 'work_order', id, siteId, employeeId: workerId }, words)
  })
  whenSiteIsMade((ctx) => seedCare(ctx, ctx.locale))
}
