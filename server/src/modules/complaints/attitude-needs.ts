import type { Ctx } from '../../platform/ctx.ts'
import { raiseNeed } from '../training/index.ts'

const TOPIC = '服务态度'

/** TRN-022: whoever was rude learns better. A complaint about attitude that is closed raises the need, once, unless it turned out that nothing was wrong. */
export async function trainAfterAttitude(ctx: Ctx, caseId: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('service_case as k')
    .innerJoin('case_category as c', (join) => join.onRef('c.organization_id', '=', 'k.organization_id').onRef('c.id', '=', 'k.category_id'))
    .leftJoin('complaint as p', (join) => join.onRef('p.organization_id', '=', 'k.organization_id').onRef('p.case_id', '=', 'k.id'))
    .select(['k.site_id', 'k.number', 'k.title', 'p.validity'])
    .where('k.id', '=', caseId)
    .where('k.status', '=', 'closed')
    .where('c.code', '~', '(^|[.])attitude$')
    .executeTakeFirst()
  if (!row || row.validity === 'invalid') return
  await raiseNeed(ctx, { siteId: row.site_id, topic: TOPIC, post: '', reason: `${row.number} ${row.title}`, source: { type: 'case', id: caseId } })
}
