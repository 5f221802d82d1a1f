import type { dailywork } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { ticketText } from '../reception/index.ts'

type Item = dailywork.HandOverItem
type Post = dailywork.HandOver['post']

/** What each post hands over; the records of a site are one house, the posts look at their part of it. */
const KINDS: Record<Post, readonly Item['kind'][]> = {
  front_desk: ['visit', 'task', 'case', 'promise', 'staff_task'],
  steward: ['case', 'promise', 'work_order', 'staff_task'],
  engineering: ['work_order', 'promise', 'staff_task'],
  gate: ['gate_visit', 'staff_task'],
}
/** Due within the coming shift counts as due. */
const SOON_MS = 8 * 3_600_000
const MOST = 200

interface Row {
  kind: Item['kind']
  id: string
  number: string
  title: string
  status: string
  owner: string
  due_at: Date | null
}

/**
 * What is open at a site for a post, read from the records: visits under way and their tasks, cases and orders that are due within
 * the coming shift or overdue, promises with their time, visitors inside. The most pressing first.
 */
export async function carriedOver(ctx: Ctx, siteId: string, post: Post): Promise<Item[]> {
  const kinds = KINDS[post]
  const { rows } = await ctx.client.query<Row>({
    name: 'carried_over',
    text: `select * from (
             select 'visit' as kind, v.id, v.ticket::text as number, coalesce(nullif(v.need, ''), coalesce(p.name, v.name)) as title, v.status, coalesce(e.name, '') as owner, v.next_due_at as due_at
             from visit v
             left join person p on p.organization_id = v.organization_id and p.id = v.person_id
             left join employee e on e.organization_id = v.organization_id and e.id = v.served_by
             where v.site_id = $1 and v.status in ('waiting', 'serving')
             union all
             select 'task', v.id, v.ticket::text, s.name || ' · ' || coalesce(p.name, v.name), 'open', e.name, s.due_at
             from visit_step s
             join visit v on v.organization_id = s.organization_id and v.id = s.visit_id
             left join person p on p.organization_id = v.organization_id and p.id = v.person_id
             join employee e on e.organization_id = v.organization_id and e.id = v.served_by
             where s.site_id = $1 and s.phase = 'after' and s.due_at <= $3 and s.done_at is null
             union all
             select 'case', k.id, k.number, k.title, k.status, e.name, k.next_due_at
             from service_case k join employee e on e.organization_id = k.organization_id and e.id = k.owner_id
             where k.site_id = $1 and k.status not in ('closed', 'cancelled', 'invalid') and k.next_due_at <= $3
             union all
             select 'work_order', w.id, w.number, w.title, w.status, coalesce(e.name, ''), w.next_due_at
             from work_order w left join employee e on e.organization_id = w.organization_id and e.id = w.worker_id
             where w.site_id = $1 and w.status not in ('closed', 'cancelled', 'done') and w.next_due_at <= $3
             union all
             select 'promise', k.id, k.number, k.title, k.status, e.name, k.promised_at
             from service_case k join employee e on e.organization_id = k.organization_id and e.id = k.owner_id
             where k.site_id = $1 and k.status not in ('resolved', 'confirmed', 'closed', 'cancelled', 'invalid') and k.promised_at is not null
             union all
             select 'gate_visit', g.id, g.plate, g.name || ' → ' || coalesce(u.code, g.host), 'inside', e.name, null
             from gate_visit g
             left join unit u on u.organization_id = g.organization_id and u.id = g.unit_id
             join employee e on e.organization_id = g.organization_id and e.id = g.in_by
             where g.site_id = $1 and g.out_at is null
             union all
             select 'staff_task', t.id, t.number, t.title, t.state, coalesce(e.name, d.name, ''), t.due_at
             from staff_task t left join employee e on e.organization_id = t.organization_id and e.id = t.doer_id
             left join department d on d.organization_id = t.organization_id and d.id = t.to_department_id
             where t.site_id = $1 and t.state in ('asked', 'accepted')
           ) open where kind = any ($2) order by due_at nulls last, number limit ${MOST}`,
    values: [siteId, [...kinds], new Date(ctx.now.getTime() + SOON_MS)],
  })
  return rows.map((row) => ({
    kind: row.kind, id: row.id, number: row.kind === 'visit' || row.kind === 'task' ? ticketText(Number(row.number)) : row.number, title: row.title, status: row.status, owner: row.owner, dueAt: iso(row.due_at),
    isOverdue: row.due_at !== null && row.due_at < ctx.now,
  }))
}
