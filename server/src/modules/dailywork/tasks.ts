import { tasks, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { countUpTo, dayNumber, likeText, mustBeCurrent, nextNumber, nextStatus, pageOf, possibleActions, readCursor, readTimeline, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso, wallTimeIn } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { mustSeeCase } from '../cases/index.ts'
import { siteById } from '../organization/index.ts'
import { accountOfEmployee, accountsWithRole, rolesAt } from '../people/index.ts'
import { briefsOf, byStaff, syncClocks, type Subject, type SubjectState } from '../sla/index.ts'
import { TASK_LIFECYCLE, mayAct, type Standing } from './tasks-lifecycle.ts'
import { planFollows } from './plan-progress.ts'
import type { StaffTaskTable } from './tables.ts'

export type TaskRow = Selectable<StaffTaskTable>
type Filter = Input<typeof tasks.listTasks>['query']['filter']
type Select = SelectQueryBuilder<Tables, 'staff_task', object>

messageTemplate('task.given', {
  'zh-CN': { title: '{who} 安排了任务：{title}', body: '{number}，请在 {due} 前完成。' },
  'zh-TW': { title: '{who} 安排了任務：{title}', body: '{number}，請在 {due} 前完成。' },
  en: { title: '{who} gave you a task: {title}', body: '{number}, due {due}.' },
})
messageTemplate('task.assist', {
  'zh-CN': { title: '{department} 请求协助：{title}', body: '{who} 发起，{number}，请在 {due} 前答复办理。' },
  'zh-TW': { title: '{department} 請求協助：{title}', body: '{who} 發起，{number}，請在 {due} 前答覆辦理。' },
  en: { title: '{department} asks for help: {title}', body: 'By {who}, {number}, due {due}.' },
})
const MOVED: Record<'accept' | 'decline' | 'finish' | 'reopen' | 'close' | 'cancel', [string, string, string]> = {
  accept: ['{who} 已接受', '{who} 已接受', '{who} takes it on'], decline: ['{who} 未接受', '{who} 未接受', '{who} declines'], finish: ['{who} 已完成', '{who} 已完成', '{who} is done'],
  reopen: ['{who} 退回重办', '{who} 退回重辦', '{who} sends it back'], close: ['{who} 已评价', '{who} 已評價', '{who} has rated it'], cancel: ['{who} 已取消', '{who} 已取消', '{who} calls it off'],
}
for (const [action, [cn, tw, en]] of Object.entries(MOVED)) messageTemplate(`task.${action}`, { 'zh-CN': { title: `${cn}：{title}`, body: '{number} {note}' }, 'zh-TW': { title: `${tw}：{title}`, body: '{number} {note}' }, en: { title: `${en}: {title}`, body: '{number} {note}' } })

/** A task in the words of the SLA engine: answered when it was taken on, settled when it was reported back; the named time is its promise. */
export function slaStateOf(row: TaskRow): SubjectState {
  const facts: SubjectState['facts'] = {}
  if (row.accepted_at !== null) facts.acknowledged = byStaff(row.accepted_at.getTime())
  if (row.done_at !== null) facts.resolved = byStaff(row.done_at.getTime())
  if (row.state === 'declined' || row.state === 'cancelled') facts.cancelled = byStaff(row.ended_at!.getTime())
  return { receivedAt: row.asked_at.getTime(), reportedAt: null, facts, waiting: null, promise: { agreedAt: row.asked_at.getTime(), to: row.due_at.getTime() }, reopenedAt: null, holder: row.doer_id ?? row.asked_by }
}

async function traitsOf(ctx: Ctx, row: Pick<TaskRow, 'kind' | 'site_id'>): Promise<Subject['traits']> {
  return { type: 'staff_task', kind: row.kind, category: [], urgency: null, grade: null, siteKind: (await siteById(ctx, row.site_id)).kind, siteId: row.site_id }
}

export async function ownDepartment(ctx: Ctx): Promise<string | null> {
  if (ctx.actor.employeeId === null) return null
  return (await ctx.tx.selectFrom('employee').select('department_id').where('id', '=', ctx.actor.employeeId).executeTakeFirst())?.department_id ?? null
}

function standing(ctx: Ctx, row: TaskRow, department: string | null): Standing {
  const me = ctx.actor.employeeId
  return { isAsker: me !== null && row.asked_by === me, isDoer: me !== null && row.doer_id === me, mayTake: me !== null && me !== row.asked_by && (row.doer_id === null ? row.to_department_id === department && department !== null : row.doer_id === me) }
}

/** Who has to do with it, and who gives tasks at the site. Throws `not_found`. */
function mustSeeTask(ctx: Ctx, row: TaskRow | undefined, department: string | null): asserts row is TaskRow {
  const isOwn = row !== undefined && ctx.actor.employeeId !== null && (row.asked_by === ctx.actor.employeeId || row.doer_id === ctx.actor.employeeId || (department !== null && [row.to_department_id, row.from_department_id].includes(department)))
  if (!row || !(isOwn || ctx.actor.can('tasks:assign', row.site_id))) throw new AppError('not_found')
}

export async function presentAll(ctx: Ctx, rows: readonly TaskRow[]): Promise<tasks.StaffTask[]> {
  if (rows.length === 0) return []
  const names = new Map((await ctx.tx.selectFrom('employee').select(['id', 'name']).where('id', 'in', rows.flatMap((row) => (row.doer_id === null ? [row.asked_by] : [row.asked_by, row.doer_id]))).execute()).map(({ id, name }) => [id, name]))
  const wanted = rows.flatMap((row) => [row.from_department_id, row.to_department_id]).filter((id) => id !== null)
  const departments = wanted.length === 0 ? new Map<string, string>() : new Map((await ctx.tx.selectFrom('department').select(['id', 'name']).where('id', 'in', wanted).execute()).map(({ id, name }) => [id, name]))
  const cases = rows.flatMap((row) => row.case_id ?? [])
  const numbers = cases.length === 0 ? new Map<string, string>() : new Map((await ctx.tx.selectFrom('service_case').select(['id', 'number']).where('id', 'in', cases).execute()).map(({ id, number }) => [id, number]))
  const needs = rows.flatMap((row) => row.opportunity_id ?? [])
  const opportunities = needs.length === 0 ? new Map<string, string>() : new Map((await ctx.tx.selectFrom('opportunity').select(['id', 'number']).where('id', 'in', needs).execute()).map(({ id, number }) => [id, number]))
  const plans = await plansOf(ctx, rows)
  const clocks = await briefsOf(ctx, rows.map(({ id }) => id))
  const department = await ownDepartment(ctx)
  const refOf = (map: Map<string, string>, id: string | null) => (id === null ? null : { id, name: map.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, kind: row.kind, title: row.title, detail: row.detail, askedBy: { id: row.asked_by, name: names.get(row.asked_by) ?? '' }, fromDepartment: refOf(departments, row.from_department_id), toDepartment: refOf(departments, row.to_department_id),
    doer: refOf(names, row.doer_id), case: row.case_id === null ? null : { id: row.case_id, number: numbers.get(row.case_id) ?? '' }, opportunity: row.opportunity_id === null ? null : { id: row.opportunity_id, number: opportunities.get(row.opportunity_id) ?? '' }, plan: row.plan_id === null ? null : (plans.get(row.plan_id) ?? null), dueAt: iso(row.due_at), state: row.state, askedAt: iso(row.asked_at), acceptedAt: iso(row.accepted_at), doneAt: iso(row.done_at), outcome: row.outcome,
    rating: row.rating, ratingNote: row.rating_note, clock: clocks.get(row.id) ?? null, allowedActions: allowed(ctx, row, department), version: row.version,
  }))
}

