import type { Insertable, Kysely } from 'kysely'
import type pg from 'pg'
import type { z } from 'zod'
import type { Locale } from '@guanjia/contract'
import type { Tables } from '../tables.ts'
import type { Actor } from './auth/actor.ts'
import { timeOf, type App } from './app.ts'
import { boundKysely } from './database/bound-kysely.ts'
import { isCollision, isConnectionLost } from './database/database.ts'
import { LaterRows } from './database/later-rows.ts'
import { AppError } from './errors.ts'
import { notesOf, subscribersOf, type DomainEvent } from './events.ts'
import { newId } from './ids.ts'

/** One request or job: one transaction, one actor, one clock, one `publish`. Nothing else reaches the database. */
export interface Ctx {
  app: App
  tx: Kysely<Tables>
  actor: Actor
  organizationId: string
  now: Date
  locale: Locale
  requestId: string
  device: string | null
  /** An event for its subscribers, as jobs in this transaction. */
  publish<S extends z.ZodType>(happened: DomainEvent<S>, data: z.input<S>): void
  /** A job of a queue in this transaction; `dedupeKey` makes a second one with the same key vanish. */
  enqueue(queue: string, payload: unknown, options?: { dueAt?: Date; dedupeKey?: string }): void
  /** A row that nothing in this transaction reads again: written in one trip with the others just before commit. */
  later<T extends keyof Tables>(table: T, row: Insertable<Tables[T]>): void
  /** Writes the later rows now; needed only before reading them in the same transaction. */
  flush(): Promise<void>
  /** Forgets later rows and hints: the work that left them is being rolled back to a savepoint. */
  forgetLater(): void
  /** Runs after the commit; for hints and caches only, never for effects that must not be lost. */
  afterCommit(action: () => void): void
  /** The raw connection of the transaction, for COPY-sized statements in imports. */
  client: pg.PoolClient
}

export interface CtxStart {
  actor: Actor
  now?: Date
  locale?: Locale
  requestId?: string
  device?: string | null
}


const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const MAX_TRIES = 4

/**
 * Runs `work` in one transaction of the actor's organisation and commits. Deadlocks and serialisation failures are tried again
 * (so `work` must not act outside the database), and so is a transaction that could not begin because its idle connection had
 * died unnoticed: after a restart of the database nobody sees an error. A database lost later is `unavailable`.
 */
export async function runInCtx<T>(app: App, start: CtxStart, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  // Every idle connection may have died; each is found out once.
  let deadOnes = app.database.pool.idleCount + 1
  for (let attempt = 1; ; attempt++) {
    const client = await connection(app)
    let hasBegun = false
    try {
      return await once(app, client, start, async (ctx) => {
        hasBegun = true
        return work(ctx)
      })
    } catch (error) {
      if (isCollision(error) && attempt < MAX_TRIES) continue
      if (!isConnectionLost(error)) throw error
      if (!hasBegun && deadOnes-- > 0) continue
      throw unreachable()
    }
  }
}

const unreachable = (): AppError => new AppError('unavailable', 'The database is not reachable right now')

async function connection(app: App): Promise<pg.PoolClient> {
  try {
    return await app.database.pool.connect()
  } catch (error) {
    throw isConnectionLost(error) ? unreachable() : error
  }
}

async function once<T>(app: App, client: pg.PoolClient, start: CtxStart, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  let broken: Error | undefined
  const noteBroken = (error: Error): void => {
    broken = error
  }
  client.on('error', noteBroken)
  const hints: (() => void)[] = []
  try {
    const begun = begin(client, start.actor)
    const { ctx, rows } = makeCtx(app, client, start, hints)
    await begun
    const result = await work(ctx)
    const flushed = rows.send()
    const [committed] = await Promise.all([client.query('commit'), flushed])
    // A COMMIT of a failed transaction answers ROLLBACK without an error.
    if (committed.command !== 'COMMIT') throw new Error('The transaction was rolled back')
    for (const hint of hints) hint()
    return result
  } catch (error) {
    await client.query('rollback').catch(noteBroken)
    throw error
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}

/** One trip: the transaction begins and knows its organisation, and the zones of who works in zones. */
function begin(client: pg.PoolClient, actor: Actor): Promise<unknown> {
  if (!UUID.test(actor.organizationId)) throw new Error('No organisation')
  return client.query(`begin; set local app.organization_id = '${actor.organizationId}'${zoneSettings(actor)}`)
}

function zoneSettings({ zoneLimit, employeeId }: Actor): string {
  if (zoneLimit === null) return ''
  const ids = [...zoneLimit.siteIds, ...zoneLimit.zoneIds, ...(employeeId === null ? [] : [employeeId])]
  if (!ids.every((id) => UUID.test(id))) throw new Error('No zone')
  return `; set local app.limited_sites = '{${zoneLimit.siteIds.join(',')}}'; set local app.own_zones = '{${zoneLimit.zoneIds.join(',')}}'; set local app.acting_employee = '${employeeId ?? ''}'`
}

function makeCtx(app: App, client: pg.PoolClient, start: CtxStart, hints: (() => void)[]): { ctx: Ctx; rows: LaterRows } {
  const rows = new LaterRows(client)
  const now = start.now ?? timeOf(app)
  const organizationId = start.actor.organizationId
  const ctx: Ctx = {
    app,
    client,
    tx: boundKysely(client),
    actor: start.actor,
    organizationId,
    now,
    locale: start.locale ?? start.actor.locale,
    requestId: start.requestId ?? newId(),
    device: start.device ?? null,
    publish(happened, data) {
      const payload = happened.data.parse(data)
      for (const name of subscribersOf(happened)) ctx.enqueue(name, payload)
      for (const note of notesOf(happened)) note(ctx, payload)
    },
    enqueue(queue, payload, options = {}) {
      rows.add('job', { organization_id: organizationId, id: newId(), queue, payload, due_at: options.dueAt ?? now, dedupe_key: options.dedupeKey ?? null })
      if (options.dueAt === undefined || options.dueAt <= now) hints.push(() => app.wake.announce('jobs'))
    },
    later: (table, row) => rows.add(table, row),
    flush: () => rows.send(),
    forgetLater() {
      rows.clear()
      hints.length = 0
    },
    afterCommit: (action) => void hints.push(action),
  }
  return { ctx, rows }
}
