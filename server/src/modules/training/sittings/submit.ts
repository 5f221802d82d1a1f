import type { exams, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { lastMomentOf } from '../exams/lifecycle.ts'
import type { SittingRow } from '../exams/sittings.ts'
import { scoreByProduct, settle } from '../marking/settle.ts'
import { examOf, type ExamRow } from '../exams/row.ts'
import { keep } from './answers.ts'
import { ownSitting } from './own.ts'

/**
 * Hands in with the last answers; what the product can mark is marked at once. A sitting that is handed in already is given back as it is,
 * so that a retry counts once. Throws `not_found`, `exam.taken_over`, `exam.time_over`, `rule_broken`.
 */
export async function submitSitting(ctx: Ctx, { params, body }: Input<typeof exams.submitSitting>): Promise<exams.OwnSitting> {
  const sitting = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!sitting || sitting.employee_id !== ctx.actor.employeeId) throw new AppError('not_found')
  if (sitting.state === 'marking' || sitting.state === 'marked') return ownSitting(ctx, sitting.id)
  if (sitting.state !== 'in_progress') throw new AppError('action_not_allowed', `The sitting is ${sitting.state}`)
  const exam = await examOf(ctx, sitting.exam_id)
  if (ctx.now > lastMomentOf(exam, sitting.deadline_at!)) throw new AppError('exam.time_over')
  if (sitting.holder !== body.holder) throw new AppError('exam.taken_over')
  if (body.answers.length > 0) await keep(ctx, sitting.id, body.answers)
  await handIn(ctx, exam, sitting, 'candidate')
  return ownSitting(ctx, sitting.id)
}

/** Ends a locked running sitting: once and for all. */
export async function handIn(ctx: Ctx, exam: ExamRow, sitting: SittingRow, by: 'candidate' | 'deadline'): Promise<void> {
  await ctx.tx.updateTable('exam_sitting').set({ state: 'marking', submitted_at: by === 'candidate' ? ctx.now : sitting.deadline_at, submitted_by: by, holder: null }).where('id', '=', sitting.id).execute()
  await scoreByProduct(ctx, exam.id, [sitting.id])
  const state = (await settle(ctx, exam, [sitting.id])).get(sitting.id)!
  recordHappening(ctx, { siteId: exam.site_id, recordType: 'exam_sitting', recordId: sitting.id, action: by === 'candidate' ? 'handed_in' : 'time_over', fromStatus: 'in_progress', toStatus: state })
  announceChange(ctx, { recordType: 'exam', recordId: exam.id, siteId: exam.site_id, action: 'handed_in' })
}

/** When the last moment is over, whatever was saved is handed in. Twice is once; one that was handed in rests. */
export async function handInOverdue(ctx: Ctx, sittingId: string): Promise<void> {
  const sitting = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', sittingId).forUpdate().executeTakeFirst()
  if (sitting?.state !== 'in_progress') return
  const exam = await examOf(ctx, sitting.exam_id)
  await handIn(ctx, exam, sitting, 'deadline')
}
