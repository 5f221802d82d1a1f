import type { maintenance } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { nextOccurrences, recurrenceOf } from '../inspections/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { serviceFacility } from '../registers/index.ts'
import { countAnew } from './counters.ts'
import { serviceOver } from './events.ts'
import { tell } from './known.ts'
import { everyOf, type PlanRow, type TaskRow } from './make.ts'
import { nextDay } from './rules.ts'

type End = { state: 'done'; at: Date; note: string } | { state: 'skipped'; why: maintenance.MaintenanceWhy; reason: string }

/**
 * A service is over, once: what counts from it counts on (an interval from the day it was done, a counter from its reading), and a done one moves the
 * facility's dates in the register. The service comes locked and open.
 */
export async function endService(ctx: Ctx, row: TaskRow, end: End): Promise<void> {
  const timeZone = await timeZoneOf(ctx, row.site_id)
  const isDone = end.state === 'done'
  const isLate = isDone && end.at > row.to_at
  await ctx.tx
    .updateTable('maintenance_task')
    .set({ state: end.state, ...(isDone ? { done_at: end.at } : { why: end.why, reason: end.reason }), version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
  const plan = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('id', '=', row.plan_id).executeTakeFirstOrThrow()
  const day = dayIn(timeZone, isDone ? end.at : row.due_at)
  const nextOn = plan.trigger === 'interval' ? nextDay(day, everyOf(plan)) : null
  if (nextOn !== null) await ctx.client.query('update maintenance_target set next_on = $3 where plan_id = $1 and facility_id = $2', [plan.id, row.facility_id, nextOn])
  if (plan.trigger === 'counter') await countAnew(ctx, plan, row.facility_id)
  if (isDone) await serviceFacility(ctx, row.facility_id, { on: day, nextOn: await nextServiceOn(ctx, plan, row, { timeZone, nextOn, after: end.at > row.due_at ? end.at : row.due_at }), note: row.number })
  tell(ctx, 'maintenance_task', { id: row.id, siteId: row.site_id }, isDone ? 'done' : 'skipped', { fromStatus: row.state, toStatus: end.state, note: isDone ? end.note || null : end.reason || null })
  ctx.publish(serviceOver, { taskId: row.id, siteId: row.site_id, facilityId: row.facility_id, at: (isDone ? end.at : ctx.now).toISOString(), outcome: end.state, isLate })
}

/** Within how many days the next of a rule is looked for. */
const AHEAD = 400
/**
 * When the facility is due next, by the earliest of all running plans that it is of: services that are open, what intervals say, and rules after this
 * service. A counter knows no day: when no plan does, undefined leaves the register's date.
 */
async function nextServiceOn(ctx: Ctx, own: PlanRow, row: TaskRow, { timeZone, nextOn, after }: { timeZone: string; nextOn: string | null; after: Date }): Promise<string | null | undefined> {
  const { rows: others } = await ctx.client.query<PlanRow & { next: string | null }>(
    `select p.*, coalesce((select min(to_char(t.due_at at time zone $3, 'YYYY-MM-DD')) from maintenance_task t where t.organization_id = p.organization_id and t.plan_id = p.id and t.facility_id = f.id and t.state = 'open'), g.next_on::text) as next
     from facility f join facility_class k on k.organization_id = f.organization_id and k.id = f.class_id
     join maintenance_plan p on p.organization_id = f.organization_id and p.site_id = f.site_id and p.state = 'running' and p.id <> $2
     left join facility_class c on c.organization_id = p.organization_id and c.id = p.class_id
     left join maintenance_target g on g.organization_id = p.organization_id and g.plan_id = p.id and g.facility_id = f.id
     where f.id = $1 and (p.facility_id = f.id or k.code = c.code or starts_with(k.code, c.code || '.'))`,
    [row.facility_id, own.id, timeZone],
  )
  const ofRule = (plan: PlanRow): string[] => (plan.trigger === 'rule' && plan.state === 'running' ? nextOccurrences(recurrenceOf(plan), timeZone, after, { count: 1, days: AHEAD }).map((at) => dayIn(timeZone, at)) : [])
  const days = [...(nextOn === null ? ofRule(own) : [nextOn]), ...others.flatMap((plan) => plan.next ?? ofRule(plan))].toSorted()
  return days[0] ?? (own.trigger === 'rule' && own.state === 'running' ? null : undefined)
}
