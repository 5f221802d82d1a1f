import type { dispatch, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { employeeNames } from '../people/index.ts'
import { mustSeeOrder } from './permissions.ts'
import type { OrderRow } from './present.ts'

type Decision = dispatch.DispatchDecision

/** What was decided about a worker, and why. */
export interface Decided {
  way: Decision['way']
  workerId: string | null
  candidates: readonly dispatch.Candidate[]
  overridden?: Decision['overridden']
  note?: string
}

/** Nobody reads on after so many; the best come first. */
const MOST_KEPT = 60

/** Keeps why somebody got an order, or nobody did; never changed afterwards. */
export function recordDecision(ctx: Ctx, row: Pick<OrderRow, 'id' | 'site_id'>, { way, workerId, candidates, overridden = [], note = '' }: Decided): void {
  ctx.later('dispatch_decision', {
    organization_id: ctx.organizationId, id: newId(), site_id: row.site_id, work_order_id: row.id, at: ctx.now, way, outcome: workerId === null ? 'nobody' : 'assigned',
    worker_id: workerId, by_name: way === 'automatic' ? '' : ctx.actor.name, candidates: candidates.slice(0, MOST_KEPT), overridden: [...overridden], note,
  })
}

/** The decisions on an order that the actor may see, the newest first. */
export async function listDecisions(ctx: Ctx, { params }: Input<typeof dispatch.listDecisions>): Promise<Output<typeof dispatch.listDecisions>> {
  const order = await ctx.tx.selectFrom('work_order').select(['site_id', 'worker_id', 'is_in_pool']).where('id', '=', params.id).executeTakeFirst()
  mustSeeOrder(ctx, order)
  const rows = await ctx.tx.selectFrom('dispatch_decision').selectAll().where('work_order_id', '=', params.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(50).execute()
  const names = await employeeNames(ctx, rows.map((row) => row.worker_id))
  return {
    items: rows.map((row) => ({
      id: row.id, at: iso(row.at), way: row.way, outcome: row.outcome, worker: row.worker_id === null ? null : { id: row.worker_id, name: names.get(row.worker_id) ?? '' },
      by: row.by_name, candidates: row.candidates as Decision['candidates'], overridden: row.overridden as Decision['overridden'], note: row.note,
    })),
  }
}
