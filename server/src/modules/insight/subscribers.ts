import { nameSubjects } from '../sla/index.ts'
import { dayIn } from '../../platform/time.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { personalDataOfInsight } from './personal-data.ts'
import { closeZonesInTime, planZoneClose } from './standards/close.ts'

export function subscribe(): void {
  personalDataOfInsight()
  closeZonesInTime()
  whenSiteIsMade(async (ctx, site) => planZoneClose(ctx, site, dayIn(site.timeZone, ctx.now).slice(0, 7)))
  nameSubjects('improvement', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('improvement').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.number} ${row.title}`]))
  })
}
