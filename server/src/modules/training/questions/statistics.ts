import type { questions } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { VersionRow } from './bank.ts'

/** Below so many answers the best and the weakest are the same few people. */
const FEWEST = 10

/** How often questions were answered in marked papers, and the share of the marks that was reached. */
export async function answeredOften(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { answered: number; share: number | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ id: string; answered: number; share: number | null }>({
    name: 'question_answered_often',
    text: `select i.question_id as id, count(*)::int as answered, avg(i.score / i.marks)::float8 as share from exam_item i
           join question q on q.organization_id = i.organization_id and q.id = i.question_id and q.current_version = i.question_version
           join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id and s.state = 'marked'
           where i.question_id = any ($1) and not i.is_void group by i.question_id`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

interface Sums {
  answered: number
  share: number | null
  best: number | null
  weakest: number | null
}

/**
 * What real answers say of a version: how easy it was, how well it tells the best 27 % from the weakest 27 % (by their whole paper), and how
 * often each choice was taken. Void items count for nothing.
 */
export async function statisticsOf(ctx: Ctx, row: VersionRow): Promise<questions.QuestionStatistics> {
  const { rows } = await ctx.client.query<Sums>({
    name: 'question_statistics',
    text: `with answer as (
             select i.score / i.marks as share, row_number() over (order by s.score / nullif(s.max_score, 0) desc nulls last, s.id) as place, count(*) over () as everybody
             from exam_item i join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id and s.state = 'marked'
             where i.question_id = $1 and i.question_version = $2 and not i.is_void
           )
           select count(*)::int as answered, avg(share)::float8 as share, (avg(share) filter (where place <= ceil(everybody * 0.27)))::float8 as best, (avg(share) filter (where place > everybody - ceil(everybody * 0.27)))::float8 as weakest from answer`,
    values: [row.question_id, row.number],
  })
  const { answered, share, best, weakest } = rows[0]!
  return {
    answered, difficultyIndex: share === null ? null : round(share), discrimination: answered < FEWEST || best === null || weakest === null ? null : round(best - weakest), choices: await choicesOf(ctx, row, answered),
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

async function choicesOf(ctx: Ctx, row: VersionRow, answered: number): Promise<questions.QuestionStatistics['choices']> {
  const keys = row.type === 'true_false' ? ['true', 'false'] : row.type === 'single' || row.type === 'multiple' ? row.options.map(({ key }) => key) : []
  if (keys.length === 0) return []
  const { rows } = await ctx.client.query<{ key: string; taken: number }>({
    name: 'question_choices_taken',
    text: `select taken.key, count(*)::int as taken from exam_item i join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id and s.state = 'marked'
           cross join lateral jsonb_array_elements_text(coalesce(i.response, '[]')) as taken (key) where i.question_id = $1 and i.question_version = $2 and not i.is_void group by taken.key`,
    values: [row.question_id, row.number],
  })
  const taken = new Map(rows.map((one) => [one.key, one.taken]))
  return keys.map((key) => ({ key, isRight: row.answer.includes(key), taken: taken.get(key) ?? 0, share: answered === 0 ? 0 : round((taken.get(key) ?? 0) / answered) }))
}
