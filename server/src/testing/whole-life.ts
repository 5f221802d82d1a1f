import pg from 'pg'

/** What a row of the catalogue says of a column. */
interface Column {
  name: string
  type: string
  isNeeded: boolean
  isMade: boolean
  /** The first of the closed choices; null where none is asked for. */
  choice: string | null
}

export interface TableShape {
  name: string
  columns: Column[]
  refers: { to: string; columns: string[]; toColumns: string[] }[]
}

/** Tables, columns, closed choices and references of the database, as they are. */
export async function shapeOf(client: pg.Client): Promise<Map<string, TableShape>> {
  const { rows } = await client.query<{ table: string; name: string; type: string; isNeeded: boolean; isMade: boolean; choice: string | null }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and not a.atthasdef as "isNeeded", a.attgenerated <> '' or a.attidentity <> '' as "isMade",
      (select substring(pg_get_constraintdef(k.oid) from '= ANY \\(*ARRAY\\[''([^'']*)''') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%= ANY%' limit 1) as choice
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`)
  const shapes = new Map<string, TableShape>()
  for (const { table, ...column } of rows) {
    const shape = shapes.get(table) ?? { name: table, columns: [], refers: [] }
    shape.columns.push(column)
    shapes.set(table, shape)
  }
  const references = await client.query<{ table: string; to: string; columns: string[]; toColumns: string[] }>(`
    select f.conrelid::regclass::text as table, f.confrelid::regclass::text as to,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by k.i) as columns,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.i) as "toColumns"
    from pg_constraint f where f.contype = 'f' and f.conparentid = 0`)
  for (const { table, ...reference } of references.rows) shapes.get(table)?.refers.push(reference)
  return shapes
}

export const isText = ({ type }: Pick<Column, 'type'>): boolean => type === 'text' || type === 'text[]' || type === 'jsonb' || type.startsWith('character')

/** Every table that names one of these directly, or one that does, and so on; `closed` are not gone through. */
export function tablesAround(shapes: ReadonlyMap<string, TableShape>, roots: readonly string[], closed: readonly string[]): Set<string> {
  const found = new Set(roots)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const shape of shapes.values()) if (shape.refers.some(({ to, columns }) => columns.length > 0 && to !== shape.name && found.has(to) && !closed.includes(to)) && !closed.includes(shape.name)) found.add(shape.name)
  }
  return found
}

/**
 * Writes one row into each of these tables, all about one person: every reference leads to the row of its table, and every free text holds what

 * `words` gives for its column. and references are taken out of the way first: it is not about what may be written, but about what is found again.
 */
export async function writeWholeLife(client: pg.Client, shapes: ReadonlyMap<string, TableShape>, tables: ReadonlySet<string>, ids: ReadonlyMap<string, Record<string, unknown>>, words: (column: string) => string, given: Readonly<Record<string, Record<string, unknown>>> = {}): Promise<void> {
  const checks = await client.query<{ table: string; name: string }>("select conrelid::regclass::text as table, conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype in ('c', 'x', 'f') and n.nspname = 'public' and k.conparentid = 0")
  for (const { table, name } of checks.rows) await client.query(`alter table ${table} drop constraint if exists "${name}" cascade`)
  await client.query("set session_replication_role = 'replica'")
  const made = new Map(ids)
  const idOf = (table: string): Record<string, unknown> => {
    const known = made.get(table) ?? { id: uuidOf(table) }
    made.set(table, known)
    return known
  }
  for (const name of tables) {
    if (ids.has(name)) continue
    const shape = shapes.get(name)!
    const row: Record<string, unknown> = {}
    for (const column of shape.columns) if (!column.isMade) row[column.name] = valueOf(column, words)
    if (shape.columns.some((column) => column.name === 'id' && column.type === 'uuid')) row['id'] = idOf(name)['id']
    for (const { to, columns, toColumns } of shape.refers)
      for (const [i, column] of columns.entries()) {
        const target = idOf(to)[toColumns[i]!]
        if (to !== name && target !== undefined && !shape.columns.find((one) => one.name === column)?.isMade) row[column] = target
      }
    Object.assign(row, given[name])
    for (const key of ['organization_id', 'site_id']) if (key in row) row[key] = ids.get(key === 'site_id' ? 'site' : 'organization')!['id']
    for (const [column, value] of Object.entries(row)) if (value === undefined) delete row[column]
    const columns = Object.keys(row)
    await client.query(`insert into ${name} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row)).catch((error: unknown) => {
      throw new Error(`${name}: ${String(error)} ${JSON.stringify(row).slice(0, 500)}`)
    })
  }
  await client.query("set session_replication_role = 'origin'")
}

function valueOf(column: Column, words: (column: string) => string): unknown {
  if (column.choice !== null) return column.type === 'text[]' ? [column.choice] : column.choice
  if (column.type === 'text' || column.type.startsWith('character')) return words(column.name)
  if (column.type === 'text[]') return [words(column.name)]
  if (column.type === 'jsonb') return JSON.stringify([{ said: words(column.name) }])
  if (!column.isNeeded) return undefined
  if (column.type === 'uuid') return uuidOf(column.name)
  if (column.type === 'boolean') return false
  if (column.type === 'bytea') return Buffer.from(column.name)
  if (column.type === 'date') return '2025-03-01'
  if (column.type.startsWith('timestamp')) return '2025-03-01T02:00:00Z'
  if (column.type.startsWith('time')) return '09:00'
  if (column.type.endsWith('[]')) return []
  return 1
}

/** The id of the row of a table. */
export function uuidOf(text: string): string {
  const hex = Buffer.from(text.padEnd(16, '.')).toString('hex').slice(0, 8) + [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 0xffffffff, 7).toString(16).padStart(8, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8000-${hex.slice(0, 12)}`
}
