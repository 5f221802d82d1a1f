import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { mergeDigests } from './digests.ts'
import { claimDeliveries, deliver, findLostDeliveries } from './send.ts'
import { spreadMessages } from './spread.ts'
import { claimWebhooks, findLostWebhooks, pushWebhook } from './webhook-send.ts'
import { spreadFacts } from './webhook-facts.ts'

const POLL_MS = 1000
const SWEEP_MS = 600_000
/** Longer than any exchange may take: whoever is silent for so long is dead. */
const LOST_AFTER_MS = 300_000
const MOST_AT_ONCE = 16

/** What is on its way out of this process. */
interface InHand {
  sends: Set<Promise<void>>
  byEndpoint: Map<string, number>
}
const nothing = (): InHand => ({ sends: new Set(), byEndpoint: new Map() })

async function organizations(app: App, now: Date): Promise<string[]> {
  const { rows } = await app.database.pool.query<{ id: string }>({ name: 'organizations_with_outbound', text: 'select organizations_with_outbound($1, $2) as id', values: [now, new Date(now.getTime() - LOST_AFTER_MS)] })
  return rows.map(({ id }) => id)
}

/** One look at everything that wants to leave; sending itself goes on beside it. Returns how much it moved. */
async function round(app: App, inHand: InHand, at?: Date): Promise<number> {
  const now = at ?? new Date()
  let moved = 0
  for (const organizationId of await organizations(app, now)) {
    const within = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor: Actor.system(organizationId), now: at }, work)
    const before = new Date(now.getTime() - LOST_AFTER_MS)
    moved += await within(async (ctx) => (await spreadMessages(ctx)) + (await spreadFacts(ctx)) + (await findLostDeliveries(ctx, before)) + (await findLostWebhooks(ctx, before)))
    moved += await within(mergeDigests)
    const free = MOST_AT_ONCE - inHand.sends.size
    if (free <= 0) continue
    const deliveries = await within((ctx) => claimDeliveries(ctx, free))
    for (const claimed of deliveries) keep(app, inHand, deliver(app, claimed, at))
    const webhooks = await within((ctx) => claimWebhooks(ctx, inHand.byEndpoint))
    for (const claimed of webhooks) keep(app, inHand, pushWebhook(app, claimed, at), claimed.endpoint.id)
    moved += deliveries.length + webhooks.length
  }
  return moved
}

function keep(app: App, inHand: InHand, send: Promise<void>, endpointId?: string): void {
  const count = (by: number): void => {
    if (endpointId !== undefined) inHand.byEndpoint.set(endpointId, (inHand.byEndpoint.get(endpointId) ?? 0) + by)
  }
  count(1)
  const settled = send
    // What could not be written down is found again as lost.
    .catch((error: unknown) => app.log.error({ err: error }, 'a delivery could not be concluded'))
    .then(() => {
      count(-1)
      inHand.sends.delete(settled)
    })
  inHand.sends.add(settled)
}

/** Sends everything that is due at a moment, and waits for it; for tests and the demo. Returns how much it moved. */
export async function runOutbound(app: App, at?: Date): Promise<number> {
  let moved = 0
  for (;;) {
    const inHand = nothing()
    const now = await round(app, inHand, at)
    await Promise.all(inHand.sends)
    if (now === 0) return moved
    moved += now
  }
}

/** Looks once a second for what wants to leave, in every server process: rows are locked, so none is sent by two. */
export class OutboundWorker {
  readonly #app: App
  readonly #inHand = nothing()
  #isStopped = false
  #loop: Promise<void> | undefined
  #wake: (() => void) | undefined
  #sweeper: NodeJS.Timeout | undefined

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    this.#sweeper = setInterval(() => {
      this.#app.database.pool.query('select sweep_outbound()').catch((error: unknown) => this.#app.log.warn({ err: error }, 'sweeping deliveries'))
    }, SWEEP_MS)
    this.#sweeper.unref()
    this.#loop = this.#run()
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const moved = await round(this.#app, this.#inHand).catch((error: unknown) => {
        this.#app.log.error({ err: error }, 'outbound worker')
        return 0
      })
      if (moved === 0 && !this.#isStopped) await this.#sleep()
    }
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** Finishes what is in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#sweeper)
    this.#wake?.()
    await this.#loop
    await Promise.all(this.#inHand.sends)
  }
}
