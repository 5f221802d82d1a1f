import type pg from 'pg'
import { statementName } from './bound-kysely.ts'

type Row = Record<string, unknown>

/** Tables in which a row with a known dedupe key is silently the same row. */
const DEDUPED = new Set(['job', 'message'])

/**
 * Rows that nothing in their transaction reads again. They are collected and written with one statement for each table,
 * all in one trip, so that a use case costs the same whether it writes one timeline entry or five.
 */
export class LaterRows {
  readonly #client: pg.ClientBase
  #rows = new Map<string, Row[]>()

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  add(table: string, row: object): void {
    const columns = Object.keys(row).sort()
    const key = `${table} ${columns.join(',')}`
    const rows = this.#rows.get(key)
    if (rows) rows.push(row as Row)
    else this.#rows.set(key, [row as Row])
  }

  /** Sends what was collected, in the order in which tables were first named. */
  async send(): Promise<void> {
    if (this.#rows.size === 0) return
    const collected = this.#rows
    this.#rows = new Map()
    const sent = [...collected].map(([key, rows]) => {
      const [table, columns] = key.split(' ') as [string, string]
      const quoted = columns.split(',').map((column) => `"${column}"`).join(', ')
      const text = `insert into "${table}" (${quoted}) select ${quoted} from jsonb_populate_recordset(null::"${table}", $1::jsonb)${DEDUPED.has(table) ? ' on conflict do nothing' : ''}`
      return this.#client.query({ name: statementName(text), text, values: [JSON.stringify(rows)] })
    })
    await Promise.all(sent)
  }
}
