import type { inspections, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { effectiveTime, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { accountOfEmployee, rolesAt, worksAt } from '../people/index.ts'
import { roundOver } from './events.ts'
import type { InspectionTables, KeptStop } from './tables.ts'
import { allowedActions, isOwn, lockTask, presentTasks, type TaskRow } from './tasks.ts'

type Set = Partial<Omit<InspectionTables['inspection_task'], 'organization_id' | 'id' | 'site_id' | 'version' | 'updated_at'>>

export async function presentOne(ctx: Ctx, row: TaskRow): Promise<inspections.InspectionTask> {
  return (await presentTasks(ctx, [row]))[0]!
}

/** Changes a locked round, with its line of history and its hint. */
export async function changeTask(ctx: Ctx, row: TaskRow, set: Set, told: { action: string; note?: string | null; at?: Date; fileIds?: string[] }): Promise<TaskRow> {
  const after: TaskRow = { ...row, ...set, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('inspection_task').set({ ...set, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'inspection_task', recordId: row.id, fromStatus: row.state, toStatus: after.state, ...told })
  announceChange(ctx, { recordType: 'inspection_task', recordId: row.id, siteId: row.site_id, action: told.action })
  return after
}

/** Somebody walks the round: it is started, or it is and they are signed in, too (INS-025). */
export async function beginTask(ctx: Ctx, row: TaskRow, at: Date): Promise<TaskRow> {
  const isNew = await signIn(ctx, row.id, at)
  if (row.state === 'started') {
    if (isNew) recordHappening(ctx, { siteId: row.site_id, recordType: 'inspection_task', recordId: row.id, action: 'signed_in', at })
    return row
  }
  return changeTask(ctx, row, { state: 'started', why: null, started_at: at, started_by: ctx.actor.employeeId }, { action: 'started', at })
}

async function signIn(ctx: Ctx, taskId: string, at: Date): Promise<boolean> {
  const made = await ctx.tx.insertInto('inspection_sign_in').values({ organization_id: ctx.organizationId, task_id: taskId, employee_id: ctx.actor.employeeId!, at }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** Throws `inspection.points_left` with their numbers, and `rule_broken` naming the roles that did not sign in. */
async function finish(ctx: Ctx, row: TaskRow, at: Date): Promise<TaskRow> {
  const { rows } = await ctx.client.query<{ code: string }>(
    `select p.code from jsonb_to_recordset($2::jsonb) as s ("pointId" uuid) join inspection_point p on p.id = s."pointId"
     where not exists (select from inspection_record r where r.task_id = $1 and r.point_id = s."pointId" and r.standing = 'counts') order by p.code`,
    [row.id, JSON.stringify(row.stops as KeptStop[])],
  )
  if (rows.length > 0) throw new AppError('inspection.points_left', rows.map(({ code }) => code).join(', '))
  await mustAllBeThere(ctx, row)
  const isLate = at > row.to_at
  const after = await changeTask(ctx, row, { state: 'done', why: null, done_at: at, done_by: ctx.actor.employeeId, is_late: isLate }, { action: 'finished', at })
  ctx.publish(roundOver, { taskId: row.id, siteId: row.site_id, at: at.toISOString(), outcome: 'done', isLate })
  return after
}

async function mustAllBeThere(ctx: Ctx, row: TaskRow): Promise<void> {
  if (row.participants.length === 0) return
  const there = await ctx.tx.selectFrom('inspection_sign_in').select('employee_id').where('task_id', '=', row.id).execute()
  const roles = new Set((await Promise.all(there.map(({ employee_id }) => rolesAt(ctx, employee_id, row.site_id)))).flat() as string[])
  const absent = row.participants.filter((role) => !roles.has(role))
  if (absent.length > 0) throw wrongField('rule_broken', '/participants', `not signed in: ${absent.join(', ')}`)
}

/** Start, finish, skip, assign. Throws `not_permitted`, `action_not_allowed`, `stale_version`, `rule_broken`, `inspection.points_left`. */
export async function actOnTask(ctx: Ctx, { params, body }: Input<typeof inspections.actOnTask>): Promise<inspections.InspectionTask> {
  const row = await lockTask(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentOne(ctx, row))
  // Nobody walks a round before its time.
  const at = effectiveTime(body.at, ctx.now, row.from_at)
  // What was said already, by this phone or its retry, is answered and not done again.
  if (body.action === 'finish' && row.state === 'done') return presentOne(ctx, row)
  const allowed = allowedActions(ctx, row, at)
  if (!allowed.includes(body.action)) {
    if (!isOwn(ctx, row) && !ctx.actor.can('inspections:manage', row.site_id)) throw new AppError('not_permitted', 'The round is somebody else’s')
    throw new AppError('action_not_allowed', `${body.action} is not possible while ${row.state}`, undefined, { allowedActions: allowed })
  }
  if (body.action === 'start') {
    if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague walks a round')
    return presentOne(ctx, await beginTask(ctx, row, at))
  }
  if (body.action === 'finish') return presentOne(ctx, await finish(ctx, row, at))
  if (body.action === 'skip') {
    if (body.reason === '') throw wrongField('rule_broken', '/reason', 'say why it is not walked')
    const after = await changeTask(ctx, row, { state: 'skipped', why: 'by_person', reason: body.reason }, { action: 'skipped', note: body.reason })
    ctx.publish(roundOver, { taskId: row.id, siteId: row.site_id, at: ctx.now.toISOString(), outcome: 'skipped', isLate: false })
    return presentOne(ctx, after)
  }
  return presentOne(ctx, await assign(ctx, row, body.employeeId))
}

async function assign(ctx: Ctx, row: TaskRow, employeeId: string | null): Promise<TaskRow> {
  if (employeeId === null) throw wrongField('rule_broken', '/employeeId', 'say to whom')
  if (!(await worksAt(ctx, employeeId, row.site_id, 'inspections:work'))) throw wrongField('rule_broken', '/employeeId', 'does not walk rounds at this site')
  const account = await accountOfEmployee(ctx, employeeId)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'inspection.assigned', params: { name: row.plan_name, number: row.number }, record: { type: 'inspection_task', id: row.id } })
  return changeTask(ctx, row, { employee_id: employeeId }, { action: 'assigned' })
}

messageTemplate('inspection.assigned', {
  'zh-CN': { title: '巡查任务：{name}', body: '{number} 已指派给您。' },
  'zh-TW': { title: '巡查任務：{name}', body: '{number} 已指派給您。' },
  en: { title: 'Round: {name}', body: '{number} is yours.' },
})
