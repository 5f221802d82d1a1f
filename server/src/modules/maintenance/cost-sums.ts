import type { maintenance } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { costsOfOrders } from '../workorders/index.ts'

export const noCost = (): maintenance.CostSum => ({ materialsFen: 0, labourFen: 0, outsideFen: 0, otherFen: 0, totalFen: 0, orders: 0, ordersUnpriced: 0 })
const PART = { materials: 'materialsFen', labour: 'labourFen', outside: 'outsideFen', other: 'otherFen' } as const

/**
 * What facilities of a site cost in a period, by facility: orders that were done in it, and amounts that were entered for its days. An order without a known price
 * of its work or material is counted as such: the sum is at least this.
 */
export async function costsOf(ctx: Ctx, siteId: string, from: Date, to: Date, facilityIds?: readonly string[]): Promise<Map<string, maintenance.CostSum>> {
  const { rows: orders } = await ctx.client.query<{ facility_id: string; id: string }>(
    `select o.facility_id, w.id from facility_order o join work_order w on w.organization_id = o.organization_id and w.id = o.work_order_id
     where o.site_id = $1 and w.done_at >= $2 and w.done_at < $3 and ($4::uuid[] is null or o.facility_id = any ($4))`,
    [siteId, from, to, facilityIds ?? null],
  )
  const { rows: entered } = await ctx.client.query<{ facility_id: string; kind: maintenance.CostKind; fen: number }>(
    `select facility_id, kind, sum(fen)::bigint as fen from facility_cost where site_id = $1 and voided_at is null
       and on_day >= ($2::timestamptz at time zone (select time_zone from site where id = $1))::date and on_day <= (($3::timestamptz - interval '1 ms') at time zone (select time_zone from site where id = $1))::date
       and ($4::uuid[] is null or facility_id = any ($4)) group by 1, 2`,
    [siteId, from, to, facilityIds ?? null],
  )
  const costs = await costsOfOrders(ctx, orders.map(({ id }) => id))
  const sums = new Map<string, maintenance.CostSum>()
  const sumOf = (id: string): maintenance.CostSum => {
    const known = sums.get(id) ?? noCost()
    sums.set(id, known)
    return known
  }
  for (const { facility_id, id } of orders) {
    const sum = sumOf(facility_id)
    const cost = costs.get(id)
    sum.orders++
    if (!cost?.isKnown) sum.ordersUnpriced++
    if (cost) add(sum, cost)
  }
  for (const { facility_id, kind, fen } of entered) {
    const sum = sumOf(facility_id)
    sum[PART[kind]] += fen
    sum.totalFen += fen
  }
  return sums
}

function add(sum: maintenance.CostSum, cost: { materialsFen: number; labourFen: number; outsideFen: number }): void {
  sum.materialsFen += cost.materialsFen
  sum.labourFen += cost.labourFen
  sum.outsideFen += cost.outsideFen
  sum.totalFen += cost.materialsFen + cost.labourFen + cost.outsideFen
}

/** Without a known price of any part, nothing is known of what it cost. */
export const knownTotal = ({ totalFen, ordersUnpriced }: maintenance.CostSum): number | null => (totalFen === 0 && ordersUnpriced > 0 ? null : totalFen)

export function together(sums: Iterable<maintenance.CostSum>): maintenance.CostSum {
  const all = noCost()
  for (const sum of sums) for (const key of Object.keys(all) as (keyof maintenance.CostSum)[]) all[key] += sum[key]
  return all
}
