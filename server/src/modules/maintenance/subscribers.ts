import { filesFollow } from '../../platform/files/files.ts'
import { importKind } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { whenFacilityMoves, whenMeterEnds, whenMeterIsRead } from '../registers/index.ts'
import { followMeter, leaveMeter } from './counters.ts'
import { followState } from './downtime.ts'
import { followOrders } from './follow-orders.ts'
import { legalImport } from './import/legal-list.ts'
import { plansImport } from './import/plans-list.ts'
import { leaveScrapped } from './scrapped.ts'
import { personalDataOfMaintenance } from './personal-data.ts'
import { addReady, askForNew } from './ready/take.ts'
import { followStaff } from './staff.ts'
import { tendNow, tendInTime } from './tend.ts'

export function subscribe(): void {
  personalDataOfMaintenance()
  tendInTime()
  followOrders()
  followStaff()
  importKind('maintenance_plans', plansImport)
  importKind('legal_inspections', legalImport)
  whenFacilityMoves(followState)
  whenFacilityMoves(leaveScrapped)
  whenFacilityMoves(askForNew)
  whenMeterEnds(leaveMeter)
  whenMeterIsRead((ctx, { id }) => followMeter(ctx, id))
  whenSiteIsMade(async (ctx, site) => {
    await addReady(ctx, site)
    tendNow(ctx, site.id)
  })
  for (const type of ['maintenance_task', 'renewal_proposal'] as const)
    filesFollow(type, async (ctx, id) => {
      const row = await ctx.tx.selectFrom(type).select('site_id').where('id', '=', id).executeTakeFirst()
      return row !== undefined && ctx.actor.can('maintenance:read', row.site_id)
    })
  filesFollow('legal_certificate', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('legal_certificate').innerJoin('legal_inspection', 'legal_inspection.id', 'legal_certificate.legal_inspection_id').select('legal_inspection.site_id').where('legal_certificate.id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('maintenance:read', row.site_id)
  })
}