async function plansOf(ctx: Ctx, rows: readonly TaskRow[]): Promise<Map<string, NonNullable<tasks.StaffTask['plan']>>> {
  const ids = [...new Set(rows.flatMap((row) => row.plan_id ?? []))]
  return ids.length === 0 ? new Map() : new Map((await ctx.tx.selectFrom('service_plan').select(['id', 'number', 'title']).where('id', 'in', ids).execute()).map((plan) => [plan.id, plan]))
}

function allowed(ctx: Ctx, row: TaskRow, department: string | null): tasks.StaffTask['allowedActions'] {
  const who = standing(ctx, row, department)
  return possibleActions(TASK_LIFECYCLE, row.state).filter((action) => mayAct(action, who))
}

async function present(ctx: Ctx, row: TaskRow): Promise<tasks.StaffTask> {
  await ctx.flush()
  return (await presentAll(ctx, [row]))[0]!
}

async function filtered(ctx: Ctx, siteId: string, filter: Filter): Promise<Select> {
  ctx.actor.mustSee('tasks:own', siteId)
  await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('staff_task').where('site_id', '=', siteId)
  const me = ctx.actor.employeeId ?? '00000000-0000-0000-0000-000000000000'
  const department = await ownDepartment(ctx)
  if (filter.mine || !ctx.actor.can('tasks:assign', siteId))
    select = select.where((e) => {
      const own = [e('asked_by', '=', me), e('doer_id', '=', me)]
      if (department !== null) own.push(e('to_department_id', '=', department), ...(filter.mine ? [] : [e('from_department_id', '=', department)]))
      return e.or(own)
    })
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.open !== undefined) select = select.where('ended_at', filter.open ? 'is' : 'is not', null)
  if (filter.departmentId) select = select.where('to_department_id', '=', filter.departmentId)
  if (filter.caseId) select = select.where('case_id', '=', filter.caseId)
  if (filter.opportunityId) select = select.where('opportunity_id', '=', filter.opportunityId)
  if (filter.planId) select = select.where('plan_id', '=', filter.planId)
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('title', 'ilike', like), e('detail', 'ilike', like), e('number', 'ilike', like)]))
  }
  return select
}

