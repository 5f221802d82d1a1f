import type { exams, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { contentOf, type VersionRow } from './questions/bank.ts'
import { shareOf } from './questions/scoring.ts'
import { picturesOf } from './sittings/paper.ts'

interface Wrong {
  question_id: string
  question_version: number
  response: string[] | null
  exam_id: string
  title: string
  at: Date
  practised: number
}

/** What somebody got wrong in exams that are over and has not got right since, the newest first; void items never stand in it. */
async function bookOf(ctx: Ctx, employeeId: string): Promise<Wrong[]> {
  const { rows } = await ctx.client.query<Wrong>({
    name: 'exam_wrong_answers',
    text: `with last as (
             select distinct on (i.question_id) i.question_id, i.question_version, i.response, i.score, i.marks, e.id as exam_id, e.title, s.submitted_at as at
             from exam_sitting s
             join exam e on e.organization_id = s.organization_id and e.id = s.exam_id and (e.state = 'closed' or e.closes_at + make_interval(secs => e.grace_seconds) < $2)
             join exam_item i on i.organization_id = s.organization_id and i.sitting_id = s.id and not i.is_void
             where s.employee_id = $1 and s.state = 'marked' order by i.question_id, s.submitted_at desc
           )
           select l.question_id, l.question_version, l.response, l.exam_id, l.title, l.at, (select count(*)::int from exam_practice p where p.employee_id = $1 and p.question_id = l.question_id and p.at > l.at) as practised
           from last l where l.score < l.marks and not exists (select 1 from exam_practice p where p.employee_id = $1 and p.question_id = l.question_id and p.is_right and p.at > l.at)
           order by l.at desc, l.question_id limit 200`,
    values: [employeeId, ctx.now],
  })
  return rows
}

async function versionsOf(ctx: Ctx, rows: readonly Wrong[]): Promise<Map<string, VersionRow>> {
  if (rows.length === 0) return new Map()
  const found = await ctx.tx.selectFrom('question_version').selectAll().where('question_id', 'in', rows.map(({ question_id }) => question_id)).execute()
  return new Map(found.map((row) => [`${row.question_id} ${row.number}`, row]))
}

export async function listWrongAnswers(ctx: Ctx): Promise<Output<typeof exams.listWrongAnswers>> {
  if (ctx.actor.employeeId === null) return { items: [] }
  const rows = await bookOf(ctx, ctx.actor.employeeId)
  const versions = await versionsOf(ctx, rows)
  const pictures = await picturesOf(ctx, rows)
  return {
    items: rows.map((row) => ({
      questionId: row.question_id, number: row.question_version, content: contentOf(versions.get(`${row.question_id} ${row.question_version}`)!), pictures: pictures(row), response: row.response, exam: { id: row.exam_id, name: row.title }, at: iso(row.at), practised: row.practised,
    })),
  }
}

/** Answers a question of the own book again; a written answer counts as right when it is there, and is held against the model by its writer. Throws `not_found`. */
export async function practiseAnswer(ctx: Ctx, { params, body }: Input<typeof exams.practiseAnswer>): Promise<Output<typeof exams.practiseAnswer>> {
  const own = ctx.actor.employeeId === null ? undefined : (await bookOf(ctx, ctx.actor.employeeId)).find(({ question_id }) => question_id === params.id)
  if (!own) throw new AppError('not_found')
  const version = (await versionsOf(ctx, [own])).get(`${own.question_id} ${own.question_version}`)!
  const share = shareOf(version, body.response)
  const isRight = share === null || share === 1
  await ctx.tx.insertInto('exam_practice').values({ organization_id: ctx.organizationId, id: newId(), employee_id: ctx.actor.employeeId!, question_id: own.question_id, question_version: own.question_version, response: JSON.stringify(body.response), is_right: isRight, at: ctx.now }).execute()
  return { isRight, right: version.answer, explanation: version.explanation, reference: version.reference }
}
