import { whenSiteIsMade } from '../organization/index.ts'
import { seedPrices } from './seed.ts'

export function subscribe(): void {
  whenSiteIsMade((ctx, site) => (site.kind === 'residential' ? seedPrices(ctx, site.id) : Promise.resolve()))
}