const newest = (select: Select, cursor: string | undefined): SelectQueryBuilder<Tables, 'staff_task', TaskRow> => {
  const ordered = select.selectAll('staff_task').orderBy('asked_at', 'desc').orderBy('id', 'desc')
  if (cursor === undefined) return ordered
  const [at, id] = readCursor(cursor, ['instant', 'id'])
  return ordered.where(sql<boolean>`(asked_at, id) < (${at}::timestamptz, ${id}::uuid)`)
}

export async function listTasks(ctx: Ctx, { query }: Input<typeof tasks.listTasks>): Promise<Output<typeof tasks.listTasks>> {
  const select = await filtered(ctx, query.siteId, query.filter)
  const rows = await newest(select, query.cursor).limit(query.limit + 1).execute()
  const shown = new Map((await presentAll(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.asked_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, select) : null)
}

export async function* allTasks(ctx: Ctx, siteId: string, filter: Filter): AsyncGenerator<tasks.StaffTask> {
  let cursor: string | undefined
  do {
    const page = await listTasks(ctx, { params: {}, query: { siteId, limit: 200, cursor, filter }, body: {} })
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

async function load(ctx: Ctx, id: string, lock: boolean): Promise<TaskRow> {
  const select = ctx.tx.selectFrom('staff_task').selectAll().where('id', '=', id)
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst()
  mustSeeTask(ctx, row, await ownDepartment(ctx))
  return row
}

export async function getTask(ctx: Ctx, { params }: Input<typeof tasks.getTask>): Promise<tasks.StaffTask> {
  return present(ctx, await load(ctx, params.id, false))
}

export async function taskTimeline(ctx: Ctx, { params }: Input<typeof tasks.taskTimeline>): Promise<Output<typeof tasks.taskTimeline>> {
  await load(ctx, params.id, false)
  return { items: await readTimeline(ctx, params.id) }
}

/**
 * Gives a task to a colleague (ORG-018), or asks a department for help (ORG-019), by a time that is watched. What belongs to a case stands
 * in its history, too. The same `id` twice is one. Throws `not_found` and `rule_broken` naming the field, `not_permitted`.
 */
export async function createTask(ctx: Ctx, { body }: Input<typeof tasks.createTask>): Promise<tasks.StaffTask> {
  return present(ctx, await giveTask(ctx, body, null))
}

/** The same as a part of a plan, whose row the caller has locked. */
export async function giveTask(ctx: Ctx, body: Input<typeof tasks.createTask>['body'], planId: string | null): Promise<TaskRow> {
  ctx.actor.mustSee('tasks:own', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const me = ctx.actor.employeeId
  if (me === null) throw new AppError('not_permitted', 'Only a colleague asks')
  const id = body.id ?? newId()
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`staff_task:${id}`])
  const known = await ctx.tx.selectFrom('staff_task').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.asked_by !== me || known.site_id !== site.id || known.plan_id !== planId) throw wrongField('already_exists', '/id', 'is another task')
    return known
  }
  const department = await ownDepartment(ctx)
  if (body.kind === 'ad_hoc') {
    ctx.actor.mustBeAbleTo('tasks:assign', site.id)
    if (body.doerId === null) throw wrongField('rule_broken', '/doerId', 'say who is to do it')
    if (body.toDepartmentId !== null) throw wrongField('rule_broken', '/toDepartmentId', 'a task is a colleague’s; ask a department for an assist')
  } else {
    if (body.toDepartmentId === null) throw wrongField('rule_broken', '/toDepartmentId', 'say which department is asked')
    const asked = await ctx.tx.selectFrom('department').select('id').where('id', '=', body.toDepartmentId).where('site_id', '=', site.id).where('is_active', '=', true).executeTakeFirst()
    if (!asked) throw wrongField('not_found', '/toDepartmentId', 'no such department at this site')
    if (body.toDepartmentId === department) throw wrongField('rule_broken', '/toDepartmentId', 'is the own department')
    if (body.doerId === me) throw wrongField('rule_broken', '/doerId', 'nobody asks themselves')
  }
  if (body.doerId !== null && (await rolesAt(ctx, body.doerId, site.id)).length === 0) throw wrongField('not_found', '/doerId', 'no such colleague at this site')
  const dueAt = new Date(body.dueAt)
  if (dueAt <= ctx.now) throw wrongField('rule_broken', '/dueAt', 'is over')
  if (body.caseId !== null) await mustBeOfSite(ctx, body.caseId, site.id)
  if (body.opportunityId !== null) await mustTakeResource(ctx, body, body.opportunityId)
  const own = department === null ? undefined : await ctx.tx.selectFrom('department').select('id').where('id', '=', department).where('site_id', '=', site.id).executeTakeFirst()
  const day = dayIn(site.timeZone, ctx.now)
  const row: TaskRow = {
    organization_id: ctx.organizationId, id, site_id: site.id, number: '', kind: body.kind, title: body.title, detail: body.detail, asked_by: me, from_department_id: own?.id ?? null, to_department_id: body.toDepartmentId, doer_id: body.doerId, case_id: body.caseId, opportunity_id: body.opportunityId, plan_id: planId, due_at: dueAt,
    state: 'asked', asked_at: ctx.now, accepted_at: null, done_at: null, ended_at: null, outcome: '', rating: null, rating_note: '', next_due_at: null, version: 1,
  }
  await write(ctx, row, site.timeZone, day)
  return row
}

