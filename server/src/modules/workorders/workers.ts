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

type Row = Omit<WorkerWithLoad, 'zoneIds' | 'zones' | 'certificates' | 'gates'> & {
  zones: Ref[] | null
  certificates: [kind: string, validFrom: string, validUntil: string, isVerified: boolean][] | null
  /** By practical. */
  passed: Record<string, [passedOn: string, until: string | null]> | null
}
type Gate = Pick<Worker['gates'][number], 'skill' | 'name' | 'from'> & { id: string }

/**
 * Those who work at a site with what decides about giving them work: shift, absence, skills, certificates, zones, limit, and what they carry
 * now, wherever it is. Administrators may everything, but go to nobody's door. `only` asks for some of them, administrators too.
 */
export async function workersAt(ctx: Ctx, siteId: string, only?: readonly string[]): Promise<WorkerWithLoad[]> {
  const [gates, workers] = await Promise.all([
    ctx.client.query<Gate>({ name: 'gates_of_work', text: GATES }),
    ctx.client.query<Row>(only === undefined ? { name: 'workers_of_site', text: ALL_WORKERS, values: [siteId, ctx.now] } : { name: 'some_workers_of_site', text: SOME_WORKERS, values: [siteId, ctx.now, only] }),
  ])
  const gatesFor = (passed: Row['passed']): Worker['gates'] =>
    gates.rows.map(({ id, skill, name, from }) => ({ skill, name, from, passedOn: passed?.[id]?.[0] ?? null, until: passed?.[id]?.[1] ?? null }))
  const nonePassed = gatesFor(null)
  return workers.rows.map(({ passed, certificates, zones, ...worker }) => ({
    ...worker, zones: zones ?? [], zoneIds: zones?.map(({ id }) => id) ?? [], gates: passed === null ? nonePassed : gatesFor(passed),
    certificates: certificates?.map(([kind, valid_from, valid_until, is_verified]) => ({ kind, valid_from, valid_until, is_verified, is_withdrawn: false })) ?? [],
  }))
}

/** The same for all workers, so asked once beside them and not once for each. */
const GATES = `select id, gate_skill as skill, name, gate_from as "from" from practical_rubric where state = 'active' and gate_from is not null order by name`

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/**
 * Who carries what is counted by the index of carried orders, and the last score is the first of the index of scored ones. States and roles
 * stand in the text, not among the values: a plan for any values could not know that the index of carried orders answers, would read every
 * order a worker ever had, and PostgreSQL would rather plan anew each time.
 */
const WORKERS = `
  select e.id, e.account_id as "accountId", e.name, e.position, e.skills, e.is_on_shift and e.id not in (select off from off_by_rota($1, $2) off) as "isOnShift", coalesce(e.load_limit, d.load_limit) as "limit",
    (select s.name from substitution x join employee s on s.organization_id = x.organization_id and s.id = x.substitute_id
     where x.organization_id = e.organization_id and x.absent_id = e.id and x.ended_at is null and x.from_at <= $2 and x.to_at > $2 limit 1) as "standIn",
    (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name) from zone o
     where o.organization_id = e.organization_id and o.site_id = $1 and (
       exists (select from employee_zone i where i.organization_id = e.organization_id and i.employee_id = e.id and i.zone_id = o.id)
       or exists (select from zone_post p where p.organization_id = e.organization_id and p.employee_id = e.id and p.zone_id = o.id and p.until_at is null and p.post = 'maintenance'))) as zones,
    (select json_agg(json_build_array(c.kind, c.valid_from, c.valid_until, c.verified_at is not null) order by c.kind, c.valid_until)
     from certificate c where c.organization_id = e.organization_id and c.employee_id = e.id and c.withdrawn_at is null) as certificates,
    (select json_object_agg(q.rubric_id, json_build_array(q.passed_on, q.valid_until))
     from practical_qualification q where q.organization_id = e.organization_id and q.employee_id = e.id and q.is_passed) as passed,
    (select count(*)::int from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id and w.status in (${listed(CARRIED)})) as load,
    (select w.case_score from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id and w.case_score is not null
       order by w.raised_at desc, w.id desc limit 1) as "lastScore",
    (select w.raised_at from work_order w where w.organization_id = e.organization_id and w.worker_id = e.id order by w.raised_at desc, w.id desc limit 1) as "lastRaisedAt"
  from employee e
  left join dispatch_setting d on d.organization_id = e.organization_id and d.site_id = $1
  where e.is_active and exists (
    select from $assignments r where r.organization_id = e.organization_id and r.account_id = e.account_id and $filter and (r.site_id = $1 or r.scope = 'organization'))
  order by e.name, e.id limit 1000`

const ALL_WORKERS = WORKERS.replace('$assignments', `assignments_giving('work_orders:work', array[${listed(WORKING_ROLES)}])`).replace('$filter', "r.role <> 'administrator'")
const SOME_WORKERS = WORKERS.replace('$assignments', 'role_assignment').replace('$filter', 'e.id = any ($3)')
