import type { Endpoint, Input, Output } from '@guanjia/contract'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { rawRoute, type Route } from './route.ts'

interface Reading {
  running: Promise<string>
  next: Promise<string> | undefined
}

/**
 * What many ask at the same moment is read once. A reading answers only those who asked before it began, so that nobody gets an answer
 * older than the own question: there is nothing to expire and nothing to forget after a commit.
 */
export class SharedReads {
  readonly #readings = new Map<string, Reading>()

  /** The answer of a reading that begins now or later; at most one for a key is under way. */
  read(key: string, work: () => Promise<string>): Promise<string> {
    const present = this.#readings.get(key)
    if (!present) return this.#begin(key, work)
    present.next ??= present.running.then(
      () => this.#begin(key, work),
      () => this.#begin(key, work),
    )
    return present.next
  }

  #begin(key: string, work: () => Promise<string>): Promise<string> {
    const reading: Reading = { running: work(), next: undefined }
    this.#readings.set(key, reading)
    const end = (): void => {
      if (reading.next === undefined) this.#readings.delete(key)
    }
    reading.running.then(end, end)
    return reading.running
  }
}

/** A JSON answer that is written already. */
export class WrittenAnswer {
  readonly json: string
  constructor(json: string) {
    this.json = json
  }
}

interface Sharing<E extends Endpoint> {
  /** Throws when the actor may not read this; asked of everybody, before anything is shared. */
  permit: (actor: Actor, input: Input<E>) => void
  /** Whether the answer depends on who asks: then only the same account shares it. */
  isOwn?: (input: Input<E>) => boolean
}

/** Binds a reading endpoint whose answer is the same for all whom `permit` lets through: the boards that hang open on every screen. */
export function sharedRoute<E extends Endpoint>(endpoint: E, { permit, isOwn }: Sharing<E>, handle: (ctx: Ctx, input: Input<E>) => Promise<Output<E>>): Route {
  return rawRoute(endpoint, async ({ app }, input, someone) => {
    const actor = someone!
    permit(actor, input)
    const key = JSON.stringify([endpoint.path, actor.organizationId, isOwn?.(input) ? actor.accountId : null, actor.zoneLimit, input.params, input.query])
    return new WrittenAnswer(await readsOf(app).read(key, async () => JSON.stringify(await runInCtx(app, { actor }, (ctx) => handle(ctx, input)))))
  })
}

const reads = new WeakMap<App, SharedReads>()
function readsOf(app: App): SharedReads {
  const known = reads.get(app) ?? new SharedReads()
  reads.set(app, known)
  return known
}
