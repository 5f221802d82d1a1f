import { codesWith, type Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { worksAt } from '../people/index.ts'
import type { Worker } from './assign.ts'
import { CARRIED } from './lifecycle.ts'

const WORKING_ROLES = codesWith('work_orders:work')

/**
 * Whoever gets an order must be active and hold `work_orders:work` at its site. Throws `work_order.worker_not_suitable` naming `/workerId`.
 */
export async function mustBeAbleToWork(ctx: Ctx, employeeId: string, siteId: string): Promise<void> {
  if (!(await worksAt(ctx, employeeId, siteId, 'work_orders:work')))
    throw wrongField('work_order.worker_not_suitable', '/workerId', 'not active, or without the right to work at this site')
}

export interface WorkerWithLoad extends Worker {
  accountId: string
  position: string
  zones: Ref[]
}

/**
 * Those who work at a site with what decides about giving them work: shift, absence, skills, certificates, zones, limit, and what they carry
 * now, wherever it is. Administrators may everything, but go to nobody's door. `only` asks for some of them, administrators too.
 */
export async function workersAt(ctx: Ctx, siteId: string, only?: readonly string[]): Promise<WorkerWithLoad[]> {
  const { rows } = await ctx.client.query<WorkerWithLoad>({
    name: only === undefined ? 'workers_of_site' : 'some_workers_of_site',
    text: only === undefined ? ALL_WORKERS : SOME_WORKERS,
    values: [siteId, WORKING_ROLES, CARRIED, ctx.now, ...(only === undefined ? [] : [only])],
  })
  return rows
}

/** Who carries what is counted by the index of carried orders, and the last score is the first of the index of scored ones. */
const WORKERS = `
  select e.id, e.account_id as "accountId", e.name, e.position, e.skills, e.is_on_shift and e.id not in (select off from off_by_rota($1, $4) off) as "isOnShift", coalesce(e.load_limit, d.load_limit) as "limit",
    (select s.name from substitution x join employee s on s.organization_id = x.organization_id and s.id = x.substitute_id
     where x.organization_id = e.organization_id and x.absent_id = e.id and x.ended_at is null and x.from_at <= $4 and x.to_at > $4 limit 1) as "standIn",
    coalesce(z.ids, '{}') as "zoneIds", coalesce(z.zones, '[]') as zones,
    coalesce((select json_agg(json_build_object('kind', c.kind, 'valid_from', c.valid_from, 'valid_until', c.valid_until,
       'is_verified', c.verified_at is not null, 'is_withdrawn', false) order by c.kind, c.valid_until)
     from certificate c where c.organization_id = e.organization_id and c.employee_id = e.id and c.withdrawn_at is null), '[]') as certificates,
    coalesce((select json_agg(json_build_object('skill', g.gate_skill, 'name', g.name, 'from', g.gate_from, 'passedOn', q.passed_on, 'until', q.valid_until) order by g.name) from practical_rubric g
     left join practical_qualification q on q.organization_id = g.organization_id and q.rubric_id = g.id and q.employee_id = e.id and q.is_passed
     where g.organization_id = e.organization_id and g.state = 'active' and g.gate_from is not null), '[]') as gates,
    (select count(*)::int from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id and w.status = any ($3)) as load,
    (select w.case_score from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id and w.case_score is not null
       order by w.raised_at desc, w.id desc limit 1) as "lastScore",
    (select w.raised_at from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id order by w.raised_at desc, w.id desc limit 1) as "lastRaisedAt"
  from employee e
  left join dispatch_setting d on d.organization_id = e.organization_id and d.site_id = $1
  left join lateral (
    select array_agg(o.id order by o.name) as ids, json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name) as zones from zone o
    where o.organization_id = e.organization_id and o.site_id = $1 and (
      exists (select from employee_zone i where i.organization_id = e.organization_id and i.employee_id = e.id and i.zone_id = o.id)
      or exists (select from zone_post p where p.organization_id = e.organization_id and p.employee_id = e.id and p.zone_id = o.id and p.until_at is null and p.post = 'maintenance'))
  ) z on true
  where e.is_active and exists (
    select from $assignments r where r.organization_id = e.organization_id and r.account_id = e.account_id and $filter and (r.site_id = $1 or r.scope = 'organization'))
  order by e.name, e.id limit 1000`

const ALL_WORKERS = WORKERS.replace('$assignments', "assignments_giving('work_orders:work', $2)").replace('$filter', "r.role <> 'administrator'")
const SOME_WORKERS = WORKERS.replace('$assignments', 'role_assignment').replace('$filter', '$2::text[] is not null and e.id = any ($5)')