async function write(ctx: Ctx, row: TaskRow, timeZone: string, day: string): Promise<void> {
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: await traitsOf(ctx, row) }, slaStateOf(row), { isNew: true })
  row.number = dayNumber('T', day, await nextNumber(ctx, row.site_id, `staff_task-${day}`))
  await ctx.tx.insertInto('staff_task').values({ ...row, next_due_at: nextDueAt }).execute()
  tell(ctx, row, 'asked', row.title)
  await tellAsked(ctx, row, wallTimeIn(timeZone, row.due_at))
}

/** A task that a rule of the house gives, in the name of the manager of the site. Nothing where nobody is there who could do it. */
export async function giveTaskByRule(ctx: Ctx, given: { siteId: string; title: string; detail: string; dueAt: Date; doer: 'supervisor' }): Promise<void> {
  const site = await siteById(ctx, given.siteId)
  const [doer] = await accountsWithRole(ctx, given.doer, site.id)
  const [manager] = await accountsWithRole(ctx, 'site_manager', site.id)
  if (doer === undefined) return
  const row: TaskRow = {
    organization_id: ctx.organizationId, id: newId(), site_id: site.id, number: '', kind: 'ad_hoc', title: given.title, detail: given.detail, asked_by: (manager ?? doer).employeeId, from_department_id: null, to_department_id: null, doer_id: doer.employeeId, case_id: null, opportunity_id: null, plan_id: null, due_at: given.dueAt,
    state: 'asked', asked_at: ctx.now, accepted_at: null, done_at: null, ended_at: null, outcome: '', rating: null, rating_note: '', next_due_at: null, version: 1,
  }
  await write(ctx, row, site.timeZone, dayIn(site.timeZone, ctx.now))
}

/** A special need asks departments, not single colleagues, for what it takes (ORG-036). */
async function mustTakeResource(ctx: Ctx, { kind, siteId }: { kind: tasks.StaffTask['kind']; siteId: string }, opportunityId: string): Promise<void> {
  if (kind !== 'assist') throw wrongField('rule_broken', '/opportunityId', 'a need is met by departments: ask for an assist')
  const found = ctx.actor.can('relations:read', siteId) && (await ctx.tx.selectFrom('opportunity').select('id').where('id', '=', opportunityId).where('site_id', '=', siteId).executeTakeFirst())
  if (!found) throw wrongField('not_found', '/opportunityId', 'no such opportunity at this site')
}

async function mustBeOfSite(ctx: Ctx, caseId: string, siteId: string): Promise<void> {
  const found = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).where('site_id', '=', siteId).executeTakeFirst()
  if (!found) throw wrongField('not_found', '/caseId', 'no such case at this site')
  mustSeeCase(ctx, found)
}

function tell(ctx: Ctx, row: TaskRow, action: string, note: string | null, from?: TaskRow['state']): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'staff_task', recordId: row.id, action, fromStatus: from ?? null, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'staff_task', recordId: row.id, siteId: row.site_id, action })
  for (const [recordType, recordId] of [['case', row.case_id], ['opportunity', row.opportunity_id], ['service_plan', row.plan_id]] as const) {
    if (recordId === null) continue
    recordHappening(ctx, { siteId: row.site_id, recordType, recordId, action: `assist_${action}`, note: [row.number, row.title, note === row.title ? '' : note].filter(Boolean).join(' ') })
    announceChange(ctx, { recordType, recordId, siteId: row.site_id, action: 'assist' })
  }
}

