import { sql, type RawBuilder } from 'kysely'
import type { inspections, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { countSql, pageOf, readCursor, readTimeline } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import { WEAK } from './presence.ts'
import type { InspectionTables } from './tables.ts'

type PlanRow = InspectionTables['inspection_plan']
/** A round with what its plan says. */
export type TaskRow = InspectionTables['inspection_task'] & Pick<PlanRow, 'kind' | 'meters' | 'role' | 'zone_id' | 'participants' | 'photo_when_fine' | 'route_id'> & { plan_name: string; route_name: string; is_ordered: boolean }
type TaskFilter = Input<typeof inspections.listTasks>['query']['filter']

export const TASKS = sql`
  select t.*, p.name as plan_name, p.kind, p.meters, p.role, p.zone_id, p.participants, p.photo_when_fine, p.route_id, r.name as route_name, r.is_ordered
  from inspection_task t
  join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
  join inspection_route r on r.organization_id = p.organization_id and r.id = p.route_id`

/** A round that somebody may be late with can still be walked for a day. */
export const LATE_HOURS = 24

/** The state that people see: waiting is planned before its time and open in it. */
const stateOf = (row: Pick<TaskRow, 'state' | 'from_at'>, now: Date): inspections.TaskState => (row.state === 'waiting' ? (row.from_at > now ? 'planned' : 'open') : row.state)

/** Whose round it is: the colleague's, that of whoever holds the role at the site or for the zone, or anybody's. */
export function isOwn(ctx: Ctx, row: Pick<TaskRow, 'site_id' | 'employee_id' | 'role' | 'zone_id' | 'participants' | 'started_by'>): boolean {
  const me = ctx.actor.employeeId
  if (me === null || !ctx.actor.can('inspections:work', row.site_id)) return false
  if (row.employee_id === me || row.started_by === me) return true
  if (row.participants.some((role) => ctx.actor.hasRole(role as 'guard', row.site_id))) return true
  if (row.employee_id !== null || (row.role !== null && !ctx.actor.hasRole(row.role, row.site_id))) return false
  const zones = zonesOf(ctx, row.site_id)
  return row.zone_id === null || zones === 'all' || zones.includes(row.zone_id)
}

/** Those in which the actor walks rounds: whoever does so at the whole site does it in each. */
const zonesOf = (ctx: Ctx, siteId: string): 'all' | string[] => ctx.actor.zonesFor('inspections:work', siteId)

/** What may be done with a round, as of `at`: a phone tells later what was done when it had no network. */
export function allowedActions(ctx: Ctx, row: TaskRow, at = ctx.now): inspections.TaskAction[] {
  const mayManage = ctx.actor.can('inspections:manage', row.site_id)
  const own = isOwn(ctx, row)
  const state = stateOf(row, ctx.now)
  // A missed one can be begun for a day; whoever was there in its time says so whenever the network is back.
  const isStillWalkable = row.state === 'waiting' ? state === 'open' : row.state === 'started' || (row.state === 'missed' && (at <= row.to_at || ctx.now.getTime() - row.to_at.getTime() < LATE_HOURS * 3_600_000))
  const actions: inspections.TaskAction[] = []
  if ((own || mayManage) && isStillWalkable) actions.push('start')
  if ((own || mayManage) && row.state === 'started') actions.push('finish')
  if ((own || mayManage) && ['waiting', 'started'].includes(row.state)) actions.push('skip')
  if (mayManage && ['waiting', 'started'].includes(row.state)) actions.push('assign')
  return actions
}

export async function presentTasks(ctx: Ctx, rows: readonly TaskRow[]): Promise<inspections.InspectionTask[]> {
  const names = await employeeNames(ctx, rows.flatMap((row) => [row.employee_id, row.started_by]))
  const ref = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, plan: { id: row.plan_id, name: row.plan_name }, route: { id: row.route_id, name: row.route_name }, kind: row.kind, meters: row.meters, from: iso(row.from_at), to: iso(row.to_at), state: stateOf(row, ctx.now), employee: ref(row.employee_id), role: row.role,
    startedAt: iso(row.started_at), doneAt: iso(row.done_at), startedBy: ref(row.started_by), isLate: row.is_late || (row.state === 'started' && row.to_at < ctx.now), why: row.why, reason: row.reason, points: row.points, recorded: row.recorded, bad: row.bad, skipped: row.skipped,
    presence: row.recorded - row.skipped > 0 ? Math.round(row.presence_sum / (row.recorded - row.skipped)) : null, isOwn: isOwn(ctx, row), allowedActions: allowedActions(ctx, row), version: row.version,
  }))
}

