import type { dailywork, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'

type Day = Output<typeof dailywork.stewardDay>
const NOBODY = '00000000-0000-0000-0000-000000000000'
const MOST = 100

/** The own buildings and whom to see or call today (SYS-005); what the actor may not read is left out. */
export async function stewardDay(ctx: Ctx, { query }: Input<typeof dailywork.stewardDay>): Promise<Day> {
  ctx.actor.mustSee('archives:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const me = ctx.actor.employeeId ?? NOBODY
  return { day: dayIn(site.timeZone, ctx.now), buildings: await buildingsOf(ctx, site.id, me), visits: await visitsOf(ctx, site, me) }
}

/** Those whose steward or stand-in one is, and those of the zones that one serves; each with its homes and what is open there. */
async function buildingsOf(ctx: Ctx, siteId: string, me: string): Promise<Day['buildings']> {
  const { rows } = await ctx.client.query<Day['buildings'][number]>({
    name: 'steward_buildings',
    text: `with own as (
             select distinct on (id) id, part from (
               select s.building_id as id, case when s.employee_id = $2 then 'steward' else 'backup' end as part, case when s.employee_id = $2 then 0 else 1 end as rank
               from building_steward s where s.site_id = $1 and s.until_at is null and $2 in (s.employee_id, s.backup_id)
               union all
               select b.id, 'zone', 2 from zone_post z join building b on b.organization_id = z.organization_id and b.zone_id = z.zone_id
               where b.site_id = $1 and z.employee_id = $2 and z.post in ('customer_service', 'grid') and z.until_at is null) parts order by id, rank)
           select b.id, b.name, o.part, count(u.id)::int as homes, count(u.id) filter (where u.state in ('self_occupied', 'let', 'renovating', 'entrusted'))::int as "livedIn",
             coalesce(sum(k.open), 0)::int as "openCases", coalesce(sum(k.late), 0)::int as "lateCases"
           from own o join building b on b.id = o.id
           left join unit u on u.organization_id = b.organization_id and u.building_id = b.id
           left join lateral (select count(*) as open, count(*) filter (where c.next_due_at < $3) as late from service_case c
             where $4 and c.organization_id = u.organization_id and c.unit_id = u.id and c.status not in ('closed', 'cancelled', 'invalid')) k on true
           group by b.id, b.name, b.code, o.part order by length(b.code), b.code, b.id`,
    values: [siteId, me, ctx.now, ctx.actor.can('cases:read', siteId)],
  })
  return rows
}

interface Row {
  kind: dailywork.DayVisit['kind']
  id: string
  at: Date | null
  is_late: boolean | null
  title: string
  unit_id: string | null
  unit_code: string | null
  person: string
  record: string
}

/** Each kind with the permission that shows it; `$1` site, `$2` me, `$3` now, `$4` the end of the day, `$5` the day. */
const VISITS: readonly (readonly [needs: Parameters<Ctx['actor']['can']>[0], text: string])[] = [
  ['reception:read', `select 'appointment' as kind, a.id, a.from_at as at, a.to_at < $3 as is_late, a.purpose as title, a.unit_id, a.name as person, '' as record from visit_appointment a where a.site_id = $1 and a.host_id = $2 and a.status = 'planned' and a.from_at < $4`],
  ['work_orders:read', `select 'order', w.id, w.appointment_from, w.appointment_to < $3, w.title, w.unit_id, '', w.number from work_order w where w.site_id = $1 and w.worker_id = $2 and w.status in ('assigned', 'accepted', 'arrived', 'working') and w.place_kind = 'unit' and (w.appointment_from is null or w.appointment_from < $4)`],
  ['cases:read', `select 'complaint_task', t.id, t.due_at, t.due_at < $3, t.title, k.unit_id, '', k.number from complaint_task t join service_case k on k.organization_id = t.organization_id and k.id = t.case_id where t.site_id = $1 and t.assignee_id = $2 and t.state = 'open' and t.due_at < $4`],
  ['cases:handle', `select 'return_visit', k.id, k.next_due_at, k.next_due_at < $3, k.title, k.unit_id, coalesce(p.name, ''), k.number from service_case k left join person p on p.organization_id = k.organization_id and p.id = k.person_id where k.site_id = $1 and k.status = 'resolved' and $2 in (k.owner_id, k.first_contact_by)`],
  ['relations:read', `select 'key_customer', c.id, null::timestamptz, c.next_contact_on < $5::date, c.why, c.unit_id, coalesce(p.name, ''), '' from key_customer c left join person p on p.organization_id = c.organization_id and p.id = c.person_id where c.site_id = $1 and c.owner_id = $2 and c.ended_at is null and c.next_contact_on <= $5::date`],
  ['relations:read', `select 'opportunity', o.id, o.plan_for, o.plan_for < $3, coalesce(nullif(o.plan, ''), o.what), o.unit_id, coalesce(p.name, ''), o.number from opportunity o left join person p on p.organization_id = o.organization_id and p.id = o.person_id where o.site_id = $1 and o.planned_by = $2 and o.status in ('planned', 'approved') and o.plan_for < $4`],
]

async function visitsOf(ctx: Ctx, site: { id: string; timeZone: string }, me: string): Promise<Day['visits']> {
  const open = VISITS.filter(([needs]) => ctx.actor.can(needs, site.id))
  if (open.length === 0) return []
  const today = dayIn(site.timeZone, ctx.now)
  const { rows } = await ctx.client.query<Row>(
    `select v.*, u.code as unit_code from (${open.map(([, text]) => `(${text})`).join(' union all ')}) v (kind, id, at, is_late, title, unit_id, person, record)
     cross join (select $1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz, $5::date) asked
     left join unit u on u.id = v.unit_id order by v.is_late is true desc, v.at nulls last, v.id limit ${MOST}`,
    [site.id, me, ctx.now, midnightOf(dayAfter(today), site.timeZone), today],
  )
  return rows.map((row) => ({ kind: row.kind, id: row.id, at: iso(row.at), isLate: row.is_late, title: row.title, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_code ?? '' }, person: row.person, record: row.record }))
}
