import type { competence } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newestCorrections } from './frozen.ts'

/** The closed monthly scores of a colleague for the competence file as they were corrected since, the newest first; each opens to what it rests on. */
export async function scoresForFile(ctx: Ctx, employeeId: string): Promise<competence.CompetenceFile['sections'][number]['rows']> {
  const rows = await ctx.tx
    .selectFrom('score as s')
    .innerJoin('score_month as m', (join) => join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.month_id'))
    .innerJoin('site as t', (join) => join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.id', '=', 'm.site_id'))
    .select(['s.id', 'm.month', 's.total', 't.name', 't.id as site_id'])
    .where('s.employee_id', '=', employeeId)
    .orderBy('m.month', 'desc').orderBy('s.id').limit(24).execute()
  const corrected = await newestCorrections(ctx, rows.map(({ id }) => id))
  return rows.map(({ id, month, name, site_id, ...frozen }) => {
    const { total } = corrected.get(id) ?? frozen
    return { at: month.slice(0, 7), text: name, value: total === null ? null : Number(total), path: `/quality/scores/details?month=${month.slice(0, 7)}&employee=${employeeId}&at=${site_id}` }
  })
}

/** The mean of so many last monthly scores of each colleague, two decimals; months without a score count for nothing. */
export async function meanScores(ctx: Ctx, employeeIds: readonly string[], months: number): Promise<Map<string, number>> {
  const { rows } = await ctx.client.query<{ employee_id: string; mean: number }>({
    name: 'mean_scores',
    text: `select employee_id, round(avg(total), 2)::float8 as mean from (
             select s.employee_id, s.total, row_number() over (partition by s.employee_id order by m.month desc, s.id) as nth from score s join score_month m on m.organization_id = s.organization_id and m.id = s.month_id
             where s.organization_id = $1 and s.employee_id = any ($2) and s.total is not null) l
           where nth <= $3 group by employee_id`,
    values: [ctx.organizationId, employeeIds, months],
  })
  return new Map(rows.map(({ employee_id, mean }) => [employee_id, mean]))
}
