import { importKind } from '../archives/index.ts'
import { itemsImport } from './import/items-list.ts'

export function subscribe(): void {
  importKind('store_items', itemsImport)
}
