import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { byStaff, seenByResident, syncClocks, type SubjectState, type Synced, type SyncOptions } from '../sla/index.ts'
import type { ComplaintLevelTable, ComplaintTaskTable } from './tables.ts'

export type TaskRow = Selectable<ComplaintTaskTable>
export type LevelRow = Selectable<ComplaintLevelTable>

/** Replies are promised to the resident; what a colleague was asked to do is promised inside the house. */
const TO_RESIDENT: readonly TaskRow['kind'][] = ['reply', 'check']

/** A task in the words of the SLA engine. */
function taskState(row: TaskRow): SubjectState {
  const isToResident = TO_RESIDENT.includes(row.kind)
  const asked = row.asked_at.getTime()
  const facts: SubjectState['facts'] = { promised: byStaff(asked) }
  if (row.read_at) facts.acknowledged = byStaff(row.read_at.getTime())
  if (row.done_at) facts.resolved = (isToResident ? seenByResident : byStaff)(row.done_at.getTime())
  if (row.state === 'cancelled' || row.state === 'refused') facts.cancelled = byStaff(row.updated_at.getTime())
  return { receivedAt: asked, reportedAt: null, facts, waiting: null, promise: row.is_agreed ? { agreedAt: asked, to: row.due_at.getTime() } : null, reopenedAt: null, holder: row.assignee_id }
}

const traits = { category: [], urgency: null, grade: null }

export async function siteKind(ctx: Ctx, siteId: string): Promise<string> {
  return (await ctx.tx.selectFrom('site').select('kind').where('id', '=', siteId).executeTakeFirstOrThrow()).kind
}

export async function syncTask(ctx: Ctx, row: TaskRow, options: SyncOptions = {}): Promise<Synced> {
  return syncClocks(ctx, { id: row.id, traits: { ...traits, type: 'complaint_task', kind: row.kind, siteId: row.site_id, siteKind: await siteKind(ctx, row.site_id) } }, taskState(row), options)
}

/** Starts the clocks of a new task; one without an agreed time is due when the policy says. Throws `rule_broken` when no policy does. */
export async function startTask(ctx: Ctx, row: TaskRow): Promise<TaskRow> {
  const { clocks } = await syncTask(ctx, row, { isNew: true })
  if (row.is_agreed) return row
  const due = clocks.find(({ metric }) => metric === 'task' || metric === 'promised')?.dueAt
  if (!due) throw wrongField('rule_broken', '/dueAt', 'no policy says until when; name a time')
  return { ...row, due_at: new Date(due) }
}

/** A level answers by the time that it promised; handed up before that, its promise goes with it. */
export async function syncLevel(ctx: Ctx, row: LevelRow, options: SyncOptions = {}): Promise<Synced> {
  const opened = row.opened_at.getTime()
  const facts: SubjectState['facts'] = { promised: byStaff(opened) }
  if (row.answered_at) facts.resolved = seenByResident(row.answered_at.getTime())
  else if (row.ended_at) facts.cancelled = byStaff(row.ended_at.getTime())
  const state: SubjectState = { receivedAt: opened, reportedAt: null, facts, waiting: null, promise: { agreedAt: opened, to: row.answer_by.getTime() }, reopenedAt: null, holder: row.holder_id }
  return syncClocks(ctx, { id: row.id, traits: { ...traits, type: 'complaint_level', kind: row.level, siteId: row.site_id, siteKind: await siteKind(ctx, row.site_id) } }, state, options)
}
