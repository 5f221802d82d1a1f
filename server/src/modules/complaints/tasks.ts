import type { complaints } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { effectiveTime } from '../../platform/records/index.ts'
import { actOnCase, handlersOf, residentAccounts, tellOwners, tellResidents, type CaseRow } from '../cases/index.ts'
import { mustBePolite } from '../language/index.ts'
import { accountOfEmployee, rolesAt } from '../people/index.ts'
import type { Acts } from './act.ts'
import { startTask, syncTask, type TaskRow } from './clocks.ts'
import type { Whole } from './load.ts'

export type NewTask = Pick<TaskRow, 'kind' | 'title' | 'assignee_id' | 'department_id'> & { id?: string; dueAt?: string; state?: 'open' | 'waiting'; isSecurity?: boolean; approvedBy?: string | null }

/** Makes a task with its promise and tells whoever is to do it. Throws `rule_broken` for a time that is over. */
export async function addTask(ctx: Ctx, row: CaseRow, task: NewTask): Promise<TaskRow> {
  const agreed = task.dueAt === undefined ? null : new Date(task.dueAt)
  if (agreed !== null && agreed <= ctx.now) throw wrongField('rule_broken', '/dueAt', 'must be later than now')
  const made: TaskRow = await startTask(ctx, {
    organization_id: ctx.organizationId, id: task.id ?? newId(), site_id: row.site_id, case_id: row.id, kind: task.kind, state: task.state ?? 'open', title: task.title, assignee_id: task.assignee_id, department_id: task.department_id,
    is_security: task.isSecurity ?? false, due_at: agreed ?? ctx.now, is_agreed: agreed !== null, asked_at: ctx.now, asked_by: ctx.actor.employeeId, approved_at: task.approvedBy ? ctx.now : null, approved_by: task.approvedBy ?? null,
    read_at: null, on_site_from: null, on_site_to: null, result: '', is_satisfied: null, done_at: null, done_by: null, cycle: row.cycle, updated_at: ctx.now,
  })
  const inserted = await ctx.tx.insertInto('complaint_task').values(made).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw wrongField('already_exists', '/taskId', 'such a task exists')
  if (made.assignee_id !== ctx.actor.employeeId) await tellAssignee(ctx, row, made)
  return made
}

async function tellAssignee(ctx: Ctx, row: CaseRow, task: TaskRow): Promise<void> {
  const account = await accountOfEmployee(ctx, task.assignee_id)
  if (account) sendMessage(ctx, { accountIds: [account], template: 'complaint.task', params: { number: row.number, kind: `@complaintTaskKind:${task.kind}`, title: task.title }, level: 'warning', record: { type: 'complaint_task', id: task.id } })
}

/** Throws `rule_broken` for somebody who does not work at the site. */
export async function mustWorkHere(ctx: Ctx, siteId: string, employeeId: string, pointer = '/assigneeId'): Promise<void> {
  if ((await rolesAt(ctx, employeeId, siteId)).length === 0) throw wrongField('rule_broken', pointer, 'nobody who works at this site')
}

export function findTask({ tasks }: Whole, id: string, kinds?: readonly TaskRow['kind'][]): TaskRow {
  const task = tasks.find((one) => one.id === id && (kinds?.includes(one.kind) ?? true))
  if (!task) throw wrongField('not_found', '/taskId', 'no such task')
  return task
}

export async function changeTask(ctx: Ctx, task: TaskRow, set: Partial<TaskRow>, effectiveAt?: Date): Promise<TaskRow> {
  const after = { ...task, ...set, updated_at: ctx.now }
  await ctx.tx.updateTable('complaint_task').set({ ...set, updated_at: ctx.now }).where('id', '=', task.id).execute()
  await syncTask(ctx, after, effectiveAt ? { effectiveAt } : {})
  return after
}

const isTheirs = (ctx: Ctx, task: TaskRow): boolean => task.assignee_id === ctx.actor.employeeId
function mustBeOpen(task: TaskRow): void {
  if (task.state === 'done') throw new AppError('someone_was_faster', 'It has been done')
  if (task.state !== 'open') throw new AppError('action_not_allowed', `The task is ${task.state}`)
}
function mayDo(ctx: Ctx, row: CaseRow, task: TaskRow): void {
  if (!isTheirs(ctx, task) && !ctx.actor.can('cases:handle', row.site_id)) throw new AppError('not_permitted', 'The task is in other hands')
}

/** What each kind of task needs when it is done, and what it leaves; visible is what the resident was told. */
const FINISH: Record<complaints.ComplaintTask['kind'], (ctx: Ctx, whole: Whole, task: TaskRow, done: { result: string; fileIds: string[]; isSatisfied: boolean | null; at: Date }) => Promise<{ isVisible: boolean; isFeedback: boolean }>> = {
  // Seen on the spot, with a picture (CMP-011); it is a step of the verification at the same time.
  async survey(ctx, { row }, task, { result, fileIds, at }) {
    if (task.on_site_from === null) throw wrongField('rule_broken', '/taskId', 'say first that you are on site')
    const pictures = fileIds.length === 0 ? [] : await ctx.tx.selectFrom('file').select('id').where('id', 'in', fileIds).where('is_image', '=', true).execute()
    if (pictures.length === 0) throw wrongField('rule_broken', '/fileIds', 'a picture of the place is needed')
    const id = newId()
    await ctx.tx
      .insertInto('complaint_finding')
      .values({ organization_id: ctx.organizationId, id, case_id: row.id, task_id: task.id, method: 'site', heard: '', found: result, at, by_employee: ctx.actor.employeeId!, file_ids: fileIds })
      .execute()
    await attachFiles(ctx, { type: 'complaint_finding', id }, fileIds)
    return { isVisible: false, isFeedback: false }
  },
  joint: () => Promise.resolve({ isVisible: false, isFeedback: false }),
  async reply(ctx, { row }, _, { result }) {
    await mustBePolite(ctx, '/result', result, row.site_id)
    tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.result', { text: result.slice(0, 300) })
    return { isVisible: true, isFeedback: true }
  },
  // Whoever did the work does not ask whether it was good.
  async check(ctx, { row }, _, { isSatisfied }) {
    if (isSatisfied === null) throw wrongField('rule_broken', '/isSatisfied', 'say whether the resident is still content')
    if (ctx.actor.employeeId !== null && (await handlersOf(ctx, row.id)).includes(ctx.actor.employeeId)) throw new AppError('not_permitted', 'Not by whoever did the work')
    return { isVisible: false, isFeedback: false }
  },
}

