import type pg from 'pg'
import type { Logger } from 'pino'
import { openDatabase, sqlState, type Database } from './database.ts'
import type { App } from '../app.ts'
import { runInCtx, type Ctx, type CtxStart } from '../ctx.ts'
import { AppError } from '../errors.ts'

const LOOK_EVERY_MS = 2000

export interface ReplicaState {
  isUsed: boolean
  /** How far it is behind; null while it is away. */
  lagSeconds: number | null
}

/**
 * A streaming replica for reports. It is believed only while it answers, is in recovery, and is not further behind than allowed;
 * otherwise reports read from the primary, as everything else always does.
 */
export class Replica {
  readonly database: Database
  readonly #primary: Database
  readonly #log: Logger
  readonly #mostSeconds: number
  #state: ReplicaState = { isUsed: false, lagSeconds: null }
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(primary: Database, url: string, options: { poolSize: number; mostSeconds: number; log: Logger }) {
    this.database = openDatabase(url, options.poolSize)
    this.#primary = primary
    this.#log = options.log
    this.#mostSeconds = options.mostSeconds
  }

  get state(): ReplicaState {
    return this.#state
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.#timer.unref()
    await this.look()
  }

  /** Measures how far behind it is: nothing when it has replayed what the primary has written, else since its last replayed commit. */
  look(): Promise<void> {
    this.#looking ??= this.#measure().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #measure(): Promise<void> {
    const before = this.#state
    try {
      const { rows: [written] } = await this.#primary.pool.query<{ at: string }>('select pg_current_wal_lsn()::text as at')
      const { rows: [replayed] } = await this.#asked(written!.at)
      if (!replayed!.recovers) throw new Error('DATABASE_REPLICA_URL is no replica')
      const lagSeconds = replayed!.reached ? 0 : Math.max(0, replayed!.seconds ?? Number.POSITIVE_INFINITY)
      this.#state = { isUsed: lagSeconds <= this.#mostSeconds, lagSeconds: Number.isFinite(lagSeconds) ? lagSeconds : null }
    } catch (error) {
      this.#state = { isUsed: false, lagSeconds: null }
      if (before.isUsed) this.#log.warn({ err: error }, 'the replica is away; reports read from the primary')
    }
  }

  #asked(written: string): Promise<pg.QueryResult<{ recovers: boolean; reached: boolean; seconds: number | null }>> {
    const text = `select pg_is_in_recovery() as recovers, coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as reached,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as seconds`
    return this.database.pool.query(text, [written])
  }

  /** Reports go elsewhere until the next look. */
  distrust(): void {
    this.#state = { ...this.#state, isUsed: false }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.database.close()
  }
}

const reporting = new WeakMap<App, App>()
/** The same process, reading from the replica; kept, because caches hang on it. */
function reportingApp(app: App, replica: Replica): App {
  const known = reporting.get(app) ?? { ...app, database: replica.database }
  reporting.set(app, known)
  return known
}

/**
 * Runs a report: on the replica when there is one that is near enough, else on the primary, and there again when the replica fails
 * meanwhile. `work` must only read.
 */
export async function runReport<T>(app: App, start: CtxStart, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { replica } = app
  if (!replica?.state.isUsed) return runInCtx(app, start, work)
  try {
    return await runInCtx(reportingApp(app, replica), start, work)
  } catch (error) {
    if (!isReplicasFault(error)) throw error
    if (sqlState(error) !== '25006') replica.distrust()
    return runInCtx(app, start, work)
  }
}

/** It went away, cancelled the query for the sake of its replay, or refused a write that the report should not have tried. */
function isReplicasFault(error: unknown): boolean {
  return (error instanceof AppError && error.code === 'unavailable') || ['40001', '25006', '57P01'].includes(sqlState(error) ?? '')
}
