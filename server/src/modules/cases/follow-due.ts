import { on } from '../../platform/events.ts'
import { dueMoved, nextDueOf } from '../sla/index.ts'

/** Keeps the next due moment of cases right when their promises move without an act on them, as in a recalculation. */
export function followDueMoments(): void {
  on(dueMoved, 'cases.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'case') return
    // Records before clocks, as every act locks them.
    await ctx.tx.selectFrom('service_case').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    const due = [...(await nextDueOf(ctx, subjectIds))].map(([id, at]) => ({ id, at }))
    await ctx.client.query(
      `update service_case c set next_due_at = d.at from jsonb_to_recordset($2::jsonb) as d(id uuid, at timestamptz)
       where c.organization_id = $1 and c.id = d.id`,
      [ctx.organizationId, JSON.stringify(due)],
    )
  })
}
