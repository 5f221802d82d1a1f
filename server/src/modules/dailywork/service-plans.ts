import type { Input, Output, servicePlans, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { countUpTo, dayNumber, likeText, mustBeCurrent, nextNumber, pageOf, readCursor, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { planFollows } from './plan-progress.ts'
import { actOnTask, giveTask, ownDepartment, presentAll } from './tasks.ts'
import type { ServicePlanTable } from './tables.ts'

type Row = Selectable<ServicePlanTable>
type Select = SelectQueryBuilder<Tables, 'service_plan', object>
type Query = Pick<Input<typeof servicePlans.listServicePlans>['query'], 'siteId' | 'filter'>
type Lines = Input<typeof servicePlans.createServicePlan>['body']['lines']

const stateOf = (row: Row): servicePlans.ServicePlan['state'] => (row.called_off_at !== null ? 'called_off' : row.ended_at !== null ? 'done' : 'running')

async function summariesOf(ctx: Ctx, rows: readonly Row[]): Promise<servicePlans.ServicePlanSummary[]> {
  if (rows.length === 0) return []
  const { rows: counts } = await ctx.client.query<{ plan_id: string; tasks: number; done: number; late: number; due_at: Date | null }>({
    name: 'service_plan_progress',
    text: `select plan_id, count(*)::int as tasks, count(*) filter (where state in ('done', 'closed'))::int as done,
             count(*) filter (where state in ('asked', 'accepted') and due_at < $3)::int as late, max(due_at) filter (where state <> 'cancelled') as due_at
           from staff_task where organization_id = $1 and plan_id = any ($2) group by plan_id`,
    values: [ctx.organizationId, rows.map(({ id }) => id), ctx.now],
  })
  const known = new Map(counts.map((row) => [row.plan_id, row]))
  const names = await employeeNames(ctx, rows.map((row) => row.made_by))
  return rows.map((row) => {
    const { tasks, done, late, due_at } = known.get(row.id)!
    return { id: row.id, siteId: row.site_id, number: row.number, title: row.title, madeBy: { id: row.made_by, name: names.get(row.made_by) ?? '' }, madeAt: iso(row.made_at), state: stateOf(row), tasks, done, late: row.ended_at === null ? late : 0, dueAt: iso(due_at), endedAt: iso(row.ended_at), version: row.version }
  })
}

async function present(ctx: Ctx, row: Row): Promise<servicePlans.ServicePlan> {
  await ctx.flush()
  const tasks = await ctx.tx.selectFrom('staff_task').selectAll().where('plan_id', '=', row.id).orderBy('due_at').orderBy('number').execute()
  return {
    ...(await summariesOf(ctx, [row]))[0]!, need: row.need, aim: row.aim, reason: row.reason, items: await presentAll(ctx, tasks),
    // The tasks are asked for by who made the plan: nobody else adds to it, or calls off what others were asked.
    allowedActions: row.called_off_at === null && row.made_by === ctx.actor.employeeId && ctx.actor.can('tasks:assign', row.site_id) ? (row.ended_at === null ? ['add', 'call_off'] : ['add']) : [],
  }
}

/** Of who gives tasks all, of everybody else those that ask something of them or their department. */
async function visible(ctx: Ctx, select: Select, siteId: string, isMine = false): Promise<Select> {
  if (!isMine && ctx.actor.can('tasks:assign', siteId)) return select
  const department = await ownDepartment(ctx)
  const me = ctx.actor.employeeId
  return select.where(sql<boolean>`(service_plan.made_by is not distinct from ${me}::uuid or exists (select from staff_task t where t.organization_id = service_plan.organization_id and t.plan_id = service_plan.id and (t.doer_id = ${me}::uuid or t.to_department_id = ${department}::uuid)))`)
}

async function filtered(ctx: Ctx, { siteId, filter }: Query): Promise<Select> {
  ctx.actor.mustSee('tasks:own', siteId)
  await siteById(ctx, siteId)
  let select = await visible(ctx, ctx.tx.selectFrom('service_plan').where('site_id', '=', siteId), siteId, filter.mine === true)
  if (filter.open !== undefined) select = select.where('ended_at', filter.open ? 'is' : 'is not', null)
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', like), e('number', 'ilike', like), e('need', 'ilike', like)]))
  }
  return select
}

export async function listServicePlans(ctx: Ctx, { query }: Input<typeof servicePlans.listServicePlans>): Promise<Output<typeof servicePlans.listServicePlans>> {
  const select = await filtered(ctx, query)
  let ordered = select.selectAll('service_plan').orderBy('made_at', 'desc').orderBy('id', 'desc')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    ordered = ordered.where(sql<boolean>`(made_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows: Row[] = await ordered.limit(query.limit + 1).execute()
  const shown = new Map((await summariesOf(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.made_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

async function load(ctx: Ctx, id: string, lock = false): Promise<Row> {
  const select = ctx.tx.selectFrom('service_plan').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  if (!row || !ctx.actor.can('tasks:own', row.site_id)) throw new AppError('not_found')
  if (!(await (await visible(ctx, ctx.tx.selectFrom('service_plan').where('id', '=', id), row.site_id)).select('id').executeTakeFirst())) throw new AppError('not_found')
  return row
}

export async function getServicePlan(ctx: Ctx, { params }: Input<typeof servicePlans.getServicePlan>): Promise<servicePlans.ServicePlan> {
  return present(ctx, await load(ctx, params.id))
}

export async function servicePlanTimeline(ctx: Ctx, { params }: Input<typeof servicePlans.servicePlanTimeline>): Promise<{ items: TimelineEntry[] }> {
  await load(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

/**
 * Splits a service into tasks of departments and colleagues (STF-010): each with its own time, clock and message, all of them or none. The same
 * `id` twice is one. Throws `rule_broken` and `not_found` naming the line.
 */
export async function createServicePlan(ctx: Ctx, { body }: Input<typeof servicePlans.createServicePlan>): Promise<servicePlans.ServicePlan> {
  ctx.actor.mustSee('tasks:assign', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only a colleague plans')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`service_plan:${id}`])
  const known = await ctx.tx.selectFrom('service_plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.made_by !== me || known.site_id !== body.siteId) throw wrongField('already_exists', '/id', 'is another plan')
    return present(ctx, known)
  }
  const day = dayIn(timeZone, ctx.now)
  const row: Row = { organization_id: ctx.organizationId, id, site_id: body.siteId, number: dayNumber('FA', day, await nextNumber(ctx, body.siteId, `service_plan-${day}`)), title: body.title, need: body.need, aim: body.aim, made_by: me, made_at: ctx.now, ended_at: null, called_off_at: null, reason: '', version: 1 }
  await ctx.tx.insertInto('service_plan').values(row).execute()
  tell(ctx, row, 'made', row.title)
  await give(ctx, row, body.lines)
  return present(ctx, row)
}

async function give(ctx: Ctx, row: Row, lines: Lines): Promise<void> {
  for (const [at, line] of lines.entries()) {
    if (line.toDepartmentId === null && line.doerId === null) throw wrongField('rule_broken', `/lines/${at}/toDepartmentId`, 'say which department or who does it')
    await giveTask(ctx, { ...line, siteId: row.site_id, kind: line.toDepartmentId === null ? 'ad_hoc' : 'assist', caseId: null, opportunityId: null }, row.id).catch((error: unknown) => {
      if (!(error instanceof AppError) || !error.errors) throw error
      throw new AppError(error.code, error.message, error.errors.map(({ pointer, message }) => ({ pointer: `/lines/${at}${pointer}`, message })))
    })
  }
}

/** More tasks, or the end of those that are not done. Throws `stale_version`, `action_not_allowed`, `rule_broken` naming the line. */
export async function actOnServicePlan(ctx: Ctx, { params, body }: Input<typeof servicePlans.actOnServicePlan>): Promise<servicePlans.ServicePlan> {
  const row = await load(ctx, params.id, true)
  ctx.actor.mustSee('tasks:assign', row.site_id)
  const shown = await present(ctx, row)
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(shown))
  if (!shown.allowedActions.includes(body.action)) throw new AppError('action_not_allowed', `It is ${shown.state}`, undefined, { allowedActions: shown.allowedActions })
  await ctx.tx.updateTable('service_plan').set({ version: row.version + 1 }).where('id', '=', row.id).execute()
  if (body.action === 'add') {
    tell(ctx, row, 'added', String(body.lines.length))
    await give(ctx, row, body.lines)
    await planFollows(ctx, row.id)
  } else {
    await ctx.tx.updateTable('service_plan').set({ ended_at: ctx.now, called_off_at: ctx.now, reason: body.reason }).where('id', '=', row.id).execute()
    tell(ctx, row, 'called_off', body.reason)
    for (const { id, state } of shown.items) if (state === 'asked' || state === 'accepted') await actOnTask(ctx, { params: { id }, query: {}, body: { action: 'cancel', note: body.reason, rating: null } })
  }
  return present(ctx, await load(ctx, params.id))
}

function tell(ctx: Ctx, row: Row, action: string, note: string): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'service_plan', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'service_plan', recordId: row.id, siteId: row.site_id, action })
}
