import { whenSiteIsMade } from '../organization/index.ts'
import { tellNoticesByJob } from './notices.ts'
import { whenHolidaysArePublished } from './published-holidays.ts'
import { recalculateByJobs, recalculateProvisional } from './recalculations.ts'
import { seedSla } from './seed.ts'

/** What this module does when others act. */
export function subscribe(): void {
  whenSiteIsMade(seedSla)
  recalculateByJobs()
  whenHolidaysArePublished(recalculateProvisional)
  tellNoticesByJob()
}
