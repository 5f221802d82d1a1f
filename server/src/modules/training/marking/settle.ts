import type { Ctx } from '../../../platform/ctx.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { certify } from '../certificates/certify.ts'
import { percentOf } from '../exams/sittings.ts'
import type { ExamRow } from '../exams/row.ts'
import { scoreOf } from '../questions/scoring.ts'
import type { Content } from '../questions/content.ts'

/** What was answered to a question, however many papers say the same. */
interface Answered {
  question_id: string
  question_version: number
  type: Content['type']
  answer: string[]
  response: string[] | null
  marks: number
}
interface Ruling {
  question_id: string
  question_version: number
  kind: 'void' | 'full_marks' | 'new_answer'
  answer: string[] | null
}

/** What was ruled of faulty items of an exam, the newest ruling of each. */
export async function rulingsOf(ctx: Ctx, examId: string): Promise<Map<string, Ruling>> {
  const rows = await ctx.tx.selectFrom('exam_regrade').select(['question_id', 'question_version', 'kind', 'answer']).where('exam_id', '=', examId).orderBy('at').orderBy('id').execute()
  return new Map(rows.map((row) => [`${row.question_id} ${row.question_version}`, row]))
}

/**
 * Scores what needs no people, with what was ruled of faulty items; `only` limits it to one of them. The same answer to the same question is
 * scored once, however many papers have it; written answers keep what people gave them, and what stays as it is is not written again.
 */
export async function scoreByProduct(ctx: Ctx, examId: string, sittingIds: readonly string[], only?: { questionId: string; number: number }): Promise<void> {
  const rulings = await rulingsOf(ctx, examId)
  const { rows } = await ctx.client.query<Answered>({
    text: `select a.*, v.type, v.answer from (
             select i.organization_id, i.question_id, i.question_version, i.marks, i.response from exam_item i
             where i.organization_id = $2 and i.sitting_id = any ($1) ${only ? 'and i.question_id = $3 and i.question_version = $4' : ''} group by 1, 2, 3, 4, 5
           ) a join question_version v on v.organization_id = a.organization_id and v.question_id = a.question_id and v.number = a.question_version`,
    values: only ? [sittingIds, ctx.organizationId, only.questionId, only.number] : [sittingIds, ctx.organizationId],
  })
  const scored = rows.flatMap((row) => {
    const ruling = rulings.get(`${row.question_id} ${row.question_version}`)
    const isVoid = ruling?.kind === 'void'
    const score = isVoid ? null : ruling?.kind === 'full_marks' ? row.marks : scoreOf({ type: row.type, answer: ruling?.answer ?? row.answer }, row.response, row.marks)
    return score === null && !isVoid ? [] : [{ question_id: row.question_id, number: row.question_version, marks: row.marks, response: row.response, score, is_void: isVoid }]
  })
  await ctx.client.query(
    `update exam_item i set score = s.score, is_void = s.is_void from jsonb_to_recordset($3) as s (question_id uuid, number int, marks float8, response jsonb, score float8, is_void boolean)
     where i.organization_id = $1 and i.sitting_id = any ($2) and i.question_id = s.question_id and i.question_version = s.number and i.marks = s.marks and coalesce(i.response, 'null') = coalesce(s.response, 'null')
       and (i.score is distinct from s.score or i.is_void <> s.is_void)`,
    [ctx.organizationId, sittingIds, JSON.stringify(scored)],
  )
}

interface Settled {
  id: string
  employee_id: string
  state: 'marking' | 'marked'
  score: number
  max: number
  is_passed: boolean
  is_new: boolean
  was_passed: boolean | null
  score_before: number | null
  max_before: number | null
}

/**
 * Sums up papers that are handed in: total, sections, open marks, passed or not. Nobody loses a pass because an item was faulty. Whoever passes now
 * and has no certificate gets one; whoever has a result for the first time is told. Gives the state of each.
 */
