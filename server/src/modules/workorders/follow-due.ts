import { on } from '../../platform/events.ts'
import { dueMoved, nextDueOf } from '../sla/index.ts'

/** Keeps the next due moment of work orders right when their promises move without an act on them, as in a recalculation. */
export function followDueMoments(): void {
  on(dueMoved, 'workorders.follow-due-moments', async (ctx, { subjectType, subjectIds }) => {
    if (subjectType !== 'work_order') return
    // Records before clocks, as every act locks them.
    await ctx.tx.selectFrom('work_order').select('id').where('id', 'in', subjectIds).orderBy('id').forUpdate().execute()
    const due = [...(await nextDueOf(ctx, subjectIds))].map(([id, at]) => ({ id, at }))
    await ctx.client.query(
      `update work_order w set next_due_at = d.at from jsonb_to_recordset($2::jsonb) as d(id uuid, at timestamptz)
       where w.organization_id = $1 and w.id = d.id`,
      [ctx.organizationId, JSON.stringify(due)],
    )
  })
}