/** What a filter asks for; roles and posts of the actor decide what is theirs. */
export function conditionsOf(ctx: Ctx, siteId: string, filter: TaskFilter): RawBuilder<unknown>[] {
  const states = (filter.state ?? []).map((state) => (state === 'planned' ? sql`(t.state = 'waiting' and t.from_at > ${ctx.now})` : state === 'open' ? sql`(t.state = 'waiting' and t.from_at <= ${ctx.now})` : sql`t.state = ${state}`))
  const roles = ctx.actor.grants.filter(({ siteId: at }) => at === null || at === siteId).map(({ role }) => role)
  const zones = zonesOf(ctx, siteId)
  const inZone = zones === 'all' ? sql`true` : sql`(p.zone_id is null or p.zone_id = any (${zones}))`
  return [
    sql`t.site_id = ${siteId}`,
    ...(states.length > 0 ? [sql`(${sql.join(states, sql` or `)})`] : []),
    ...(filter.kind?.length ? [sql`p.kind in (${sql.join(filter.kind)})`] : []),
    ...(filter.planId ? [sql`t.plan_id = ${filter.planId}`] : []),
    ...(filter.employeeId ? [sql`(t.employee_id = ${filter.employeeId} or t.started_by = ${filter.employeeId})`] : []),
    ...(filter.mine ? [sql`(t.employee_id = ${ctx.actor.employeeId} or t.started_by = ${ctx.actor.employeeId} or (t.employee_id is null and (p.role is null or p.role = any (${roles})) and ${inZone}) or p.participants && ${roles})`] : []),
    ...(filter.late === undefined ? [] : [sql`(t.is_late or (t.state = 'started' and t.to_at < ${ctx.now})) = ${filter.late}`]),
    ...(filter.weak === undefined ? [] : [sql`(t.recorded > t.skipped and t.presence_sum < ${WEAK} * (t.recorded - t.skipped)) = ${filter.weak}`]),
    ...(filter.from ? [sql`t.from_at >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`t.from_at < ${filter.to}::timestamptz`] : []),
  ]
}

export async function listTasks(ctx: Ctx, { query }: Input<typeof inspections.listTasks>): Promise<Output<typeof inspections.listTasks>> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join(conditionsOf(ctx, query.siteId, query.filter), sql` and `)
  const [at, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (t.from_at, t.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<TaskRow>`${TASKS} where ${where} ${after} order by t.from_at desc, t.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.from_at, row.id], (row): TaskRow => row, total)
  return { ...page, items: await presentTasks(ctx, page.items) }
}

/** Rounds of some kinds that the actor may walk now or later before a moment, the first first. */
export async function roundsToWalk(ctx: Ctx, siteId: string, kind: TaskFilter['kind'], before: Date): Promise<TaskRow[]> {
  if (!ctx.actor.can('inspections:work', siteId)) return []
  const where = sql.join([...conditionsOf(ctx, siteId, { kind, mine: true, to: iso(before) }), sql`t.state in ('waiting', 'started')`, sql`t.to_at > ${ctx.now}`], sql` and `)
  return (await sql<TaskRow>`${TASKS} where ${where} order by t.from_at, t.id limit 30`.execute(ctx.tx)).rows
}

/** A round that the actor may see. Throws `not_found`. */
export async function visibleTask(ctx: Ctx, id: string): Promise<TaskRow> {
  const row = (await sql<TaskRow>`${TASKS} where t.id = ${id}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  return row
}

export async function lockTask(ctx: Ctx, id: string): Promise<TaskRow> {
  await ctx.tx.selectFrom('inspection_task').select('id').where('id', '=', id).forUpdate().execute()
  return visibleTask(ctx, id)
}

export async function taskTimeline(ctx: Ctx, { params }: Input<typeof inspections.taskTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await visibleTask(ctx, params.id)
  return { items: await readTimeline(ctx, row.id) }
}
