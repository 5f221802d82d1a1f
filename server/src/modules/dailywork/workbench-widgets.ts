import type { Permission, Role } from '@guanjia/contract'
import type { WORKBENCH_WIDGETS } from '@guanjia/contract/workbench-choices.ts'

export type WidgetKey = (typeof WORKBENCH_WIDGETS)[number]

/**
 * The duties of each post on its start page (ORG-016), in the order of its day; what somebody may not read is left out. Fees,
 * the lease of parking spaces, mail, keys and the renovation file come with their modules.
 */
export const OF_POST: Partial<Record<Role, readonly WidgetKey[]>> = {
  front_desk: ['briefing', 'tidy', 'carryOver', 'handOver', 'outages', 'reception', 'appointments', 'cases', 'complaints', 'returnVisits', 'orders', 'defects', 'assists', 'errands', 'bookings', 'registrations', 'loans'],
  steward: ['briefing', 'carryOver', 'handOver', 'outages', 'appointments', 'cases', 'returnVisits', 'verify', 'rounds', 'violations', 'defects', 'care', 'observations', 'assists', 'corrections'],
  technician: ['briefing', 'carryOver', 'handOver', 'ownOrders', 'pool', 'rounds', 'assists'],
  guard: ['briefing', 'handOver', 'gate', 'rounds', 'violations', 'assists'],
  supervisor: ['briefing', 'carryOver', 'handOver', 'overdue', 'complaints', 'keyCustomers', 'dispatch', 'verify', 'rounds', 'violations', 'defects', 'quality', 'compensations', 'registrations', 'corrections', 'observations', 'assists', 'liaisons', 'nonconformities'],
  site_manager: ['briefing', 'overdue', 'complaints', 'compensations', 'dispatch', 'liaisons', 'nonconformities', 'checks', 'improvements', 'assists'],
  general_manager: ['briefing', 'overdue', 'complaints', 'compensations', 'liaisons', 'nonconformities', 'improvements'],
  administrator: ['briefing', 'overdue', 'complaints', 'compensations', 'liaisons', 'checks', 'nonconformities', 'improvements'],
  officer: ['briefing', 'assists', 'checks', 'improvements'],
}

/** Where a post stands on the page of somebody who holds several. */
const ORDER: readonly Role[] = ['front_desk', 'steward', 'technician', 'guard', 'supervisor', 'site_manager', 'general_manager', 'administrator', 'officer']

/** The post that gives the page its name, and all duties of the posts that somebody holds, each once. */
export function widgetsFor(roles: readonly Role[]): { post: Role | null; keys: WidgetKey[] } {
  const held = ORDER.filter((role) => roles.includes(role))
  return { post: held[0] ?? null, keys: [...new Set(held.flatMap((role) => OF_POST[role] ?? []))] }
}

export interface Source {
  needs: Permission
  /** How many there are, in the words of `day(site, me, mine, at, today, from_, till, month)`; the link opens to exactly these. */
  count: string
  late?: string
  /** `{today}` and `{month}`: the day at the site, and the first of its month. */
  link: string
}
const OPEN_CASE = "k.site_id = site and k.status not in ('closed', 'cancelled', 'invalid')"
const OPEN_ORDER = "w.site_id = site and w.status not in ('closed', 'cancelled')"
const MINE = '(k.owner_id = me or k.first_contact_by = me)'
const cases = (where: string): Pick<Source, 'count' | 'late'> => ({ count: `select count(*) from service_case k where ${OPEN_CASE} and ${where}`, late: `select count(*) from service_case k where ${OPEN_CASE} and ${where} and k.next_due_at < at` })
const orders = (where: string): Pick<Source, 'count' | 'late'> => ({ count: `select count(*) from work_order w where ${OPEN_ORDER} and ${where}`, late: `select count(*) from work_order w where ${OPEN_ORDER} and ${where} and w.next_due_at < at` })