async function tellAsked(ctx: Ctx, row: TaskRow, due: string): Promise<void> {
  const people = row.doer_id !== null ? [row.doer_id] : (await ctx.tx.selectFrom('employee').select('id').where('department_id', '=', row.to_department_id).where('is_active', '=', true).execute()).map(({ id }) => id)
  const accounts = (await Promise.all(people.filter((id) => id !== row.asked_by).map((id) => accountOfEmployee(ctx, id)))).filter((id) => id !== null)
  const from = row.from_department_id === null ? undefined : await ctx.tx.selectFrom('department').select('name').where('id', '=', row.from_department_id).executeTakeFirst()
  sendMessage(ctx, { accountIds: accounts, template: row.kind === 'assist' ? 'task.assist' : 'task.given', params: { who: ctx.actor.name, department: from?.name ?? ctx.actor.name, title: row.title, number: row.number, due }, level: 'warning', record: { type: 'staff_task', id: row.id } })
}

/**
 * One act on a task: of two colleagues of a department who take an assist at once, one has it. Reporting back and declining say how or
 * why; an assist is closed by who asked for it, with 1 to 5 (ORG-043). Throws `action_not_allowed`, `not_permitted`, `rule_broken`.
 */
export async function actOnTask(ctx: Ctx, { params, body }: Input<typeof tasks.actOnTask>): Promise<tasks.StaffTask> {
  // A plan is locked before its tasks, by whoever changes one of them: the last of two that end at once ends it.
  const part = await ctx.tx.selectFrom('staff_task').select('plan_id').where('id', '=', params.id).executeTakeFirst()
  if (part?.plan_id) await ctx.tx.selectFrom('service_plan').select('id').where('id', '=', part.plan_id).forUpdate().execute()
  const row = await load(ctx, params.id, true)
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  const who = standing(ctx, row, await ownDepartment(ctx))
  const state = nextStatus(TASK_LIFECYCLE, row.state, body.action, allowed(ctx, row, await ownDepartment(ctx)))
  if (!mayAct(body.action, who)) throw new AppError('not_permitted', 'It is somebody else’s to do')
  if (['finish', 'decline', 'reopen'].includes(body.action) && body.note === '') throw wrongField('rule_broken', '/note', 'say how it ended, or why')
  if (body.action === 'close' && row.kind === 'assist' && body.rating === null) throw wrongField('rule_broken', '/rating', 'an assist is closed with a rating')
  const isTaken = body.action === 'accept' || (body.action === 'finish' && row.accepted_at === null)
  const isOver = state === 'closed' || state === 'declined' || state === 'cancelled'
  const after: TaskRow = {
    ...row, state, doer_id: isTaken ? ctx.actor.employeeId : row.doer_id, accepted_at: isTaken ? ctx.now : row.accepted_at, done_at: state === 'done' ? ctx.now : state === 'closed' ? row.done_at : null, outcome: body.action === 'finish' || body.action === 'decline' ? body.note : body.action === 'reopen' ? '' : row.outcome,
    rating: body.action === 'close' && row.kind === 'assist' ? body.rating : row.rating, rating_note: body.action === 'close' ? body.note : row.rating_note, ended_at: isOver ? ctx.now : null, version: row.version + 1,
  }
  const slaState = slaStateOf(after)
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: await traitsOf(ctx, row) }, body.action === 'reopen' ? { ...slaState, reopenedAt: ctx.now.getTime() } : slaState)
  const { organization_id: _organization, id: _id, site_id: _site, number: _number, kind: _kind, ...facts } = after
  await ctx.tx.updateTable('staff_task').set({ ...facts, next_due_at: nextDueAt }).where('id', '=', row.id).execute()
  tell(ctx, after, body.action, body.action === 'close' && after.rating !== null ? [`${after.rating}/5`, body.note].filter(Boolean).join(' ') : body.note || null, row.state)
  if (row.plan_id !== null) await planFollows(ctx, row.plan_id)
  const other = who.isAsker ? after.doer_id : row.asked_by
  const account = other === null || other === ctx.actor.employeeId ? null : await accountOfEmployee(ctx, other)
  if (account) sendMessage(ctx, { accountIds: [account], template: `task.${body.action}`, params: { who: ctx.actor.name, title: row.title, number: row.number, note: body.note || '' }, record: { type: 'staff_task', id: row.id } })
  return present(ctx, after)
}