export async function settle(ctx: Ctx, exam: ExamRow, sittingIds: readonly string[]): Promise<Map<string, Settled['state']>> {
  const rows = await sumUp(ctx, exam, sittingIds)
  const marked = rows.filter(({ state }) => state === 'marked')
  const certified = await certify(ctx, exam, marked.filter(({ is_passed }) => is_passed).map((row) => ({ sittingId: row.id, employeeId: row.employee_id })))
  const news = marked.filter(({ id, is_new, was_passed, is_passed }) => is_new || was_passed !== is_passed || certified.has(id))
  if (news.length > 0) await tellResults(ctx, exam, news)
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** Sums only; for papers whose people are told by somebody else. */
export async function sumUp(ctx: Ctx, exam: ExamRow, sittingIds: readonly string[]): Promise<Settled[]> {
  const { rows } = await ctx.client.query<Settled>({
    name: 'exam_sum_up',
    text: `with section as (
             select i.sitting_id, i.section, sum(i.score) filter (where not i.is_void) as score, coalesce(sum(i.marks) filter (where not i.is_void), 0) as max, count(*) filter (where i.score is null and not i.is_void) as open
             from exam_item i where i.organization_id = $1 and i.sitting_id = any ($2) group by i.sitting_id, i.section
           ), total as (
             select sitting_id, coalesce(sum(score), 0) as score, sum(max) as max, sum(open)::int as open,
               jsonb_agg(jsonb_build_object('section', section, 'score', score, 'max', max) order by section) as sections,
               bool_and(($3::jsonb -> section::int ->> 'passPercent') is null or max = 0 or coalesce(score, 0) * 100 >= ($3::jsonb -> section::int ->> 'passPercent')::float8 * max - 0.000001) as sections_passed
             from section group by sitting_id
           ), ruled as (
             select t.*, t.sections_passed and t.max > 0 and t.score * 100 >= $4::float8 * t.max - 0.000001 as passes, b.state as state_before, b.is_passed as was_passed, b.score as score_before, b.max_score as max_before
             from total t join exam_sitting b on b.organization_id = $1 and b.id = t.sitting_id
           )
           update exam_sitting s set score = r.score, max_score = r.max, section_scores = r.sections, open_marks = r.open, state = case when r.open = 0 then 'marked' else 'marking' end,
             is_passed = case when r.open > 0 then null else r.passes or r.was_passed is true end, is_pass_kept = r.open = 0 and not r.passes and r.was_passed is true, marked_at = case when r.open = 0 then coalesce(s.marked_at, $5) end
           from ruled r where s.organization_id = $1 and s.id = r.sitting_id and s.submitted_at is not null
           returning s.id, s.employee_id, s.state, s.score, s.max_score as max, s.is_passed, r.state_before <> 'marked' as is_new, r.was_passed, r.score_before, r.max_before`,
    values: [ctx.organizationId, sittingIds, JSON.stringify(exam.sections), exam.pass_percent, ctx.now],
  })
  return rows
}

export async function tellResults(ctx: Ctx, exam: ExamRow, rows: readonly Pick<Settled, 'id' | 'employee_id' | 'score' | 'max' | 'is_passed'>[]): Promise<void> {
  const accounts = new Map((await ctx.tx.selectFrom('employee').select(['id', 'account_id']).where('id', 'in', rows.map(({ employee_id }) => employee_id)).execute()).map((row) => [row.id, row.account_id]))
  for (const row of rows) {
    const account = accounts.get(row.employee_id)
    if (account === undefined) continue
    sendMessage(ctx, { accountIds: [account], template: row.is_passed ? 'exam.passed' : 'exam.failed', params: { title: exam.title, percent: percentOf(row.score, row.max) ?? '—' }, level: row.is_passed ? 'info' : 'warning', record: { type: 'exam_sitting', id: row.id } })
    announceChange(ctx, { recordType: 'exam_sitting', recordId: row.id, siteId: exam.site_id, action: 'marked', accountIds: [account] })
  }
}

/** Every sitting of an exam that is handed in, locked in one order. */
export async function lockHandedIn(ctx: Ctx, examId: string): Promise<string[]> {
  const rows = await ctx.tx.selectFrom('exam_sitting').select('id').where('exam_id', '=', examId).where('state', 'in', ['marking', 'marked']).orderBy('id').forUpdate().execute()
  return rows.map(({ id }) => id)
}
