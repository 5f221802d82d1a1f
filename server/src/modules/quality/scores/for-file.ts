import type { competence } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'

/** The closed monthly scores of a colleague for the competence file, the newest first. */
export async function scoresForFile(ctx: Ctx, employeeId: string): Promise<competence.CompetenceFile['sections'][number]['rows']> {
  const rows = await ctx.tx
    .selectFrom('score as s')
    .innerJoin('score_month as m', (join) => join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.month_id'))
    .innerJoin('site as t', (join) => join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.id', '=', 'm.site_id'))
    .select(['m.month', 's.total', 't.name'])
    .where('s.employee_id', '=', employeeId)
    .orderBy('m.month', 'desc').orderBy('s.id').limit(24).execute()
  return rows.map((row) => ({ at: row.month.slice(0, 7), text: row.name, value: row.total === null ? null : Number(row.total), path: null }))
}
