import { AppError, wrongField } from '../../platform/errors.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { residentAccounts, tellOwners, tellResidents, tellSupervisors } from '../cases/index.ts'
import { mustBePolite } from '../language/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import type { Acts } from './act.ts'
import { presentLevel } from './levels.ts'
import { mustHaveJointSolutions } from './joint.ts'
import { writeComplaint } from './load.ts'
import { addTask, changeTask, findTask, mustWorkHere } from './tasks.ts'

/** What cannot be settled now is answered by telephone at a time that was agreed. */
export const REPLY_ACTS: Acts<'appoint_reply' | 'decide_reply' | 'cannot_solve'> = {
  /** Agreed with the resident; whoever does not decide asks the supervisor first (CMP-038). At an upper level it is the level's own (CMP-041). */
  async appoint_reply({ ctx, whole: { row, tasks, levels } }, body) {
    if (body.taskId !== undefined && tasks.some(({ id }) => id === body.taskId)) return 'repeated'
    await mustBePolite(ctx, '/reason', body.reason, row.site_id)
    const assignee = body.assigneeId ?? row.owner_id
    await mustWorkHere(ctx, row.site_id, assignee)
    const isOwnLevel = presentLevel(levels) !== 'handler' && row.owner_id === ctx.actor.employeeId
    const decides = isOwnLevel || ctx.actor.can('cases:decide', row.site_id)
    await addTask(ctx, row, {
      kind: 'reply', title: body.reason, assignee_id: assignee, department_id: null, dueAt: body.dueAt, state: decides ? 'open' : 'waiting', approvedBy: decides ? ctx.actor.employeeId : null, ...(body.taskId ? { id: body.taskId } : {}),
    })
    const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), new Date(body.dueAt))
    if (!decides) {
      await tellSupervisors(ctx, row, 'complaint.reply_waits', { who: ctx.actor.name, until, reason: body.reason })
      return { note: `${until} ${body.reason}`, isVisible: false }
    }
    tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.reply', { until })
    return { note: `${until} ${body.reason}`, set: { next_reply_at: new Date(body.dueAt) } }
  },

  async decide_reply({ ctx, whole }, body) {
    const { row } = whole
    const task = findTask(whole, body.taskId, ['reply'])
    if (task.state !== 'waiting') throw new AppError('someone_was_faster', 'It has been decided')
    if (!body.isApproved && body.note === '') throw wrongField('rule_broken', '/note', 'say why not, and what is to be done now')
    await changeTask(ctx, task, body.isApproved ? { state: 'open', approved_at: ctx.now, approved_by: ctx.actor.employeeId } : { state: 'refused' })
    const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), task.due_at)
    await tellOwners(ctx, row, 'complaint.reply_decided', { decision: `@complaintTaskState:${body.isApproved ? 'open' : 'refused'}`, until, reason: body.note || task.title })
    if (body.isApproved) tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.reply', { until })
    return { note: [`${until} ${task.title}`, body.note].filter(Boolean).join('\n'), isVisible: body.isApproved, set: body.isApproved ? { next_reply_at: task.due_at } : {} }
  },

  /** Told gently, with the day of the next answer, which is a promise (CMP-049). */
  async cannot_solve({ ctx, whole }, body) {
    const { row } = whole
    await mustBePolite(ctx, '/explanation', body.explanation, row.site_id)
    mustHaveJointSolutions(whole)
    const nextReplyAt = new Date(body.nextReplyAt)
    if (nextReplyAt <= ctx.now) throw wrongField('rule_broken', '/nextReplyAt', 'must be later than now')
    await addTask(ctx, row, { kind: 'reply', title: body.explanation.slice(0, 200), assignee_id: row.owner_id, department_id: null, dueAt: body.nextReplyAt, approvedBy: ctx.actor.employeeId })
    await writeComplaint(ctx, row.id, { cannot_solve_at: ctx.now })
    const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), nextReplyAt)
    tellResidents(ctx, row, await residentAccounts(ctx, row), 'complaint.resident.cannot', { text: body.explanation.slice(0, 300), until })
    return { note: `${body.explanation}\n→ ${until}`, set: { last_feedback_at: ctx.now, next_reply_at: nextReplyAt } }
  },
}
