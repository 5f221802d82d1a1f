export const KEY_BEGINNING = 'gj_'

const MINUTE_MS = 60_000
const MAX_KEPT = 10_000

/** How often each key may ask: a bucket that fills evenly, in each server process for itself. */
export class KeyLimiter {
  readonly #buckets = new Map<string, { left: number; at: number }>()

  allows(keyId: string, perMinute: number, now: number): boolean {
    const bucket = this.#buckets.get(keyId) ?? { left: perMinute, at: now }
    const left = Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) / MINUTE_MS) * perMinute)
    const allowed = left >= 1
    if (this.#buckets.size >= MAX_KEPT) this.#buckets.clear()
    this.#buckets.set(keyId, { left: allowed ? left - 1 : left, at: now })
    return allowed
  }
}
