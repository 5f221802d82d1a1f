export type Facts = Record<string, unknown>

/** Two people changed the same record: what the other changed and I did not, and what both of us changed differently. */
export interface Merge {
  /** Fields that only the other changed: theirs is taken. */
  adopted: string[]
  /** Fields that both changed, to different values: the person decides. */
  contested: string[]
}

/** `null`, `undefined` and an empty text all mean that nothing is written. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, plain(inner)]),
    )
  return value
}

/** Only the fields of `values` that differ from `base`. */
export function changesOf<V extends object>(base: V, values: V): Partial<V> {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !isSame(value, (base as Facts)[key]))) as Partial<V>
}

/** Compares my values and theirs with the record that both began from. */
export function mergeEdits(base: object, mine: object, theirs: object): Merge {
  const began = base as Facts
  const wanted = mine as Facts
  const merge: Merge = { adopted: [], contested: [] }
  for (const [field, now] of Object.entries(theirs)) {
    if (isSame(now, began[field]) || isSame(now, wanted[field])) continue
    if (isSame(wanted[field], began[field])) merge.adopted.push(field)
    else merge.contested.push(field)
  }
  return merge
}
