import type pg from 'pg'
import { statementName } from './bound-kysely.ts'

type Row = Record<string, unknown>

/** Tables in which a row with a known dedupe key is silently the same row. */
const DEDUPED = new Set(['job', 'message'])

/**
 * Rows that nothing in their transaction reads again. They are collected and written by one statement for all tables,
 * so that a use case costs the same whether it writes one timeline entry or five rows in each of seven tables.
 */
export class LaterRows {
  readonly #client: pg.ClientBase
  #rows = new Map<string, Row[]>()

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  add(table: string, row: object): void {
    const key = `${table} ${Object.keys(row).sort().join(',')}`
    const rows = this.#rows.get(key)
    if (rows) rows.push(row as Row)
    else this.#rows.set(key, [row as Row])
  }

  /** Forgets what was collected: the work that left it was undone. */
  clear(): void {
    this.#rows = new Map()
  }

  /** Sends what was collected. Foreign keys between the rows are checked at the end of the statement, so their order does not matter. */
  async send(): Promise<void> {
    if (this.#rows.size === 0) return
    const collected = this.#rows
    this.#rows = new Map()
    const text = insertText([...collected.keys()].join('\n'))
    await this.#client.query({ name: statementName(text), text, values: [...collected.values()].map((rows) => JSON.stringify(rows)) })
  }
}

const texts = new Map<string, string>()
const MAX_TEXTS = 2000

/** `with r0 as (insert …), r1 as (insert …) select 1`: one insert for each line of `keys` (table and its columns). */
function insertText(keys: string): string {
  const known = texts.get(keys)
  if (known !== undefined) return known
  const inserts = keys.split('\n').map((key, i) => {
    const [table, columns] = key.split(' ') as [string, string]
    const quoted = columns.split(',').map((column) => `"${column}"`).join(', ')
    return `r${i} as (insert into "${table}" (${quoted}) select ${quoted} from jsonb_populate_recordset(null::"${table}", $${i + 1}::jsonb)${DEDUPED.has(table) ? ' on conflict do nothing' : ''})`
  })
  const text = `with ${inserts.join(', ')} select 1`
  if (texts.size < MAX_TEXTS) texts.set(keys, text)
  return text
}
