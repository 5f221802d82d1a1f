import { sql, type RawBuilder } from 'kysely'
import type { maintenance, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { countSql, mustBeCurrent, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { actOnWorkOrder, isCancellable } from '../workorders/index.ts'
import { namesFor, tell } from './known.ts'
import { orderOf, targetsOf, type TaskRow } from './make.ts'
import { endService } from './over.ts'
import { versionsOf } from './procedures.ts'

/** A service with what its plan, order and facility say. */
export type Shown = TaskRow & { plan_name: string; order_number: string | null; order_status: string | null; worker_id: string | null }
const FROM = sql`from maintenance_task t
  join maintenance_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
  left join work_order w on w.organization_id = t.organization_id and w.id = t.work_order_id`
const TASKS = sql`select t.*, p.name as plan_name, w.number as order_number, w.status as order_status, w.worker_id ${FROM}`

const mayRecord = (ctx: Ctx, row: Pick<TaskRow, 'state' | 'site_id'>): boolean => row.state === 'open' && ctx.actor.employeeId !== null && ctx.actor.can('maintenance:work', row.site_id)

/** A missed one can be made after all; one that is open can be left out. */
function allowedActions(ctx: Ctx, row: TaskRow): maintenance.MaintenanceAction[] {
  if (!ctx.actor.can('maintenance:write', row.site_id)) return []
  return row.state === 'open' ? ['skip'] : row.state === 'missed' ? ['raise_order'] : []
}

export async function presentTasks(ctx: Ctx, rows: readonly Shown[]): Promise<maintenance.MaintenanceTask[]> {
  const names = await namesFor(ctx, { facility: rows.map((row) => row.facility_id), person: rows.map((row) => row.worker_id), party: rows.map((row) => row.party_id), procedure: rows.map((row) => row.procedure_id) })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, plan: { id: row.plan_id, name: row.plan_name }, procedure: names.procedure(row.procedure_id)!, facility: names.facility(row.facility_id)!, dueAt: iso(row.due_at), from: iso(row.from_at), to: iso(row.to_at), state: row.state, why: row.why, reason: row.reason,
    isLate: row.done_at !== null && row.done_at > row.to_at, isOverdue: row.state === 'open' && row.to_at <= ctx.now, counterAt: row.counter_at, order: row.work_order_id === null ? null : { id: row.work_order_id, number: row.order_number ?? '', status: row.order_status ?? '' }, worker: names.person(row.worker_id), party: names.party(row.party_id),
    doneAt: iso(row.done_at), steps: row.steps, recorded: row.recorded, bad: row.bad, allowedActions: allowedActions(ctx, row), mayRecord: mayRecord(ctx, row), version: row.version,
  }))
}

export async function listMaintenanceTasks(ctx: Ctx, { query }: Input<typeof maintenance.listMaintenanceTasks>): Promise<Output<typeof maintenance.listMaintenanceTasks>> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  const conditions: RawBuilder<unknown>[] = [
    sql`t.site_id = ${query.siteId}`,
    ...(filter.state?.length ? [sql`t.state in (${sql.join(filter.state)})`] : []),
    ...(filter.planId ? [sql`t.plan_id = ${filter.planId}`] : []),
    ...(filter.facilityId ? [sql`t.facility_id = ${filter.facilityId}`] : []),
    ...(filter.workOrderId ? [sql`t.work_order_id = ${filter.workOrderId}`] : []),
    ...(filter.workerId ? [sql`w.worker_id = ${filter.workerId}`] : []),
    ...(filter.mine ? [sql`w.worker_id = ${ctx.actor.employeeId}`] : []),
    ...(filter.overdue === undefined ? [] : [sql`(t.state = 'open' and t.to_at <= ${ctx.now}) = ${filter.overdue}`]),
    ...(filter.from ? [sql`t.due_at >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`t.due_at < ${filter.to}::timestamptz`] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const [at, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (t.due_at, t.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Shown>`${TASKS} where ${where} ${after} order by t.due_at desc, t.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`${FROM} where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.due_at, row.id], (row): Shown => row, total)
  return { ...page, items: await presentTasks(ctx, page.items) }
}

/** A service that the actor may see. Throws `not_found`. */
export async function visibleTask(ctx: Ctx, id: string): Promise<Shown> {
  const row = (await sql<Shown>`${TASKS} where t.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  return row
}
/** Locks a service, its facility first: whoever scraps that holds it already and wants its services next. */
export async function lockTask(ctx: Ctx, id: string): Promise<Shown> {
  await ctx.client.query('select from facility f where f.id = (select t.facility_id from maintenance_task t where t.id = $1) for no key update of f', [id])
  await ctx.tx.selectFrom('maintenance_task').select('id').where('id', '=', id).forUpdate().execute()
  return visibleTask(ctx, id)
}

export async function getMaintenanceTask(ctx: Ctx, { params }: Input<typeof maintenance.getMaintenanceTask>): Promise<maintenance.MaintenanceTaskDetails> {
  const row = await visibleTask(ctx, params.id)
  const procedure = (await versionsOf(ctx, [{ id: row.procedure_id, number: row.procedure_number }])).get(`${row.procedure_id} ${row.procedure_number}`)!
  const { rows: results } = await ctx.client.query<{ step_id: string; value: boolean | number | string | null; is_fine: boolean | null; note: string; at: Date; by: string; finding_id: string | null; finding_number: string | null; order_id: string | null; order_number: string | null }>(
    `select r.step_id, r.value, r.is_fine, r.note, r.at, e.name as by, f.id as finding_id, f.number as finding_number, w.id as order_id, w.number as order_number from maintenance_result r
     join employee e on e.organization_id = r.organization_id and e.id = r.employee_id left join finding f on f.organization_id = r.organization_id and f.id = r.finding_id left join work_order w on w.organization_id = f.organization_id and w.id = f.work_order_id
     where r.task_id = $1`,
    [row.id],
  )
  const files = await filesOfRecord(ctx, row.id)
  return {
    ...(await presentTasks(ctx, [row]))[0]!, procedureNumber: row.procedure_number, parts: procedure.parts, tools: procedure.tools, safety: procedure.safety, needsLockOut: procedure.needsLockOut, permits: procedure.permits,
    results: procedure.steps.map((step) => {
      const result = results.find(({ step_id }) => step_id === step.id)
      return {
        step, value: result?.value ?? null, isFine: result?.is_fine ?? null, note: result?.note ?? '', photos: files.filter(({ purpose }) => purpose === step.id).map(({ file }) => file), at: result ? iso(result.at) : null, by: result?.by ?? '',
        finding: result?.finding_id == null ? null : { id: result.finding_id, number: result.finding_number ?? '', orderId: result.order_id, orderNumber: result.order_number },
      }
    }),
  }
}

export async function maintenanceTaskTimeline(ctx: Ctx, { params }: Input<typeof maintenance.maintenanceTaskTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await visibleTask(ctx, params.id)).id) }
}

