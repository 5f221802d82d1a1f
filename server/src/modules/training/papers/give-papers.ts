import { randomInt } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ExamRow } from '../exams/row.ts'
import type { Drawable } from '../tables.ts'
import { drawPaper, shortagesOf, type DrawnItem } from './draw.ts'

const MOST_SEED = 2_147_483_647

/** Throws `exam.bank_short` naming the first line that the bank cannot fill. */
export function mustHaveEnough(sections: ExamRow['sections'], pool: readonly Drawable[]): void {
  const [first] = shortagesOf(sections, pool)
  if (first) throw new AppError('exam.bank_short', `section ${first.section + 1}, line ${first.line + 1}: ${first.has} of ${first.needs} questions`)
}

/**
 * Draws a paper for each sitting from a seed of its own and freezes it, all in two statements. The pool is the exam's: what was drawn can be
 * drawn again from the seed.
 */
export async function givePapers(ctx: Ctx, exam: ExamRow, people: readonly { employeeId: string; attempt: number }[], drawn: readonly Drawable[] | null = null): Promise<string[]> {
  if (people.length === 0) return []
  const pool = drawn ?? (await ctx.tx.selectFrom('exam').select('pool').where('id', '=', exam.id).executeTakeFirstOrThrow()).pool!
  const lot = ctx.app.lots ?? randomInt
  const sittings = people.map(({ employeeId, attempt }) => {
    const seed = lot(MOST_SEED)
    const paper = drawPaper(exam.sections, pool, seed)
    if (!paper) throw new AppError('exam.bank_short')
    return { id: newId(), employeeId, attempt, seed, paper }
  })
  await ctx.client.query(
    `insert into exam_sitting (organization_id, id, site_id, exam_id, employee_id, attempt, seed)
     select $1, s.id, $2, $3, s.employee_id, s.attempt, s.seed from unnest($4::uuid[], $5::uuid[], $6::int[], $7::int[]) as s (id, employee_id, attempt, seed)`,
    [ctx.organizationId, exam.site_id, exam.id, sittings.map(({ id }) => id), sittings.map(({ employeeId }) => employeeId), sittings.map(({ attempt }) => attempt), sittings.map(({ seed }) => seed)],
  )
  const items = sittings.flatMap(({ id, paper }) => paper.map((item, at) => ({ id, position: at + 1, item })))
  await insertItems(ctx, exam.id, items)
  return sittings.map(({ id }) => id)
}

async function insertItems(ctx: Ctx, examId: string, items: readonly { id: string; position: number; item: DrawnItem }[]): Promise<void> {
  await ctx.client.query(
    `insert into exam_item (organization_id, sitting_id, position, exam_id, section, question_id, question_version, marks, option_order, target_order)
     select $1, i.sitting_id, i.position, $2, i.section, i.question_id, i.number, i.marks, i.options, i.targets
     from unnest($3::uuid[], $4::int[], $5::int[], $6::uuid[], $7::int[], $8::float8[], $9::jsonb[], $10::jsonb[]) as i (sitting_id, position, section, question_id, number, marks, options, targets)`,
    [
      ctx.organizationId, examId, items.map(({ id }) => id), items.map(({ position }) => position), items.map(({ item }) => item.section), items.map(({ item }) => item.questionId), items.map(({ item }) => item.number), items.map(({ item }) => item.marks),
      items.map(({ item }) => JSON.stringify(item.optionOrder)), items.map(({ item }) => JSON.stringify(item.targetOrder)),
    ],
  )
}
