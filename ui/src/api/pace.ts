export interface PaceLimits {
  /** Changes of this long are gathered into one refresh. */
  gatherMs: number
  /** Screens that hear the same change spread over this time, so that they do not all ask in one moment. */
  spreadMs: number
  /** A refresh begins no sooner after the last one began, however many changes come. */
  everyMs: number
}

/** Everybody sees a change within a second, and 200 open screens do not ask in one moment. Measured by `bench/live-boards.ts`. */
export const PACE: PaceLimits = { gatherMs: 100, spreadMs: 150, everyMs: 500 }
/** One's own work differs for each person, so nobody shares the reading of it: within a second after a change, every two seconds under fire. */
export const OWN_PACE: PaceLimits = { gatherMs: 200, spreadMs: 400, everyMs: 2000 }

/**
 * When a screen asks again: soon after the first change, then never while it still waits for answers, and at least as long after them as
 * they took. So a server that is slow is asked less often, and no change stays unseen.
 */
export class Pace {
  readonly #refresh: () => Promise<unknown>
  readonly #limits: PaceLimits
  #timer: ReturnType<typeof setTimeout> | undefined
  #notBefore = 0
  #isBusy = false
  #isWanted = false
  #isStopped = false

  constructor(refresh: () => Promise<unknown>, limits: PaceLimits = PACE) {
    this.#refresh = refresh
    this.#limits = limits
  }

  changed(): void {
    if (this.#isBusy) this.#isWanted = true
    else this.#plan()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  #plan(): void {
    if (this.#isStopped || this.#timer !== undefined) return
    const { gatherMs, spreadMs } = this.#limits
    this.#timer = setTimeout(() => void this.#run(), Math.max(gatherMs + Math.random() * spreadMs, this.#notBefore - Date.now()))
  }

  async #run(): Promise<void> {
    this.#timer = undefined
    this.#isBusy = true
    const began = Date.now()
    await this.#refresh().catch(() => {})
    const ended = Date.now()
    this.#notBefore = Math.max(began + this.#limits.everyMs, ended + (ended - began))
    this.#isBusy = false
    if (!this.#isWanted) return
    this.#isWanted = false
    this.#plan()
  }
}
