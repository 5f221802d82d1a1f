import type { complaints } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { maySeeCase, type CaseRow } from '../cases/index.ts'
import type { TaskRow } from './clocks.ts'
import { levelAbove, presentLevel } from './levels.ts'
import { RULES } from './lifecycle.ts'
import type { Whole } from './load.ts'

/** Who was asked to do something for a complaint sees it, even without the right to read cases. */
export const isAssignee = (ctx: Ctx, tasks: readonly Pick<TaskRow, 'assignee_id'>[]): boolean => ctx.actor.employeeId !== null && tasks.some((task) => task.assignee_id === ctx.actor.employeeId)

export const maySeeComplaint = (ctx: Ctx, row: CaseRow, tasks: readonly TaskRow[]): boolean => maySeeCase(ctx, row) || isAssignee(ctx, tasks)

/** Why the actor may not do an act at all; null when nothing stands against it but the state. */
export function refusal(ctx: Ctx, { row, tasks, levels }: Whole, action: complaints.ComplaintAction): AppError | null {
  const { actor } = ctx
  const rule = RULES[action]
  if (actor.kind === 'resident') return rule.byResident ? null : new AppError('not_permitted')
  if (actor.employeeId === null && actor.kind === 'staff') return new AppError('not_permitted', 'Only a colleague can act on a complaint')
  if (rule.permission === 'task') return actor.can('cases:handle', row.site_id) || isAssignee(ctx, tasks) ? null : new AppError('not_permitted')
  if (rule.permission === 'level') {
    const holds = levels.some((level) => level.ended_at === null && level.holder_id === actor.employeeId)
    return holds || actor.can('cases:decide', row.site_id) ? null : new AppError('not_permitted', 'The level is in other hands')
  }
  return actor.can(rule.permission, row.site_id) ? null : new AppError('not_permitted', `${rule.permission} is needed`)
}

/** Whether there is anything for an act to act on; the state of the case has been asked before. */
const POSSIBLE: Partial<Record<complaints.ComplaintAction, (whole: Whole, ctx: Ctx) => boolean>> = {
  explain_process: ({ complaint }) => complaint.process_explained_at === null,
  read_task: ({ tasks }, ctx) => tasks.some((task) => task.state === 'open' && task.read_at === null && task.assignee_id === ctx.actor.employeeId),
  arrive: ({ tasks }) => tasks.some((task) => task.kind === 'survey' && task.state === 'open' && task.on_site_from === null),
  finish_task: ({ tasks }) => tasks.some((task) => task.state === 'open'),
  cancel_task: ({ tasks }) => tasks.some((task) => task.state === 'open' || task.state === 'waiting'),
  decide_solution: ({ solutions }, ctx) => solutions.some((one) => one.state === 'waiting' && one.proposed_by !== ctx.actor.employeeId),
  answer_solution: ({ solutions }) => solutions.some((one) => one.state === 'proposed'),
  hand_up: ({ levels }) => levelAbove(presentLevel(levels)) !== null,
  answer_level: ({ levels }) => levels.some((level) => level.ended_at === null && level.answered_at === null),
  settle_level: ({ levels }) => levels.some((level) => level.ended_at === null && level.answered_at !== null),
  decide_reply: ({ tasks }) => tasks.some((task) => task.kind === 'reply' && task.state === 'waiting'),
}

/** The acts that state, facts and rights allow now; the clients draw exactly these. */
export function allowedActions(ctx: Ctx, whole: Whole): complaints.ComplaintAction[] {
  return (Object.keys(RULES) as complaints.ComplaintAction[]).filter(
    (action) => RULES[action].from.includes(whole.row.status) && refusal(ctx, whole, action) === null && (POSSIBLE[action]?.(whole, ctx) ?? true),
  )
}
