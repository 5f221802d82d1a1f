const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** `filter[status]=a&limit=5` as Fastify reads it → `{filter: {status: 'a'}, limit: '5'}`; deeper brackets are not part of our API. */
export function nestQuery(flat: Record<string, unknown>): Record<string, unknown> {
  const nested: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(flat)) {
    const match = /^([\w-]+)\[([\w-]+)\]$/.exec(key)
    const [outer, inner] = match ? [match[1]!, match[2]!] : [key, null]
    if (FORBIDDEN.has(outer) || (inner !== null && FORBIDDEN.has(inner))) continue
    if (inner === null) nested[outer] = value
    else {
      const group = nested[outer]
      if (typeof group === 'object' && group !== null) (group as Record<string, unknown>)[inner] = value
      else nested[outer] = { [inner]: value }
    }
  }
  return nested
}
