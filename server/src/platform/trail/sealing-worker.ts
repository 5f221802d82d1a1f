import type { App } from '../app.ts'
import { keepHeads } from './anchor.ts'
import { Sealer } from './seal.ts'

const EVERY_MS = 1000

/** Seals the trail beside the work, a second or two after it; any number of processes may do it at once. */
export class SealingWorker {
  readonly #app: App
  readonly #sealer: Sealer
  #timer: NodeJS.Timeout | undefined
  #round: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(app: App) {
    this.#app = app
    this.#sealer = new Sealer(app)
  }

  start(): void {
    if (this.#isStopped) return
    this.#timer = setTimeout(() => {
      this.#round = this.#sealer
        .round(() => this.#isStopped)
        .catch((error: unknown) => this.#app.log.warn({ err: error }, 'sealing the trail'))
        .then(() => this.start())
    }, EVERY_MS)
    this.#timer.unref()
  }

  /** Finishes the link in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#round
    keepHeads(this.#app)
  }
}
