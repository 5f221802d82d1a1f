import type { exams, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { certify } from '../certificates/certify.ts'
import { lockExam, tellExam } from '../exams/exams.ts'
import { presentExam } from '../exams/present.ts'
import type { ExamRow } from '../exams/row.ts'
import { contentOf } from '../questions/bank.ts'
import { faultIn, isWritten } from '../questions/content.ts'
import { lockHandedIn, scoreByProduct, sumUp, tellResults } from './settle.ts'

export interface Ruling {
  questionId: string
  number: number
  kind: 'void' | 'full_marks' | 'new_answer'
  answer?: string[] | undefined
  reason: string
}

/**
 * A faulty item: all papers of the exam that have it are scored anew, in one transaction, and what it changed is written down paper by paper.
 * Nobody loses a pass; certificates that were given stay, and whoever passes now gets one. Papers still being written are scored with the
 * ruling when they are handed in. Throws `not_found`, `rule_broken`, `action_not_allowed`.
 */
export async function regradeExam(ctx: Ctx, { params, body }: Input<typeof exams.regradeExam>): Promise<exams.Exam> {
  const exam = await lockExam(ctx, params.id, 'training:decide')
  await regrade(ctx, exam, body)
  return presentExam(ctx, exam)
}

export async function regrade(ctx: Ctx, exam: ExamRow, ruling: Ruling): Promise<void> {
  if (exam.state !== 'published' && exam.state !== 'closed') throw new AppError('action_not_allowed', `The exam is ${exam.state}`)
  await mustBeSound(ctx, exam, ruling)
  const sittings = await lockHandedIn(ctx, exam.id)
  const id = newId()
  // The ruling comes first: what is scored from here on, in this transaction too, obeys it.
  const papers = await papersWith(ctx, exam.id, ruling, sittings)
  await insertRuling(ctx, id, exam, ruling, papers.length)
  await scoreByProduct(ctx, exam.id, papers, ruling)
  const rows = await sumUp(ctx, exam, papers)
  if (rows.some(({ max }) => max === 0)) throw wrongField('rule_broken', '/kind', 'nothing would be left that counts on some papers')
  const changed = rows.filter((row) => row.score !== row.score_before || row.max !== row.max_before || row.is_passed !== row.was_passed)
  await logChanges(ctx, id, changed)
  const nowPassed = changed.filter((row) => row.state === 'marked' && row.is_passed && row.was_passed === false)
  await certify(ctx, exam, nowPassed.map((row) => ({ sittingId: row.id, employeeId: row.employee_id })))
  const known = changed.filter((row) => row.was_passed !== null)
  if (known.length > 0) await tellResults(ctx, exam, known)
  const { rows: kept } = await ctx.client.query<{ count: number }>('select count(*)::int as count from exam_sitting where exam_id = $1 and is_pass_kept', [exam.id])
  await ctx.tx.updateTable('exam_regrade').set({ changed: changed.length, now_passed: nowPassed.length, pass_kept: kept[0]!.count }).where('id', '=', id).execute()
  tellExam(ctx, exam, 'regraded', { note: ruling.reason })
}

async function mustBeSound(ctx: Ctx, exam: ExamRow, ruling: Ruling): Promise<void> {
  const version = await ctx.tx.selectFrom('question_version').selectAll().where('question_id', '=', ruling.questionId).where('number', '=', ruling.number).executeTakeFirst()
  const isAsked = version !== undefined && (await ctx.tx.selectFrom('exam_item').select('position').where('exam_id', '=', exam.id).where('question_id', '=', ruling.questionId).where('question_version', '=', ruling.number).limit(1).executeTakeFirst()) !== undefined
  if (!version || !isAsked) throw wrongField('rule_broken', '/questionId', 'no paper of this exam has it')
  if ((ruling.kind === 'new_answer') !== (ruling.answer !== undefined)) throw wrongField('rule_broken', '/answer', ruling.kind === 'new_answer' ? 'say what is right' : 'only a new answer has one')
  if (ruling.answer === undefined) return
  if (isWritten(version.type)) throw wrongField('rule_broken', '/kind', 'people mark written answers')
  const fault = faultIn({ ...contentOf(version), answer: ruling.answer })
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
}

async function papersWith(ctx: Ctx, examId: string, { questionId, number }: Ruling, sittings: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.client.query<{ sitting_id: string }>('select sitting_id from exam_item where exam_id = $1 and question_id = $2 and question_version = $3 and sitting_id = any ($4)', [examId, questionId, number, sittings])
  return rows.map(({ sitting_id }) => sitting_id)
}

async function insertRuling(ctx: Ctx, id: string, exam: ExamRow, ruling: Ruling, papers: number): Promise<void> {
  await ctx.tx
    .insertInto('exam_regrade')
    .values({
      organization_id: ctx.organizationId, id, site_id: exam.site_id, exam_id: exam.id, question_id: ruling.questionId, question_version: ruling.number, kind: ruling.kind, answer: ruling.answer === undefined ? null : JSON.stringify(ruling.answer), reason: ruling.reason, papers, changed: 0, now_passed: 0, pass_kept: 0,
      by_name: ctx.actor.name, at: ctx.now,
    })
    .execute()
}

type Changed = Awaited<ReturnType<typeof sumUp>>
async function logChanges(ctx: Ctx, regradeId: string, rows: Changed): Promise<void> {
  await ctx.client.query(
    `insert into exam_rescore (organization_id, regrade_id, sitting_id, score_before, score_after, max_before, max_after, passed_before, passed_after)
     select $1, $2, c.* from unnest($3::uuid[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::bool[], $9::bool[]) as c`,
    [ctx.organizationId, regradeId, rows.map(({ id }) => id), rows.map(({ score_before }) => score_before), rows.map(({ score }) => score), rows.map(({ max_before }) => max_before), rows.map(({ max }) => max), rows.map(({ was_passed }) => was_passed), rows.map(({ is_passed }) => is_passed)],
  )
}
