import { ROLE_PERMISSIONS, ROLES } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { rolesAt } from '../people/index.ts'
import { CARRIED } from './lifecycle.ts'

const WORKING_ROLES = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes('work_orders:work'))

/**
 * Whoever gets an order must be active and hold `work_orders:work` at its site. Throws `work_order.worker_not_suitable` naming `/workerId`.
 */
export async function mustBeSuitable(ctx: Ctx, employeeId: string, siteId: string): Promise<void> {
  const roles = await rolesAt(ctx, employeeId, siteId)
  if (!roles.some((role) => WORKING_ROLES.some((working) => working === role)))
    throw wrongField('work_order.worker_not_suitable', '/workerId', 'not active, or without the right to work at this site')
}

export interface WorkerWithLoad {
  id: string
  accountId: string
  name: string
  position: string
  skills: string[]
  isOnShift: boolean
  load: number
}

/** Those who work at a site with what they carry now, wherever it is. Administrators may everything, but go to nobody's door. */
export async function workersAt(ctx: Ctx, siteId: string): Promise<WorkerWithLoad[]> {
  const { rows } = await ctx.client.query<WorkerWithLoad>({
    name: 'workers_of_site',
    text: `select e.id, e.account_id as "accountId", e.name, e.position, e.skills, e.is_on_shift as "isOnShift",
             (select count(*) from work_order w
              where w.organization_id = e.organization_id and w.worker_id = e.id and w.status = any ($3)) as load
           from employee e
           where e.is_active and exists (
             select from role_assignment r
             where r.organization_id = e.organization_id and r.account_id = e.account_id and r.role = any ($2)
               and (r.site_id = $1 or r.scope = 'organization'))
           order by e.name, e.id limit 1000`,
    values: [siteId, WORKING_ROLES.filter((role) => role !== 'administrator'), CARRIED],
  })
  return rows
}
