import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

const known = new WeakMap<Endpoint, readonly string[] | null>()

/** What a caller of a list may ask for by `fields`: the fields of its items. Null for what is no list. */
export function itemFields(endpoint: Endpoint): readonly string[] | null {
  let fields = known.get(endpoint)
  if (fields === undefined) known.set(endpoint, (fields = find(endpoint)))
  return fields
}

function find({ method, kind, response }: Endpoint): string[] | null {
  if (method !== 'GET' || kind !== 'json' || !(response instanceof z.ZodObject)) return null
  const items: unknown = response.shape['items']
  return items instanceof z.ZodArray && items.element instanceof z.ZodObject ? Object.keys(items.element.shape) : null
}
