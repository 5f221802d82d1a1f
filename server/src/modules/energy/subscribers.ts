import { whenSiteIsMade } from '../organization/index.ts'
import { personalDataOfEnergy } from './personal-data.ts'
import { watchDaily, watchNext } from './watch.ts'

export function subscribe(): void {
  personalDataOfEnergy()
  watchDaily()
  whenSiteIsMade(async (ctx, site) => watchNext(ctx, site.id, site.timeZone))
}
