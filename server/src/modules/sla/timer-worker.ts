import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { isConnectionLost } from '../../platform/database/database.ts'
import { fireBatch } from './fire-timers.ts'
import { healLostNotices } from './notices.ts'
import { healLostClocks } from './reconcile.ts'

const BATCH = 100
/** A burst is worked off in larger batches, for fewer trips to the database; acts wait for one at most. */
const BURST_BATCH = 400
/** The safety net when a hint was lost. */
const POLL_MS = 1000
const RECONCILE_MS = 300_000
const MINUTE_MS = 60_000

export interface DueTimers {
  /** Instead of the database's own clock; for tests and demo data. */
  now?: Date
  /** Fires each timer as if it were the minute of its own moment, as a server does that is always there; for demo data. */
  asTheyCame?: boolean
  /** Only this organisation. */
  organizationId?: string
  batch?: number
  isStopped?: () => boolean
}

/** Works off all timers that are due; what other processes have in hand is left to them. Returns how many it took. */
export async function runDueTimers(app: App, options: DueTimers = {}): Promise<number> {
  let batch = options.batch ?? BATCH
  const besides: string[] = []
  let count = 0
  while (!options.isStopped?.()) {
    const found = await organizationWithTimer(app, besides, options)
    if (!found) break
    const taken = await fireOrPutOff(app, found.organizationId, found.at, batch, options.asTheyCame)
    if (taken === 0) besides.push(found.organizationId)
    if (options.batch === undefined) batch = taken < batch ? BATCH : BURST_BATCH
    count += taken
  }
  return count
}

type Found = { organizationId: string; at: Date }

async function organizationWithTimer(app: App, besides: string[], { now, organizationId, asTheyCame }: DueTimers): Promise<Found | null> {
  if (organizationId !== undefined) return besides.includes(organizationId) ? null : { organizationId, at: now ?? (await databaseTime(app)) }
  const { rows } = await app.database.pool.query<{ organization_id: string; fire_at: Date; right_now: Date }>({
    name: 'organization_with_timer', text: 'select * from organization_with_timer($1, $2)', values: [besides, now ?? null],
  })
  const [found] = rows
  if (!found) return null
  const at = asTheyCame ? Math.min(found.right_now.getTime(), found.fire_at.getTime() + MINUTE_MS) : found.right_now.getTime()
  return { organizationId: found.organization_id, at: new Date(at) }
}

async function databaseTime(app: App): Promise<Date> {
  return (await app.database.pool.query<{ now: Date }>('select now() as now')).rows[0]!.now
}

/** One row that cannot be written must not hold up the others of its batch: they are taken one by one, and it is put off. */
async function fireOrPutOff(app: App, organizationId: string, at: Date, batch: number, isHistory = false): Promise<number> {
  let clockIds: string[] = []
  const fire = (limit: number) => fireBatch(app, organizationId, at, limit, (ids) => (clockIds = ids), isHistory)
  try {
    return await fire(batch)
  } catch (error) {
    if (isConnectionLost(error) || clockIds.length === 0) throw error
    app.log.error({ err: error, clocks: clockIds.length }, 'a batch of timers failed')
  }
  let taken = 0
  for (let i = clockIds.length; i > 0; i--) {
    try {
      taken += await fire(1)
    } catch (error) {
      if (isConnectionLost(error) || clockIds.length === 0) throw error
      app.log.error({ err: error, clock: clockIds[0] }, 'a timer failed and is put off')
      await putOff(app, organizationId, clockIds[0]!)
      taken++
    }
  }
  return taken
}

function putOff(app: App, organizationId: string, clockId: string): Promise<unknown> {
  const text = "update sla_timer set fire_at = now() + interval '1 minute' where organization_id = $1 and clock_id = $2 and state = 'waiting'"
  return runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) => ctx.client.query(text, [organizationId, clockId]))
}

/** Fires timers until stopped: sleeps until the next one is due, is woken by hints about earlier ones, and looks once a second anyway. */
export class TimerWorker {
  readonly #app: App
  #isStopped = false
  #loop: Promise<void> | undefined
  #wake: (() => void) | undefined
  #isHinted = false
  #unlisten: (() => void) | undefined
  #reconciler: NodeJS.Timeout | undefined

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    this.#unlisten = this.#app.wake.on('timers', () => this.#hint())
    this.#reconciler = setInterval(() => {
      Promise.all([healLostClocks(this.#app), healLostNotices(this.#app)]).catch((error: unknown) => this.#app.log.error({ err: error }, 'reconciling clocks'))
    }, RECONCILE_MS)
    this.#reconciler.unref()
    this.#loop = this.#run()
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      this.#isHinted = false
      const wait = await this.#round().catch((error: unknown) => {
        this.#app.log.error({ err: error }, 'timer worker')
        return POLL_MS
      })
      if (!this.#isHinted && !this.#isStopped) await this.#sleep(wait)
    }
  }

  /** Works off what is due; milliseconds until there is more. */
  async #round(): Promise<number> {
    await runDueTimers(this.#app, { isStopped: () => this.#isStopped })
    const { rows } = await this.#app.database.pool.query<{ wait: number | null }>({
      name: 'next_timer_due', text: 'select extract(epoch from next_timer_due() - now()) * 1000 as wait',
    })
    // What is due and yet not taken is in other hands; a moment later it is done or free.
    return Math.min(POLL_MS, Math.max(20, Math.ceil(rows[0]?.wait ?? POLL_MS)))
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #hint(): void {
    this.#isHinted = true
    this.#wake?.()
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#unlisten?.()
    clearInterval(this.#reconciler)
    this.#wake?.()
    await this.#loop
  }
}
