import { filesFollow } from '../../platform/files/files.ts'
import { personalDataOfQuality } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfQuality()
  filesFollow('service_check', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('service_check').select(['site_id', 'employee_id']).where('id', '=', id).executeTakeFirst()
    return row !== undefined && ((row.employee_id !== null && row.employee_id === ctx.actor.employeeId) || ctx.actor.can('checks:score', row.site_id))
  })
}
