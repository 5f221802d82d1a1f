import pg from 'pg'
import { AppError } from '../errors.ts'

// bigint columns are counts, bytes and fen: all far below 2^53, so plain numbers are exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A date has no zone: it stays the text YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

export interface Database {
  pool: pg.Pool
  /** A connection of its own outside the pool, for LISTEN and COPY. */
  connect(): Promise<pg.Client>
  /**
   * The same database by a pool of its own whose commits do not wait for the disk: a crash may undo its last second, never tear it. For
   * loads of thousands of small transactions that nobody was told of. A commit by any other connection puts all of it on the disk.
   */
  hasty(): Database
  close(): Promise<void>
}

/** Opens the pool of the restricted role. `url` comes from `appUrl(ownerUrl)`; `max` connections. */
export function openDatabase(url: string, max = 16, options?: string): Database {
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true, options, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 10_000, application_name: 'guanjia' } as pg.PoolConfig)
  // A connection that dies while idle is replaced at the next use; the error must not end the process.
  pool.on('error', () => {})
  // Nor one that dies in the moment of being handed out: whoever uses it learns it from the failing statement.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    async connect() {
      const client = new pg.Client({ connectionString: url, application_name: 'guanjia' })
      client.on('error', () => {})
      await client.connect()
      return client
    },
    hasty: () => openDatabase(url, max, '-c synchronous_commit=off'),
    close: () => pool.end(),
  }
}

/** PostgreSQL's own code of a failure, such as `23505`, or undefined when it is not one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}

const LOST = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** Whether the same work may well succeed when it is tried again: the database went away, or two transactions were in each other's way. */
export function isPassing(error: unknown): boolean {
  return isConnectionLost(error) || isCollision(error) || (error instanceof AppError && error.code === 'unavailable')
}

/** A deadlock, or a serialisation failure. */
export function isCollision(error: unknown): boolean {
  return ['40P01', '40001'].includes(sqlState(error) ?? '')
}

/** Whether the failure means that the database went away (restart, network), not that the request was bad. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return LOST.has(code) || /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(error.message)
}