/**
 * Leaves an open service out, with its reason: its order is cancelled with it. Or raises the order of one that was missed. Throws `stale_version`, `action_not_allowed`,
 * `rule_broken` naming `/reason`.
 */
export async function actOnMaintenanceTask(ctx: Ctx, { params, body }: Input<typeof maintenance.actOnMaintenanceTask>): Promise<maintenance.MaintenanceTask> {
  const seen = await visibleTask(ctx, params.id)
  ctx.actor.mustBeAbleTo('maintenance:write', seen.site_id)
  // The order before its service, as everybody who acts on the order does it.
  if (seen.work_order_id !== null) await ctx.tx.selectFrom('work_order').select('id').where('id', '=', seen.work_order_id).forUpdate().execute()
  const row = await lockTask(ctx, params.id)
  await mustBeCurrent(row.version, body.version, async () => (await presentTasks(ctx, [row]))[0])
  const allowed = allowedActions(ctx, row)
  if (!allowed.includes(body.action)) throw new AppError('action_not_allowed', `${body.action} is not possible: the service is ${row.state}`, undefined, { allowedActions: allowed })
  if (body.action === 'skip') {
    if (body.reason === '') throw wrongField('rule_broken', '/reason', 'say why')
    await endService(ctx, row, { state: 'skipped', why: 'by_person', reason: body.reason })
    if (isCancellable(row.order_status as 'open')) await actOnWorkOrder(ctx, { params: { id: row.work_order_id! }, query: {}, body: { action: 'cancel', reason: body.reason } })
  } else await raiseMissed(ctx, row)
  return (await presentTasks(ctx, [await visibleTask(ctx, row.id)]))[0]!
}

async function raiseMissed(ctx: Ctx, row: Shown): Promise<void> {
  const site = await siteById(ctx, row.site_id)
  const plan = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('id', '=', row.plan_id).executeTakeFirstOrThrow()
  const target = (await targetsOf(ctx, [plan.id])).get(plan.id)?.find(({ id }) => id === row.facility_id)
  if (!target) throw new AppError('action_not_allowed', 'The facility is no longer of the plan', undefined, { allowedActions: [] })
  const procedure = (await versionsOf(ctx, [{ id: row.procedure_id, number: row.procedure_number }])).get(`${row.procedure_id} ${row.procedure_number}`)!
  const orderId = await orderOf(ctx, site, { ...plan, activated_by: plan.activated_by ?? ctx.actor.employeeId }, target, procedure, { from_at: ctx.now, due_at: row.due_at })
  await ctx.tx.updateTable('maintenance_task').set({ state: 'open', why: null, work_order_id: orderId, overdue_told_at: ctx.now, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  await ctx.tx.insertInto('facility_order').values({ organization_id: ctx.organizationId, work_order_id: orderId, site_id: row.site_id, facility_id: row.facility_id, why: 'service', impact: null, limit_hours: null, linked_at: ctx.now }).execute()
  tell(ctx, 'maintenance_task', { id: row.id, siteId: row.site_id }, 'raised', { fromStatus: 'missed', toStatus: 'open' })
}