/** What is read from the records for each; `briefing`, `tidy` and `carryOver` are asked elsewhere. */
export const SOURCES: Partial<Record<WidgetKey, Source>> = {
  handOver: { needs: 'hand_overs:keep', count: 'select count(*) from hand_over h where h.site_id = site and h.accepted_at is null', late: 'select count(*) from hand_over h where h.site_id = site and h.accepted_at is null and h.next_due_at < at', link: '/hand-overs?waiting=true' },
  outages: { needs: 'relations:read', count: 'select count(*) from outage o where o.site_id = site and o.cancelled_at is null and o.ended_at is null', link: '/care/outages?open=true' },
  reception: { needs: 'reception:read', count: "select count(*) from visit v where v.site_id = site and v.status in ('waiting', 'serving')", late: "select count(*) from visit v where v.site_id = site and v.status = 'waiting' and v.next_due_at < at", link: '/reception' },
  gate: { needs: 'gate:keep', count: 'select count(*) from gate_visit g where g.site_id = site and g.out_at is null', link: '/gate' },
  appointments: { needs: 'reception:read', count: "select count(*) from visit_appointment a where a.site_id = site and a.status = 'planned' and a.from_at >= from_ and a.from_at < till", late: "select count(*) from visit_appointment a where a.site_id = site and a.status = 'planned' and a.from_at >= from_ and a.to_at < at", link: '/reception/appointments?status=planned&from={today}&to={today}' },
  cases: { needs: 'cases:read', ...cases(MINE), link: '/cases?mine=true&open=true' },
  complaints: { needs: 'cases:read', ...cases("k.kind = 'complaint'"), link: '/cases?kind=complaint&open=true' },
  overdue: { needs: 'cases:read', count: `select count(*) from service_case k where ${OPEN_CASE} and k.next_due_at < at`, late: `select count(*) from service_case k where ${OPEN_CASE} and k.next_due_at < at`, link: '/cases?overdue=true' },
  returnVisits: { needs: 'cases:handle', ...cases(`k.status = 'resolved' and ${MINE}`), link: '/cases?status=resolved&mine=true' },
  orders: { needs: 'work_orders:create', ...orders('true'), link: '/work-orders?open=true' },
  ownOrders: { needs: 'work_orders:work', ...orders('w.worker_id = me'), link: '/work-orders?mine=true&open=true' },
  pool: { needs: 'work_orders:work', ...orders('w.is_in_pool'), link: '/work-orders?pool=true&open=true' },
  dispatch: { needs: 'work_orders:dispatch', ...orders("w.status = 'open'"), link: '/dispatch' },
  verify: { needs: 'work_orders:verify', ...orders("w.status = 'done'"), link: '/work-orders?status=done' },
  rounds: { needs: 'inspections:read', count: "select count(*) from inspection_task t where t.site_id = site and (t.state = 'started' or t.state = 'waiting' and t.from_at <= at)", late: "select count(*) from inspection_task t where t.site_id = site and t.state = 'started' and t.to_at < at", link: '/inspections/rounds?state=open,started' },
  violations: {
    needs: 'violations:read', count: 'select count(*) from violation v where v.site_id = site and v.closed_at is null and me in (v.found_by, v.owner_id, v.handler_id)', link: '/violations?open=true&mine=true',
    late: "select count(*) from violation v where v.site_id = site and v.closed_at is null and v.state <> 'rectified' and me in (v.found_by, v.owner_id, v.handler_id) and exists (select from violation_paper p where p.organization_id = v.organization_id and p.violation_id = v.id and p.ended_at is null and p.due_on < today)",
  },
  defects: { needs: 'defects:read', count: 'select count(*) from defect d where d.site_id = site and d.closed_at is null', late: "select count(*) from defect d where d.site_id = site and d.state = 'notified' and coalesce(d.promised_on, d.due_on) < today", link: '/handover/defect?open=true' },
  quality: { needs: 'work_orders:verify', count: "select count(*) from quality_tracking q where q.site_id = site and q.state = 'planned'", late: "select count(*) from quality_tracking q where q.site_id = site and q.state = 'planned' and q.due_on < today", link: '/quality-tracking?state=planned' },
  assists: { needs: 'tasks:own', count: 'select count(*) from staff_task t where t.site_id = site and t.ended_at is null and (t.doer_id = me or t.asked_by = me or t.to_department_id = mine)', late: 'select count(*) from staff_task t where t.site_id = site and t.ended_at is null and (t.doer_id = me or t.asked_by = me or t.to_department_id = mine) and t.next_due_at < at', link: '/tasks?mine=true&open=true' },
  compensations: { needs: 'cases:decide', count: "select count(*) from compensation c where c.site_id = site and c.status = 'requested'", link: '/compensations?status=requested' },
  keyCustomers: { needs: 'relations:read', count: 'select count(*) from key_customer k where k.site_id = site and k.ended_at is null and k.owner_id = me and k.next_contact_on <= today', late: 'select count(*) from key_customer k where k.site_id = site and k.ended_at is null and k.owner_id = me and k.next_contact_on < today', link: '/care/key-customers?due=true&mine=true' },
  errands: { needs: 'cases:register', count: 'select count(*) from utility_application u where u.site_id = site and u.ended_at is null', late: 'select count(*) from utility_application u where u.site_id = site and u.ended_at is null and u.next_due_at < at', link: '/errands?open=true' },
  bookings: { needs: 'cases:register', count: "select count(*) from booking b where b.site_id = site and b.state = 'booked' and b.starts_at >= from_ and b.starts_at < till", link: '/errands/bookings' },
  registrations: { needs: 'archives:write', count: "select count(*) from registration r where r.site_id = site and r.state = 'waiting'", link: '/registrations?state=waiting' },
  corrections: { needs: 'archives:write', count: 'select count(*) from data_correction c where c.site_id = site and c.is_open', link: '/corrections?state=waiting' },
  observations: { needs: 'archives:write', count: "select count(*) from observation o where o.site_id = site and o.state = 'waiting'", link: '/observations?state=waiting' },
  care: { needs: 'relations:read', count: "select count(*) from opportunity o where o.site_id = site and o.status in ('noticed', 'planned', 'approved')", late: "select count(*) from opportunity o where o.site_id = site and o.status in ('noticed', 'planned', 'approved') and o.plan_for < at", link: '/care/opportunities?status=noticed,planned,approved' },
  loans: { needs: 'documents:keep', count: "select count(*) from archive_loan l where l.site_id = site and l.state = 'out'", late: "select count(*) from archive_loan l where l.site_id = site and l.state = 'out' and l.due_at < at", link: '/archive-loans?state=out' },
  liaisons: { needs: 'governance:read', count: 'select count(*) from liaison l where l.site_id = site and l.due_at is not null and l.settled_at is null', late: 'select count(*) from liaison l where l.site_id = site and l.due_at < at and l.settled_at is null', link: '/org/liaisons?open=true' },
  checks: { needs: 'checks:score', count: 'select count(*) from service_check c where c.site_id = site and c.checked_at >= month and c.checked_at < till', link: '/quality/checks?from={month}&to={today}' },
  nonconformities: { needs: 'checks:score', count: 'select count(*) from nonconformity n where n.site_id = site and n.observed_at >= month and n.observed_at < till', link: '/quality/nonconformities?from={month}&to={today}' },
  improvements: { needs: 'insight:read', count: 'select count(*) from improvement i where i.site_id = site and i.ended_at is null', late: 'select count(*) from improvement i where i.site_id = site and i.ended_at is null and i.due_on < today', link: '/insight/improvements?open=true' },
}
