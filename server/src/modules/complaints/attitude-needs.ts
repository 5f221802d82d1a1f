import { z } from 'zod'
import { alongside, queue } from '../../platform/events.ts'
import { caseMoved } from '../cases/index.ts'
import { raiseNeed } from '../training/index.ts'

const TOPIC = '服务态度'
const NEED = 'complaints.attitude-need'

/** TRN-022: whoever was rude learns better. A case about attitude that is closed raises the need, once, unless it turned out that nothing was wrong. */
export function trainAfterAttitude(): void {
  alongside(caseMoved, (ctx, { caseId, to }) => {
    if (to === 'closed') ctx.enqueue(NEED, { caseId })
  })
  queue(NEED, z.object({ caseId: z.uuid() }), async (ctx, { caseId }) => {
    const row = await ctx.tx
      .selectFrom('service_case as k')
      .innerJoin('case_category as c', (join) => join.onRef('c.organization_id', '=', 'k.organization_id').onRef('c.id', '=', 'k.category_id'))
      .leftJoin('complaint as p', (join) => join.onRef('p.organization_id', '=', 'k.organization_id').onRef('p.case_id', '=', 'k.id'))
      .select(['k.site_id', 'k.number', 'k.title', 'p.validity'])
      .where('k.id', '=', caseId)
      .where('c.code', '~', '(^|[.])attitude$')
      .executeTakeFirst()
    if (!row || row.validity === 'invalid') return
    await raiseNeed(ctx, { siteId: row.site_id, topic: TOPIC, post: '', reason: `${row.number} ${row.title}`, source: { type: 'case', id: caseId } })
  })
}
