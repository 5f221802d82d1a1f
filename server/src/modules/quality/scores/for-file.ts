import type { competence } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newestCorrections } from './frozen.ts'

/** The closed monthly scores of a colleague for the competence file as they were corrected since, the newest first. */
export async function scoresForFile(ctx: Ctx, employeeId: string): Promise<competence.CompetenceFile['sections'][number]['rows']> {
  const rows = await ctx.tx
    .selectFrom('score as s')
    .innerJoin('score_month as m', (join) => join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.month_id'))
    .innerJoin('site as t', (join) => join.onRef('t.organization_id', '=', 'm.organization_id').onRef('t.id', '=', 'm.site_id'))
    .select(['s.id', 'm.month', 's.total', 't.name'])
    .where('s.employee_id', '=', employeeId)
    .orderBy('m.month', 'desc').orderBy('s.id').limit(24).execute()
  const corrected = await newestCorrections(ctx, rows.map(({ id }) => id))
  return rows.map(({ id, month, name, ...frozen }) => {
    const { total } = corrected.get(id) ?? frozen
    return { at: month.slice(0, 7), text: name, value: total === null ? null : Number(total), path: null }
  })
}
