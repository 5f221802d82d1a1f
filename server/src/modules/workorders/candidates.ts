import type { dispatch, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf, zonesOf } from '../organization/index.ts'
import { rank, type Task } from './assign.ts'
import { formerHolders } from './holders.ts'
import { namesOf, type Named } from './names.ts'
import { mustSeeOrder } from './permissions.ts'
import type { OrderRow } from './present.ts'
import { workersAt } from './workers.ts'

type Asked = Pick<OrderRow, 'id' | 'site_id' | 'zone_id' | 'appointment_from' | 'next_due_at'>

/** An order as the rules of giving it out see it. */
export async function taskOf(ctx: Ctx, row: Asked, needs: Pick<Named, 'skill' | 'certificate'>): Promise<Task> {
  const zone = row.zone_id === null ? undefined : (await zonesOf(ctx, row.site_id)).find(({ id }) => id === row.zone_id)
  return makeTask(ctx, row, needs, { timeZone: await timeZoneOf(ctx, row.site_id), neighbourIds: zone?.neighbourIds ?? [], hadBefore: await formerHolders(ctx, row.id) })
}

export function makeTask(
  ctx: Pick<Ctx, 'now'>, row: Asked, { skill, certificate }: Pick<Named, 'skill' | 'certificate'>, known: { timeZone: string; neighbourIds: readonly string[]; hadBefore: readonly string[] },
): Task {
  const at = row.appointment_from !== null && row.appointment_from > ctx.now ? row.appointment_from : ctx.now
  return { skill, certificate, day: dayIn(known.timeZone, at), zoneId: row.zone_id, neighbourIds: known.neighbourIds, dueAt: row.next_due_at, now: ctx.now, hadBefore: known.hadBefore }
}

/** Everybody for an order, ranked, with what stands against each. */
export async function listCandidates(ctx: Ctx, { params }: Input<typeof dispatch.listCandidates>): Promise<Output<typeof dispatch.listCandidates>> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', params.id).executeTakeFirst()
  mustSeeOrder(ctx, row)
  ctx.actor.mustSee('work_orders:dispatch', row.site_id)
  const task = await taskOf(ctx, row, await namesOf(ctx, row))
  return { items: rank(task, (await workersAt(ctx, row.site_id)).filter(({ id }) => id !== row.worker_id)) }
}
