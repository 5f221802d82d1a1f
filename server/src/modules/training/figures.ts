import type { exams, Input, Output, questions } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'

/** Of those who are examined, so many shall pass (TRN-007). */
const GOAL = 0.9

/**
 * The pass rate of a period (TRN-007): people who passed ÷ people examined, each once for each exam; by exam and by topic. Void items count for
 * nothing. Null while nobody was examined.
 */
export async function examFigures(ctx: Ctx, { query }: Input<typeof exams.examFigures>): Promise<Output<typeof exams.examFigures>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'must not be before the beginning')
  const values = [query.siteId, midnightOf(query.from, timeZone), midnightOf(dayAfter(query.to), timeZone)]
  const { rows } = await ctx.client.query<{ id: string; title: string; closes_at: Date; examined: number; passed: number; absent: number }>({
    name: 'exam_figures',
    text: `select e.id, e.title, e.closes_at, count(distinct s.employee_id) filter (where s.state = 'marked')::int as examined, count(distinct s.employee_id) filter (where s.is_passed)::int as passed, count(distinct s.employee_id) filter (where s.state = 'absent' and s.attempt = 1)::int as absent
           from exam e join exam_sitting s on s.organization_id = e.organization_id and s.exam_id = e.id
           where e.site_id = $1 and e.state <> 'cancelled' and e.opens_at >= $2 and e.opens_at < $3 group by e.organization_id, e.id order by e.opens_at desc`,
    values,
  })
  const { rows: topics } = await ctx.client.query<{ topic: questions.QuestionContent['topic']; answered: number; share: number }>({
    name: 'exam_figures_by_topic',
    text: `select v.topic, count(*)::int as answered, avg(i.score / i.marks)::float8 as share from exam e
           join exam_sitting s on s.organization_id = e.organization_id and s.exam_id = e.id and s.state = 'marked'
           join exam_item i on i.organization_id = s.organization_id and i.sitting_id = s.id and not i.is_void
           join question_version v on v.organization_id = i.organization_id and v.question_id = i.question_id and v.number = i.question_version
           where e.site_id = $1 and e.opens_at >= $2 and e.opens_at < $3 group by v.topic order by share, v.topic`,
    values,
  })
  const sum = (key: 'examined' | 'passed' | 'absent'): number => rows.reduce((all, row) => all + row[key], 0)
  const rate = (passed: number, examined: number): number | null => (examined === 0 ? null : passed / examined)
  return {
    examined: sum('examined'), passed: sum('passed'), passRate: rate(sum('passed'), sum('examined')), goal: GOAL, absent: sum('absent'), topics,
    exams: rows.filter(({ examined }) => examined > 0).map((row) => ({ id: row.id, title: row.title, closesAt: row.closes_at.toISOString(), examined: row.examined, passed: row.passed, passRate: rate(row.passed, row.examined) })),
  }
}
