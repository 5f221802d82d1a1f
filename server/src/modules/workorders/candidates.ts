import type { dispatch, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf, zonesOf } from '../organization/index.ts'
import { rank, type Task } from './assign.ts'
import { formerHolders } from './holders.ts'
import { namesOf, type Named } from './names.ts'
import { mustSeeOrder } from './permissions.ts'
import type { OrderRow } from './present.ts'
import { workersAt, type WorkerWithLoad } from './workers.ts'

type Asked = Pick<OrderRow, 'id' | 'site_id' | 'zone_id' | 'appointment_from' | 'next_due_at'>

/** An order as the rules of giving it out see it. */
export async function taskOf(ctx: Ctx, row: Asked, needs: Pick<Named, 'skill' | 'certificate'>): Promise<Task> {
  return makeTask(ctx, row, needs, await knownOf(ctx, row))
}

type Known = Parameters<typeof makeTask>[3]

async function knownOf(ctx: Ctx, row: Asked): Promise<Known> {
  const [timeZone, neighbourIds, hadBefore] = await Promise.all([timeZoneOf(ctx, row.site_id), neighboursOf(ctx, row), formerHolders(ctx, row.id)])
  return { timeZone, neighbourIds, hadBefore }
}

async function neighboursOf(ctx: Ctx, { site_id, zone_id }: Asked): Promise<string[]> {
  if (zone_id === null) return []
  return (await zonesOf(ctx, site_id)).find(({ id }) => id === zone_id)?.neighbourIds ?? []
}

/** An order with whoever works at its site, or with some of them: none of the questions waits for the answer of another. */
export async function weighed(ctx: Ctx, row: OrderRow, only?: readonly string[]): Promise<{ named: Named; task: Task; workers: WorkerWithLoad[] }> {
  const [named, known, workers] = await Promise.all([namesOf(ctx, row), knownOf(ctx, row), workersAt(ctx, row.site_id, only)])
  return { named, task: makeTask(ctx, row, named, known), workers }
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
  const { task, workers } = await weighed(ctx, row)
  return { items: rank(task, workers.filter(({ id }) => id !== row.worker_id)) }
}
