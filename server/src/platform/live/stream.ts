import type { ServerResponse } from 'node:http'
import type { StreamEvent } from '@guanjia/contract/platform.ts'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { streamClients } from '../http/metrics.ts'

interface Row {
  organization_id: string
  id: number
  topic: string
  record_type: string
  record_id: string
  site_id: string | null
  action: string
  account_ids: string[]
  at: Date
}

interface Client {
  actor: Actor
  /** Who it is by now; null once the session is over. */
  again: () => Promise<Actor | null>
  response: ServerResponse
}

const POLL_MS = 1000
/** Reads are gathered, so that a burst of commits costs one query. */
const GATHER_MS = 60
/** Ids are given before the commit, so a lower id may appear after a higher one: each read looks back this far. */
const LOOK_BACK_MS = 15_000
const HEARTBEAT_MS = 20_000
/** Hints of changed sessions are gathered: many sign out at the end of a shift. */
const ASK_MS = 300

/** Fans committed changes out to the open streams of this process; other processes do the same for theirs. */
export class StreamHub {
  readonly #app: App
  readonly #clients = new Set<Client>()
  readonly #seen = new Map<number, number>()
  #floor = 0
  #highest = 0
  #timers: NodeJS.Timeout[] = []
  #gather: NodeJS.Timeout | undefined
  #reading: Promise<void> | undefined
  #ask: NodeJS.Timeout | undefined
  #unlisten: (() => void)[] = []

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    this.#unlisten = [this.#app.wake.on('stream', () => this.#soon()), this.#app.wake.on('sessions', () => void (this.#ask ??= setTimeout(() => void this.#askAgain(), ASK_MS).unref()))]
    this.#timers = [setInterval(() => this.#soon(), POLL_MS), setInterval(() => this.#heartbeat(), HEARTBEAT_MS)]
    for (const timer of this.#timers) timer.unref()
  }

  /**
   * Opens a stream; a client that says which event it saw last gets what it missed, or `reset` when that is too long ago. `again` is asked when
   * sessions changed and at every heartbeat: a stream ends with its session and tells no more than its rights of now allow.
   */
  async open(actor: Actor, response: ServerResponse, lastEventId: string | undefined, again: Client['again']): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' })
    response.write('retry: 2000\n\n')
    const client: Client = { actor, again, response }
    if (this.#clients.size === 0) await this.#catchUp()
    this.#clients.add(client)
    streamClients.set(this.#clients.size)
    response.on('close', () => {
      this.#clients.delete(client)
      streamClients.set(this.#clients.size)
    })
    if (lastEventId !== undefined) await this.#resume(client, Number(lastEventId))
    else response.write(`id: ${this.#highest}\nevent: ready\ndata: {}\n\n`)
  }

  async #resume(client: Client, last: number): Promise<void> {
    const newest = await this.#newest()
    if (!Number.isSafeInteger(last) || last > newest) return void client.response.write(`id: ${newest}\nevent: reset\ndata: {}\n\n`)
    const rows = await this.#since(Math.max(0, last - 50), new Date(Date.now() - 3_600_000))
    const isCovered = rows.some((row) => row.id <= last) || newest === last
    if (!isCovered) return void client.response.write(`id: ${newest}\nevent: reset\ndata: {}\n\n`)
    for (const row of rows) this.#send(client, row)
  }

  #soon(): void {
    if (this.#clients.size === 0) return
    this.#gather ??= setTimeout(() => {
      this.#gather = undefined
      this.#reading = (this.#reading ?? Promise.resolve()).then(() => this.#read()).catch((error: unknown) => this.#app.log.warn({ err: error }, 'live stream'))
    }, GATHER_MS)
  }

  async #catchUp(): Promise<void> {
    this.#highest = await this.#newest()
    this.#floor = this.#highest
    this.#seen.clear()
  }

  async #read(): Promise<void> {
    const now = Date.now()
    const rows = await this.#since(this.#floor, new Date(now - 60_000))
    for (const row of rows) {
      if (this.#seen.has(row.id)) continue
      this.#seen.set(row.id, now)
      this.#highest = Math.max(this.#highest, row.id)
      for (const client of this.#clients) this.#send(client, row)
    }
    for (const [id, at] of this.#seen) {
      if (now - at <= LOOK_BACK_MS) continue
      this.#seen.delete(id)
      this.#floor = Math.max(this.#floor, id)
    }
  }

  async #since(id: number, since: Date): Promise<Row[]> {
    return (await this.#app.database.pool.query<Row>({ name: 'stream_since', text: 'select * from stream_since($1, $2)', values: [id, since] })).rows
  }

  async #newest(): Promise<number> {
    return (await this.#app.database.pool.query<{ id: number }>('select last_stream_event() as id')).rows[0]!.id
  }

  #send(client: Client, row: Row): void {
    if (!maySee(client.actor, row)) return
    const event: StreamEvent = { id: String(row.id), topic: row.topic, recordType: row.record_type, recordId: row.record_id, siteId: row.site_id, action: row.action, at: row.at.toISOString() }
    client.response.write(`id: ${row.id}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`)
  }

  #heartbeat(): void {
    for (const { response } of this.#clients) response.write(': still here\n\n')
    void this.#askAgain()
  }

  async #askAgain(): Promise<void> {
    this.#ask = undefined
    for (const client of this.#clients) {
      try {
        const actor = await client.again()
        if (actor === null) client.response.end()
        else client.actor = actor
      } catch (error) {
        // The database is away: whoever was signed in stays so until it says otherwise.
        this.#app.log.warn({ err: error }, 'live stream: session not asked')
        return
      }
    }
  }

  stop(): void {
    for (const unlisten of this.#unlisten) unlisten()
    clearTimeout(this.#gather)
    clearTimeout(this.#ask)
    for (const timer of this.#timers) clearInterval(timer)
    for (const { response } of this.#clients) response.end()
  }
}

function maySee(actor: Actor, row: Row): boolean {
  if (actor.organizationId !== row.organization_id) return false
  if (actor.accountId !== null && row.account_ids.includes(actor.accountId)) return true
  if (row.topic === 'private' || actor.kind !== 'staff') return false
  return row.site_id === null || actor.can('organization:read', row.site_id)
}
