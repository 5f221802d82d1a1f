import type { workorders, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById, zonesOf } from '../organization/index.ts'
import { countsOn } from '../people/index.ts'
import { rank } from './assign.ts'
import { makeTask } from './candidates.ts'
import { waitingOrders, type WaitingOrder } from './list.ts'
import { settingsAt } from './settings.ts'
import { workersAt, type WorkerWithLoad } from './workers.ts'

const MOST_ORDERS = 500

/**
 * Who works here with shift, skills, certificates, zones and load, and the orders that wait for somebody with the first of those who could
 * have each (RPR-007). Throws `not_found` for a site outside the scope.
 */
export async function dispatchBoard(
  ctx: Ctx,
  { query }: Input<typeof workorders.dispatchBoard>,
): Promise<Output<typeof workorders.dispatchBoard>> {
  ctx.actor.mustSee('work_orders:dispatch', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const workers = await workersAt(ctx, query.siteId)
  const { modes } = await settingsAt(ctx, query.siteId)
  const zones = new Map((await zonesOf(ctx, query.siteId)).map((zone) => [zone.id, zone]))
  const today = dayIn(timeZone, ctx.now)
  const orders = (await waitingOrders(ctx, query.siteId, MOST_ORDERS)).map(({ row, summary }: WaitingOrder) => {
    const isSuggesting = modes[row.kind] !== 'off'
    const task = makeTask(ctx, row, row, { timeZone, neighbourIds: zones.get(row.zone_id ?? '')?.neighbourIds ?? [], hadBefore: row.hadBefore })
    const [first] = isSuggesting ? rank(task, workers) : []
    return {
      ...summary, zone: row.zone_id === null ? null : { id: row.zone_id, name: zones.get(row.zone_id)?.name ?? '' }, needs: { skill: row.skill, certificate: row.certificate },
      suggestion: first?.rank === 1 ? first.worker : null, isSuggesting, stuckAt: iso(row.stuck_at),
    }
  })
  return { workers: workers.map((worker) => presentWorker(worker, today)), orders }
}

function presentWorker({ id, name, position, skills, isOnShift, standIn, load, limit, zones, certificates, lastScore }: WorkerWithLoad, today: string): workorders.BoardWorker {
  return {
    id, name, position, skills: [...skills], isOnShift, isAway: standIn !== null, load, limit, zones, lastScore,
    certificates: certificates.map((one) => ({ kind: one.kind, validUntil: one.valid_until, isValid: countsOn(today, one) })),
  }
}
