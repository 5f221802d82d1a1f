import type { exams, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { deadlineOf, lastMomentOf, secondsLeft } from '../exams/lifecycle.ts'
import type { SittingRow } from '../exams/sittings.ts'
import { examOf, type ExamRow } from '../exams/row.ts'
import { itemsOf, picturesOf, shownItem } from './paper.ts'
import { handIn } from './submit.ts'

/** A screen that was not heard of for so long has let go. It speaks at least every 15 seconds. */
const SILENCE_MS = 40_000

export const HAND_IN = 'training.hand-in'

/**
 * Begins a sitting, or goes on with it here. One screen writes at a time: another that has it is named (`exam.held_elsewhere`) and loses it by
 * `takeOver`. Throws `not_found`, `exam.not_open`, `exam.time_over`, `exam.other_running`, `action_not_allowed`.
 */
export async function enterSitting(ctx: Ctx, { params, body }: Input<typeof exams.enterSitting>): Promise<exams.Paper> {
  const { sitting, exam } = await lockOwn(ctx, params.id)
  if (sitting.state === 'waiting') return begin(ctx, exam, sitting, body.device)
  if (sitting.state !== 'in_progress') throw new AppError('action_not_allowed', `The sitting is ${sitting.state}`)
  if (ctx.now > lastMomentOf(exam, sitting.deadline_at!)) throw new AppError('exam.time_over')
  const isHeld = sitting.holder !== null && sitting.holder_seen_at !== null && ctx.now.getTime() - sitting.holder_seen_at.getTime() < SILENCE_MS
  if (isHeld && body.holder !== sitting.holder && !body.takeOver) throw new AppError('exam.held_elsewhere', sitting.holder_device)
  // The same page loaded anew keeps its key: an answer that was still under way arrives.
  const holder = body.holder === sitting.holder && sitting.holder !== null ? sitting.holder : newId()
  await ctx.tx.updateTable('exam_sitting').set({ holder, holder_device: body.device, holder_seen_at: ctx.now }).where('id', '=', sitting.id).execute()
  if (holder !== sitting.holder) recordHappening(ctx, { siteId: exam.site_id, recordType: 'exam_sitting', recordId: sitting.id, action: 'entered', note: body.device || null })
  return present(ctx, exam, { ...sitting, holder })
}

/** All running and waiting sittings of the person are locked: two exams are never begun at once. Throws `not_found` for everybody else's. */
async function lockOwn(ctx: Ctx, id: string): Promise<{ sitting: SittingRow; exam: ExamRow }> {
  const own = ctx.actor.employeeId === null ? [] : await ctx.tx.selectFrom('exam_sitting').selectAll().where('employee_id', '=', ctx.actor.employeeId).where((e) => e.or([e('id', '=', id), e('state', '=', 'in_progress')])).orderBy('id').forUpdate().execute()
  const sitting = own.find((one) => one.id === id)
  if (!sitting) throw new AppError('not_found')
  if (sitting.state === 'waiting') await leaveOther(ctx, own.filter((one) => one.id !== id))
  const exam = await examOf(ctx, sitting.exam_id)
  return { sitting, exam }
}

/** Another sitting whose time is over is handed in; one that still runs comes first. */
async function leaveOther(ctx: Ctx, others: readonly SittingRow[]): Promise<void> {
  for (const other of others) {
    const exam = await examOf(ctx, other.exam_id)
    if (ctx.now <= lastMomentOf(exam, other.deadline_at!)) throw new AppError('exam.other_running', exam.title)
    await handIn(ctx, exam, other, 'deadline')
  }
}

async function begin(ctx: Ctx, exam: ExamRow, sitting: SittingRow, device: string): Promise<exams.Paper> {
  if (exam.state !== 'published' || ctx.now < exam.opens_at || ctx.now >= exam.closes_at) throw new AppError('exam.not_open', exam.state)
  const deadlineAt = deadlineOf(exam, ctx.now)
  const begun = { state: 'in_progress' as const, started_at: ctx.now, deadline_at: deadlineAt, holder: newId(), holder_device: device, holder_seen_at: ctx.now }
  await ctx.tx.updateTable('exam_sitting').set(begun).where('id', '=', sitting.id).execute()
  // A row of the database, not a timer of the process: it comes due whatever happens to the server.
  ctx.enqueue(HAND_IN, { sittingId: sitting.id }, { dueAt: new Date(lastMomentOf(exam, deadlineAt).getTime() + 1), dedupeKey: `hand-in:${sitting.id}` })
  recordHappening(ctx, { siteId: exam.site_id, recordType: 'exam_sitting', recordId: sitting.id, action: 'begun', fromStatus: 'waiting', toStatus: 'in_progress', note: device || null })
  announceChange(ctx, { recordType: 'exam', recordId: exam.id, siteId: exam.site_id, action: 'begun' })
  return present(ctx, exam, { ...sitting, ...begun })
}

async function present(ctx: Ctx, exam: ExamRow, sitting: SittingRow): Promise<exams.Paper> {
  const rows = await itemsOf(ctx, sitting.id)
  const pictures = await picturesOf(ctx, rows)
  return {
    id: sitting.id, exam: { id: exam.id, name: exam.title }, attempt: sitting.attempt, state: sitting.state, holder: sitting.holder!, deadlineAt: iso(sitting.deadline_at!), serverNow: iso(ctx.now), secondsLeft: secondsLeft(ctx.now, sitting.deadline_at!), sections: exam.sections.map(({ title }) => ({ title })),
    items: rows.map((row) => shownItem(row, pictures(row))),
  }
}
