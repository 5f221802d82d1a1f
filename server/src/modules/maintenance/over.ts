import type { maintenance } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { occurrencesOf } from '../inspections/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { serviceFacility } from '../registers/index.ts'
import { countAnew } from './counters.ts'
import { serviceOver } from './events.ts'
import { tell } from './known.ts'
import type { PlanRow, TaskRow } from './make.ts'
import { nextDay } from './rules.ts'
import { recurrenceOf } from './tend.ts'

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
  const nextOn = plan.trigger === 'interval' ? nextDay(day, { count: plan.every_count!, unit: plan.every_unit! }) : null
  if (nextOn !== null) await ctx.client.query('update maintenance_target set next_on = $3 where plan_id = $1 and facility_id = $2', [plan.id, row.facility_id, nextOn])
  if (plan.trigger === 'counter') await countAnew(ctx, plan, row.facility_id)
  if (isDone) await serviceFacility(ctx, row.facility_id, { on: day, nextOn: nextOn ?? nextOfRule(plan, timeZone, end.at > row.due_at ? end.at : row.due_at), note: row.number })
  tell(ctx, 'maintenance_task', { id: row.id, siteId: row.site_id }, isDone ? 'done' : 'skipped', { fromStatus: row.state, toStatus: end.state, note: isDone ? end.note || null : end.reason || null })
  ctx.publish(serviceOver, { taskId: row.id, siteId: row.site_id, facilityId: row.facility_id, at: (isDone ? end.at : ctx.now).toISOString(), outcome: end.state, isLate })
}

const YEAR_MS = 400 * 86_400_000
/** The next day of a rule after a moment; undefined leaves the register's date, as a counter does. */
function nextOfRule(plan: PlanRow, timeZone: string, after: Date): string | null | undefined {
  if (plan.trigger !== 'rule' || plan.state !== 'running') return undefined
  const [next] = occurrencesOf(recurrenceOf(plan), timeZone, after, new Date(after.getTime() + YEAR_MS))
  return next ? dayIn(timeZone, next.at) : null
}
