import type { StoreItem, StoreMovement } from '@guanjia/contract/stores.ts'

export type MovementKind = StoreMovement['kind']

/** Sums of decimal fractions would drift; quantities are counted in thousandths, as the server does. */
const thousandths = (quantity: number): number => Math.round(quantity * 1000)

/** `1,234.5`: at most the three decimals that a store counts in. */
export function formatQuantity(quantity: number): string {
  return (thousandths(quantity) / 1000).toLocaleString('en-US', { maximumFractionDigits: 3 })
}

/** `12.5 米`, with its unit. */
export function formatStock(quantity: number, unit: string): string {
  return unit ? `${formatQuantity(quantity)} ${unit}` : formatQuantity(quantity)
}

/** `+3`, `-0.5`: what a line of the register moved. */
export function formatMoved(quantity: number): string {
  return quantity > 0 ? `+${formatQuantity(quantity)}` : formatQuantity(quantity)
}

const SIGN: Record<Exclude<MovementKind, 'count'>, 1 | -1> = { receive: 1, give_back: 1, issue: -1, damage: -1 }

/** The stock that a movement would leave, and by how much it changes; a count says what is there. May be negative: then it is refused. */
export function stockAfter(kind: MovementKind, onHand: number, quantity: number): { after: number; change: number } {
  const before = thousandths(onHand)
  const after = kind === 'count' ? thousandths(quantity) : before + SIGN[kind] * thousandths(quantity)
  return { after: after / 1000, change: (after - before) / 1000 }
}

/** The name by which people pick an item: what it is and its size. */
export function itemWords(item: Pick<StoreItem, 'name' | 'specification'>): string {
  return item.specification ? `${item.name} ${item.specification}` : item.name
}