export const TASK_ACTS: Acts<'ask_survey' | 'ask_department' | 'read_task' | 'arrive' | 'finish_task' | 'cancel_task'> = {
  async ask_survey({ ctx, whole: { row, tasks } }, body) {
    if (body.taskId !== undefined && tasks.some(({ id }) => id === body.taskId)) return 'repeated'
    await mustWorkHere(ctx, row.site_id, body.assigneeId)
    const task = await addTask(ctx, row, { kind: 'survey', title: body.title || row.title, assignee_id: body.assigneeId, department_id: null, ...(body.dueAt ? { dueAt: body.dueAt } : {}), ...(body.taskId ? { id: body.taskId } : {}) })
    return { note: task.title }
  },

  /** Another department gives its solution by its own time; security helps with what is tense (CMP-039, CMP-066). */
  async ask_department({ ctx, whole: { row, tasks } }, body) {
    if (body.taskId !== undefined && tasks.some(({ id }) => id === body.taskId)) return 'repeated'
    const department = await ctx.tx.selectFrom('department').select(['id', 'name', 'code']).where('id', '=', body.departmentId).where('site_id', '=', row.site_id).executeTakeFirst()
    if (!department) throw wrongField('not_found', '/departmentId', 'no such department at this site')
    await mustWorkHere(ctx, row.site_id, body.assigneeId)
    await addTask(ctx, row, {
      kind: 'joint', title: body.title, assignee_id: body.assigneeId, department_id: department.id, isSecurity: body.isSecurity, ...(body.dueAt ? { dueAt: body.dueAt } : {}), ...(body.taskId ? { id: body.taskId } : {}),
    })
    return { note: `${department.name}：${body.title}` }
  },

  /** The first reading is timed: news that lies unread reaches nobody (CMP-067). */
  async read_task({ ctx, whole }, body) {
    const task = findTask(whole, body.taskId)
    if (!isTheirs(ctx, task)) throw new AppError('not_permitted', 'Only whoever is asked reads it')
    if (task.read_at !== null || task.state !== 'open') return 'repeated'
    await changeTask(ctx, task, { read_at: ctx.now })
    return { note: task.title }
  },

  async arrive({ ctx, whole }, body) {
    const task = findTask(whole, body.taskId, ['survey'])
    mayDo(ctx, whole.row, task)
    if (task.on_site_from !== null) return 'repeated'
    mustBeOpen(task)
    const at = effectiveTime(body.at, ctx.now, task.asked_at)
    await changeTask(ctx, task, { on_site_from: at, read_at: task.read_at ?? at }, at)
    return { note: task.title, at }
  },

  async finish_task({ ctx, whole }, body) {
    const { row } = whole
    const task = findTask(whole, body.taskId)
    mayDo(ctx, row, task)
    mustBeOpen(task)
    if (task.kind !== 'check' && (row.status === 'closed' || row.status === 'confirmed')) throw new AppError('action_not_allowed', `Its complaint is ${row.status}`)
    const at = effectiveTime(body.at, ctx.now, task.on_site_from ?? task.asked_at)
    const { isVisible, isFeedback } = await FINISH[task.kind](ctx, whole, task, { result: body.result, fileIds: body.fileIds, isSatisfied: body.isSatisfied, at })
    await attachFiles(ctx, { type: 'complaint_task', id: task.id }, body.fileIds)
    const isSurvey = task.kind === 'survey'
    await changeTask(ctx, task, { state: 'done', result: body.result, done_at: at, done_by: ctx.actor.employeeId, read_at: task.read_at ?? at, ...(isSurvey ? { on_site_to: at } : {}), is_satisfied: task.kind === 'check' ? body.isSatisfied : null }, at)
    if (!isTheirs(ctx, task) || row.owner_id !== task.assignee_id) await tellOwners(ctx, row, 'complaint.task_done', { kind: `@complaintTaskKind:${task.kind}`, who: ctx.actor.name, text: body.result.slice(0, 200) })
    // Not content any more: the matter is opened again, with what the resident said.
    if (task.kind === 'check' && body.isSatisfied === false) {
      const reopened = await actOnCase(ctx, { params: { id: row.id }, query: {}, body: { action: 'reopen', reason: body.result.slice(0, 2000) } })
      whole.row = { ...whole.row, ...(await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', reopened.id).executeTakeFirstOrThrow()) }
    }
    return { note: body.result, fileIds: body.fileIds, at, isVisible, set: isFeedback ? { last_feedback_at: at, next_reply_at: null } : {} }
  },

  async cancel_task({ ctx, whole }, body) {
    const task = findTask(whole, body.taskId)
    if (task.state !== 'open' && task.state !== 'waiting') throw new AppError('action_not_allowed', `The task is ${task.state}`)
    await changeTask(ctx, task, { state: 'cancelled' })
    return { note: `${task.title}：${body.reason}` }
  },
}
