import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { alongside, queue } from '../../platform/events.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { askBeforeDone, workOrderMoved } from '../workorders/index.ts'
import { endService } from './over.ts'
import { lockTask } from './tasks.ts'

const FOLLOW = 'maintenance.follow-order'
const ENDS = z.enum(['done', 'cancelled'])

/** A service ends with its work order: done with it, skipped when it is cancelled, with the reason of that. */
export function followOrders(): void {
  alongside(workOrderMoved, (ctx, { workOrderId, kind, from, to }) => {
    if (kind === 'maintenance' && from !== to && ENDS.safeParse(to).success) ctx.enqueue(FOLLOW, { workOrderId, to })
  })
  queue(FOLLOW, z.object({ workOrderId: z.uuid(), to: ENDS }), (ctx, { workOrderId, to }) => followOrder(ctx, workOrderId, to))
  askBeforeDone(mustBeRecorded)
}

export async function followOrder(ctx: Ctx, workOrderId: string, to: z.infer<typeof ENDS>): Promise<void> {
  const found = await ctx.tx.selectFrom('maintenance_task').select('id').where('work_order_id', '=', workOrderId).executeTakeFirst()
  if (!found) return
  const row = await lockTask(ctx, found.id)
  // A second run, or a service that was skipped by hand.
  if (row.state !== 'open') return
  const order = await ctx.tx.selectFrom('work_order').select(['id', 'result', 'done_at']).where('id', '=', workOrderId).executeTakeFirstOrThrow()
  if (to === 'done') return endService(ctx, row, { state: 'done', at: order.done_at ?? ctx.now, note: order.result })
  const cancelled = (await readTimeline(ctx, order.id)).find(({ action }) => action === 'cancel')
  return endService(ctx, row, { state: 'skipped', why: 'order_cancelled', reason: cancelled?.note ?? '' })
}

/** The order of a service is done when its steps are recorded (MNT-008). Throws `maintenance.steps_left` naming them. */
async function mustBeRecorded(ctx: Ctx, workOrderId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ text: string }>(
    `select s.value ->> 'text' as text from maintenance_task t join maintenance_procedure_version v on v.organization_id = t.organization_id and v.procedure_id = t.procedure_id and v.number = t.procedure_number
     cross join jsonb_array_elements(v.steps) with ordinality s (value, position)
     where t.work_order_id = $1 and t.state = 'open' and (s.value ->> 'isRequired')::boolean and not exists (select from maintenance_result r where r.organization_id = t.organization_id and r.task_id = t.id and r.step_id = s.value ->> 'id' and r.value is not null)
     order by s.position`,
    [workOrderId],
  )
  if (rows.length > 0) throw new AppError('maintenance.steps_left', rows.map(({ text }) => text).join('；').slice(0, 500))
}
