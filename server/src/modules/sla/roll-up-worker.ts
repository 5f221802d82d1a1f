import type { App } from '../../platform/app.ts'
import { rollUpMarked } from './roll-up.ts'

/** Reports are right in between, only slower; a busy day is summed up once for many changes. */
const EVERY_MS = 5000

/** Keeps the sums of reports young; any number of processes may do it at once. */
export class RollUpWorker {
  readonly #app: App
  #timer: NodeJS.Timeout | undefined
  #round: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(app: App) {
    this.#app = app
  }

  start(): void {
    this.#wait()
  }

  #wait(): void {
    if (this.#isStopped) return
    this.#timer = setTimeout(() => {
      this.#round = rollUpMarked(this.#app, () => this.#isStopped)
        .catch((error: unknown) => this.#app.log.warn({ err: error }, 'summing up reports'))
        .then(() => this.#wait())
    }, EVERY_MS)
    this.#timer.unref()
  }

  /** Finishes the site in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#round
  }
}
