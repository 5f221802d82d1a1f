import { platform, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { briefsOf } from '../sla/index.ts'

type Item = Output<typeof platform.myWork>['items'][number]

interface Row {
  record_type: 'case' | 'work_order' | 'staff_task'
  id: string
  number: string
  site_id: string
  title: string
  status: string
  urgency: string
  kind: string
  why: string
  place: string
  since: Date
  is_carried_over: boolean
}

const LIMIT = 500

/** Which sites of `sitesFor` hold, as SQL parameters: null means all. */
function sitesParameter(sites: 'all' | string[]): string[] | null {
  return sites === 'all' ? null : sites
}

/**
 * Everything that the person is answerable for, most pressing first (BRF-002, ORG-032): own cases until they are closed, cases that wait for
 * the own return visit, enquiries that are offered to them, own work orders, and for dispatchers the orders that nobody has, for verifiers what is done and not verified.
 */
export async function myWork(ctx: Ctx, { query }: Input<typeof platform.myWork>): Promise<Output<typeof platform.myWork>> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || actor.employeeId === null) return { items: [], counts: { all: 0, overdue: 0, dueWithinHour: 0, carriedOver: 0 } }
  if (query.siteId) actor.mustSee('organization:read', query.siteId)
  const { rows } = await ctx.client.query<Row>({
    name: 'my_work',
    text: `select 'case' as record_type, k.id, k.number, k.site_id, k.title, k.status, k.urgency, k.kind,
             case when k.transfer_employee_id = $1 then 'transfer' when k.asked_at > coalesce(k.answered_at, '-infinity') then 'answer' when k.status = 'resolved' then 'return_visit' when k.status = 'confirmed' then 'close' when k.owner_id = $1 then 'owner' else 'first_contact' end as why,
             coalesce(u.code, k.place) as place, k.registered_at as since, (k.registered_at at time zone s.time_zone)::date < ($6 at time zone s.time_zone)::date as is_carried_over
           from service_case k
           join site s on s.organization_id = k.organization_id and s.id = k.site_id
           left join unit u on u.organization_id = k.organization_id and u.id = k.unit_id
           where k.status not in ('closed', 'cancelled', 'invalid') and (k.owner_id = $1 or k.first_contact_by = $1 or k.transfer_employee_id = $1)
             and ($3::uuid[] is null or k.site_id = any ($3)) and ($2::uuid is null or k.site_id = $2)
           union all
           select 'work_order', w.id, w.number, w.site_id, w.title, w.status, w.urgency, w.kind,
             case when w.worker_id = $1 and w.status <> 'done' then 'worker' when w.status = 'done' then 'verify' else 'dispatch' end,
             coalesce(u.code, w.place), w.raised_at, (w.raised_at at time zone s.time_zone)::date < ($6 at time zone s.time_zone)::date
           from work_order w
           join site s on s.organization_id = w.organization_id and s.id = w.site_id
           left join unit u on u.organization_id = w.organization_id and u.id = w.unit_id
           where ($2::uuid is null or w.site_id = $2) and (
             (w.worker_id = $1 and w.status in ('assigned', 'accepted', 'arrived', 'working', 'suspended'))
             or (w.status = 'open' and ($4::uuid[] is null or w.site_id = any ($4)))
             or (w.status = 'done' and w.worker_id <> $1 and w.place_kind <> 'unit' and ($5::uuid[] is null or w.site_id = any ($5))))
           union all
           select 'staff_task', t.id, t.number, t.site_id, t.title, t.state, 'normal', t.kind, case when t.state = 'done' then 'rate' when t.state = 'asked' then 'asked' else 'doer' end,
             coalesce(d.name, ''), t.asked_at, (t.asked_at at time zone s.time_zone)::date < ($6 at time zone s.time_zone)::date
           from staff_task t
           join site s on s.organization_id = t.organization_id and s.id = t.site_id
           join employee me on me.organization_id = t.organization_id and me.id = $1
           left join department d on d.organization_id = t.organization_id and d.id = t.from_department_id
           where t.ended_at is null and ($2::uuid is null or t.site_id = $2) and (
             (t.doer_id = $1 and t.state in ('asked', 'accepted'))
             or (t.doer_id is null and t.to_department_id = me.department_id and t.asked_by <> $1)
             or (t.asked_by = $1 and t.state = 'done'))
           order by since limit ${LIMIT}`,
    values: [actor.employeeId, query.siteId ?? null, sitesParameter(actor.sitesFor('cases:read')), sitesParameter(actor.sitesFor('work_orders:dispatch')), sitesParameter(actor.sitesFor('work_orders:verify')), ctx.now],
  })
  const clocks = await briefsOf(ctx, rows.map((row) => row.id))
  const items = rows
    .map((row): Item => ({
      recordType: row.record_type, id: row.id, number: row.number, siteId: row.site_id, title: row.title, status: row.status, urgency: row.urgency, kind: row.kind, why: row.why, place: row.place,
      clock: clocks.get(row.id) ?? null, since: iso(row.since), isCarriedOver: row.is_carried_over,
    }))
    .sort(byPressure)
  return { items, counts: countsOf(items, ctx.now) }
}

/** Overdue first, then by due time; what has no promise left comes last, oldest first. */
function byPressure(a: Item, b: Item): number {
  const key = (item: Item): string => `${item.clock?.outcome === 'breached' ? 0 : 1}${item.clock?.dueAt ?? '9'}${item.since}`
  return key(a).localeCompare(key(b))
}

function countsOf(items: Item[], now: Date): Output<typeof platform.myWork>['counts'] {
  const due = (item: Item): number => (item.clock?.dueAt ? new Date(item.clock.dueAt).getTime() - now.getTime() : Number.POSITIVE_INFINITY)
  return {
    all: items.length,
    overdue: items.filter((item) => item.clock?.outcome === 'breached' || due(item) < 0).length,
    dueWithinHour: items.filter((item) => due(item) >= 0 && due(item) <= 3_600_000).length,
    carriedOver: items.filter((item) => item.isCarriedOver).length,
  }
}
