import type pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'

export type WakeTopic = 'jobs' | 'timers' | 'promises' | 'stream' | 'sessions' | 'backups'
const CHANNEL = 'guanjia'
const GATHER_MS = 25

/**
 * Hints between server processes: "there are new jobs", "timers came earlier", "screens must ask again".
 * A hint is sent after the commit and gathered for some milliseconds, because a NOTIFY inside every transaction would make
 * all commits wait for each other; a hint that is lost costs only the listener's next poll.
 */
export class Wake {
  readonly #database: Database
  readonly #log: Logger
  readonly #listeners = new Map<WakeTopic, Set<() => void>>()
  readonly #pending = new Set<WakeTopic>()
  #timer: NodeJS.Timeout | undefined
  #client: pg.Client | undefined
  #isStopped = false
  #retry: NodeJS.Timeout | undefined

  constructor(database: Database, log: Logger) {
    this.#database = database
    this.#log = log
  }

  async start(): Promise<void> {
    await this.#listen()
  }

  /** Calls back on every hint of the topic, from this process or another. Returns how to stop. */
  on(topic: WakeTopic, listener: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set()
    set.add(listener)
    this.#listeners.set(topic, set)
    return () => void set.delete(listener)
  }

  announce(topic: WakeTopic): void {
    if (this.#isStopped) return
    this.#pending.add(topic)
    this.#timer ??= setTimeout(() => void this.#send(), GATHER_MS)
  }

  async #send(): Promise<void> {
    this.#timer = undefined
    const topics = [...this.#pending].join(',')
    this.#pending.clear()
    try {
      await this.#database.pool.query({ name: 'wake', text: 'select pg_notify($1, $2)', values: [CHANNEL, topics] })
    } catch (error) {
      this.#log.warn({ err: error }, 'hint not sent')
    }
  }

  #hear(topics: string): void {
    for (const topic of topics.split(',') as WakeTopic[]) for (const listener of this.#listeners.get(topic) ?? []) listener()
  }

  async #listen(): Promise<void> {
    if (this.#isStopped) return
    try {
      const client = await this.#database.connect()
      this.#client = client
      client.on('notification', (message) => this.#hear(message.payload ?? ''))
      client.on('end', () => this.#relisten())
      await client.query(`listen ${CHANNEL}`)
      // What was announced while nobody listened is unknown: everybody looks once.
      for (const set of this.#listeners.values()) for (const listener of set) listener()
    } catch {
      this.#relisten()
    }
  }

  #relisten(): void {
    if (this.#isStopped || this.#retry) return
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      void this.#listen()
    }, 500)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#retry)
    await this.#client?.end().catch(() => {})
  }
}
