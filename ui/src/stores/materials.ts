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

export type MaterialFault = 'name' | 'quantity' | 'number' | 'short'

/** Why a line cannot be sent, or `null`; `onHand` of its item, when that is known. Lines of one item share its stock. */
export function faultOf(line: MaterialDraft, lines: readonly MaterialDraft[], onHand: number | undefined): MaterialFault | null {
  if (!line.name.trim()) return 'name'
  if (!line.quantity.trim()) return 'quantity'
  if (line.itemId === null) return null
  if (quantityOf(line.quantity) === null) return 'number'
  return onHand !== undefined && wantedOf(lines, line.itemId) > onHand ? 'short' : null
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
