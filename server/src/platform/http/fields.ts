import type { Endpoint } from '@guanjia/contract'
import { itemFields } from '@guanjia/contract/item-fields.ts'
import { AppError } from '../errors.ts'

const MOST = 1000

/**
 * The fields of its items that a caller of a list wants, as `fields=number,status`; what an item is known by comes along. Null when nobody
 * asked, or where there are no items. Throws `invalid_request` naming every field that no item has.
 */
export function wantedFields(endpoint: Endpoint, query: unknown): ReadonlySet<string> | null {
  const known = itemFields(endpoint)
  const asked = (query as { fields?: unknown } | null)?.fields
  if (known === null || asked === undefined) return null
  const text = typeof asked === 'string' ? asked : Array.isArray(asked) ? asked.join(',') : JSON.stringify(asked)
  const names = text.slice(0, MOST).split(',').map((name) => name.trim()).filter((name) => name !== '')
  const unknown = [...new Set(names.filter((name) => !known.includes(name)))]
  if (unknown.length > 0 || names.length === 0 || text.length > MOST) {
    const message = unknown.length > 0 ? `no such field: ${unknown.join(', ').slice(0, 200)}` : `one or more of ${known.join(', ')}`
    throw new AppError('invalid_request', `?fields: ${message}`, [{ pointer: '?fields', message }])
  }
  return new Set([...names, 'id'])
}

/** The answer of a list with only some fields of each item; what is beside the items stays. */
export function onlyFields(answer: unknown, wanted: ReadonlySet<string>): unknown {
  const { items, ...rest } = answer as { items: Record<string, unknown>[] }
  return { items: items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name)))), ...rest }
}
