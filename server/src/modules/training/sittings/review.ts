import type { exams, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { iso } from '../../../platform/time.ts'
import { presentSittings, type SittingRow } from '../exams/sittings.ts'
import { rulingsOf } from '../marking/settle.ts'
import { examOf, type ExamRow } from '../exams/row.ts'
import { isOver } from './own.ts'
import { itemsOf, picturesOf, shownItem } from './paper.ts'
import { shownKeys } from './shown.ts'

/** A sitting that the actor may look into: the own one, or any of a site where they keep exams. Throws `not_found`. */
export async function mustSeeSitting(ctx: Ctx, id: string): Promise<{ sitting: SittingRow; exam: ExamRow; isOwn: boolean }> {
  const sitting = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', id).executeTakeFirst()
  const isOwn = sitting !== undefined && sitting.employee_id === ctx.actor.employeeId
  if (!sitting || (!isOwn && !ctx.actor.can('training:manage', sitting.site_id))) throw new AppError('not_found')
  const exam = await examOf(ctx, sitting.exam_id)
  return { sitting, exam, isOwn }
}

/** A marked paper with what is right and where it stands. The candidate sees it once the exam is over. Throws `not_found`, `action_not_allowed`. */
export async function reviewSitting(ctx: Ctx, { params }: Input<typeof exams.reviewSitting>): Promise<exams.Review> {
  const { sitting, exam, isOwn } = await mustSeeSitting(ctx, params.id)
  if (sitting.state !== 'marked' && (isOwn || sitting.state !== 'marking')) throw new AppError('action_not_allowed', `The sitting is ${sitting.state}`)
  if (isOwn && !isOver(exam, ctx.now)) throw new AppError('action_not_allowed', 'The exam is not over')
  const rows = await itemsOf(ctx, sitting.id)
  const pictures = await picturesOf(ctx, rows)
  const rulings = await rulingsOf(ctx, exam.id)
  const appeals = new Map((await ctx.tx.selectFrom('exam_appeal').select(['position', 'state', 'reply']).where('sitting_id', '=', sitting.id).execute()).map((row) => [row.position, row]))
  const marks = await ctx.tx.selectFrom('exam_mark').select(['position', 'comment', 'round']).where('sitting_id', '=', sitting.id).orderBy('round').execute()
  const [summary] = await presentSittings(ctx, [sitting])
  const sums = new Map((sitting.section_scores ?? []).map((one) => [one.section, one]))
  return {
    sitting: summary!, exam: { id: exam.id, name: exam.title }, mayAppeal: isOwn && sitting.state === 'marked',
    sections: exam.sections.map(({ title, passPercent }, at) => {
      const { score = null, max = 0 } = sums.get(at) ?? {}
      return { title, passPercent, score, maxScore: max ?? 0, isPassed: sitting.state !== 'marked' || passPercent === null || !max ? null : (score ?? 0) * 100 >= passPercent * max - 1e-6 }
    }),
    items: rows.map((row) => {
      const ruling = rulings.get(`${row.question_id} ${row.question_version}`)
      const right = ruling?.answer ?? row.answer
      const appeal = appeals.get(row.position)
      const { sequence: _, ...shown } = shownItem(row, pictures(row))
      return {
        ...shown, questionId: row.question_id, number: row.question_version, score: row.score, isVoid: row.is_void, right: row.type === 'blank' || row.type === 'short_answer' || row.type === 'true_false' ? right : shownKeys(row.type, row, right), reference: row.reference, explanation: row.explanation,
        comment: marks.filter((mark) => mark.position === row.position).map(({ comment }) => comment).filter(Boolean).join('\n'), appeal: appeal ? { state: appeal.state, reply: appeal.reply } : null,
      }
    }),
    rescorings: await rescoringsOf(ctx, sitting.id),
  }
}

async function rescoringsOf(ctx: Ctx, sittingId: string): Promise<exams.Review['rescorings']> {
  const rows = await ctx.tx
    .selectFrom('exam_rescore as c')
    .innerJoin('exam_regrade as r', (join) => join.onRef('r.organization_id', '=', 'c.organization_id').onRef('r.id', '=', 'c.regrade_id'))
    .select(['r.at', 'r.reason', 'c.score_before', 'c.score_after'])
    .where('c.sitting_id', '=', sittingId)
    .orderBy('r.at')
    .execute()
  return rows.map((row) => ({ at: iso(row.at), reason: row.reason, before: row.score_before, after: row.score_after }))
}
