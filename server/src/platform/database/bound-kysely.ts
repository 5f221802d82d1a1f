import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../../tables.ts'

/** A text that holds this mark is planned anew each time: for searches whose best plan depends on the values. */
export const PLAN_EACH_TIME = '/* plan each time */'

/**
 * Gives names to statements that come again; a named one is parsed and planned once per connection (about a third less work per call). A
 * text gets its name the second time that it is asked: many come once (lists of another length), and would use up the names.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()
  #askedOnce = new Set<string>()
  readonly #most: number
  constructor(most = 1000) {
    this.#most = most
  }

  /** The name under which a statement is prepared, or undefined when it is better left unnamed. */
  of(text: string): string | undefined {
    if (text.length > 8000 || text.includes(PLAN_EACH_TIME)) return undefined
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= this.#most) return known
    if (!this.#askedOnce.delete(text)) {
      if (this.#askedOnce.size >= this.#most) this.#askedOnce = new Set()
      this.#askedOnce.add(text)
      return undefined
    }
    const name = `g${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

const names = new StatementNames()
export const statementName = (text: string): string | undefined => names.of(text)

class BoundConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(query.sql)
    const result = await this.#client.query({ text: query.sql, values: [...query.parameters], ...(name === undefined ? {} : { name }) })
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams read page by page; see platform/records/list.ts')
  }
}

class BoundDriver implements Driver {
  readonly #connection: BoundConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new BoundConnection(client)
  }

  async init(): Promise<void> {}
  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection)
  }
  async beginTransaction(): Promise<void> {
    throw new Error('The transaction belongs to ctx; there is no second one')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const adapter = new PostgresAdapter()

/** A query builder that talks through one given connection, whose transaction somebody else began and will end. */
export function boundKysely(client: pg.ClientBase): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => new BoundDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
