/** How many requests one caller may send: a bucket that holds `burst` and is filled by `perMinute`. */
export interface Rate {
  perMinute: number
  burst: number
}

interface Bucket {
  left: number
  at: number
}

const MOST_KEPT = 50_000

/**
 * Counts the requests of each caller in this process. Sign-in attempts and phone codes are counted in the database besides, for all
 * processes together: those limits are about guessing, this one is about a caller that runs wild.
 */
export class RateLimiter {
  readonly #rate: Rate
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Seconds that the caller has to wait; 0 when the request may pass, which it then has. */
  take(caller: string, now: number): number {
    const { perMinute, burst } = this.#rate
    const bucket = this.#buckets.get(caller) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 60_000) * perMinute)
    bucket.at = now
    // The newest stands last, so that those that were not seen for longest are forgotten first.
    this.#buckets.delete(caller)
    this.#buckets.set(caller, bucket)
    if (this.#buckets.size > MOST_KEPT) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (bucket.left >= 1) {
      bucket.left--
      return 0
    }
    return Math.max(1, Math.ceil(((1 - bucket.left) / perMinute) * 60))
  }
}
