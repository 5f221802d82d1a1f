import { filesFollow } from '../../platform/files/files.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { dayIn } from '../../platform/time.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { forgetVisitorsInTime } from './mystery/personal-data.ts'
import { filesShow } from '../training/index.ts'
import { scoresForFile } from './scores/for-file.ts'
import { closeMonthsInTime, planClose } from './scores/close.ts'
import { personalDataOfQuality } from './personal-data.ts'
import { trainAfterQuality } from './training-needs.ts'

export function subscribe(): void {
  personalDataOfQuality()
  closeMonthsInTime()
  forgetVisitorsInTime()
  trainAfterQuality()
  filesShow('scores', scoresForFile)
  sealedColumn({ table: 'mystery_visit', key: ['id'], sealed: 'visitor_sealed' })
  filesFollow('mystery_visit', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('mystery_visit').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('mystery:manage', row.site_id)
  })
  whenSiteIsMade((ctx, site) => planClose(ctx, site, dayIn(site.timeZone, ctx.now).slice(0, 7)))
  filesFollow('service_check', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('service_check').select(['site_id', 'employee_id']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && ((row.employee_id !== null && row.employee_id === ctx.actor.employeeId) || ctx.actor.can('checks:score', row.site_id))
  })
}
