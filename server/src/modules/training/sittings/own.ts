import type { exams, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { lastMomentOf, retakeFrom } from '../exams/lifecycle.ts'
import { presentSittings, type SittingRow } from '../exams/sittings.ts'
import { EXAM_COLUMNS, examOf, type ExamRow } from '../exams/row.ts'
import { givePapers } from '../papers/give-papers.ts'

/** Whether what is right may be shown: once nobody can still use it. */
export const isOver = (exam: Pick<ExamRow, 'state' | 'closes_at' | 'grace_seconds'>, now: Date): boolean => exam.state === 'closed' || now > lastMomentOf(exam, exam.closes_at)

async function presentOwn(ctx: Ctx, rows: readonly SittingRow[]): Promise<exams.OwnSitting[]> {
  if (rows.length === 0) return []
  const found = new Map((await ctx.tx.selectFrom('exam').select(EXAM_COLUMNS).where('id', 'in', rows.map(({ exam_id }) => exam_id)).execute()).map((row) => [row.id, row]))
  const codes = new Map((await ctx.tx.selectFrom('exam_certificate').select(['sitting_id', 'verification_code']).where('sitting_id', 'in', rows.map(({ id }) => id)).execute()).map((row) => [row.sitting_id, row.verification_code]))
  const latest = new Map<string, number>()
  for (const row of rows) latest.set(row.exam_id, Math.max(latest.get(row.exam_id) ?? 0, row.attempt))
  const summaries = await presentSittings(ctx, rows)
  return rows.map((row, at): exams.OwnSitting => {
    const exam = found.get(row.exam_id)!
    const { employee: _, ...summary } = summaries[at]!
    const again = latest.get(row.exam_id) === row.attempt ? retakeFrom(exam, row) : null
    const isOpen = exam.state === 'published' && ctx.now >= exam.opens_at && ctx.now < exam.closes_at
    return {
      ...summary, exam: { id: exam.id, title: exam.title, opensAt: iso(exam.opens_at), closesAt: iso(exam.closes_at), durationMinutes: exam.duration_minutes, passPercent: exam.pass_percent, state: exam.state }, questions: summary.of,
      mayEnter: row.state === 'waiting' ? isOpen : row.state === 'in_progress' && ctx.now <= lastMomentOf(exam, row.deadline_at!), mayRetake: again !== null && ctx.now >= again, retakeFrom: iso(again), mayReview: row.state === 'marked' && isOver(exam, ctx.now), verificationCode: codes.get(row.id) ?? null,
    }
  })
}

/** My exams, what is to be done first. */
export async function listOwnExams(ctx: Ctx): Promise<Output<typeof exams.listOwnExams>> {
  if (ctx.actor.employeeId === null) return { serverNow: iso(ctx.now), items: [] }
  const rows = await ctx.tx
    .selectFrom('exam_sitting as s')
    .innerJoin('exam as e', (join) => join.onRef('e.organization_id', '=', 's.organization_id').onRef('e.id', '=', 's.exam_id'))
    .selectAll('s')
    .where('s.employee_id', '=', ctx.actor.employeeId)
    .where('e.state', '!=', 'cancelled')
    .orderBy('e.opens_at', 'desc')
    .orderBy('s.attempt', 'desc')
    .limit(200)
    .execute()
  const order = { in_progress: 0, waiting: 1, marking: 2, marked: 3, absent: 4 }
  const items = await presentOwn(ctx, rows)
  return { serverNow: iso(ctx.now), items: items.toSorted((a, b) => Math.min(order[a.state], 2) - Math.min(order[b.state], 2)) }
}

/** One of them. */
export async function ownSitting(ctx: Ctx, id: string): Promise<exams.OwnSitting> {
  const row = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.employee_id !== ctx.actor.employeeId) throw new AppError('not_found')
  const siblings = await ctx.tx.selectFrom('exam_sitting').selectAll().where('exam_id', '=', row.exam_id).where('employee_id', '=', row.employee_id).orderBy('attempt').execute()
  return (await presentOwn(ctx, siblings)).find((one) => one.id === id)!
}

/** Sits it once more: a new paper, drawn from the questions of that exam. Throws `not_found`, `action_not_allowed`. */
export async function retakeExam(ctx: Ctx, { params }: Input<typeof exams.retakeExam>): Promise<exams.OwnSitting> {
  const row = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row || row.employee_id !== ctx.actor.employeeId) throw new AppError('not_found')
  const exam = await examOf(ctx, row.exam_id)
  const from = retakeFrom(exam, row)
  if (from === null || ctx.now < from || ctx.now >= exam.closes_at) throw new AppError('action_not_allowed', 'It cannot be taken again now')
  const later = await ctx.tx.selectFrom('exam_sitting').select('id').where('exam_id', '=', exam.id).where('employee_id', '=', row.employee_id).where('attempt', '>', row.attempt).executeTakeFirst()
  // Two clicks on “again” are one more sitting.
  if (later) return ownSitting(ctx, later.id)
  const [id] = await givePapers(ctx, exam, [{ employeeId: row.employee_id, attempt: row.attempt + 1 }])
  recordHappening(ctx, { siteId: exam.site_id, recordType: 'exam_sitting', recordId: id!, action: 'retake', toStatus: 'waiting' })
  return ownSitting(ctx, id!)
}
