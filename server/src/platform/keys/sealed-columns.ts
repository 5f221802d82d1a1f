/** A table in which texts are stored sealed: rotation writes them anew, and counts them by key. */
export interface SealedColumn {
  table: string
  /** Columns that name a row beside organization_id. */
  key: readonly string[]
  sealed: string
  /** The blind index of the same text, when it is looked up; `plainOf` makes of the opened text what was indexed. */
  index?: { column: string; plainOf(plain: string): string }
}

const columns = new Map<string, SealedColumn>()

/** A module says where it keeps sealed texts. A column ending in `_sealed` that nobody named fails `trouble-keys.test.ts`. */
export function sealedColumn(column: SealedColumn): void {
  columns.set(`${column.table}.${column.sealed}`, column)
}

export function sealedColumns(): readonly SealedColumn[] {
  return [...columns.values()]
}
