import type { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { takeFromStore } from '../stores/index.ts'
import type { OrderRow } from './present.ts'

type Line = workorders.WorkOrderMaterial
/** A line as it is sent. */
type Used = Extract<workorders.WorkOrderActionBody, { action: 'done' }>['materials'][number]

/**
 * Takes what the lines name from the store of the order's site, all of it or nothing, in the transaction of the act; lines in own words stay
 * as they are. Throws `store.short`, `not_found` and `rule_broken` naming the line.
 */
export async function takeMaterials(ctx: Ctx, order: Pick<OrderRow, 'id' | 'site_id'>, lines: readonly Used[]): Promise<Line[]> {
  const wanted = lines.flatMap(({ itemId, quantity }, at) => (itemId === null ? [] : [{ itemId, quantity: quantityOf(quantity, at), at }]))
  const taken = await takeFromStore(ctx, { id: order.id, siteId: order.site_id }, wanted)
  const items = new Map(taken.map((item, i) => [wanted[i]!.at, { ...item, quantity: wanted[i]!.quantity }]))
  return lines.map(({ name, quantity }, at) => {
    const item = items.get(at)
    if (!item) return { itemId: null, name, quantity, unit: '', priceFen: null }
    const called = [item.name, item.specification].filter(Boolean).join(' ')
    return { itemId: item.itemId, name: called, quantity: String(item.quantity), unit: item.unit, priceFen: item.priceFen }
  })
}

/** A store counts in numbers with at most three decimals; full-width digits are digits. Throws `rule_broken`. */
function quantityOf(text: string, at: number): number {
  const plain = text.normalize('NFKC').trim()
  const quantity = /^\d{1,7}(\.\d{1,3})?$/.test(plain) ? Number(plain) : 0
  if (quantity > 0) return quantity
  throw wrongField('rule_broken', `/materials/${at}/quantity`, 'a number above zero with at most three decimals')
}

/** The lines of an order; of orders before there was a store they are words and amounts only. */
export function materialsOf(row: Pick<OrderRow, 'materials'>): Line[] {
  const stored = row.materials as (Pick<Line, 'name' | 'quantity'> & Partial<Line>)[]
  return stored.map((line) => ({ itemId: line.itemId ?? null, name: line.name, quantity: line.quantity, unit: line.unit ?? '', priceFen: line.priceFen ?? null }))
}

/** What the lines with a price cost, in fen, each line rounded; null when none has a price: unknown is not free. */
export function materialCostFen(lines: readonly Pick<Line, 'quantity' | 'priceFen'>[]): number | null {
  const priced = lines.filter(({ priceFen }) => priceFen !== null)
  if (priced.length === 0) return null
  return priced.reduce((sum, { quantity, priceFen }) => sum + Math.round((Math.round(Number(quantity) * 1000) * priceFen!) / 1000), 0)
}

/** `2 支`: with its unit, as people write it. */
export function amountOf({ quantity, unit }: Pick<Line, 'quantity' | 'unit'>): string {
  return unit ? `${quantity} ${unit}` : quantity
}
