/** A table with all its rows: for each row its texts by column, as COPY writes them, and the line itself. */
export interface WholeTable {
  name: string
  columns: string[]
  rows: { line: string; values: string[] }[]
}

/** A foreign key: the columns of one table, and those of the other in the same order. */
export interface Reference {
  from: string
  columns: string[]
  to: string
  toColumns: string[]
}

const NULL = '\\N'
/** Of long tables at most so many rows are kept beside those that others need. */
const MOST = 400
/** Numbers go on from where they were. */
const WHOLE = new Set(['number_counter'])
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Streams to screens are forgotten within minutes. */
const LEFT_OUT = new Set(['stream_event', 'idempotency_key', 'session'])

/**
 * A small part of a database that still hangs together: short tables whole, such as choices, roles and policies, up to `short` rows; of numbered records one in each state with all that tells
 * of it; some rows of everything else; and whatever these need by their foreign keys.
 */
export function thin(tables: readonly WholeTable[], references: readonly Reference[], short: number): WholeTable[] {
  const kept = new Map(tables.map(({ name }) => [name, new Set<number>()]))
  const ids = seeds(tables, short, kept)
  withWhatTellsOfThem(tables, short, ids, kept)
  for (const { name, columns, rows } of tables) {
    if (LEFT_OUT.has(name)) continue
    const chosen = kept.get(name)!
    // What is sealed has to open with the key of then.
    const sealed = columns.flatMap((column, at) => (column.endsWith('_sealed') ? [at] : []))
    for (const [at, { values }] of rows.entries()) if (chosen.size < MOST && sealed.some((column) => values[column] !== NULL)) chosen.add(at)
    // Some of what belongs to none of them; a part of a record that is there would make it half.
    const wanted = rows.length <= short || WHOLE.has(name) ? rows.length : chosen.size === 0 ? 8 : 0
    for (let i = 0; chosen.size < wanted && i < rows.length; i++) chosen.add(i)
  }
  withWhatTheyNeed(tables, references, kept)
  return tables.map((table) => ({ ...table, rows: [...kept.get(table.name)!].sort((a, b) => a - b).map((row) => table.rows[row]!) }))
}

/** One record of each table with numbers in each of its states. */
function seeds(tables: readonly WholeTable[], short: number, kept: ReadonlyMap<string, Set<number>>): Set<string> {
  const ids = new Set<string>()
  for (const { name, columns, rows } of tables) {
    const [id, number, status] = ['id', 'number', 'status'].map((column) => columns.indexOf(column))
    if (id === -1 || number === -1 || status === -1 || rows.length <= short) continue
    const seen = new Set<string>()
    for (const [at, { values }] of rows.entries()) {
      if (seen.has(values[status!]!)) continue
      seen.add(values[status!]!)
      kept.get(name)!.add(at)
      ids.add(values[id!]!)
    }
  }
  return ids
}

/** Rows that mention a chosen record belong to it, and what mentions those as well. */
function withWhatTellsOfThem(tables: readonly WholeTable[], short: number, ids: Set<string>, kept: ReadonlyMap<string, Set<number>>): void {
  let before = -1
  while (before !== ids.size) {
    before = ids.size
    for (const { name, columns, rows } of tables) {
      const chosen = kept.get(name)!
      const id = columns.indexOf('id')
      for (const [at, { values }] of rows.entries()) {
        if (chosen.size >= MOST) break
        if (LEFT_OUT.has(name) || chosen.has(at) || !values.some((value, column) => column !== id && UUID.test(value) && ids.has(value))) continue
        chosen.add(at)
        if (id !== -1 && rows.length > short) ids.add(values[id]!)
      }
    }
  }
}

function withWhatTheyNeed(tables: readonly WholeTable[], references: readonly Reference[], kept: ReadonlyMap<string, Set<number>>): void {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const indexes = new Map<string, Map<string, number>>()
  const indexOf = ({ to, toColumns }: Reference): Map<string, number> => {
    const name = `${to} ${toColumns.join()}`
    let index = indexes.get(name)
    if (index === undefined) {
      const table = byName.get(to)!
      const at = toColumns.map((column) => table.columns.indexOf(column))
      index = new Map(table.rows.map(({ values }, row) => [at.map((column) => values[column]).join('\t'), row]))
      indexes.set(name, index)
    }
    return index
  }
  for (let isMore = true; isMore; ) {
    isMore = false
    for (const reference of references) {
      const { columns, rows } = byName.get(reference.from)!
      const at = reference.columns.map((column) => columns.indexOf(column))
      for (const row of kept.get(reference.from)!) {
        const value = at.map((column) => rows[row]!.values[column]!)
        if (value.includes(NULL)) continue
        const needed = indexOf(reference).get(value.join('\t'))
        if (needed === undefined || kept.get(reference.to)!.has(needed)) continue
        kept.get(reference.to)!.add(needed)
        isMore = true
      }
    }
  }
}
