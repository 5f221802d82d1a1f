import type { Ctx } from '../../platform/ctx.ts'
import { materialCostFen, materialsOf } from './materials.ts'
import { labourFen } from './paid-rules.ts'

/** What an order cost; false when the work or a material of it has no known price, so that it cost at least this. */
export interface OrderCost {
  materialsFen: number
  labourFen: number
  outsideFen: number
  isKnown: boolean
}

/** Costs of finished orders, for figures of what they are about. The caller has asked for rights. */
export async function costsOfOrders(ctx: Ctx, ids: readonly string[]): Promise<Map<string, OrderCost>> {
  if (ids.length === 0) return new Map()
  const orders = await ctx.tx.selectFrom('work_order').select(['id', 'materials', 'outside_cost_fen']).where('id', 'in', [...ids]).where('done_at', 'is not', null).execute()
  const labour = await ctx.tx.selectFrom('work_labour').select(['work_order_id', 'minutes', 'fen_per_hour']).where('work_order_id', 'in', [...ids]).execute()
  const of = new Map<string, (number | null)[]>()
  for (const line of labour) of.set(line.work_order_id, [...(of.get(line.work_order_id) ?? []), labourFen(line.minutes, line.fen_per_hour)])
  return new Map(
    orders.map((row) => {
      const lines = materialsOf(row)
      const work = of.get(row.id) ?? []
      const isKnown = work.length > 0 && work.every((fen) => fen !== null) && lines.every(({ priceFen }) => priceFen !== null)
      return [row.id, { materialsFen: materialCostFen(lines) ?? 0, labourFen: work.reduce<number>((sum, fen) => sum + (fen ?? 0), 0), outsideFen: row.outside_cost_fen ?? 0, isKnown }]
    }),
  )
}
