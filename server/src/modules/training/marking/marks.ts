import type { exams, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { siteById } from '../../organization/index.ts'
import { itemsOf } from '../sittings/paper.ts'
import { examOf } from '../exams/row.ts'
import { settle } from './settle.ts'

/**
 * What the marks given so far come to: one marker decides alone; of two the mean counts if they are within the tolerance; otherwise a third decides.
 * Null while somebody still has to mark.
 */
export function settledMarks(given: readonly number[], markers: number, tolerance: number): number | null {
  if (markers === 1) return given[0] ?? null
  const [first, second, third] = given
  if (third !== undefined) return third
  if (first === undefined || second === undefined) return null
  return Math.abs(first - second) <= tolerance ? Math.round(((first + second) / 2) * 100) / 100 : null
}

/** Written answers that wait for the marks of the actor, without names: not their own, and none that they marked before. */
export async function listToMark(ctx: Ctx, { query }: Input<typeof exams.listToMark>): Promise<Output<typeof exams.listToMark>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  await siteById(ctx, query.siteId)
  if (ctx.actor.employeeId === null) return { items: [] }
  const { rows } = await ctx.client.query<{ sitting_id: string; position: number; exam_id: string; title: string; stem: string; answer: string[]; reference: string; response: string[] | null; marks: number; given: number[]; markers: number }>({
    name: 'exam_to_mark',
    text: `select i.sitting_id, i.position, e.id as exam_id, e.title, v.stem, v.answer, v.reference, i.response, i.marks, e.markers, coalesce(m.given, '{}') as given
           from exam_sitting s
           join exam e on e.organization_id = s.organization_id and e.id = s.exam_id
           join exam_item i on i.organization_id = s.organization_id and i.sitting_id = s.id and i.score is null and not i.is_void
           join question_version v on v.organization_id = i.organization_id and v.question_id = i.question_id and v.number = i.question_version
           left join lateral (select array_agg(k.marks order by k.round) as given, bool_or(k.marker_id = $2) as mine from exam_mark k where k.organization_id = i.organization_id and k.sitting_id = i.sitting_id and k.position = i.position) m on true
           where s.site_id = $1 and s.state = 'marking' and s.employee_id <> $2 and m.mine is not true and ($3::uuid is null or e.id = $3)
           order by i.question_id, i.sitting_id limit 200`,
    values: [query.siteId, ctx.actor.employeeId, query.examId ?? null],
  })
  // Marks of others are hidden until they differ: the second marker is not led by the first.
  return { items: rows.map((row) => ({ sittingId: row.sitting_id, position: row.position, exam: { id: row.exam_id, name: row.title }, stem: row.stem, modelAnswer: row.answer.join('\n'), reference: row.reference, response: (row.response ?? []).join('\n'), marks: row.marks, round: row.given.length + 1, given: row.given.length >= 2 ? row.given : [] })) }
}

/** Marks for a written answer. Throws `not_found`, `exam.own_paper`, `already_exists` for a second time, `action_not_allowed`, `rule_broken`. */
export async function markAnswer(ctx: Ctx, { params, body }: Input<typeof exams.markAnswer>): Promise<Output<typeof exams.markAnswer>> {
  const sitting = await ctx.tx.selectFrom('exam_sitting').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!sitting) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', sitting.site_id)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'Only a colleague marks')
  if (sitting.employee_id === ctx.actor.employeeId) throw new AppError('exam.own_paper')
  const exam = await examOf(ctx, sitting.exam_id)
  const [item] = await itemsOf(ctx, sitting.id, [body.position])
  if (!item) throw wrongField('rule_broken', '/position', 'no such question on this paper')
  if (sitting.state !== 'marking' || item.score !== null || item.is_void) throw new AppError('action_not_allowed', 'This answer waits for no marks')
  if (body.marks > item.marks) throw wrongField('rule_broken', '/marks', `at most ${item.marks}`)
  const before = await ctx.tx.selectFrom('exam_mark').select(['marker_id', 'marks']).where('sitting_id', '=', sitting.id).where('position', '=', body.position).orderBy('round').execute()
  if (before.some(({ marker_id }) => marker_id === ctx.actor.employeeId)) throw wrongField('already_exists', '/position', 'you have marked this answer')
  await ctx.tx.insertInto('exam_mark').values({ organization_id: ctx.organizationId, sitting_id: sitting.id, position: body.position, round: before.length + 1, marker_id: ctx.actor.employeeId, marks: body.marks, comment: body.comment, at: ctx.now }).execute()
  const score = settledMarks([...before.map(({ marks }) => marks), body.marks], exam.markers, exam.mark_tolerance)
  if (score !== null) {
    await ctx.tx.updateTable('exam_item').set({ score }).where('sitting_id', '=', sitting.id).where('position', '=', body.position).execute()
    await settle(ctx, exam, [sitting.id])
  }
  recordHappening(ctx, { siteId: sitting.site_id, recordType: 'exam_sitting', recordId: sitting.id, action: 'marks_given', note: `${body.position}: ${body.marks}/${item.marks}` })
  announceChange(ctx, { recordType: 'exam', recordId: exam.id, siteId: sitting.site_id, action: 'marks_given' })
  return { isSettled: score !== null, round: before.length + 1 }
}
