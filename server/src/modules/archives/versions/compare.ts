/** Facts of a file as a version keeps them: by the names of their columns. */
export type Facts = Record<string, unknown>

/** Columns that are no facts of the file: keys, bookkeeping, and what only the search looks at. */
const SILENT = new Set(['id', 'organization_id', 'site_id', 'site_ids', 'building_id', 'entrance_id', 'unit_id', 'version', 'created_at', 'updated_at', 'sort_key', 'pinyin', 'initials', 'grams', 'id_number_sealed', 'id_number_index', 'review_due_on', 'merged_into'])

/** `id_number_masked` → `idNumberMasked`: fields are named to the outside as everywhere in the contract. */
export function fieldName(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export function factsOf(row: Facts): Facts {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !SILENT.has(column)).map(([column, value]) => [fieldName(column), plain(value)]))
}

/** A value as JSON has it, so that a row and its kept version compare: numerics may come as texts, instants as dates. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return value ?? null
}

/** Which fields differ between two states of a file, from → to. Fields that only one of them knows are compared with null. */
export function differences(from: Facts, to: Facts): { field: string; from: unknown; to: unknown }[] {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return fields.filter((field) => JSON.stringify(from[field] ?? null) !== JSON.stringify(to[field] ?? null)).map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }))
}

export interface KeptVersion {
  valid_from: Date
  valid_until: Date
  facts: Facts
}

/**
 * The state of a file at a moment: the first version that was still valid after it, else the file as it is. Null when the file was not there yet.
 * `versions` in the order in which they ended.
 */
export function stateAt(now: Facts, madeAt: Date, versions: readonly KeptVersion[], at: Date): Facts | null {
  if (madeAt > at) return null
  return versions.find((version) => version.valid_until > at)?.facts ?? now
}
