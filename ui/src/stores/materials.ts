import type { StoreItem } from '@guanjia/contract/stores.ts'
import { formatQuantity } from './stock.ts'

/** A line of materials while somebody writes it: of the store with `itemId`, or in own words. */
export interface MaterialDraft {
  itemId: string | null
  name: string
  quantity: string
}

/** A store counts up to 9,999,999 with at most three decimals; full-width digits are digits. Anything else is `null`. */
export function quantityOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(plain)) return null
  const quantity = Number(plain)
  return quantity > 0 ? quantity : null
}

/** What all lines together want of an item, in its unit. */
export function wantedOf(lines: readonly Pick<MaterialDraft, 'itemId' | 'quantity'>[], itemId: string): number {
  const sum = lines.reduce((total, line) => total + (line.itemId === itemId ? Math.round((quantityOf(line.quantity) ?? 0) * 1000) : 0), 0)
  return sum / 1000
}

export type MaterialFault = 'name' | 'quantity' | 'number' | 'short' | 'away'

/** Why a line cannot be sent, or `null`; `item` is its item as it stands, when that is known. Lines of one item share its stock. */
export function faultOf(
  line: MaterialDraft,
  lines: readonly MaterialDraft[],
  item: Pick<StoreItem, 'onHand' | 'isActive'> | undefined,
): MaterialFault | null {
  if (!line.name.trim()) return 'name'
  if (!line.quantity.trim()) return 'quantity'
  if (line.itemId === null) return null
  if (item && !item.isActive) return 'away'
  if (quantityOf(line.quantity) === null) return 'number'
  return item && wantedOf(lines, line.itemId) > item.onHand ? 'short' : null
}

/** The lines with one more of an item: a new line, or one more on the line that it already has. */
export function withItem(lines: readonly MaterialDraft[], item: { id: string; name: string }): MaterialDraft[] {
  const had = lines.find(({ itemId }) => itemId === item.id)
  if (!had) return [...lines, { itemId: item.id, name: item.name, quantity: '1' }]
  const more = String(Math.round(((quantityOf(had.quantity) ?? 0) + 1) * 1000) / 1000)
  return lines.map((line) => (line === had ? { ...line, quantity: more } : line))
}

/** The lines that say something, as the server takes them. */
export function sentMaterials(lines: readonly MaterialDraft[]): MaterialDraft[] {
  return lines
    .map(({ itemId, name, quantity }) => ({ itemId, name: name.trim(), quantity: quantity.trim() }))
    .filter(({ itemId, name, quantity }) => itemId !== null || name || quantity)
}

/** `LED 灯管 × 2 支`: a line that was used. */
export function materialWords(line: { name: string; quantity: string; unit: string }): string {
  const quantity = line.unit ? `${formatQuantity(Number(line.quantity))} ${line.unit}` : line.quantity
  return `${line.name} × ${quantity}`
}
