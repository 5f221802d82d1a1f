import { filesFollow } from '../../platform/files/files.ts'
import { importKind } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { trainingKnows } from '../training/index.ts'
import { followOrders } from './follow-orders.ts'
import { followRegister } from './follow-register.ts'
import { tellHouseholds } from './for-household.ts'
import { pointsImport } from './import/points-list.ts'
import { personalDataOfInspections } from './personal-data.ts'
import { addReady } from './ready/take.ts'
import { tellOfStandards } from './standards-used.ts'
import { tendNow, tendInTime } from './tend.ts'

export function subscribe(): void {
  tellOfStandards()
  tellHouseholds()
  personalDataOfInspections()
  tendInTime()
  importKind('inspection_points', pointsImport)
  followOrders()
  followRegister()
  whenSiteIsMade(async (ctx, site) => {
    await addReady(ctx, site)
    tendNow(ctx, site.id)
  })
  // A finding or a round shows that somebody has to learn something (INS-008).
  for (const type of ['finding', 'inspection_task'] as const)
    trainingKnows(type, async (ctx, ids) => {
      const rows = await ctx.tx.selectFrom(type).select(['id', 'site_id', 'number']).where('id', 'in', [...ids]).execute()
      return new Map(rows.filter((row) => ctx.actor.can('inspections:read', row.site_id)).map((row) => [row.id, { siteId: row.site_id, label: row.number }]))
    })
  filesFollow('inspection_route', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('inspection_route').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('inspections:read', row.site_id)
  })
  filesFollow('inspection_record', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('inspection_record').innerJoin('inspection_task', 'inspection_task.id', 'inspection_record.task_id').select('inspection_task.site_id').where('inspection_record.id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('inspections:read', row.site_id)
  })
  filesFollow('finding', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('finding').select(['site_id', 'found_by']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && (row.found_by === ctx.actor.employeeId || ctx.actor.can('inspections:read', row.site_id))
  })
}
